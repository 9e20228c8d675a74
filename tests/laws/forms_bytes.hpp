// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace hinterland::forms {

/// UTF-8 text as the bytes of another encoding, by the names of iconv.
/// Throws std::runtime_error where a character is not in it.
std::string encoded(const std::string& utf8, const std::string& encoding);

/// A file in a .zip: its name, in any bytes, and its content.
using ZipEntry = std::pair<std::string, std::string>;

/// A .zip without compression, byte by byte, so that names can be in any encoding.
/// Without `utf8_names` the entries do not say that their names are UTF-8.
std::string zipped(const std::vector<ZipEntry>& entries, bool utf8_names);

std::string gzipped(const std::string& bytes);

std::string file_bytes(const std::string& path);
void write_file(const std::string& path, const std::string& bytes);

}  // namespace hinterland::forms
