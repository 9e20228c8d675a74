// SPDX-License-Identifier: Apache-2.0
#include "layers/read_strays.hpp"

#include "geometry/land_cells.hpp"
#include "layers/coordinate_looks.hpp"
#include "layers/place_groups.hpp"
#include "layers/read_places.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/text_fill.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace hinterland {

namespace {

constexpr Metres far = 100_km;

/// From how far on nothing can be concluded from a layer. Lines serve what is near them: of these
/// it is the size of the study, by its villages.
Metres far_for(const LayerLand& layer, const OccupiedLand& villages) {
  constexpr Metres least = 30_km;
  const std::string& name = layer.source->name;
  const bool is_lines = name == "roads" || name.starts_with("networks.");
  return is_lines ? std::clamp(spread_of(villages.places()), least, far) : far;
}

OccupiedLand land_of(const std::vector<LonLat>& places) {
  OccupiedLand land;
  for (const LonLat place : places) land.add(place);
  land.settle();
  return land;
}

/// How well two lands lie on each other: the larger share of the two.
double agreement(const OccupiedLand& a, const OccupiedLand& b) {
  return std::max(a.share_near(b), b.share_near(a));
}

/// The region of a land and somewhat around it.
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

/// The candidates that put a sample on a land, best first: no other agrees better.
std::vector<CrsCandidate> cures_for(const RawPlaces& raw, const OccupiedLand& land,
                                    const std::vector<std::string>& used, GeodeticDatum datum,
                                    bool registry, double least) {
  std::vector<CrsCandidate> best;
  if (land.empty() || raw.places.empty()) return best;
  const auto region = registry ? std::optional(region_of(land)) : std::nullopt;
  double most_agreed = least;
  for (const CrsCandidate& candidate : candidates_for(raw.places, used, datum, region)) {
    const double agreed = agreement(land_of(placed(candidate, raw.places)), land);
    if (agreed < most_agreed || agreed == 0.0) continue;
    if (agreed > most_agreed + 0.05) best.clear();
    most_agreed = std::max(agreed, most_agreed);
    best.push_back(candidate);
  }
  return best;
}

GeodeticDatum datum_of(const std::string& crs) {
  try {
    return crs.empty() ? GeodeticDatum::other : Projection(crs).description().datum;
  } catch (const UsageError&) {
    return GeodeticDatum::other;
  }
}

/// The CRSs of the other layers, each once.
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
  if (land != nullptr) land->settle();
  return used;
}

/// Looks for what puts a layer on the land of the others.
std::optional<CrsCandidate> cure_of(const LayerSource& source, const OccupiedLand& land,
                                    const std::vector<LayerLand>& layers, bool registry,
                                    double least) {
  std::vector<const LayerSource*> sources;
  for (const LayerLand& layer : layers) sources.push_back(layer.source);
  try {
    const RawPlaces raw = read_places(source);
    if (raw.places.empty()) return std::nullopt;
    const std::string& crs = source.crs.empty() ? raw.declared : source.crs;
    const auto used = crs_of_others(sources, source.name, nullptr);
    const auto cures = cures_for(raw, land, used, datum_of(crs), registry, least);
    return cures.empty() ? std::nullopt : std::optional(cures.front());
  } catch (const Error&) {
    return std::nullopt;
  }
}

constexpr double with_others = 0.9;  ///< of the cells, to lie with the others

/// Whether the villages lie away from all others, and these lie together.
bool villages_stray(const std::vector<LayerLand>& layers) {
  if (layers.size() < 3) return false;
  for (std::size_t i = 1; i < layers.size(); ++i) {
    const OccupiedLand& land = layers[i].land;
    if (land.distance_to(layers[0].land) <= far) return false;
    if (i > 1 && agreement(land, layers[1].land) == 0.0 && land.distance_to(layers[1].land) > far) {
      return false;
    }
  }
  return true;
}

/// Whether a layer that does not lie with the villages strays.
std::optional<Stray> examine(const std::vector<LayerLand>& layers, std::size_t i) {
  const OccupiedLand& villages = layers[0].land;
  const OccupiedLand& land = layers[i].land;
  const double agreed = agreement(land, villages);
  if (agreed >= with_others) return std::nullopt;
  Stray stray;
  stray.layer = i;
  stray.apart = agreed > 0.0 ? Metres{0.0} : land.distance_to(villages);
  stray.only_one = layers.size() > 2;
  stray.is_far = stray.apart > far_for(layers[i], villages);
  const bool is_far = stray.is_far;
  const double least = agreed == 0.0 ? with_others : std::max(0.97, agreed + 0.3);
  if (least <= 1.0) stray.cure = cure_of(*layers[i].source, villages, layers, is_far, least);
  return is_far || stray.cure ? std::optional(stray) : std::nullopt;
}

Stray villages_that_stray(const std::vector<LayerLand>& layers, bool only_one,
                          std::optional<CrsCandidate> cure) {
  Stray stray;
  stray.apart = layers[0].land.distance_to(joined_lands(layers, 0));
  stray.only_one = only_one;
  stray.is_far = stray.apart > far;
  stray.cure = std::move(cure);
  return stray;
}

bool has_named_columns(const LayerSource& source) {
  try {
    return read_places(source).from_columns;
  } catch (const Error&) {
    return false;
  }
}

bool is_in_the_sea(const LayerLand& layer) {
  return std::ranges::none_of(layer.land.places(), may_be_land);
}

