// SPDX-License-Identifier: Apache-2.0
#include "input/osm/format.hpp"

#include "base/text_fill.hpp"
#include "base/word_list.hpp"
#include "input/files/byte_order.hpp"
#include "system/file_access.hpp"

#include <fmt/format.h>
#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/compression.hpp>
#include <osmium/io/detail/pbf_decoder.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <protozero/pbf_reader.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <span>
#include <system_error>

namespace hinterland::osm {

namespace {

namespace fs = std::filesystem;
using osmium::io::file_compression;
using namespace std::literals;

const Text& nul_byte() {
  static const Text text = {"a key or value contains a NUL byte", "标签中含有空字节（NUL）"};
  return text;
}

/// Part of an error message, and its meaning.
struct Meaning {
  std::string_view pattern;
  Text why;
  Text way_out;
};

const std::array<Meaning, 10>& meanings() {
  static const Text cut = {"it is cut off", "文件在中途中断"};
  static const Text packed = {"its compressed data cannot be unpacked", "其中的压缩数据无法解压"};
  static const Text convert = {
      "Convert it (osmium cat old.osm.pbf -o new.osm.pbf) and import that, or download the data "
      "as .osm.",
      "请转换（osmium cat old.osm.pbf -o new.osm.pbf）后再导入，或下载 .osm 格式的数据。"};
  static const std::array<Meaning, 10> known{
      Meaning{"NUL byte"sv, nul_byte(), download_again()},
      Meaning{"blobs not supported"sv,
              {"its blocks are compressed by a method other than zlib", "数据块不是以 zlib 压缩的"},
              convert},
      Meaning{"unknown compression"sv,
              {"its blocks are compressed by a method other than zlib", "数据块不是以 zlib 压缩的"},
              convert},
      Meaning{
          "required feature"sv,
          {"it uses a feature of the format that is not supported", "文件使用了无法读取的格式特性"},
          convert},
      Meaning{"truncated"sv, cut, download_again()},
      Meaning{"EOF"sv, cut, download_again()},
      Meaning{"premature end"sv, cut, download_again()},
      Meaning{"too short"sv, cut, download_again()},
      Meaning{"compress"sv, packed, download_again()},
      Meaning{"zip"sv, packed, download_again()},  // gzip error, bzip2 error
  };
  return known;
}

}  // namespace

Text download_again() { return {"Download it again.", "请重新下载。"}; }

Error unreadable_file(const std::string& path, const Text& why, const Text& way_out) {
  return Error(filled_text(
      "cannot read '{}': it is damaged, cut off, or not an OpenStreetMap file ({}). {}",
      "无法读取“{}”：文件损坏、不完整，或不是 OpenStreetMap 文件（{}）。{}", path, why, way_out));
}

Error broken_file(const std::string& path, const std::exception& fault) {
  if (const auto* of_system = dynamic_cast<const std::system_error*>(&fault)) {
    return Error(filled_text(
        "cannot read '{}': the system reports \"{}\". Check the path and its disk.",
        "无法读取“{}”：系统报告“{}”。请检查路径和磁盘。", path, of_system->code().message()));
  }
  const std::string_view statement = fault.what();
  const auto meaning = std::ranges::find_if(
      meanings(), [&](const Meaning& m) { return statement.find(m.pattern) != statement.npos; });
  if (meaning != meanings().end()) return unreadable_file(path, meaning->why, meaning->way_out);
  return unreadable_file(path, {"a block of its data is damaged", "有数据块已损坏"},
                         download_again());
}

Error change_file(const std::string& path) {
  return Error(filled_text(
      "cannot import '{}': it is a change file (osmChange), which contains only the changes "
      "between two dates. Apply it to the extract that it belongs to (osmium apply-changes "
      "extract.osm.pbf {} -o new.osm.pbf) and import the result.",
      "无法导入“{}"
      "”：这是变更文件（osmChange），只记录两日之间的变化，不含现状。请先应用到所属的数据"
      "（osmium apply-changes extract.osm.pbf {} -o new.osm.pbf），再导入结果。",
      path, fs::path(path).filename().string()));
}

namespace {

constexpr std::array osm_endings{".osm.pbf"sv, ".pbf"sv, ".osm"sv, ".osm.bz2"sv, ".osm.gz"sv,
                                 ".osh"sv,     ".o5m"sv, ".xml"sv, ".json"sv};
constexpr std::array change_endings{".osc"sv, ".osc.gz"sv, ".osc.bz2"sv, ".o5c"sv};

const Text& direct() {
  static const Text text = {
      "A study can use such a layer directly: look at it with hinterland inspect.",
      "这种图层可直接写入配置文件：请用 hinterland inspect 查看内容。"};
  return text;
}

/// The first bytes of other file types, and advice on each.
struct ForeignFile {
  std::string_view bytes;
  Text why;
  Text way_out;
};

const std::array<ForeignFile, 7>& foreign_files() {
  static const Text unpack = {"Unpack it, and import the .osm or .osm.pbf that it contains.",
                              "请解压，再导入其中的 .osm 或 .osm.pbf。"};
  static const std::array<ForeignFile, 7> known{
      ForeignFile{"PK\x03\x04"sv, {"it is a zip archive", "这是 zip 压缩包"}, unpack},
      ForeignFile{"7z\xBC\xAF"sv, {"it is a 7z archive", "这是 7z 压缩包"}, unpack},
      ForeignFile{"Rar!"sv, {"it is a rar archive", "这是 rar 压缩包"}, unpack},
      ForeignFile{"\xFD"
                  "7zXZ"sv,
                  {"it is compressed with xz", "以 xz 压缩"},
                  unpack},
      ForeignFile{"\x28\xB5\x2F\xFD"sv, {"it is compressed with zstd", "以 zstd 压缩"}, unpack},
      ForeignFile{
          "SQLite format 3"sv,
          {"it is a GeoPackage or another SQLite file", "这是 GeoPackage 或其他 SQLite 文件"},
          direct()},
      ForeignFile{"\x00\x00\x27\x0A"sv, {"it is a shapefile", "这是 shapefile"}, direct()},
  };
  return known;
}

bool ends_in_one_of(const std::string& path, std::span<const std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view e) { return path.ends_with(e); });
}

