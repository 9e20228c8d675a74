// SPDX-License-Identifier: Apache-2.0
#include "input/placing/read_strays.hpp"

#include "geometry/land_cells.hpp"
#include "input/coordinates/crs_cures.hpp"
#include "input/placing/place_groups.hpp"
#include "input/records/read_places.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <utility>

namespace hinterland {

namespace {

constexpr Metres far = 100_km;

/// From how far on nothing can be concluded from a layer. Lines serve what is near them, and seats
/// lie among their villages: of these it is the size of the study, by its villages.
Metres far_for(const LayerLand& layer, const OccupiedLand& villages) {
  constexpr Metres least = 30_km;
  const std::string& name = layer.source->name;
  const bool is_near_all = name == "roads" || name == "towns" || name.starts_with("networks.");
  return is_near_all ? std::clamp(spread_of(villages.places()), least, far) : far;
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
    const auto now = lay(raw, source).places;
    const auto cures = cures_for(raw, now, land, used, datum_of(crs), registry, least);
    return cures.empty() ? std::nullopt : std::optional(cures.front());
  } catch (const Error&) {
    return std::nullopt;
  }
}

constexpr double with_others = 0.9;  ///< of the cells, to lie with the others

/// Whether the villages lie away from all others, and these lie together.
bool villages_stray(const std::vector<LayerLand>& layers) {
  if (layers.size() < 3 || layers[0].source->keep_far) return false;
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
  const LayerLand& layer = layers[i];
  if (layer.source->keep_far) return std::nullopt;
  const double agreed = agreement(layer.land, villages);
  if (agreed >= with_others && !layer.is_remote) return std::nullopt;
  Stray stray;
  stray.layer = i;
  const bool is_apart = agreed == 0.0 || layer.is_remote;
  stray.apart = is_apart ? layer.land.distance_to(villages) : Metres{0.0};
  stray.only_one = layers.size() > 2;
  stray.is_far = layer.is_remote || stray.apart > far_for(layer, villages);
  const double least = agreed == 0.0 ? with_others : std::max(0.97, agreed + 0.3);
  if (least <= 1.0) stray.cure = cure_of(*layer.source, villages, layers, stray.is_far, least);
  stray.is_far = stray.is_far || (stray.cure && agreed == 0.0);
  return stray.is_far || stray.cure ? std::optional(stray) : std::nullopt;
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
  if (!cure || layers[0].source->keep_far) return;
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

}  // namespace hinterland
