// SPDX-License-Identifier: Apache-2.0
#include "layers/crs_doctor.hpp"

#include <hinterland/base/error.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// True where nineteen in twenty places pass the test.
template <class Test>
bool most(std::span<const LonLat> places, const Test& test) {
  const auto passed = std::ranges::count_if(places, test);
  return !places.empty() &&
         static_cast<double>(passed) >= 0.95 * static_cast<double>(places.size());
}

LonLat swapped(LonLat place) { return {place.lat, place.lon}; }

bool in_degrees(LonLat place) {
  return std::abs(place.lon) <= 180.0 && std::abs(place.lat) <= 90.0;
}

/// Degrees that make sense only with north first.
bool only_swapped_degrees(LonLat place) { return !in_degrees(place) && in_degrees(swapped(place)); }

/// A northing of China in metres, from 18° to 54° N.
bool is_northing(double value) { return value > 1.8e6 && value < 6.1e6; }

/// The zone that an easting bears in front: 39 of 39 512 345 m; 0: none.
int zone_prefix(double easting) {
  const int zone = static_cast<int>(std::floor(easting / 1e6));
  const double rest = easting - 1e6 * zone;
  const bool exists = (zone >= 13 && zone <= 23) || (zone >= 25 && zone <= 45);
  return exists && rest > 1e5 && rest < 9e5 ? zone : 0;
}

bool is_plain_easting(double value) { return value > 1e5 && value < 9e5; }

/// The zone that most eastings bear; 0: none.
int common_zone(std::span<const LonLat> sample) {
  if (sample.empty()) return 0;
  std::vector<int> zones;
  for (const LonLat& place : sample) zones.push_back(zone_prefix(place.lon));
  std::ranges::nth_element(zones, zones.begin() + static_cast<std::ptrdiff_t>(zones.size() / 2));
  const int zone = zones[zones.size() / 2];
  const auto is_zone = [&](LonLat place) { return zone_prefix(place.lon) == zone; };
  return zone != 0 && most(sample, is_zone) ? zone : 0;
}

// EPSG's codes for Gauss-Kruger zones run in step with the zones. 3-degree
// zones 25 to 45 have their middle at 3° × zone, 6-degree zones 13 to 23 at
// 6° × zone - 3°.
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

std::string zone_code(GeodeticDatum datum, int zone, bool prefixed) {
  const ZoneCodes codes = zone_codes(datum);
  const int code = zone >= 25 ? (prefixed ? codes.three_prefixed : codes.three_plain) + zone - 25
                              : (prefixed ? codes.six_prefixed : codes.six_plain) + zone - 13;
  return fmt::format("EPSG:{}", code);
}

/// The zone of a Chinese Gauss-Kruger CRS by its middle; 0: it is none.
int zone_of(const CrsDescription& crs) {
  if (!crs.central_meridian || crs.datum == GeodeticDatum::other) return 0;
  const double three = *crs.central_meridian / 3.0;
  const double six = (*crs.central_meridian + 3.0) / 6.0;
  const auto is_whole = [](double zone) { return std::abs(zone - std::round(zone)) < 1e-6; };
  // By the false easting, for one meridian may be the middle of both kinds.
  const int prefix = static_cast<int>(std::floor(crs.false_easting / 1e6));
  if (is_whole(six) && prefix == static_cast<int>(std::lround(six))) return prefix;
  if (is_whole(three) && three >= 25.0 && three <= 45.0)
    return static_cast<int>(std::lround(three));
  return 0;
}

std::string range_text(std::span<const LonLat> sample) {
  const auto [west, east] = std::ranges::minmax(sample, {}, &LonLat::lon);
  const auto [south, north] = std::ranges::minmax(sample, {}, &LonLat::lat);
  return fmt::format("x from {:.6g} to {:.6g}, y from {:.6g} to {:.6g}", west.lon, east.lon,
                     south.lat, north.lat);
}

