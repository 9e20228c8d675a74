// SPDX-License-Identifier: Apache-2.0
#include "forms_bytes.hpp"

#include <zlib.h>

#include <iconv.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace hinterland::forms {

namespace {

std::string little(std::uint64_t value, std::size_t length) {
  std::string bytes;
  for (std::size_t i = 0; i < length; ++i, value >>= 8U) bytes += static_cast<char>(value & 0xFF);
  return bytes;
}

std::uint64_t checksum(const std::string& bytes) {
  return crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
}

/// The fields that the local and the central header of an entry share.
std::string entry_header(const ZipEntry& entry, bool utf8_names) {
  const auto& [name, content] = entry;
  return little(20, 2) + little(utf8_names ? 0x800 : 0, 2) + little(0, 2) + little(0x58210000, 4) +
         little(checksum(content), 4) + little(content.size(), 4) + little(content.size(), 4) +
         little(name.size(), 2) + little(0, 2);
}

}  // namespace

std::string encoded(const std::string& utf8, const std::string& encoding) {
  if (encoding == "UTF-8") return utf8;
  const iconv_t converter = iconv_open(encoding.c_str(), "UTF-8");
  std::string input = utf8;
  std::string output(4 * utf8.size() + 8, '\0');
  char* from = input.data();
  char* to = output.data();
  std::size_t from_left = input.size();
  std::size_t to_left = output.size();
  const std::size_t result = iconv(converter, &from, &from_left, &to, &to_left);
  iconv_close(converter);
  if (result == static_cast<std::size_t>(-1)) throw std::runtime_error(encoding + ": " + utf8);
  output.resize(output.size() - to_left);
  return output;
}

// Source: PKWARE, APPNOTE.TXT 6.3.3, sections 4.3.7, 4.3.12 and 4.3.16.
std::string zipped(const std::vector<ZipEntry>& entries, bool utf8_names) {
  std::string bytes;
  std::string directory;
  for (const ZipEntry& entry : entries) {
    const std::string header = entry_header(entry, utf8_names);
    directory += std::string("PK\x01\x02") + little(20, 2) + header + little(0, 10) +
                 little(bytes.size(), 4) + entry.first;
    bytes += std::string("PK\x03\x04") + header + entry.first + entry.second;
  }
  return bytes + directory + std::string("PK\x05\x06") + little(0, 4) + little(entries.size(), 2) +
         little(entries.size(), 2) + little(directory.size(), 4) + little(bytes.size(), 4) +
         little(0, 2);
}

std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  constexpr int window_with_gzip_header = 15 + 16;
  deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, window_with_gzip_header, 8, Z_DEFAULT_STRATEGY);
  std::string input = bytes;
  std::string output(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(output.data());
  stream.avail_out = static_cast<uInt>(output.size());
  deflate(&stream, Z_FINISH);
  output.resize(stream.total_out);
  deflateEnd(&stream);
  return output;
}

std::string file_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_file(const std::string& path, const std::string& bytes) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace hinterland::forms
