// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>

namespace hinterland {

/// Throws unless a layer could be written to this path: nothing is there, or a regular file that
/// this program wrote as a layer of that name. UsageError if it is a folder, a link, a device, one
/// of `inputs`, a part of one (villages.prj), or a file of another program; Error if the parent
/// folder is missing. Call it before long computations.
void check_replaceable(const std::string& path, const std::string& layer,
                       std::span<const std::string> inputs);

/// Writes a file atomically: `write` receives a path in a private folder beside the target, and the
/// finished file is moved to the target once it is on the disk. If `write` throws, the existing
/// file is unchanged. Removes what killed runs for the same file have left. Throws as
/// `check_replaceable` does, and Error if a system call fails.
void replace_file(const std::string& path, const std::string& layer,
                  std::span<const std::string> inputs,
                  const std::function<void(const std::string& hidden)>& write);

}  // namespace hinterland
