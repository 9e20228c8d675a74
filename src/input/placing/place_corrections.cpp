// SPDX-License-Identifier: Apache-2.0
#include "input/placing/place_corrections.hpp"

#include "base/text_fill.hpp"
#include "base/word_list.hpp"
#include "geometry/distance.hpp"
#include "input/coordinates/place_groups.hpp"
#include "input/coordinates/raw_coordinates.hpp"
#include "input/placing/place_records.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

OccupiedLand land_of(std::span<const LonLat> places) {
  OccupiedLand land;
  for (const LonLat place : places) land.add(place);
  land.sort_cells();
  return land;
}

/// The bounding box of a land.
AreaOfUse region_of(const OccupiedLand& land) {
  AreaOfUse region{{180.0, 90.0}, {-180.0, -90.0}};
  for (const LonLat p : land.places()) {
    region.south_west = {std::min(region.south_west.lon, p.lon),
                         std::min(region.south_west.lat, p.lat)};
    region.north_east = {std::max(region.north_east.lon, p.lon),
                         std::max(region.north_east.lat, p.lat)};
  }
  return region;
}

bool is_mirror(const CrsCandidate& candidate) {
  return candidate.crs.find("axisswap") != std::string::npos;
}

/// Whether a missing sign may be the reason why the sample is not at `there`.
bool may_lack_a_sign(std::span<const LonLat> sample, std::span<const LonLat> there,
                     const OccupiedLand& land) {
  const auto is_at_180 = [](LonLat p) { return std::abs(p.lon) > 179.0; };
  const auto are_apart = [&](double LonLat::*number) {
    if (sample.front().*number == there.front().*number) return true;
    const bool is_positive = there.front().*number > 0.0;
    const auto is_there = [&](LonLat p) { return (p.*number > 0.0) == is_positive; };
    return most(land.places(), is_there) && most(sample, [&](LonLat p) { return !is_there(p); });
  };
  const bool turns_lon = sample.front().lon != there.front().lon;
  if (turns_lon && mainly(sample, is_at_180)) return false;
  return are_apart(&LonLat::lon) && are_apart(&LonLat::lat);
}

/// Whether most of the sample stay where they are, except for the difference between two datums or
/// between UTM and Gauss-Kruger.
bool changes_nothing(std::span<const LonLat> now, std::span<const LonLat> there) {
  constexpr Metres near = 3_km;
  std::size_t same = 0;
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (is_on_earth(now[i]) && is_on_earth(there[i]) && distance_between(now[i], there[i]) < near)
      ++same;
  }
  return 2 * same > now.size();
}

}  // namespace

double agreement(const OccupiedLand& a, const OccupiedLand& b) {
  return std::max(a.share_near(b), b.share_near(a));
}

std::vector<CrsCandidate> corrections_for(const RawPlaces& raw, std::span<const LonLat> now,
                                          const OccupiedLand& land,
                                          const CorrectionSearch& search) {
  constexpr double as_good = 0.05;
  std::vector<std::pair<CrsCandidate, double>> found;
  if (land.empty() || raw.places.empty()) return {};
  const auto region = search.registry ? std::optional(region_of(land)) : std::nullopt;
  const double agreed_now = agreement(land_of(now), land);
  double max_agreed = search.least;
  for (const CrsCandidate& candidate :
       candidates_for(raw.places, search.used, search.datum, region)) {
    const std::vector<LonLat> there = placed(candidate, raw.places);
    if (is_mirror(candidate) && !may_lack_a_sign(raw.places, there, land)) continue;
    const double agreed = agreement(land_of(there), land);
    if (agreed < std::max({search.least, agreed_now, max_agreed - as_good}) || agreed == 0.0)
      continue;
    if (changes_nothing(now, there)) continue;
    max_agreed = std::max(agreed, max_agreed);
    found.emplace_back(candidate, agreed);
  }
  std::vector<CrsCandidate> best;
  for (const auto& [candidate, agreed] : found) {
    if (agreed >= max_agreed - as_good) best.push_back(candidate);
  }
  return best;
}

