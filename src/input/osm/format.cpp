// SPDX-License-Identifier: Apache-2.0
#include "input/osm/format.hpp"

#include "base/file_access.hpp"
#include "base/text_fill.hpp"
#include "input/osm/faults.hpp"

#include <fmt/format.h>
#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/compression.hpp>
#include <osmium/io/gzip_compression.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <span>

namespace hinterland {

namespace {

namespace fs = std::filesystem;
using osmium::io::file_compression;
using namespace std::literals;

constexpr std::array osm_endings{".osm.pbf"sv, ".pbf"sv, ".osm"sv, ".osm.bz2"sv, ".osm.gz"sv,
                                 ".osh"sv,     ".o5m"sv, ".xml"sv, ".json"sv};
constexpr std::array change_endings{".osc"sv, ".osc.gz"sv, ".osc.bz2"sv, ".o5c"sv};

const Text& direct() {
  static const Text text = {
      "A study reads such a layer as it is: see what is in it with hinterland inspect.",
      "这种图层可直接写入配置文件：请用 hinterland inspect 查看内容。"};
  return text;
}

/// The first bytes of other kinds of files, and what to do with them.
struct Stranger {
  std::string_view bytes;
  Text why;
  Text way_out;
};

const std::array<Stranger, 7>& strangers() {
  static const Text unpack = {"Unpack it, and import the .osm or .osm.pbf in it.",
                              "请解压，再导入其中的 .osm 或 .osm.pbf。"};
  static const std::array<Stranger, 7> known{
      Stranger{"PK\x03\x04"sv, {"it is a zip archive", "这是 zip 压缩包"}, unpack},
      Stranger{"7z\xBC\xAF"sv, {"it is a 7z archive", "这是 7z 压缩包"}, unpack},
      Stranger{"Rar!"sv, {"it is a rar archive", "这是 rar 压缩包"}, unpack},
      Stranger{"\xFD"
               "7zXZ"sv,
               {"it is packed by xz", "以 xz 压缩"},
               unpack},
      Stranger{"\x28\xB5\x2F\xFD"sv, {"it is packed by zstd", "以 zstd 压缩"}, unpack},
      Stranger{"SQLite format 3"sv,
               {"it is a GeoPackage or another SQLite file", "这是 GeoPackage 或其他 SQLite 文件"},
               direct()},
      Stranger{"\x00\x00\x27\x0A"sv, {"it is a shapefile", "这是 shapefile"}, direct()},
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

/// What stands at the beginning once it is unpacked.
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
    throw broken_osm_file(path, fault);
  }
}

void check_file(const std::string& path) {
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

[[noreturn]] void refuse_stranger(const std::string& path, std::string_view text) {
  for (const Stranger& stranger : strangers()) {
    if (text.starts_with(stranger.bytes)) throw no_osm_file(path, stranger.why, stranger.way_out);
  }
  if (ends_in_one_of(path, osm_endings)) {
    throw no_osm_file(path,
                      {"its first bytes are those of no format", "文件开头不属于任何已知格式"},
                      download_again());
  }
  throw Error(filled_text(
      "cannot read '{}': OpenStreetMap files end in .osm.pbf, .osm, .osm.bz2 or .osm.gz, and this "
      "one is none by its first bytes either. {}",
      "无法读取“{}”：OpenStreetMap 文件以 .osm.pbf、.osm、.osm.bz2 或 .osm.gz 结尾，而该文件的"
      "开头也不是这种格式。{}",
      path, direct()));
}

}  // namespace

Error change_file(const std::string& path) {
  return Error(filled_text(
      "cannot import '{}': it is a change file (osmChange): it says what has changed between two "
      "days, and not what is there. Apply it to the extract that it belongs to (osmium "
      "apply-changes extract.osm.pbf {} -o new.osm.pbf) and import that.",
      "无法导入“{}"
      "”：这是变更文件（osmChange），只记录两日之间的变化，不含现状。请先应用到所属的数据"
      "（osmium apply-changes extract.osm.pbf {} -o new.osm.pbf），再导入结果。",
      path, fs::path(path).filename().string()));
}

OsmForm osm_form_of(const std::string& path) {
  check_file(path);
  if (ends_in_one_of(path, change_endings)) throw change_file(path);
  const std::string text = first_text(path);
  const bool packed = compression_of(first_bytes(path)) != file_compression::none;
  // A block of a header: its length in four bytes, and then its type.
  if (text.size() > 15 && text.substr(4, 11) == "\x0A\x09OSMHeader") {
    if (!packed) return OsmForm::pbf;
    throw no_osm_file(path, {"a .pbf that is packed once more", ".pbf 又被压缩了一次"},
                      {"Unpack it, and import that.", "请解压后导入。"});
  }
  if (text.starts_with("\xFF\xE0\x04o5c")) throw change_file(path);
  if (text.starts_with("\xFF\xE0\x04o5m")) return OsmForm::o5m;
  if (text.starts_with("\xFF\xFE<") || text.starts_with("\xFE\xFF\0<"sv)) return OsmForm::xml;
  const auto first = text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (first == text.npos)
    throw no_osm_file(path, {"there is nothing in it", "其中没有内容"}, download_again());
  if (text[first] == '<') return OsmForm::xml;
  if (text[first] == '{' || text[first] == '[') return OsmForm::json;
  refuse_stranger(path, text);
}

bool is_osm_file(const std::string& path) {
  constexpr std::size_t head_size = 4096;
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return false;
  try {
    const OsmForm form = osm_form_of(path);
    if (form == OsmForm::pbf || form == OsmForm::o5m) return true;
    const std::string head = first_text(path).substr(0, head_size);
    if (form == OsmForm::xml) return head.find("<osm") != head.npos;
    return head.find("\"elements\"") != head.npos && head.find("\"version\"") != head.npos;
  } catch (const Error&) {
    return ends_in_one_of(path, change_endings);
  }
}

void read_osm_text(const std::string& path, const std::function<void(std::string_view)>& take,
                   const Progress& progress, const std::string& doing) {
  const auto unpacker = unpacker_of(path);
  std::atomic<std::size_t> offset{0};
  unpacker->set_offset_ptr(&offset);
  std::error_code error;
  const auto size = static_cast<double>(std::max<std::uintmax_t>(fs::file_size(path, error), 1));
  progress(0.0, doing);
  for (std::string block = unpacker->read(); !block.empty(); block = unpacker->read()) {
    take(block);
    progress(std::min(1.0, static_cast<double>(offset.load()) / size), doing);
  }
  unpacker->close();
}

}  // namespace hinterland
