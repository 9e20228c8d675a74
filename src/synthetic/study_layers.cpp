// SPDX-License-Identifier: Apache-2.0
#include "synthetic/study_layers.hpp"

#include "output/shapefile.hpp"
#include "synthetic/study_fields.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hinterland {

namespace {

using Fields = std::vector<ShapefileField>;

/// The vertices of a table of points.
template <class IdType>
auto points(const Column<IdType, LonLat>& place) {
  return [&place](std::size_t row, std::vector<LonLat>& vertices) {
    vertices.push_back(place[IdType{static_cast<std::uint32_t>(row)}]);
  };
}

auto rings(const Areas& areas) {
  return [&areas](std::size_t row, std::vector<LonLat>& vertices) {
    const LineString& ring = areas.shape[AreaId{static_cast<std::uint32_t>(row)}].front().outer;
    vertices.insert(vertices.end(), ring.begin(), ring.end());
  };
}

auto lines(const NetworkLines& network) {
  return [&network](std::size_t row, std::vector<LonLat>& vertices) {
    const auto first = network.vertex.begin();
    vertices.insert(vertices.end(), first + static_cast<std::ptrdiff_t>(network.first_vertex[row]),
                    first + static_cast<std::ptrdiff_t>(network.first_vertex[row + 1]));
  };
}

ShapefileLayer town_layer(const Towns& towns) {
  return {"towns", ShapefileGeometry::point, towns.size(), points(towns.place), town_fields(towns)};
}

ShapefileLayer village_layer(const MadeUpCounty& county, const PlantedFaults& planted) {
  const Villages& villages = county.world.villages;
  return {"villages", ShapefileGeometry::point, villages.size(), points(villages.place),
          village_fields(county, planted)};
}

ShapefileLayer facility_layer(const MadeUpCounty& county, const PlantedFaults& planted) {
  const Facilities& facilities = county.world.facilities;
  return {"facilities",
          ShapefileGeometry::point,
          facilities.size(),
          points(facilities.place),
          facility_fields(county, planted),
          planted.facilities_encoding ? "UTF-8" : "GB18030"};
}

ShapefileLayer area_layer(const std::string& name, const Areas& areas, Fields fields) {
  return {name, ShapefileGeometry::polygon, areas.size(), rings(areas), std::move(fields)};
}

ShapefileLayer network_layer(const MadeUpCounty& county, ServiceId service) {
  const NetworkLines& network = county.world.networks[service];
  const std::string& id = county.services[service];
  if (id == "road") {
    return {"roads", ShapefileGeometry::line, network.size(), lines(network),
            road_fields(county.road_class)};
  }
  return {"network_" + id, ShapefileGeometry::line, network.size(), lines(network), line_fields()};
}

}  // namespace

void write_study_layers(const std::string& folder, const MadeUpCounty& county,
                        const PlantedFaults& planted, const Progress& progress) {
  const World& world = county.world;
  std::vector<ShapefileLayer> layers{
      town_layer(world.towns),
      village_layer(county, planted),
      facility_layer(county, planted),
      area_layer("boundaries", world.boundaries, area_fields(world.boundaries)),
      area_layer("built_up", world.built_up, area_fields(world.built_up)),
      area_layer("exclusions", world.exclusions, exclusion_fields(world.exclusions)),
      {"proposed_sites", ShapefileGeometry::point, world.proposed_sites.size(),
       points(world.proposed_sites.place), proposed_site_fields(world.proposed_sites)}};
  for (const ServiceId service : rows(world.networks)) {
    if (world.networks[service].given) layers.push_back(network_layer(county, service));
  }
  double all_rows = 0.0;
  for (const ShapefileLayer& layer : layers) all_rows += static_cast<double>(layer.rows);
  double done = 0.0;
  for (const ShapefileLayer& layer : layers) {
    const double until = done + static_cast<double>(layer.rows) / all_rows;
    write_shapefile(folder, layer, MadeUpCounty::zone, part_of(progress, done, until));
    done = until;
  }
}

}  // namespace hinterland
