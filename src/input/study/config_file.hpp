// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <toml++/toml.h>

#include <string>

namespace hinterland {

/// The text of a configuration file; UTF-16 with a byte order mark is converted to UTF-8. Throws
/// Error if the file does not exist or cannot be read: a folder, a device, a pipe.
std::string config_file_text(const std::string& path);

/// "file:line:column: "
Text position_text(const std::string& path, const toml::source_region& source);

/// Throws UsageError: `file:line:column: reason`.
[[noreturn]] void refuse_at(const std::string& path, const toml::source_region& source,
                            const Text& why);

/// Parses the content of a file. Throws UsageError if it is not TOML, or is a layer.
toml::table parsed_config(const std::string& content, const std::string& path);

}  // namespace hinterland