/// The codes that would fit coordinates in metres, for the way out.
std::string codes_that_fit(std::span<const LonLat> sample) {
  const auto northing = [](LonLat place) { return is_northing(place.lat); };
  const auto plain = [](LonLat place) { return is_plain_easting(place.lon); };
  if (const int zone = common_zone(sample); zone != 0 && most(sample, northing)) {
    return fmt::format(
        "The eastings begin with zone {}: crs = \"{}\" (CGCS2000), \"{}\" (Xi'an "
        "1980) or \"{}\" (Beijing 1954) fit.",
        zone, zone_code(GeodeticDatum::cgcs2000, zone, true),
        zone_code(GeodeticDatum::xian_1980, zone, true),
        zone_code(GeodeticDatum::beijing_1954, zone, true));
  }
  if (most(sample, plain) && most(sample, northing)) {
    return "They look like Gauss-Kruger without a zone in front: crs = \"EPSG:4534\" (middle at "
           "75°E) to \"EPSG:4554\" (135°E) fit, 3° apart; for Shandong \"EPSG:4548\" (117°E) or "
           "\"EPSG:4549\" (120°E).";
  }
  const auto mercator = [](LonLat place) {
    return place.lon > 8.1e6 && place.lon < 1.51e7 && is_northing(place.lat);
  };
  if (most(sample, mercator)) {
    return "They look like Web Mercator: crs = \"EPSG:3857\" fits.";
  }
  return "Say which it is with crs = \"EPSG:…\".";
}

CrsVerdict taken_as(const std::string& crs, std::string reason) {
  CrsVerdict verdict;
  verdict.crs = crs;
  verdict.description = Projection(crs).description();
  verdict.reason = std::move(reason);
  return verdict;
}

CrsVerdict misfit(std::string why, std::span<const LonLat> sample) {
  CrsVerdict verdict;
  verdict.misfit = fmt::format("{} ({}). {}", why, range_text(sample), codes_that_fit(sample));
  return verdict;
}

constexpr const char* degrees = "EPSG:4490";

CrsVerdict examine_undeclared(std::span<const LonLat> sample, const std::string& why) {
  if (most(sample, in_degrees)) {
    return taken_as(degrees, why + "; the coordinates can only be degrees");
  }
  if (most(sample, [](LonLat p) { return in_degrees(swapped(p)); })) {
    CrsVerdict verdict =
        taken_as(degrees, why + "; the coordinates are degrees, latitude before longitude");
    verdict.swap_axes = true;
    verdict.doubtful = true;
    return verdict;
  }
  return misfit(why + ", and the coordinates are no degrees", sample);
}

/// Whether the sample lies where the CRS is used.
bool lies_in_area(const Projection& projection, std::span<const LonLat> sample, bool swap) {
  std::vector<LonLat> places(sample.begin(), sample.end());
  if (swap) std::ranges::transform(places, places.begin(), swapped);
  projection.to_lonlat(places);
  const AreaOfUse& area = *projection.description().area;
  constexpr double margin = 6.0;  // degrees: provinces are often kept on the zone of their middle
  return most(places, [&](LonLat place) { return area.contains(place, margin); });
}

CrsVerdict examine_degrees(CrsVerdict verdict, const Projection& projection,
                           std::span<const LonLat> sample) {
  const bool fits = most(sample, in_degrees);
  const bool fits_swapped = most(sample, [](LonLat p) { return in_degrees(swapped(p)); });
  if (!fits && !fits_swapped) {
    return misfit(verdict.description.name + " is declared, but the coordinates are no degrees",
                  sample);
  }
  const auto& area = projection.description().area;
  const bool hit_only_swapped = fits && fits_swapped && area &&
                                !lies_in_area(projection, sample, false) &&
                                lies_in_area(projection, sample, true);
  if ((!fits && std::ranges::any_of(sample, only_swapped_degrees)) || hit_only_swapped) {
    verdict.swap_axes = true;
    verdict.doubtful = true;
    verdict.reason += "; latitude stands before longitude, so they are swapped";
  }
  return verdict;
}

/// Projected by its .prj, but in degrees: the .prj was never right.
CrsVerdict degrees_after_all(const CrsVerdict& declared, std::span<const LonLat> sample) {
  CrsVerdict verdict = taken_as(
      degrees, fmt::format("{}; but the coordinates are degrees ({}), and are read as such",
                           declared.reason, range_text(sample)));
  verdict.swap_axes = !most(sample, in_degrees);
  verdict.doubtful = true;
  return verdict;
}

