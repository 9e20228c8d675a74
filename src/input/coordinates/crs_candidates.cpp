// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/crs_candidates.hpp"

#include "base/text_fill.hpp"
#include "geometry/meridian_180.hpp"
#include "input/coordinates/projection.hpp"
#include "input/coordinates/raw_coordinates.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

// EPSG codes of Gauss-Kruger zones ascend with the zone number. The central meridian of 3-degree
// zones 25 to 45 is 3° × zone, that of 6-degree zones 13 to 23 is 6° × zone - 3°.
struct ZoneCodes {
  int three_prefixed;
  int three_plain;
  int six_prefixed;
  int six_plain;
};

ZoneCodes zone_codes(GeodeticDatum datum) {
  switch (datum) {
    case GeodeticDatum::xian_1980:
      return {2349, 2370, 2327, 2338};
    case GeodeticDatum::beijing_1954:
      return {2401, 2422, 21413, 21453};
    default:
      return {4513, 4534, 4491, 4502};
  }
}

std::string utm_code(int zone, bool south) {
  return fmt::format("EPSG:{}", (south ? 32700 : 32600) + zone);
}

/// Adds a candidate unless it is present or unknown to PROJ.
void add(std::vector<CrsCandidate>& candidates, const std::string& crs, bool swap = false) {
  const auto same = [&](const CrsCandidate& one) { return one.crs == crs && one.swap == swap; };
  if (std::ranges::any_of(candidates, same)) return;
  try {
    const CrsDescription description = Projection(crs).description();
    const std::string shown = description.code.empty() ? crs : description.code;
    std::string key = fmt::format("crs = \"{}\"", crs.find('"') == crs.npos ? crs : shown);
    if (swap) key += ", axes = \"lat_lon\"";
    const bool is_nameless = description.name.empty() || description.name == "unknown";
    const Text name =
        is_nameless ? Text("of another layer", "另一图层所用") : Text(description.name);
    candidates.push_back({crs, swap, key, name});
  } catch (const UsageError&) {
    return;  // the CRS of another layer; reported when that layer is read
  }
}

/// Adds UTM with zone prefixes in the eastings.
void add_prefixed_utm(std::vector<CrsCandidate>& candidates, int zone, bool south) {
  const std::string crs = prefixed_utm(zone, south);
  candidates.push_back(
      {crs, false, fmt::format("crs = \"{}\"", crs), name_of_prefixed_utm(zone, south)});
}

void add_degrees(std::vector<CrsCandidate>& candidates) {
  const Text swapped_text = {"degrees with latitude before longitude", "经纬度，纬度在前"};
  const Text as_found = {"degrees with longitude before latitude", "经纬度，经度在前"};
  candidates.push_back({"EPSG:4490", true, "axes = \"lat_lon\"", swapped_text});
  candidates.push_back({"EPSG:4490", false, "axes = \"lon_lat\"", as_found});
  const auto signs = [&](const char* order, const Text& name) {
    const std::string crs = fmt::format("+proj=pipeline +step +proj=axisswap +order={}", order);
    candidates.push_back({crs, false, fmt::format("crs = \"{}\"", crs), name});
  };
  signs("-1,2", {"degrees whose longitudes lack their minus sign (west), or have a superfluous one",
                 "经纬度，经度的负号（西经）漏写或多写"});
  signs("1,-2", {"degrees whose latitudes lack their minus sign (south), or have a superfluous one",
                 "经纬度，纬度的负号（南纬）漏写或多写"});
  signs("-1,-2", {"degrees that lack both minus signs (south-west), or have both superfluously",
                  "经纬度，两个负号都漏写或多写"});
}

/// Adds Chinese zones with a unit or false easting other than in EPSG.
void add_nonstandard_zones(std::vector<CrsCandidate>& candidates, const char* easting_and_unit,
                           const Text& name) {
  for (int middle = 75; middle <= 135; middle += 3) {
    for (const bool is_utm : {false, true}) {
      if (is_utm && middle % 6 != 3) continue;
      const std::string crs =
          fmt::format("+proj=tmerc +lat_0=0 +lon_0={} +k={} {} +y_0=0 +datum=WGS84", middle,
                      is_utm ? "0.9996" : "1", easting_and_unit);
      candidates.push_back(
          {crs,
           false,
           fmt::format("crs = \"{}\"", crs),
           {fmt::format("{}, central meridian {}°E, {}", is_utm ? "UTM" : "Gauss-Kruger", middle,
                        name.en),
            fmt::format("{}，中央经线{}°E，{}", is_utm ? "UTM" : "高斯-克吕格", middle, name.zh)}});
    }
  }
}

