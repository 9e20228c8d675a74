// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <toml++/toml.h>

#include <string>

namespace hinterland {

/// The text of a file of settings; UTF-16 with a byte order mark becomes UTF-8. Throws UsageError
/// where there is no file, or none that can be read: a folder, a device, a pipe.
std::string config_file_text(const std::string& path);

/// Throws UsageError: `file:line:column: why`.
[[noreturn]] void refuse_at(const std::string& path, const toml::source_region& source,
                            const Text& why);

/// The content of a file as a table. Throws UsageError where it is not TOML, or a layer.
toml::table parsed_config(const std::string& content, const std::string& path);

}  // namespace hinterland