file_compression compression_of(std::string_view bytes) {
  if (bytes.starts_with("\x1F\x8B")) return file_compression::gzip;
  if (bytes.starts_with("BZh")) return file_compression::bzip2;
  return file_compression::none;
}

std::string first_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(64, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

std::unique_ptr<osmium::io::Decompressor> unpacker_of(const std::string& path) {
  return osmium::io::CompressionFactory::instance().create_decompressor(
      compression_of(first_bytes(path)), osmium::io::detail::open_for_reading(path));
}

/// In bytes, at least 1; for shares of progress.
double size_of(const std::string& path) {
  std::error_code error;
  return static_cast<double>(std::max<std::uintmax_t>(fs::file_size(path, error), 1));
}

/// The first bytes of the text after decompression.
std::string first_text(const std::string& path) {
  try {
    const auto unpacker = unpacker_of(path);
    std::string text = unpacker->read();
    while (text.size() < 64) {
      const std::string more = unpacker->read();
      if (more.empty()) break;
      text += more;
    }
    return text;
  } catch (const std::exception& fault) {
    throw broken_file(path, fault);
  }
}

/// Throws Error for a path that is no readable file with content.
void check_extract(const std::string& path) {
  if (const FileFault fault = file_fault(path); fault != FileFault::none) {
    throw Error(
        filled_text("cannot read '{}': {}", "无法读取“{}”：{}", path, describe(fault, path)));
  }
  std::error_code error;
  if (fs::file_size(path, error) == 0) {
    throw Error(filled_text("cannot read '{}': it is empty. Download it again.",
                            "无法读取“{}”：文件是空的。请重新下载。", path));
  }
}

[[noreturn]] void refuse_foreign_file(const std::string& path, std::string_view text) {
  for (const ForeignFile& foreign : foreign_files()) {
    if (text.starts_with(foreign.bytes)) throw unreadable_file(path, foreign.why, foreign.way_out);
  }
  if (ends_in_one_of(path, osm_endings)) {
    throw unreadable_file(path,
                          {"its first bytes match no known format", "文件开头不属于任何已知格式"},
                          download_again());
  }
  throw Error(filled_text(
      "cannot read '{}': OpenStreetMap files end in .osm.pbf, .osm, .osm.bz2 or .osm.gz, and the "
      "content of this one does not match these formats either. {}",
      "无法读取“{}”：OpenStreetMap 文件以 .osm.pbf、.osm、.osm.bz2 或 .osm.gz 结尾，而该文件的"
      "开头也不是这种格式。{}",
      path, direct()));
}

}  // namespace

