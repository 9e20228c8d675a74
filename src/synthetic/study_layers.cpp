// SPDX-License-Identifier: Apache-2.0
#include "synthetic/study_layers.hpp"

#include "output/shapefile.hpp"
#include "synthetic/study_fields.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

using Fields = std::vector<OutputField>;

/// A table of points.
template <class IdType>
OutputLayer point_layer(std::string name, const Column<IdType, LonLat>& place, Fields fields) {
  return {std::move(name), OutputGeometry::point, place.size(),
          [&place](std::size_t row, OutputShape& shape) {
            shape.vertices.push_back(place[IdType{static_cast<std::uint32_t>(row)}]);
          },
          std::move(fields)};
}

OutputLayer area_layer(std::string name, const Areas& areas, Fields fields) {
  return {std::move(name), OutputGeometry::multi_polygon, areas.size(),
          [&areas](std::size_t row, OutputShape& shape) {
            shape.polygons = &areas.shape[AreaId{static_cast<std::uint32_t>(row)}];
          },
          std::move(fields)};
}

OutputLayer line_layer(std::string name, const NetworkLines& network, Fields fields) {
  return {std::move(name), OutputGeometry::line, network.size(),
          [&network](std::size_t row, OutputShape& shape) {
            const auto at = [&](std::size_t vertex) {
              return network.vertex.begin() + static_cast<std::ptrdiff_t>(vertex);
            };
            shape.vertices.assign(at(network.first_vertex[row]), at(network.first_vertex[row + 1]));
          },
          std::move(fields)};
}

OutputLayer network_layer(const MadeUpCounty& county, ServiceId service) {
  const NetworkLines& network = county.world.networks[service];
  const std::string& id = county.services[service];
  return id == "road" ? line_layer("roads", network, road_fields(county.road_class))
                      : line_layer("network_" + id, network, line_fields());
}

}  // namespace

void write_study_layers(const std::string& folder, const MadeUpCounty& county,
                        const PlantedFaults& planted, const Progress& progress) {
  const World& world = county.world;
  std::vector<OutputLayer> layers{
      point_layer("towns", world.towns.place, town_fields(world.towns)),
      point_layer("villages", world.villages.place, village_fields(county, planted)),
      point_layer("facilities", world.facilities.place, facility_fields(county, planted)),
      area_layer("boundaries", world.boundaries, area_fields(world.boundaries)),
      area_layer("built_up", world.built_up, area_fields(world.built_up)),
      area_layer("exclusions", world.exclusions, exclusion_fields(world.exclusions)),
      point_layer("proposed_sites", world.proposed_sites.place,
                  proposed_site_fields(world.proposed_sites))};
  for (const ServiceId service : rows(world.networks)) {
    if (world.networks[service].given) layers.push_back(network_layer(county, service));
  }
  double all_rows = 0.0;
  for (const OutputLayer& layer : layers) all_rows += static_cast<double>(layer.rows);
  double done = 0.0;
  for (const OutputLayer& layer : layers) {
    const double until = done + static_cast<double>(layer.rows) / all_rows;
    const bool is_mislabelled = layer.name == "facilities" && planted.facilities_encoding;
    write_shapefile(folder, layer, MadeUpCounty::zone, part_of(progress, done, until),
                    is_mislabelled ? "UTF-8" : "GB18030");
    done = until;
  }
}

}  // namespace hinterland