/// Adds zones for coordinates in kilometres, and for eastings without the false easting of 500 km.
void add_nonstandard_zones_for(std::vector<CrsCandidate>& candidates,
                               std::span<const LonLat> sample) {
  const auto is_in_kilometres = [](LonLat p) {
    return is_plain_easting(1000.0 * p.lon) && is_northing(1000.0 * p.lat);
  };
  const auto is_from_middle = [](LonLat p) { return std::abs(p.lon) < 4e5 && is_northing(p.lat); };
  if (most(sample, is_in_kilometres)) {
    add_nonstandard_zones(candidates, "+x_0=500000 +units=km", {"in kilometres", "以公里为单位"});
  } else if (most(sample, is_from_middle)) {
    add_nonstandard_zones(candidates, "+x_0=0 +units=m",
                          {"without the false easting of 500 km", "横坐标未加500公里"});
  }
}

/// Adds the zones of China and of the world for eastings without zone prefix.
void add_zones(std::vector<CrsCandidate>& candidates, GeodeticDatum datum, bool south) {
  const GeodeticDatum chinese = datum == GeodeticDatum::wgs84 ? GeodeticDatum::cgcs2000 : datum;
  const auto add_chinese = [&] {
    for (int zone = 25; zone <= 45; ++zone) add(candidates, zone_code(chinese, zone, false));
  };
  const auto add_utm = [&] {
    if (south) {
      for (int zone = 1; zone <= 60; ++zone) add(candidates, utm_code(zone, true));
    }
    for (int zone = 1; zone <= 60; ++zone) add(candidates, utm_code(zone, false));
  };
  const bool utm_first = datum == GeodeticDatum::wgs84 || datum == GeodeticDatum::other;
  if (utm_first) add_utm();
  if (!south) add_chinese();
  if (!utm_first) add_utm();
}

/// Whether northings precede eastings, as in Chinese surveying, where x is the northing.
bool is_swapped_survey(std::span<const LonLat> sample) {
  const std::vector<LonLat> swapped_sample = swapped(sample);
  const auto is_placed = [](LonLat p) { return is_northing(p.lat); };
  const auto is_plain = [](LonLat p) { return is_plain_easting(p.lon); };
  return !most(sample, is_placed) && most(swapped_sample, is_placed) &&
         (is_chinese_zone(common_zone(swapped_sample)) || most(swapped_sample, is_plain));
}

}  // namespace

bool is_chinese_zone(int zone) { return (zone >= 13 && zone <= 23) || (zone >= 25 && zone <= 45); }

std::string zone_code(GeodeticDatum datum, int zone, bool prefixed) {
  const ZoneCodes codes = zone_codes(datum);
  const int code = zone >= 25 ? (prefixed ? codes.three_prefixed : codes.three_plain) + zone - 25
                              : (prefixed ? codes.six_prefixed : codes.six_plain) + zone - 13;
  return fmt::format("EPSG:{}", code);
}

int zone_of(const CrsDescription& crs) {
  if (!crs.central_meridian || crs.scale != 1.0 || crs.false_northing != 0.0) return 0;
  const double three = *crs.central_meridian / 3.0;
  const double six = (*crs.central_meridian + 3.0) / 6.0;
  const auto is_whole = [](double zone) { return std::abs(zone - std::round(zone)) < 1e-6; };
  // The false easting decides, because a meridian may be central to zones of both widths.
  const int prefix = static_cast<int>(std::floor(crs.false_easting / 1e6));
  if (is_whole(six) && prefix == static_cast<int>(std::lround(six))) return prefix;
  if (is_whole(three) && three >= 25.0 && three <= 45.0)
    return static_cast<int>(std::lround(three));
  return 0;
}

