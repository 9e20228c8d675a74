// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace hinterland {

/// The bytes of a file of settings. Throws UsageError where there is none, or none that can be
/// read: a folder, a device, a pipe.
std::string config_file_text(const std::string& path);

}  // namespace hinterland
