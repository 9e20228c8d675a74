// SPDX-License-Identifier: Apache-2.0
#include "input/placing/layer_lands.hpp"

#include <cstdint>
#include <span>
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

StudyLayers turned(StudyLayers layers, const std::string& name, Axes axes) {
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
                      const std::string& stray) {
  for (const auto& [service, source] : layers.networks) {
    if (source.name == stray || stray == layers.villages.name) {
      world.networks[catalogue.find(service).value()].complete = false;
    }
  }
  for (NetworkLines& network : world.networks) {
    const bool is_stray = stray == world.roads.layer || stray == layers.villages.name;
    if (network.are_the_roads && is_stray) network.complete = false;
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

}  // namespace hinterland
