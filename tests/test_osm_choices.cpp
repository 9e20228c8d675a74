// SPDX-License-Identifier: Apache-2.0
#include "osm_study/choices.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace hinterland;

namespace {

void add_point(osm::Points& points, const std::string& name, LonLat place) {
  points.id.push_back({osm::ElementType::node, static_cast<std::int64_t>(points.size() + 1)});
  points.place.push_back(place);
  points.name.push_back(name);
  points.entry.push_back("town");
  points.kind.push_back("town");
  points.people.push_back(std::nullopt);
}

void add_square(osm::Polygons& areas, const std::string& name, const std::string& kind,
                LonLat corner, double side) {
  const auto [lon, lat] = corner;
  areas.id.push_back({osm::ElementType::way, static_cast<std::int64_t>(areas.size() + 1)});
  areas.shape.push_back(
      {{{{lon, lat}, {lon + side, lat}, {lon + side, lat + side}, {lon, lat + side}, {lon, lat}},
        {}}});
  areas.name.push_back(name);
  areas.kind.push_back(kind);
}

osm::Mapping mapping() {
  osm::Mapping rules;
  rules.county_levels = {"6", "4"};
  rules.min_share = 0.75;
  rules.town_reach = 2_km;
  return rules;
}

constexpr osm::Row row(std::uint32_t index) { return {index}; }

}  // namespace

TEST_CASE("built-up land belongs to the town whose seat is in it or near its edge",
          "[osm_choices]") {
  osm::Extract extract;
  add_point(extract.towns, "A", {117.0, 36.0});
  add_point(extract.towns, "", {118.0, 36.0});
  add_square(extract.built_up, "", "residential", {117.01, 36.0}, 0.01);  // 0.9 km east of A
  add_square(extract.built_up, "", "residential", {117.03, 36.0}, 0.01);  // 2.7 km
  add_square(extract.built_up, "", "residential", {117.9, 35.9}, 0.2);    // around the second
  const osm::Choices choices = osm::choose_for_study(extract, mapping());
  CHECK(choices.town_of_built_up[row(0)] == "A");
  CHECK(choices.town_of_built_up[row(1)].empty());
  CHECK(choices.town_of_built_up[row(2)] == "node/2");  // the seat has no name
}

TEST_CASE("boundaries are of the first level that contains enough of the villages",
          "[osm_choices]") {
  osm::Extract extract;
  for (const double lon : {117.01, 117.02, 117.03, 117.21}) {
    add_point(extract.villages, "V", {lon, 36.01});
  }
  add_point(extract.towns, "T", {117.21, 36.01});
  add_square(extract.boundaries, "small", "6", {117.0, 36.0}, 0.025);
  add_square(extract.boundaries, "west", "4", {117.0, 36.0}, 0.1);
  add_square(extract.boundaries, "nobody's", "5", {117.0, 36.0}, 1.0);
  const osm::Choices choices = osm::choose_for_study(extract, mapping());
  CHECK(choices.boundary_level == "4");  // three of four villages, exactly the share
  CHECK(choices.county_of_village[row(0)] == "west");
  CHECK(choices.county_of_village[row(3)].empty());
  CHECK(choices.county_of_town[row(0)].empty());
}

TEST_CASE("without boundaries that contain enough villages, no village has a county",
          "[osm_choices]") {
  osm::Extract extract;
  add_point(extract.villages, "V", {117.5, 36.01});
  add_point(extract.towns, "T", {117.5, 36.01});
  add_square(extract.boundaries, "west", "4", {117.0, 36.0}, 0.1);
  const osm::Choices choices = osm::choose_for_study(extract, mapping());
  CHECK(choices.boundary_level.empty());
  REQUIRE(choices.county_of_village.size() == 1);
  CHECK(choices.county_of_village[row(0)].empty());
  REQUIRE(choices.county_of_town.size() == 1);
}
