// SPDX-License-Identifier: Apache-2.0
#include "output/database_header.hpp"

#include "system/file_access.hpp"

#include <array>
#include <fstream>
#include <string_view>

namespace hinterland {

namespace {

// Source: https://www.sqlite.org/fileformat2.html, 1.3 The Database Header.
constexpr std::size_t header_size = 100;
constexpr std::string_view database_mark("SQLite format 3\0", 16);
constexpr std::size_t write_version = 18;  // 1: rollback journal, 2: write-ahead log
constexpr std::size_t read_version = 19;
constexpr std::size_t change_counter = 24;
constexpr std::size_t counter_of_version = 92;  // the header counts only if this is the counter
constexpr std::size_t version_of_library = 96;  // of the last change; for information

using Header = std::array<char, header_size>;

void set_number(Header& header, std::size_t at, std::uint32_t number) {
  for (std::size_t byte = 0; byte < 4; ++byte)
    header[at + byte] = static_cast<char>(number >> (24U - 8U * byte) & 0xFFU);
}

void fix(Header& header) {
  constexpr std::uint32_t first_version_with_all = 3'031'000;
  header[write_version] = 1;
  header[read_version] = 1;
  set_number(header, change_counter, 1);
  set_number(header, counter_of_version, 1);
  set_number(header, version_of_library, first_version_with_all);
}

}  // namespace

void fix_database_header(const std::string& path) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  Header header{};
  file.read(header.data(), header.size());
  fix(header);
  file.seekp(0);
  file.write(header.data(), header.size());
  file.close();
  if (!file) throw_unwritten(path, "SQLite");
}

std::optional<FileHash> hash_of_database(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  Header header{};
  file.read(header.data(), header.size());
  const std::string_view read(header.data(), header.size());
  if (!file || !read.starts_with(database_mark)) return hash_if_readable(path);
  fix(header);
  return hash_if_readable(path, {header.data(), header.size()});
}

}  // namespace hinterland
