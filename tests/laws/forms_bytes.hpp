// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace hinterland::forms {

/// Converts UTF-8 text to another encoding, named as in iconv. Throws std::runtime_error if the
/// encoding lacks a character.
std::string encoded(const std::string& utf8, const std::string& encoding);

/// A file in a .zip: its name, as arbitrary bytes, and its content.
using ZipEntry = std::pair<std::string, std::string>;

/// An uncompressed .zip, written byte by byte so that names can be in any encoding. Without
/// `utf8_names` the entries do not declare UTF-8 names.
std::string zipped(const std::vector<ZipEntry>& entries, bool utf8_names);

std::string gzipped(const std::string& bytes);

std::string file_bytes(const std::string& path);
void write_file(const std::string& path, const std::string& bytes);

}  // namespace hinterland::forms
