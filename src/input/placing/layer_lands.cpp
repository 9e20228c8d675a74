// SPDX-License-Identifier: Apache-2.0
#include "input/placing/layer_lands.hpp"

#include "input/columns/records.hpp"
#include "input/coordinates/place_groups.hpp"
#include "input/placing/distance_to_lines.hpp"
#include "world/table_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// Collects the land of each layer.
class Lands {
 public:
  void add(const LayerSource& source, std::span<const LonLat> places) {
    LayerLand& layer = begin(source);
    for (const LonLat place : places) layer.land.add(place);
    layer.land.sort_cells();
  }
  void add(const LayerSource& source, LineView lines) {
    LayerLand& layer = begin(source);
    for (std::size_t l = 0; l < lines.size(); ++l) {
      layer.land.add_line(lines.vertex.subspan(lines.first_vertex[l],
                                               lines.first_vertex[l + 1] - lines.first_vertex[l]));
    }
    layer.land.sort_cells();
  }
  void add(const LayerSource& source, std::span<const MultiPolygon> shapes) {
    LayerLand& layer = begin(source);
    for (const MultiPolygon& shape : shapes) layer.land.add_area(shape);
    layer.land.sort_cells();
  }

  std::vector<LayerLand> layers() && { return std::move(layers_); }

 private:
  LayerLand& begin(const LayerSource& source) {
    layers_.push_back({&source, {}, false});
    return layers_.back();
  }

  std::vector<LayerLand> layers_;
};

template <class Column>
auto all_of(const Column& column) {
  return std::span(column.data(), column.size());
}

/// All parts of the facilities of one layer, from row `first` on.
std::vector<LonLat> parts_of(const Facilities& facilities, std::size_t first, std::size_t count) {
  std::vector<LonLat> places;
  for (std::size_t row = first; row < first + count; ++row) {
    const FacilityId f{static_cast<std::uint32_t>(row)};
    places.push_back(facilities.place[f]);
    if (facilities.other_places.empty()) continue;
    const std::vector<LonLat>& others = facilities.other_places[f];
    places.insert(places.end(), others.begin(), others.end());
  }
  return places;
}

}  // namespace

std::vector<LayerLand> lands_of(const World& world, const StudyLayers& layers,
                                const ServiceCatalogue& catalogue, const RowsOfSources& rows_of) {
  Lands lands;
  lands.add(layers.villages, all_of(world.villages.place));
  lands.add(layers.towns, all_of(world.towns.place));
  std::size_t first = 0;
  for (std::size_t i = 0; i < layers.facilities.size(); ++i) {
    const std::size_t count = rows_of.facilities[i];
    lands.add(layers.facilities[i], parts_of(world.facilities, first, count));
    first += count;
  }
  for (const auto& [service, source] : layers.networks) {
    lands.add(source, world.lines_of(catalogue.find(service).value()));
  }
  if (layers.roads.given()) {
    lands.add(layers.roads, LineView{world.roads.vertex, world.roads.first_vertex});
  }
  lands.add(layers.boundaries, all_of(world.boundaries.shape));
  lands.add(layers.built_up, all_of(world.built_up.shape));
  first = 0;
  for (std::size_t i = 0; i < layers.exclusions.size(); ++i) {
    const std::size_t count = rows_of.exclusions[i];
    lands.add(layers.exclusions[i], all_of(world.exclusions.shape).subspan(first, count));
    first += count;
  }
  lands.add(layers.proposed_sites, all_of(world.proposed_sites.place));
  return std::move(lands).layers();
}

StudyLayers with_axes(StudyLayers layers, const std::string& name, Axes axes) {
  const auto turn = [&](LayerSource& source) {
    if (source.name == name) source.axes = axes;
  };
  for (LayerSource* source : {&layers.towns, &layers.villages, &layers.roads, &layers.boundaries,
                              &layers.built_up, &layers.proposed_sites}) {
    turn(*source);
  }
  for (LayerSource& source : layers.facilities) turn(source);
  for (auto& [service, source] : layers.networks) turn(source);
  for (LayerSource& source : layers.exclusions) turn(source);
  return layers;
}

void conclude_nothing(World& world, const StudyLayers& layers, const ServiceCatalogue& catalogue,
                      const std::string& misplaced) {
  for (const auto& [service, source] : layers.networks) {
    if (source.name == misplaced || misplaced == layers.villages.name) {
      world.networks[catalogue.find(service).value()].complete = false;
    }
  }
  for (NetworkLines& network : world.networks) {
    const bool is_misplaced = misplaced == world.roads.layer || misplaced == layers.villages.name;
    if (network.are_the_roads && is_misplaced) network.complete = false;
  }
}

std::vector<const LayerSource*> given_sources(const StudyLayers& layers) {
  std::vector<const LayerSource*> sources;
  const auto add = [&](const LayerSource& source) {
    if (source.given()) sources.push_back(&source);
  };
  add(layers.villages);
  add(layers.towns);
  for (const LayerSource& source : layers.facilities) add(source);
  for (const auto& [service, source] : layers.networks) add(source);
  add(layers.roads);
  add(layers.boundaries);
  add(layers.built_up);
  for (const LayerSource& source : layers.exclusions) add(source);
  add(layers.proposed_sites);
  return sources;
}

