// SPDX-License-Identifier: Apache-2.0
#include "input/osm/pbf_blocks.hpp"

#include "input/osm/faults.hpp"

#include <osmium/io/detail/pbf_decoder.hpp>
#include <protozero/pbf_reader.hpp>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>

namespace hinterland {

namespace {

using protozero::pbf_reader;
using protozero::pbf_wire_type;

/// The sizes that the format allows.
constexpr std::size_t most_of_header = 64UL << 10U;
constexpr std::size_t most_of_blob = 32UL << 20U;

/// The next `count` bytes of the file; none: there are fewer.
std::optional<std::string> next_bytes(std::ifstream& file, std::size_t count) {
  std::string bytes(count, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(count));
  if (static_cast<std::size_t>(file.gcount()) != count) return std::nullopt;
  return bytes;
}

/// A block of the file as it is packed.
struct Blob {
  std::string type;
  std::string packed;
};

/// libosmium compares as many bytes of a type as there are, so that it takes "OSMD" and none at
/// all for OSMData: a type is checked as soon as its header is read, also that of a block cut
/// short.
void check_type(const std::string& path, const std::string& type) {
  if (type == "OSMHeader" || type == "OSMData") return;
  throw no_osm_file(
      path, {"a block is neither OSMHeader nor OSMData", "有数据块既非 OSMHeader 也非 OSMData"},
      download_again());
}

/// The next block; none at the end of the file, and where it is cut or of an absurd size. Throws
/// Error where its type is not one of the format.
std::optional<Blob> next_blob(std::ifstream& file, const std::string& path) {
  const auto length = next_bytes(file, 4);
  if (!length) return std::nullopt;
  std::size_t header_size = 0;
  for (const char byte : *length)
    header_size = header_size << 8U | static_cast<unsigned char>(byte);
  if (header_size > most_of_header) return std::nullopt;
  const auto header = next_bytes(file, header_size);
  if (!header) return std::nullopt;
  Blob blob;
  std::int32_t size = 0;
  pbf_reader fields(*header);
  while (fields.next()) {
    switch (fields.tag_and_type()) {
      case protozero::tag_and_type(1, pbf_wire_type::length_delimited):
        blob.type = fields.get_string();
        break;
      case protozero::tag_and_type(3, pbf_wire_type::varint):
        size = fields.get_int32();
        break;
      default:
        fields.skip();
    }
  }
  check_type(path, blob.type);
  if (size < 0 || static_cast<std::size_t>(size) > most_of_blob) return std::nullopt;
  auto packed = next_bytes(file, static_cast<std::size_t>(size));
  if (!packed) return std::nullopt;
  blob.packed = std::move(*packed);
  return blob;
}

bool has_nul(protozero::data_view text) {
  return std::find(text.data(), text.data() + text.size(), '\0') != text.data() + text.size();
}

/// Whether a string in a table of a block of objects holds a NUL.
bool has_nul_in_strings(const Blob& blob) {
  std::string unpacked;
  const auto bytes = osmium::io::detail::decode_blob(blob.packed, unpacked);
  pbf_reader block(bytes.data(), bytes.size());
  while (block.next(1, pbf_wire_type::length_delimited)) {
    pbf_reader table = block.get_message();
    while (table.next(1, pbf_wire_type::length_delimited)) {
      if (has_nul(table.get_view())) return true;
    }
  }
  return false;
}

}  // namespace

void check_pbf_blocks(const std::string& path, const Progress& progress) {
  const std::string doing = "checking the blocks";
  std::ifstream file(path, std::ios::binary);
  std::error_code ignored;
  const auto size =
      static_cast<double>(std::max<std::uintmax_t>(std::filesystem::file_size(path, ignored), 1));
  progress(0.0, doing);
  try {
    while (const auto blob = next_blob(file, path)) {
      if (blob->type == "OSMData" && has_nul_in_strings(*blob)) {
        throw no_osm_file(path, {"a key or value holds a NUL byte", "标签中含有空字节（NUL）"},
                          download_again());
      }
      progress(std::min(1.0, static_cast<double>(file.tellg()) / size), doing);
    }
  } catch (const protozero::exception&) {
    return;  // the reading says what is broken
  } catch (const osmium::pbf_error&) {
    return;
  }
}

}  // namespace hinterland
