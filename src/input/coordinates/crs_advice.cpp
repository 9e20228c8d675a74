// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/crs_advice.hpp"

#include <hinterland/error.hpp>

#include "base/plain_word.hpp"
#include "base/text_fill.hpp"
#include "input/coordinates/crs_candidates.hpp"
#include "input/coordinates/declared_crs.hpp"
#include "input/coordinates/projection.hpp"
#include "input/coordinates/raw_coordinates.hpp"

#include <algorithm>
#include <initializer_list>

namespace hinterland {

bool can_be_read(const std::string& declared) {
  try {
    const Projection projection(declared);
    return true;
  } catch (const UsageError&) {
    return false;
  }
}

namespace {

/// The key for the datum of a web map that the declaration names.
Text key_for_datum(const std::string& declared) {
  const std::string word = plain_word(declared);
  const auto names = [&](std::initializer_list<const char*> words) {
    return std::ranges::any_of(words, [&](auto* one) { return word.find(one) != word.npos; });
  };
  const bool is_bd = names({"bd09", "bd-09", "bd_09", "baidu", "百度"});
  const bool is_gcj = names(
      {"gcj", "gaode", "amap", "autonavi", "tencent", "mars", "高德", "腾讯", "火星", "国测局"});
  if (!is_bd && !is_gcj) return {};
  return filled_text(", and the datum of that web map with datum = \"{}\"",
                     "，并用 datum = \"{}\" 指明该网络地图的坐标", is_bd ? "bd09" : "gcj02");
}

}  // namespace

Text unreadable_crs(const std::string& declared) {
  const std::string shown = declared.size() > 60 ? declared.substr(0, 57) + "..." : declared;
  if (declared.starts_with(several_crs)) {
    return filled_text(
        "the file declares several CRSs ({}): write the records of each into a separate file, or, "
        "if all are in one CRS, set crs = \"EPSG:…\"",
        "文件声明了几个坐标系（{}）：请按坐标系分成几个文件；若实为同一坐标系，请用 crs = "
        "\"EPSG:…\" 指明",
        shown.substr(several_crs.size()));
  }
  if (declared.find("://") != declared.npos) {
    return filled_text(
        "the file declares its CRS by a link, which is not followed ({}): set crs = \"EPSG:…\"",
        "文件声明的坐标系是一个网址（{}），不会据此联网查询：请用 crs = \"EPSG:…\" 指明", shown);
  }
  const Text anew = declared.find('[') != declared.npos && !declared.starts_with('"')
                        ? Text("copy its .prj again", "重新复制其 .prj")
                        : Text("export it again", "重新导出");
  return filled_text(
      "the file's CRS declaration cannot be read ({}): {}, or set crs = \"EPSG:…\"{}",
      "无法读懂文件声明的坐标系（{}）：请{}，或用 crs = \"EPSG:…\" 指明{}", shown, anew,
      key_for_datum(declared));
}

}  // namespace hinterland
