// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>

namespace hinterland {

/// Throws unless a layer could be written to this file: nothing is there, or a regular file that
/// this program wrote as a layer of that name. UsageError where it is a folder, a link, a device,
/// one of `inputs`, has the name of a part of one (villages.prj), or is another's file; Error where
/// the folder around it is missing. For asking before long work begins.
void check_replaceable(const std::string& path, const std::string& layer,
                       std::span<const std::string> inputs);

/// Makes a file that appears whole or not at all: `write` is handed a path in a private folder
/// beside it, from where the file takes its place in one step, once it is on the disk. Where
/// `write` throws, what was there stays. Clears what killed runs for the same file have left.
/// Throws as `check_replaceable` does, and Error where the system refuses.
void replace_file(const std::string& path, const std::string& layer,
                  std::span<const std::string> inputs,
                  const std::function<void(const std::string& hidden)>& write);

}  // namespace hinterland