namespace {

constexpr Metres within_reach = 10_km;

std::vector<LonLat> some_of(std::span<const LonLat> places) {
  constexpr std::size_t max_sample = 150;
  const std::size_t step = places.size() / max_sample + 1;
  std::vector<LonLat> some;
  for (std::size_t i = 0; i < places.size(); i += step) some.push_back(places[i]);
  return some;
}

/// The places and lines of a study.
struct StudyPlaces {
  std::span<const LonLat> villages;
  std::span<const LonLat> towns;
  std::span<const LonLat> facilities;
  std::vector<LineView> lines;
};

bool is_any_near(const StudyPlaces& study, LineView lines) {
  if (is_any_line_near(some_of(study.villages), lines, within_reach)) return true;
  return is_any_line_near(study.villages, lines, within_reach) ||
         is_any_line_near(study.towns, lines, within_reach) ||
         is_any_line_near(study.facilities, lines, within_reach);
}

/// The number of distances within reach.
std::size_t reached(std::span<const Metres> distances) {
  return static_cast<std::size_t>(
      std::ranges::count_if(distances, [](Metres found) { return found != unreachable; }));
}

/// The number of places with a facility, a line or, with `villages`, a village within `reach`.
std::size_t count_within(Metres reach, std::span<const LonLat> places, const StudyPlaces& study,
                         bool villages) {
  std::vector<Metres> least = distances_to_places(places, study.facilities, reach);
  const auto take = [&](const std::vector<Metres>& found) {
    for (std::size_t i = 0; i < least.size(); ++i) least[i] = std::min(least[i], found[i]);
  };
  if (villages) take(distances_to_places(places, study.villages, reach));
  for (const LineView lines : study.lines) take(distances_to_lines(places, lines, reach));
  return reached(least);
}

bool are_seats_remote(const StudyPlaces& study) {
  constexpr Metres max_distance_of_near = 15_km;
  if (study.towns.empty() || study.villages.empty()) return false;
  const std::vector<LonLat> villages = some_of(study.villages);
  if (2 * reached(distances_to_places(villages, study.towns, max_distance_of_near)) >=
      villages.size()) {
    return false;
  }
  // A few seats may be far from everything else; so may more seats if there are few villages.
  constexpr std::size_t few = 3;
  constexpr Metres far_for_few = 30_km;
  const std::vector<LonLat> seats = some_of(study.towns);
  const bool are_few = seats.size() < few || study.villages.size() < 2 * few;
  return 2 * count_within(within_reach, villages, study, false) > villages.size() &&
         2 * count_within(are_few ? far_for_few : within_reach, seats, study, true) < seats.size();
}

}  // namespace

void mark_remote_layers(std::vector<LayerLand>& lands, const World& world,
                        const StudyLayers& layers, const ServiceCatalogue& catalogue) {
  StudyPlaces study{std::span(world.villages.place.data(), world.villages.size()),
                    std::span(world.towns.place.data(), world.towns.size()),
                    std::span(world.facilities.place.data(), world.facilities.size()),
                    {}};
  const auto mark = [&](const LayerSource& source) {
    for (LayerLand& layer : lands) layer.is_remote |= layer.source == &source;
  };
  const auto check = [&](const LayerSource& source, LineView lines) {
    if (lines.size() == 0) return;
    study.lines.push_back(lines);
    if (!is_any_near(study, lines)) mark(source);
  };
  for (const auto& [service, source] : layers.networks) {
    check(source, world.lines_of(catalogue.find(service).value()));
  }
  if (layers.roads.given()) {
    check(layers.roads, LineView{world.roads.vertex, world.roads.first_vertex});
  }
  if (are_seats_remote(study)) mark(layers.towns);
}

std::vector<LonLat> thinned(std::span<const LonLat> places) {
  OccupiedLand land;
  for (const LonLat place : places) land.add(place);
  land.sort_cells();
  return land.places();
}

std::vector<LonLat> places_around(const World& world) {
  std::vector<LonLat> places(world.villages.place.begin(), world.villages.place.end());
  places.insert(places.end(), world.towns.place.begin(), world.towns.place.end());
  places.insert(places.end(), world.facilities.place.begin(), world.facilities.place.end());
  return thinned(places);
}

void forget_facilities(World& world, const StudyLayers& layers, const RowsOfSources& rows_of,
                       const std::set<std::string>& far_layers) {
  const bool all = far_layers.contains(layers.villages.name);
  std::vector<bool> dropped;
  for (std::size_t i = 0; i < layers.facilities.size(); ++i) {
    const bool is_far = all || far_layers.contains(layers.facilities[i].name);
    dropped.insert(dropped.end(), rows_of.facilities[i], is_far);
  }
  for (std::size_t f = 0; f < dropped.size(); ++f) {
    const FacilityId facility{static_cast<std::uint32_t>(f)};
    if (dropped[f]) world.misplaced.insert(world.facilities.service[facility]);
  }
  if (std::ranges::find(dropped, true) != dropped.end()) drop_rows(world.facilities, dropped);
  if (!all && far_layers.contains(layers.towns.name)) {
    world.are_towns_misplaced = true;
    world.towns = {};
  }
}

}  // namespace hinterland
