// SPDX-License-Identifier: Apache-2.0
#include "input/formats/connection_file.hpp"

#include "input/formats/gdal_file.hpp"
#include "input/formats/gdal_path.hpp"

#include <filesystem>

namespace hinterland {

namespace {

namespace fs = std::filesystem;

bool is_relative(const std::string& file) { return !file.empty() && file.front() != '/'; }

/// `part` of a name, as it is seen from the folder.
std::string seen_from(const std::string& folder, const std::string& part) {
  return is_relative(part) && !folder.empty() ? (fs::path(folder) / part).string() : part;
}

bool is_file(const std::string& name) {
  std::error_code ignored;
  if (name.starts_with("/vsi")) return !is_remote(name) && file_length(name) > 0;
  const fs::file_status status = fs::status(name, ignored);
  return fs::exists(status) && !fs::is_directory(status);  // also what is to be refused, as a pipe
}

/// Where the name of a file begins in a connection, and what may end it; 0: there is none.
std::size_t begin_of_file(const std::string& given, const char*& ends) {
  if (given.starts_with("/vsi")) {
    ends = "/";
    std::size_t first = 0;
    while (given.compare(first, 4, "/vsi") == 0) {
      const bool is_part = given.compare(first, 12, "/vsisubfile/") == 0;  // /vsisubfile/0_500,file
      const std::size_t end = given.find(is_part ? ',' : '/', first + 1);
      if (end == given.npos) return 0;
      first = given.compare(end, 4, "/vsi") == 0 ? end : end + 1;
    }
    return first;
  }
  ends = ":\"";
  const std::size_t colon = given.find(':');
  if (colon == given.npos || colon < 2) return 0;
  const bool is_quoted = colon + 1 < given.size() && given[colon + 1] == '"';
  return colon + (is_quoted ? 2 : 1);
}

}  // namespace

std::string file_of_connection(const std::string& given, const std::string& folder) {
  const char* ends = nullptr;
  const std::size_t first = begin_of_file(given, ends);
  if (first == 0 || first >= given.size() || is_remote(given)) return {};
  for (std::size_t end = given.size(); end > first && end != given.npos;
       end = given.find_last_of(ends, end - 1)) {
    std::string file = given.substr(first, end - first);
    if (is_file(seen_from(folder, file))) return file;
  }
  return {};
}

std::string in_folder(const std::string& given, const std::string& folder) {
  if (folder.empty()) return given;
  std::string file = file_of_connection(given, folder);
  if (file.empty()) file = file_of_connection(given);
  if (!is_relative(file)) return given;
  std::string named = given;
  return named.replace(given.find(file), file.size(), seen_from(folder, file));
}

}  // namespace hinterland
