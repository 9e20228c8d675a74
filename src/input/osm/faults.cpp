// SPDX-License-Identifier: Apache-2.0
#include "input/osm/faults.hpp"

#include "base/text_fill.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <system_error>

namespace hinterland {

namespace {

using namespace std::literals;

/// What the message of a fault has in it, and what that means.
struct Meaning {
  std::string_view said;
  Text why;
  Text way_out;
};

const std::array<Meaning, 10>& meanings() {
  static const Text cut = {"it breaks off in the middle", "文件在中途中断"};
  static const Text packed = {"what is packed in it cannot be unpacked", "其中的压缩数据无法解压"};
  static const Text convert = {
      "Convert it (osmium cat old.osm.pbf -o new.osm.pbf) and import that, or download the data "
      "as .osm.",
      "请转换（osmium cat old.osm.pbf -o new.osm.pbf）后再导入，或下载 .osm 格式的数据。"};
  static const std::array<Meaning, 10> known{
      Meaning{"NUL byte"sv,
              {"a key or value holds a NUL byte", "标签中含有空字节（NUL）"},
              download_again()},
      Meaning{"blobs not supported"sv,
              {"its blocks are packed by another method than zlib", "数据块不是以 zlib 压缩的"},
              convert},
      Meaning{"unknown compression"sv,
              {"its blocks are packed by another method than zlib", "数据块不是以 zlib 压缩的"},
              convert},
      Meaning{"required feature"sv,
              {"it needs a feature of the format that is not read", "文件使用了无法读取的格式特性"},
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

Error no_osm_file(const std::string& path, const Text& why, const Text& way_out) {
  return Error(filled_text(
      "cannot read '{}': it is broken, cut short, or no OpenStreetMap file ({}). {}",
      "无法读取“{}”：文件损坏、不完整，或不是 OpenStreetMap 文件（{}）。{}", path, why, way_out));
}

Error broken_osm_file(const std::string& path, const std::exception& fault) {
  if (const auto* of_system = dynamic_cast<const std::system_error*>(&fault)) {
    return Error(filled_text(
        "cannot read '{}': the system says \"{}\". Check the path and its disk.",
        "无法读取“{}”：系统报告“{}”。请检查路径和磁盘。", path, of_system->code().message()));
  }
  const std::string_view said = fault.what();
  const auto meaning = std::ranges::find_if(
      meanings(), [&](const Meaning& m) { return said.find(m.said) != said.npos; });
  if (meaning != meanings().end()) return no_osm_file(path, meaning->why, meaning->way_out);
  return no_osm_file(path, {"a block of its data is damaged", "有数据块已损坏"}, download_again());
}

Error broken_osm_json(const std::string& path, std::string_view text, std::size_t at) {
  const std::size_t end = text.find_last_not_of(" \t\r\n") + 1;
  const std::string_view before = text.substr(0, std::min(at, end));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  if (at == 0) {
    return no_osm_file(path, {"a number in it is too large to be read", "其中有数值过大，无法读取"},
                       download_again());
  }
  if (at > end) {
    return no_osm_file(path,
                       filled_text("it breaks off in line {}, after {} bytes",
                                   "文件在第 {} 行（第 {} 字节后）中断", line, end),
                       download_again());
  }
  return no_osm_file(path,
                     filled_text("line {}, byte {}: what stands there is no valid JSON in UTF-8",
                                 "第 {} 行（第 {} 字节）不是有效的 UTF-8 编码 JSON", line, at),
                     download_again());
}

}  // namespace hinterland