/// The zone that the eastings bear against the one that is declared.
std::optional<CrsVerdict> contradicted_zone(const CrsVerdict& declared,
                                            std::span<const LonLat> sample) {
  const CrsDescription& crs = declared.description;
  const int zone = zone_of(crs);
  if (zone == 0) return std::nullopt;
  const int seen = common_zone(sample);
  const int prefix = static_cast<int>(std::floor(crs.false_easting / 1e6));
  if (seen == prefix) return std::nullopt;
  const bool plain = most(sample, [](LonLat place) { return is_plain_easting(place.lon); });
  if (seen == 0 && !plain) return std::nullopt;

  CrsVerdict verdict = taken_as(
      zone_code(crs.datum, seen == 0 ? zone : seen, seen != 0),
      fmt::format("{}; but the eastings {}", declared.reason,
                  seen == 0 ? "bear no zone in front" : fmt::format("begin with zone {}", seen)));
  verdict.reason += fmt::format(", so they are read as {}", verdict.description.name);
  verdict.doubtful = true;
  return verdict;
}

CrsVerdict examine_metres(CrsVerdict verdict, const Projection& projection,
                          std::span<const LonLat> sample) {
  const auto degrees_either_way = [](LonLat p) { return in_degrees(p) || in_degrees(swapped(p)); };
  if (most(sample, degrees_either_way)) return degrees_after_all(verdict, sample);

  std::vector<LonLat> turned(sample.begin(), sample.end());
  std::ranges::transform(turned, turned.begin(), swapped);
  const auto north_first = [](LonLat p) { return is_northing(p.lon) && !is_northing(p.lat); };
  const bool turn = zone_of(verdict.description) != 0 && most(sample, north_first);
  if (const auto zone = contradicted_zone(verdict, turn ? turned : sample)) {
    verdict = *zone;
  } else if (!turn && projection.description().area) {
    const bool fits = lies_in_area(projection, sample, false);
    if (!fits && lies_in_area(projection, sample, true)) {
      verdict.swap_axes = true;
    } else if (!fits) {
      verdict.doubtful = true;
      verdict.outside_area = true;
      verdict.reason += "; but the coordinates lie outside the area it is meant for";
    }
  }
  verdict.swap_axes = verdict.swap_axes || turn;
  if (verdict.swap_axes) {
    verdict.doubtful = true;
    verdict.reason += "; north stands before east, so they are swapped";
  }
  return verdict;
}

CrsVerdict examine_declared(const std::string& crs, const std::string& who,
                            std::span<const LonLat> sample) {
  const Projection projection(crs);
  CrsVerdict verdict;
  verdict.crs = crs;
  verdict.description = projection.description();
  verdict.reason = who + verdict.description.name;
  if (!verdict.description.code.empty()) verdict.reason += " (" + verdict.description.code + ")";
  if (verdict.description.is_pipeline || sample.empty()) return verdict;

  verdict = verdict.description.in_degrees ? examine_degrees(std::move(verdict), projection, sample)
                                           : examine_metres(std::move(verdict), projection, sample);
  const GeodeticDatum datum = verdict.description.datum;
  verdict.ballpark = datum == GeodeticDatum::beijing_1954 || datum == GeodeticDatum::xian_1980;
  return verdict;
}

}  // namespace

CrsVerdict examine_crs(const std::string& chosen, const std::string& declared,
                       std::span<const LonLat> sample) {
  if (chosen.empty() && declared.empty()) {
    return examine_undeclared(sample, "no CRS is declared");
  }
  try {
    return examine_declared(chosen.empty() ? declared : chosen,
                            chosen.empty() ? "the file says " : "the study says ", sample);
  } catch (const UsageError&) {
    if (!chosen.empty()) throw;
    // What a file says may be nonsense; only the study's own word is a question asked wrongly.
    CrsVerdict verdict = examine_undeclared(sample, "PROJ does not understand the declared CRS");
    verdict.doubtful = true;
    return verdict;
  }
}

}  // namespace hinterland
