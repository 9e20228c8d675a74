// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/crs_advice.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "input/coordinates/coordinate_looks.hpp"
#include "input/coordinates/crs_candidates.hpp"
#include "input/coordinates/json_crs.hpp"
#include "input/coordinates/projection.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <vector>

namespace hinterland {

namespace {

Text advice_on_prefix(int zone, bool south) {
  Text advice = filled_text("The eastings begin with zone {}: ", "横坐标以带号 {} 开头：", zone);
  if (is_chinese_zone(zone) && !south) {
    const auto of = [&](GeodeticDatum datum) { return zone_code(datum, zone, true); };
    const Text datums = filled_text(
        "crs = \"{}\" (CGCS2000), \"{}\" (Xi'an 1980) or \"{}\" (Beijing 1954) fit; if UTM: ",
        "可用 crs = \"{}\"（CGCS2000）、\"{}\"（西安1980）或 \"{}\"（北京1954）；若为 UTM：",
        of(GeodeticDatum::cgcs2000), of(GeodeticDatum::xian_1980), of(GeodeticDatum::beijing_1954));
    advice = advice + datums;
  }
  return advice + filled_text("crs = \"{}\" ({}).", "crs = \"{}\"（{}）。",
                              prefixed_utm(zone, south), name_of_prefixed_utm(zone, south));
}

Text advice_on_plain(std::span<const LonLat> sample) {
  const bool chinese = most(sample, [](LonLat place) { return is_northing(place.lat); });
  Text advice = {
      "They look like transverse Mercator coordinates without a zone prefix, so the zone cannot be "
      "determined: ",
      "像是横坐标前不带带号的横轴墨卡托投影，仅凭坐标无法判断是哪一带："};
  if (chinese) {
    advice = advice + Text{
                          "in China Gauss-Kruger, crs = \"EPSG:4534\" (central meridian 75°E) to "
                          "\"EPSG:4554\" (135°E), 3° apart; for Shandong \"EPSG:4548\" (117°E) or "
                          "\"EPSG:4549\" (120°E); elsewhere mostly ",
                          "在中国为高斯-克吕格，crs = \"EPSG:4534\"（中央经线75°E）至 "
                          "\"EPSG:4554\"（135°E），每3°一带；山东用 \"EPSG:4548\"（117°E）或 "
                          "\"EPSG:4549\"（120°E）；其他国家多为 "};
  }
  return advice +
         Text{
             "UTM, crs = \"EPSG:32601\" to \"EPSG:32660\" north of the equator (zone 47, Thailand: "
             "\"EPSG:32647\"), \"EPSG:32701\" to \"EPSG:32760\" south of it. Gauss-Kruger and UTM "
             "with the same central meridian differ by up to 2 km: ask the data provider for the "
             "CRS, or compare with a layer of known CRS.",
             "UTM，北半球 crs = \"EPSG:32601\" 至 \"EPSG:32660\"（泰国第47带：\"EPSG:32647\"），"
             "南半球 \"EPSG:32701\" 至 \"EPSG:32760\"。中央经线相同的高斯-克吕格与 UTM "
             "最多相差2公里：请向数据提供方问明坐标系，或与已定位的图层比对。"};
}

}  // namespace

Text possible_codes(std::span<const LonLat> sample) {
  const auto metres_north = [](LonLat p) { return p.lat > 0.0 && p.lat < 1e7; };
  const auto plain = [](LonLat place) { return is_plain_easting(place.lon); };
  if (most(sample, metres_north)) {
    if (const int zone = common_zone(sample)) {
      const Text mercator = zone < 20 ? Text(" If they are Web Mercator: crs = \"EPSG:3857\".",
                                             "若为 Web 墨卡托：crs = \"EPSG:3857\"。")
                                      : Text();
      return advice_on_prefix(zone, is_southern(sample)) + mercator;
    }
    if (most(sample, plain)) return advice_on_plain(sample);
    const std::vector<LonLat> turned = swapped(sample);
    const int zone = common_zone(turned);
    if (most(turned, metres_north) && (zone >= 10 || most(turned, plain))) {
      return Text("Northing seems to come before easting: write axes = \"lat_lon\". ",
                  "纵坐标（北）似在横坐标（东）之前：请写 axes = \"lat_lon\"。") +
             (zone != 0 ? advice_on_prefix(zone, is_southern(turned)) : advice_on_plain(turned));
    }
  }
  const auto mercator = [](LonLat place) {
    return std::abs(place.lon) > 9e5 && std::abs(place.lon) < 2.004e7 && std::abs(place.lat) < 2e7;
  };
  if (most(sample, mercator))
    return {"Their magnitude fits Web Mercator: crs = \"EPSG:3857\".",
            "从数值看可能是 Web 墨卡托：crs = \"EPSG:3857\"。"};
  return {"Set crs = \"EPSG:…\".", "请用 crs = \"EPSG:…\" 指明坐标系。"};
}

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
