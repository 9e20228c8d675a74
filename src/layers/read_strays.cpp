// SPDX-License-Identifier: Apache-2.0
#include "layers/read_strays.hpp"

#include "layers/coordinate_looks.hpp"
#include "layers/read_places.hpp"

#include <hinterland/base/error.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace hinterland {

namespace {

constexpr Metres far = 100_km;

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

OccupiedLand joined(const std::vector<LayerLand>& layers, std::size_t but) {
  OccupiedLand land;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (i == but) continue;
    for (const LonLat place : layers[i].land.places()) land.add(place);
  }
  land.settle();
  return land;
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
  Stray stray{i, agreed > 0.0 ? Metres{0.0} : land.distance_to(villages), layers.size() > 2, {}};
  const bool is_far = stray.apart > far;
  const double least = agreed == 0.0 ? with_others : std::max(0.97, agreed + 0.3);
  if (least <= 1.0) stray.cure = cure_of(*layers[i].source, villages, layers, is_far, least);
  return is_far || stray.cure ? std::optional(stray) : std::nullopt;
}

/// crs = "EPSG:32647" (WGS 84 / UTM zone 47N), crs = …
std::string listed(const std::vector<CrsCandidate>& cures) {
  constexpr std::size_t most_named = 6;
  std::vector<std::string> names;
  for (const CrsCandidate& cure : cures) {
    if (names.size() == most_named) break;
    names.push_back(fmt::format("{} ({})", cure.key, cure.name));
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

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
    const OccupiedLand others = joined(layers, 0);
    strays.push_back({0, layers[0].land.distance_to(others), true,
                      cure_of(*layers[0].source, others, layers, true, with_others)});
    return strays;
  }
  for (std::size_t i = 1; i < layers.size(); ++i) {
    auto stray = examine(layers, i);
    if (!stray) continue;
    stray->layer = row[i];
    strays.push_back(*stray);
  }
  if (strays.size() > 1 || layers.size() < 3) {
    for (Stray& stray : strays) stray.only_one = layers.size() > strays.size() + 1;
  }
  return strays;
}

Text describe_stray(const Stray& stray, const std::vector<LayerLand>& layers) {
  const LayerLand& layer = layers[stray.layer];
  const bool is_villages = stray.layer == 0;
  OccupiedLand others = is_villages ? joined(layers, 0) : layers[0].land;
  const Text here = layer.land.extent_text();
  const Text there = others.extent_text();
  const long km = std::lround(stray.apart.value / 1000.0);
  Text text{fmt::format("{} {}; {} {}; {} km apart", layer.source->name, here.en,
                        is_villages ? "all other layers" : "villages", there.en, km),
            fmt::format("{} {}；{} {}；相距 {} 公里", layer.source->name, here.zh,
                        is_villages ? "其他图层" : "villages", there.zh, km)};
  if (stray.cure) {
    text.en += fmt::format(". With {} ({}) it would lie with them: write that in its block",
                           stray.cure->key, stray.cure->name);
    text.zh += fmt::format("。若按 {}（{}）读取，则与之相符：请写入该图层的配置", stray.cure->key,
                           stray.cure->name);
  } else {
    text.en +=
        ". Neither another zone nor other axes bring it there: look at its file, and say with crs "
        "= \"…\" what it is, or leave its block out";
    text.zh +=
        "。换带号、换坐标轴顺序都不能使其相符：请检查文件，用 crs = \"…\" 指明坐标系，或删去该图层";
  }
  if (!stray.only_one && !is_villages) {
    text.en += ". It may be the villages that lie wrong: then look at their axes and crs";
    text.zh += "。也可能是村庄的位置有误：若是，请检查 villages 的 axes 和 crs";
  }
  return text;
}

std::string advice_of_others(const CrsMisfit& misfit, const StudyLayers& layers) {
  const auto sources = given_sources(layers);
  const auto own = std::ranges::find(sources, misfit.layer(), &LayerSource::name);
  OccupiedLand land;
  const auto used = crs_of_others(sources, misfit.layer(), &land);
  if (own == sources.end() || land.empty()) return {};
  try {
    const RawPlaces raw = read_places(**own);
    if (raw.places.empty()) return {};
    const std::string& crs = (*own)->crs.empty() ? raw.declared : (*own)->crs;
    const auto cures = cures_for(raw, land, used, datum_of(crs), true, 0.5);
    if (cures.empty()) {
      return " None of the usual CRSs puts it where the study's other layers lie (" +
             land.extent_text().en + ").";
    }
    const bool several = cures.size() > 1;
    return fmt::format(" Where the study's other layers lie ({}) it is put by {}.{}",
                       land.extent_text().en, listed(cures),
                       several ? " These may differ by some hundred metres: ask which it is." : "");
  } catch (const Error&) {
    return {};
  }
}

}  // namespace hinterland