namespace {

bool have_one_datum(const CrsDescription& a, const CrsDescription& b) {
  const auto plain = [](GeodeticDatum datum) {
    return datum == GeodeticDatum::wgs84 ? GeodeticDatum::cgcs2000 : datum;
  };
  return plain(a.datum) == plain(b.datum);
}

/// Keeps the candidates with the datum of the declared CRS, if there are any, and moves those with
/// its scale to the front.
void prefer(const std::string& declared, std::vector<CrsCandidate>& corrections) {
  try {
    if (declared.empty()) return;
    const CrsDescription message = Projection(declared).description();
    if (!message.central_meridian) return;
    const auto is_of_scale = [&](const CrsCandidate& correction) {
      const CrsDescription crs = Projection(correction.crs).description();
      return crs.central_meridian.has_value() && crs.scale == message.scale;
    };
    const auto is_of_datum = [&](const CrsCandidate& correction) {
      return have_one_datum(Projection(correction.crs).description(), message);
    };
    const auto others = std::stable_partition(corrections.begin(), corrections.end(), is_of_datum);
    if (others != corrections.begin()) corrections.erase(others, corrections.end());
    std::stable_partition(corrections.begin(), corrections.end(), is_of_scale);
  } catch (const UsageError&) {
    return;  // not understood: no preference
  }
}

/// Removes candidates that place the sample where an earlier one does, and returns the greatest
/// distance from the first.
Metres leave_different(std::vector<CrsCandidate>& corrections, std::span<const LonLat> place) {
  constexpr Metres same = 1_m;
  std::vector<CrsCandidate> different;
  std::vector<LonLat> at;
  Metres apart;
  for (const CrsCandidate& correction : corrections) {
    const LonLat there = placed(correction, place).front();
    const auto is_there = [&](LonLat other) { return distance_between(there, other) < same; };
    if (std::ranges::any_of(at, is_there)) continue;
    different.push_back(correction);
    at.push_back(there);
    apart = std::max(apart, distance_between(at.front(), there));
  }
  corrections = std::move(different);
  return apart;
}

}  // namespace

LayerCorrection correction_among(std::vector<CrsCandidate> corrections, const std::string& declared,
                                 std::span<const LonLat> sample) {
  constexpr std::size_t max_named = 6;
  prefer(declared, corrections);
  const Metres apart = leave_different(corrections, sample.subspan(sample.size() / 2, 1));
  LayerCorrection correction{corrections.front(), {}, corrections.size() == 1};
  const std::size_t count = std::min(corrections.size(), max_named);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0)
      correction.named =
          correction.named + (i + 1 < count ? Text(", ", "、") : Text(" or ", "或 "));
    correction.named = correction.named +
                       filled_text("{} ({})", "{}（{}）", corrections[i].key, corrections[i].name);
  }
  if (correction.is_sure) return correction;
  correction.named =
      correction.named + filled_text(", which differ by up to {} m,", "（彼此最多相差{}米）",
                                     std::lround(apart.value));
  return correction;
}

GeodeticDatum datum_of(const std::string& crs) {
  try {
    return crs.empty() ? GeodeticDatum::other : Projection(crs).description().datum;
  } catch (const UsageError&) {
    return GeodeticDatum::other;
  }
}

std::vector<std::string> crs_of_others(const std::vector<const LayerSource*>& sources,
                                       const std::string& but, OccupiedLand* land) {
  std::vector<std::string> used;
  for (const LayerSource* source : sources) {
    if (source->name == but) continue;
    const LaidPlaces laid = try_places(*source);
    if (laid.places.empty()) continue;
    if (land != nullptr) {
      for (const LonLat place : laid.places) land->add(place);
    }
    if (std::ranges::find(used, laid.crs) == used.end()) used.push_back(laid.crs);
  }
  if (land != nullptr) land->sort_cells();
  return used;
}

