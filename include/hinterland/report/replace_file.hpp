// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

namespace hinterland {

/// Makes a file that appears whole or not at all: `write` is handed the path of
/// a hidden file beside it, which then takes its place in one step. Where
/// `write` throws, the hidden file is removed and what was there stays. Throws
/// Error where the system refuses.
void replace_file(const std::string& path,
                  const std::function<void(const std::string& hidden)>& write);

}  // namespace hinterland
