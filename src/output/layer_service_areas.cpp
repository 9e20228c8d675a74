// SPDX-License-Identifier: Apache-2.0
#include "output/layer_service_areas.hpp"

#include "output/identifiers.hpp"
#include "output/layer_builder.hpp"

#include <optional>
#include <string_view>

namespace hinterland {

namespace {

ServiceAreaId area_of_row(std::size_t row) { return {static_cast<std::uint32_t>(row)}; }

}  // namespace

OutputLayer service_areas_layer(const Findings& findings) {
  const ServiceAreas& areas = findings.service_areas;
  const Towns& towns = findings.world.towns;
  LayerBuilder layer("service_areas", areas.size());
  layer.multi_polygons(
      [&](std::size_t row) -> const MultiPolygon& { return areas.shape[area_of_row(row)]; });
  const auto of_town = [&](const TextColumn<TownId>& column) {
    return [&areas, &column](std::size_t row) -> std::string_view {
      const auto town = areas.town[area_of_row(row)];
      return town ? column[*town] : std::string_view();
    };
  };
  layer.text("town", of_town(towns.name));
  layer.text("county", of_town(towns.county));
  layer.text("zone", [&](std::size_t row) { return identifier(areas.zone[area_of_row(row)]); });
  layer.number("area_km2", [&](std::size_t row) {
    constexpr double hectares_in_km2 = 100.0;
    return areas.area[area_of_row(row)].value / hectares_in_km2;
  });
  const bool by_road = findings.coverage.metric != Metric::straight;
  layer.number("road_km", [&areas, by_road](std::size_t row) -> std::optional<double> {
    constexpr double metres_in_km = 1000.0;
    if (!by_road) return {};
    return areas.road[area_of_row(row)].value / metres_in_km;
  });
  layer.number("villages", [&](std::size_t row) {
    return static_cast<double>(areas.villages[area_of_row(row)]);
  });
  layer.number("people", [&](std::size_t row) { return areas.people[area_of_row(row)].value; });
  return layer.take();
}

}  // namespace hinterland
