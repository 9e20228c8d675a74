// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_archive.hpp"

#include <string>
#include <string_view>

namespace hinterland {

/// Throws Error for a file packed in another way than .zip and .gz, with the command that unpacks
/// it.
[[noreturn]] void throw_packed(const std::string& path, std::string_view packing);

/// How many .zip may stand around one. Throws Error for one that stands deeper.
inline constexpr int most_outer = 3;
[[noreturn]] void throw_nested(const std::string& shown);

/// Throws Error where a file of the .zip that belongs to `entry` cannot be unpacked whole: GDAL
/// would take what comes out for all of it. `zip` as GDAL opens it, `shown` for the message.
void check_entry(const std::string& zip, const std::string& shown, const ArchiveEntry& entry);

/// Throws Error for a .zip without a layer file, with the reason.
[[noreturn]] void throw_no_layer_in(const std::string& zip, const std::string& shown);

}  // namespace hinterland
