// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/crs_corrections.hpp"

#include "base/text_fill.hpp"
#include "geometry/distance.hpp"
#include "input/coordinates/coordinate_looks.hpp"
#include "input/placing/place_groups.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

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
                                          const std::vector<std::string>& used, GeodeticDatum datum,
                                          bool registry, double least) {
  constexpr double as_good = 0.05;
  std::vector<std::pair<CrsCandidate, double>> found;
  if (land.empty() || raw.places.empty()) return {};
  const auto region = registry ? std::optional(region_of(land)) : std::nullopt;
  const double agreed_now = agreement(land_of(now), land);
  double max_agreed = least;
  for (const CrsCandidate& candidate : candidates_for(raw.places, used, datum, region)) {
    const std::vector<LonLat> there = placed(candidate, raw.places);
    if (is_mirror(candidate) && !may_lack_a_sign(raw.places, there, land)) continue;
    const double agreed = agreement(land_of(there), land);
    if (agreed < std::max({least, agreed_now, max_agreed - as_good}) || agreed == 0.0) continue;
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
    const CrsDescription said = Projection(declared).description();
    if (!said.central_meridian) return;
    const auto is_of_scale = [&](const CrsCandidate& correction) {
      const CrsDescription crs = Projection(correction.crs).description();
      return crs.central_meridian.has_value() && crs.scale == said.scale;
    };
    const auto is_of_datum = [&](const CrsCandidate& correction) {
      return have_one_datum(Projection(correction.crs).description(), said);
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
      correction.named + filled_text(", which differ by up to {} m,", "（彼此最多相差 {} 米）",
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

}  // namespace hinterland