FileFormat format_of(const std::string& path) {
  check_extract(path);
  if (ends_in_one_of(path, change_endings)) throw change_file(path);
  const std::string text = first_text(path);
  const bool packed = compression_of(first_bytes(path)) != file_compression::none;
  // A header block: its length in four bytes, followed by its type.
  if (text.size() > 15 && text.substr(4, 11) == "\x0A\x09OSMHeader") {
    if (!packed) return FileFormat::pbf;
    throw unreadable_file(path, {"a .pbf that is compressed again", ".pbf 又被压缩了一次"},
                          {"Unpack it, and import the result.", "请解压后导入。"});
  }
  if (text.starts_with("\xFF\xE0\x04o5c")) throw change_file(path);
  if (text.starts_with("\xFF\xE0\x04o5m")) return FileFormat::o5m;
  if (text.starts_with("\xFF\xFE<") || text.starts_with("\xFE\xFF\0<"sv)) return FileFormat::xml;
  const auto first = text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (first == text.npos)
    throw unreadable_file(path, {"it has no content", "其中没有内容"}, download_again());
  if (text[first] == '<') return FileFormat::xml;
  if (text[first] == '{' || text[first] == '[') return FileFormat::json;
  refuse_foreign_file(path, text);
}

bool recognizes(const std::string& path) {
  constexpr std::size_t head_size = 4096;
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return false;
  try {
    const FileFormat form = format_of(path);
    if (form == FileFormat::pbf || form == FileFormat::o5m) return true;
    const std::string head = first_text(path).substr(0, head_size);
    if (form == FileFormat::xml) return head.find("<osm") != head.npos;
    return head.find("\"elements\"") != head.npos && head.find("\"version\"") != head.npos;
  } catch (const Error&) {
    return ends_in_one_of(path, change_endings);
  }
}

void read_text(const std::string& path, const std::function<void(std::string_view)>& take,
               const Progress& progress, const std::string& doing) {
  const auto unpacker = unpacker_of(path);
  std::atomic<std::size_t> offset{0};
  unpacker->set_offset_ptr(&offset);
  const double size = size_of(path);
  progress(0.0, doing);
  for (std::string block = unpacker->read(); !block.empty(); block = unpacker->read()) {
    take(block);
    progress(std::min(1.0, static_cast<double>(offset.load()) / size), doing);
  }
  unpacker->close();
}

namespace {

using protozero::pbf_reader;
using protozero::pbf_wire_type;

/// The maximum sizes of the format, in bytes.
constexpr std::size_t max_of_header = 64UL << 10U;
constexpr std::size_t max_of_blob = 32UL << 20U;

/// The next `count` bytes of the file; none if there are fewer.
std::optional<std::string> next_bytes(std::ifstream& file, std::size_t count) {
  std::string bytes(count, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(count));
  if (static_cast<std::size_t>(file.gcount()) != count) return std::nullopt;
  return bytes;
}

/// A block of the file, compressed.
struct Blob {
  std::string type;
  std::string packed;
};

/// libosmium compares only as many bytes as the type has, so it accepts "OSMD" or an empty type as
/// OSMData. Therefore each type is checked as soon as its header is read, even if the block is
/// truncated.
void check_type(const std::string& path, const std::string& type) {
  if (type == "OSMHeader" || type == "OSMData") return;
  throw unreadable_file(
      path, {"a block is neither OSMHeader nor OSMData", "有数据块既非 OSMHeader 也非 OSMData"},
      download_again());
}

/// The next block; none at the end of the file, or if the block is truncated or has an implausible
/// size. Throws Error if its type is not part of the format.
std::optional<Blob> next_blob(std::ifstream& file, const std::string& path) {
  const auto length = next_bytes(file, 4);
  if (!length) return std::nullopt;
  const std::size_t header_size = big_endian(*length, 0, 4);
  if (header_size > max_of_header) return std::nullopt;
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
  if (size < 0 || static_cast<std::size_t>(size) > max_of_blob) return std::nullopt;
  auto packed = next_bytes(file, static_cast<std::size_t>(size));
  if (!packed) return std::nullopt;
  blob.packed = std::move(*packed);
  return blob;
}

bool has_nul(protozero::data_view text) {
  return std::find(text.data(), text.data() + text.size(), '\0') != text.data() + text.size();
}

/// Whether a string table in a data block contains a NUL byte.
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
  const double size = size_of(path);
  progress(0.0, doing);
  try {
    while (const auto blob = next_blob(file, path)) {
      if (blob->type == "OSMData" && has_nul_in_strings(*blob)) {
        throw unreadable_file(path, nul_byte(), download_again());
      }
      progress(std::min(1.0, static_cast<double>(file.tellg()) / size), doing);
    }
  } catch (const protozero::exception&) {
    return;  // reading the file reports the fault
  } catch (const osmium::pbf_error&) {
    return;
  }
}

}  // namespace hinterland::osm