std::string zone_like(const CrsDescription& crs, int zone, bool prefixed) {
  if (crs.datum != GeodeticDatum::other && !crs.has_shift) {
    return zone_code(crs.datum, zone, prefixed);
  }
  std::string text = fmt::format(
      "+proj=tmerc +lat_0=0 +lon_0={} +k=1 +x_0={} +y_0=0 +a={} +rf={} +units=m",
      zone >= 25 ? 3 * zone : 6 * zone - 3, prefixed ? zone * 1'000'000 + 500'000 : 500'000,
      crs.ellipsoid.semi_major_m, crs.ellipsoid.inverse_flattening);
  if (crs.has_shift) text += fmt::format(" +towgs84={}", fmt::join(crs.shift, ","));
  return text;
}

Text name_of_prefixed_utm(int zone, bool south) {
  return filled_text("WGS 84 / UTM zone {}{} with a zone prefix",
                     "横坐标前带带号的 WGS 84 / UTM {}{}带", zone, south ? 'S' : 'N');
}

namespace {

/// Whether northings are those of the southern hemisphere, to which 10,000 km are added.
bool is_southern(std::span<const LonLat> sample) {
  // 10,000 km are added in the southern hemisphere. Northings up to 6,100 km, which occur south of
  // 35° S too, are taken as northern.
  return most(sample, [](LonLat place) { return place.lat > 6.1e6; });
}

}  // namespace

std::string prefixed_utm(int zone, bool south) {
  return fmt::format(
      "+proj=tmerc +lat_0=0 +lon_0={} +k=0.9996 +x_0={}500000 +y_0={} +datum=WGS84 +units=m",
      6 * zone - 183, zone, south ? 10'000'000 : 0);
}

std::vector<LonLat> placed(const CrsCandidate& candidate, std::span<const LonLat> sample) {
  std::vector<LonLat> places =
      candidate.swap ? swapped(sample) : std::vector<LonLat>(sample.begin(), sample.end());
  Projection(candidate.crs).to_lonlat(places);
  for (LonLat& place : places) place.lon = wrapped_longitude(place.lon);
  return places;
}

std::vector<CrsCandidate> candidates_for(std::span<const LonLat> sample,
                                         const std::vector<std::string>& used, GeodeticDatum datum,
                                         const std::optional<AreaOfUse>& region) {
  std::vector<CrsCandidate> candidates;
  if (most(sample, in_degrees_either_way)) {
    add_degrees(candidates);
    return candidates;
  }
  if (is_swapped_survey(sample)) {
    for (CrsCandidate candidate : candidates_for(swapped(sample), used, datum, std::nullopt)) {
      if (candidate.swap) continue;
      candidate.swap = true;
      candidate.key += ", axes = \"lat_lon\"";
      candidates.push_back(std::move(candidate));
    }
  }
  for (const std::string& crs : used) add(candidates, crs);
  const bool south = is_southern(sample);
  if (const int zone = common_zone(sample)) {
    if (is_chinese_zone(zone)) {
      for (const GeodeticDatum of : {datum, GeodeticDatum::cgcs2000, GeodeticDatum::xian_1980,
                                     GeodeticDatum::beijing_1954}) {
        add(candidates, zone_code(of, zone, true));
      }
    }
    add_prefixed_utm(candidates, zone, south);
    if (south) add_prefixed_utm(candidates, zone, false);
  }
  add(candidates, "EPSG:3857");
  if (most(sample, [](LonLat place) { return is_plain_easting(place.lon); })) {
    add_zones(candidates, datum, south);
  }
  add_nonstandard_zones_for(candidates, sample);
  for (const std::string& crs : used) add(candidates, crs, true);
  if (region) {
    for (const RegisteredCrs& crs : projected_crs_of(*region)) add(candidates, crs.code);
  }
  return candidates;
}

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
    const std::vector<LonLat> swapped_sample = swapped(sample);
    const int zone = common_zone(swapped_sample);
    if (most(swapped_sample, metres_north) && (zone >= 10 || most(swapped_sample, plain))) {
      return Text("Northing seems to come before easting: write axes = \"lat_lon\". ",
                  "纵坐标（北）似在横坐标（东）之前：请写 axes = \"lat_lon\"。") +
             (zone != 0 ? advice_on_prefix(zone, is_southern(swapped_sample))
                        : advice_on_plain(swapped_sample));
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

}  // namespace hinterland