/// No layer lies with the villages: which of the two is wrong?
void settle_doubt(const std::vector<LayerLand>& layers, std::vector<Stray>& strays) {
  auto cure = cure_of(*layers[0].source, joined_lands(layers, 0), layers, true, with_others);
  if (!cure) return;
  const auto is_cured = [](const Stray& stray) { return stray.cure.has_value(); };
  const auto is_turned = [](const Stray& stray) { return stray.cure && stray.cure->swap; };
  const bool none_cured = std::ranges::none_of(strays, is_cured);
  if (none_cured || (cure->swap && std::ranges::all_of(strays, is_turned))) {
    const bool others_are_wrong = !none_cured && strays.size() == 1 &&
                                  has_named_columns(*layers[0].source) &&
                                  !has_named_columns(*layers[strays[0].layer].source);
    if (others_are_wrong) {
      strays[0].only_one = true;
      return;
    }
    strays = {villages_that_stray(layers, true, std::move(cure))};
    return;
  }
  const LayerLand& other = layers[strays[0].layer];
  if (is_cured(strays[0]) && is_in_the_sea(layers[0]) && !is_in_the_sea(other)) {
    strays = {villages_that_stray(layers, true, std::move(cure))};
    return;
  }
  for (Stray& stray : strays) stray.cure_of_villages = cure;
}

/// crs = "EPSG:32647" (WGS 84 / UTM zone 47N), crs = …
Text listed(const std::vector<CrsCandidate>& cures) {
  constexpr std::size_t most_named = 12;
  Text list;
  for (std::size_t i = 0; i < std::min(cures.size(), most_named); ++i) {
    if (i > 0) list = list + Text(", ", "、");
    list = list + filled_text("{} ({})", "{}（{}）", cures[i].key, cures[i].name);
  }
  return list;
}

/// Whether its datum is one of today, centred on the Earth: such stand before older ones.
bool is_of_satellites(const CrsCandidate& candidate) {
  return Projection(candidate.crs).description().ellipsoid.is_of_satellites();
}

/// A text without its end, where that is its end, and without the space before it.
std::string without_end(const std::string& text, const std::string& end) {
  if (end.empty() || !text.ends_with(end)) return text;
  const std::string begin = text.substr(0, text.size() - end.size());
  return begin.ends_with(' ') ? begin.substr(0, begin.size() - 1) : begin;
}

Text without_end(const Text& text, const Text& end) {
  return {without_end(text.en, end.en), without_end(text.zh, end.zh)};
}

}  // namespace

OccupiedLand joined_lands(const std::vector<LayerLand>& layers, std::size_t but) {
  OccupiedLand land;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (i == but) continue;
    for (const LonLat place : layers[i].land.places()) land.add(place);
  }
  land.settle();
  return land;
}

std::vector<Stray> find_strays(const std::vector<LayerLand>& given) {
  std::vector<LayerLand> layers;
  std::vector<std::size_t> row;
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (given[i].land.empty()) continue;
    layers.push_back(given[i]);
    row.push_back(i);
  }
  std::vector<Stray> strays;
  if (given.empty() || given[0].land.empty() || layers.size() < 2) return strays;
  if (villages_stray(layers)) {
    const OccupiedLand others = joined_lands(layers, 0);
    return {villages_that_stray(layers, true,
                                cure_of(*layers[0].source, others, layers, true, with_others))};
  }
  for (std::size_t i = 1; i < layers.size(); ++i) {
    auto stray = examine(layers, i);
    if (!stray) continue;
    strays.push_back(*stray);
  }
  if (!strays.empty() && strays.size() + 1 == layers.size()) settle_doubt(layers, strays);
  for (Stray& stray : strays) stray.layer = row[stray.layer];
  if (strays.size() > 1 || layers.size() < 3) {
    for (Stray& stray : strays) {
      stray.only_one = stray.only_one && (stray.layer == 0 || layers.size() > strays.size() + 1);
    }
  }
  return strays;
}

Text with_advice_of_others(const CrsMisfit& misfit, const StudyLayers& layers) {
  const auto sources = given_sources(layers);
  const auto own = std::ranges::find(sources, misfit.layer(), &LayerSource::name);
  OccupiedLand land;
  const auto used = crs_of_others(sources, misfit.layer(), &land);
  if (own == sources.end() || land.empty()) return misfit.message();
  try {
    const RawPlaces raw = read_places(**own);
    if (raw.places.empty()) return misfit.message();
    const std::string& crs = (*own)->crs.empty() ? raw.declared : (*own)->crs;
    auto cures = cures_for(raw, land, used, datum_of(crs), true, 0.5);
    if (cures.empty()) {
      return misfit.message() +
             filled_text(" None of the usual CRSs puts it where the study's other layers lie ({}).",
                         "常用坐标系中没有一种能使其落在其他图层所在处（{}）。",
                         land.extent_text());
    }
    std::stable_partition(cures.begin(), cures.end(), is_of_satellites);
    const Text several = {" These may lie up to 2 km apart: ask which it is.",
                          "各坐标系之间最多相差 2 公里：请问明是哪一种。"};
    return without_end(misfit.message(), misfit.looks()) +
           filled_text(" Where the study's other layers lie ({}) it is put by {}.{}",
                       "要落在其他图层所在处（{}），可用 {}。{}", land.extent_text(), listed(cures),
                       cures.size() > 1 ? several : Text());
  } catch (const Error&) {
    return misfit.message();
  }
}

}  // namespace hinterland