namespace {

const Text sign{"a missing or superfluous minus sign", "正负号有误"};
const Text order{"latitude written before longitude", "经纬度写反"};
const Text point{"a misplaced decimal point", "小数点位置有误"};
const Text digits{"two digits swapped", "相邻两位数字颠倒"};
const Text number_of_digits{"a missing or superfluous digit", "漏写或多写一位数字"};
const Text digit{"one wrong digit", "有一位数字错误"};

double number_of(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

/// Values that a number may have had before a typing error.
using Variants = std::vector<double>;

Variants by_point(double value) {
  Variants found;
  for (const double factor : {10.0, 100.0, 1000.0, 0.1, 0.01, 0.001}) {
    found.push_back(value * factor);
  }
  return found;
}

/// The degrees as decimal text, without sign.
std::string text_of(double degrees) { return fmt::format("{:.9f}", std::abs(degrees)); }

/// The end of the digits in which a typing error moves a place to another region: the second
/// decimal.
std::size_t end_of_large(const std::string& text) { return text.find('.') + 3; }

Variants by_exchange(const std::string& text) {
  Variants found;
  for (std::size_t i = 0; i + 1 < end_of_large(text); ++i) {
    std::string other = text;
    std::size_t next = i + 1;
    if (other[next] == '.') ++next;
    if (other[i] == '.' || other[i] == other[next]) continue;
    std::swap(other[i], other[next]);
    found.push_back(number_of(other));
  }
  return found;
}

Variants by_count(const std::string& text) {
  Variants found;
  for (std::size_t i = 0; i < end_of_large(text); ++i) {
    if (text[i] != '.') found.push_back(number_of(std::string(text).erase(i, 1)));
    for (char c = '0'; c <= '9'; ++c) {
      found.push_back(number_of(std::string(text).insert(i, 1, c)));
    }
  }
  return found;
}

Variants by_digit(const std::string& text) {
  Variants found;
  for (std::size_t i = 0; i < end_of_large(text); ++i) {
    if (text[i] == '.') continue;
    std::string other = text;
    for (char c = '0'; c <= '9'; ++c) {
      other[i] = c;
      found.push_back(number_of(other));
    }
  }
  return found;
}

/// The correction of one kind of typing error, if any of the candidate longitudes or latitudes is
/// on the land.
std::optional<PlaceCorrection> correction_by(LonLat place, const OccupiedLand& land,
                                             const Variants& lons, const Variants& lats,
                                             const Text& error, bool is_gross) {
  std::vector<LonLat> there;
  const auto try_at = [&](LonLat other) {
    const auto is_same = [&](LonLat one) { return one.lon == other.lon && one.lat == other.lat; };
    if (!is_on_earth(other) || !land.is_near(other)) return;
    if (std::ranges::none_of(there, is_same)) there.push_back(other);
  };
  for (const double value : lons) try_at({std::copysign(value, place.lon), place.lat});
  for (const double value : lats) try_at({place.lon, std::copysign(value, place.lat)});
  if (there.empty()) return std::nullopt;
  const bool is_sure = there.size() == 1;
  return PlaceCorrection{is_sure ? std::optional(there.front()) : std::nullopt, error, is_gross};
}

}  // namespace

std::optional<PlaceCorrection> correction_of_place(LonLat place, const OccupiedLand& land) {
  const double lon = place.lon;
  const double lat = place.lat;
  for (const LonLat other : {LonLat{-lon, lat}, LonLat{lon, -lat}, LonLat{-lon, -lat}}) {
    if (land.is_near(other)) return PlaceCorrection{other, sign};
  }
  if (land.is_near({lat, lon})) return PlaceCorrection{LonLat{lat, lon}, order};
  const auto by = [&](const Variants& lons, const Variants& lats, const Text& error,
                      bool is_gross) {
    return correction_by(place, land, lons, lats, error, is_gross);
  };
  if (auto found = by(by_point(std::abs(lon)), by_point(std::abs(lat)), point, true)) return found;
  for (const double factor : {10.0, 100.0, 0.1, 0.01}) {
    const LonLat other{lon * factor, lat * factor};
    if (is_on_earth(other) && land.is_near(other)) return PlaceCorrection{other, point};
  }
  const std::string east = text_of(lon);
  const std::string north = text_of(lat);
  if (auto found = by(by_exchange(east), by_exchange(north), digits, false)) return found;
  if (auto found = by(by_digit(east), by_digit(north), digit, false)) return found;
  return by(by_count(east), by_count(north), number_of_digits, true);
}

namespace {

constexpr double with_rest = 0.9;

/// The number of degrees to the east, as between the central meridians of two zones, that moves the
/// places to the land of the rest; 0 if none does.
int neighbouring_zones(std::span<const LonLat> places, const OccupiedLand& rest) {
  constexpr std::size_t few = 3;
  if (places.size() < few) return 0;
  for (const int east : {3, -3, 6, -6}) {
    OccupiedLand there;
    for (const LonLat place : places) there.add({place.lon + east, place.lat});
    there.sort_cells();
    if (rest.share_near(there) >= with_rest) return east;
  }
  return 0;
}

}  // namespace

std::optional<PartCorrection> correction_of_part(const LayerSource& source,
                                                 const OccupiedLand& part,
                                                 const OccupiedLand& rest) {
  try {
    RawPlaces raw = read_places(source);
    const LaidPlaces laid = lay(raw, source);
    std::vector<LonLat> apart;
    std::vector<LonLat> now;
    for (std::size_t i = 0; i < laid.places.size(); ++i) {
      const LonLat place = laid.places[i];
      if (!part.is_near(place) || rest.is_near(place)) continue;
      apart.push_back(raw.places[i]);
      now.push_back(place);
    }
    raw.places = std::move(apart);
    const auto corrections =
        corrections_for(raw, now, rest, {{}, datum_of(laid.crs), false, with_rest});
    if (!corrections.empty())
      return PartCorrection{correction_among(corrections, laid.crs, raw.places), 0};
    const int east = most(raw.places, in_degrees_either_way) ? neighbouring_zones(now, rest) : 0;
    return east == 0 ? std::nullopt : std::optional(PartCorrection{std::nullopt, east});
  } catch (const Error&) {
    return std::nullopt;
  }
}

Text statement_of(const PartCorrection& correction, bool any_other_layer) {
  const Text which = any_other_layer
                         ? Text("this part of the file", "文件的这一部分")
                         : Text("one of the two parts of the file", "文件的这两部分之一");
  if (!correction.crs) {
    return filled_text(
        " With {0} degrees {1} their longitudes they would match the rest: {2} was probably "
        "converted to degrees from a wrong zone",
        "若将其经度{1} {0}度，则与其余记录相符：{2}转换为经纬度时很可能用错了投影带",
        std::abs(correction.degrees_east),
        correction.degrees_east > 0 ? Text("added to", "增加") : Text("subtracted from", "减少"),
        which);
  }
  return filled_text(
      " Read with {} they would match the rest: {} is in another coordinate system. {}ave it as a "
      "separate file, set its CRS there, convert it to the CRS of the rest, and merge the two "
      "again; a setting for the whole layer would displace the rest",
      "若按 {}读取，则与其余记录相符：{}采用了另一坐标系。请{}将其单独另存并"
      "指明该坐标系，转换到其余记录的坐标系后再合并；对整个图层设置该项会使其余记录错位",
      correction.crs->named, which,
      correction.crs->is_sure ? Text("S", "") : Text("Ask for its CRS, s", "先问明是哪一种，再"));
}

}  // namespace hinterland
