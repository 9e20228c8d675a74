// SPDX-License-Identifier: Apache-2.0
#include "bundled_osm_mapping.hpp"
#include "input/osm/read.hpp"
#include "osm_text.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace hinterland;

namespace {

osm::Extract read(const OsmText& osm) {
  const TemporaryFolder folder;
  folder.write("a.osm", osm.text());
  return osm::read(folder.path("a.osm"), bundled_osm_mapping(), no_progress);
}

/// "way/7 roads zero_length; ".
std::string left_out(const osm::Extract& extract) {
  std::string text;
  for (const osm::LeftOut& left : extract.left_out) {
    text += text_of(left.id) + " " + left.layer + " " + std::string(identifier(left.reason)) + "; ";
  }
  return text;
}

constexpr osm::Row first{0};
constexpr osm::Row second{1};

}  // namespace

TEST_CASE("towns, villages and facilities are read from nodes", "[read_osm]") {
  OsmText osm;
  osm.node(1, 117.0, 36.0, {{"place", "town"}, {"name", "Anshan"}, {"name:zh", "安山"}});
  osm.node(2, 117.1, 36.0, {{"place", "hamlet"}, {"name", "Wang"}, {"population", "1,200"}});
  osm.node(3, 117.2, 36.0, {{"amenity", "school"}});
  osm.node(4, 117.3, 36.0);
  const osm::Extract extract = read(osm);
  REQUIRE(extract.towns.size() == 1);
  CHECK(extract.towns.name[first] == "安山");
  CHECK(extract.towns.entry[first] == "town");
  REQUIRE(extract.villages.size() == 1);
  CHECK(extract.villages.name[first] == "Wang");
  CHECK(extract.villages.kind[first] == "hamlet");
  CHECK(extract.villages.people[first] == 1200_people);
  CHECK(extract.villages.place[first] == LonLat{117.1, 36.0});
  REQUIRE(extract.facilities.size() == 1);
  CHECK(extract.facilities.entry[first] == "education");
  CHECK(text_of(extract.facilities.id[first]) == "node/3");
  CHECK(extract.nodes == 4);
  CHECK(extract.left_out.empty());
}

TEST_CASE("a closed way and a multipolygon are represented by a place inside them", "[read_osm]") {
  OsmText osm;
  osm.square(1, 10, 117.0, 36.0, 0.01, {{"amenity", "school"}});
  osm.square(2, 20, 117.1, 36.0, 0.03);
  osm.square(3, 30, 117.11, 36.01, 0.01);
  osm.relation(4, {{"way", 2, "outer"}, {"way", 3, "inner"}},
               {{"type", "multipolygon"}, {"amenity", "hospital"}});
  const osm::Extract extract = read(osm);
  REQUIRE(extract.facilities.size() == 2);
  CHECK(extract.facilities.place[first].lon == Approx(117.005).epsilon(1e-9));
  CHECK(extract.facilities.place[first].lat == Approx(36.005).epsilon(1e-9));
  CHECK(text_of(extract.facilities.id[second]) == "relation/4");
  const LonLat hospital = extract.facilities.place[second];
  CHECK((hospital.lon > 117.1 && hospital.lon < 117.13));
  const bool in_the_hole = hospital.lon > 117.11 && hospital.lon < 117.12 && hospital.lat > 36.01 &&
                           hospital.lat < 36.02;
  CHECK_FALSE(in_the_hole);
}

TEST_CASE("a village mapped as a node and as the area around it is one village", "[read_osm]") {
  OsmText osm;
  osm.node(1, 117.005, 36.005, {{"place", "village"}, {"name", "Wang"}});
  osm.square(2, 10, 117.0, 36.0, 0.01,
             {{"place", "village"}, {"name", "Wang"}, {"population", "300"}});
  osm.square(3, 20, 117.5, 36.0, 0.01, {{"place", "village"}, {"name", "Wang"}});
  const osm::Extract extract = read(osm);
  REQUIRE(extract.villages.size() == 2);
  CHECK(text_of(extract.villages.id[first]) == "node/1");
  CHECK(extract.villages.people[first] == 300_people);
  CHECK(text_of(extract.villages.id[second]) == "way/3");
  CHECK(left_out(extract) == "way/2 villages same_place; ");
}

TEST_CASE("a boundary with its label is one place, at the label", "[read_osm]") {
  OsmText osm;
  osm.node(1, 117.009, 36.009, {{"place", "town"}, {"name", "An"}});
  osm.node(2, 118.009, 36.009);
  osm.square(3, 10, 117.0, 36.0, 0.01);
  osm.square(4, 20, 118.0, 36.0, 0.01);
  const OsmText::Tags town{{"type", "boundary"}, {"place", "town"}, {"name", "Anzhen"}};
  osm.relation(5, {{"way", 3, "outer"}, {"node", 1, "label"}}, town);
  osm.relation(6, {{"way", 4, "outer"}, {"node", 2, "admin_centre"}}, town);
  const osm::Extract extract = read(osm);
  REQUIRE(extract.towns.size() == 2);
  CHECK(text_of(extract.towns.id[first]) == "node/1");
  CHECK(text_of(extract.towns.id[second]) == "relation/6");
  CHECK(extract.towns.place[second] == LonLat{118.009, 36.009});
}

TEST_CASE("a ferry is as fast as its duration, and roads keep bridges and tunnels", "[read_osm]") {
  OsmText osm;
  osm.node(1, 117.0, 0.0).node(2, 117.009, 0.0).node(3, 117.02, 0.0);
  osm.way(10, {1, 2}, {{"route", "ferry"}, {"duration", "00:20"}});  // a kilometre
  osm.way(11, {2, 3}, {{"highway", "primary"}, {"bridge", "viaduct"}, {"duration", "00:20"}});
  const osm::Extract extract = read(osm);
  REQUIRE(extract.roads.size() == 2);
  CHECK(*extract.roads.speed_kmh[first] == Approx(3.0).epsilon(0.005));
  CHECK_FALSE(extract.roads.speed_kmh[second]);
  CHECK(extract.roads.bridge[second] == "viaduct");
  CHECK(extract.roads.tunnel[second].empty());
}

TEST_CASE("roads keep their class, speed, direction, surface and nodes", "[read_osm]") {
  OsmText osm;
  osm.node(1, 117.0, 36.0).node(2, 117.1234567, 36.0).node(3, 117.2, 36.1);
  osm.way(10, {1, 2},
          {{"highway", "primary_link"}, {"maxspeed", "60"}, {"oneway", "-1"}, {"surface", "mud"}});
  osm.way(11, {2, 3}, {{"highway", "footway"}, {"oneway", "yes"}});
  osm.way(12, {1, 3}, {{"highway", "proposed"}});
  const osm::Extract extract = read(osm);
  REQUIRE(extract.roads.size() == 3);
  CHECK(extract.roads.lines.kind[first] == "primary");
  CHECK(extract.roads.lines.status[first].empty());
  CHECK(extract.roads.lines.kind[osm::Row{2}] == "unclassified");
  CHECK(extract.roads.lines.status[osm::Row{2}] == "proposed");
  CHECK(extract.roads.speed_kmh[first] == 60.0);
  CHECK(extract.roads.direction[first] == Direction::backward);
  CHECK(extract.roads.surface[first] == "mud");
  CHECK(extract.roads.lines.kind[second] == "path");
  CHECK(extract.roads.direction[second] == Direction::both);
  CHECK(extract.roads.lines.first_vertex == std::vector<std::size_t>{0, 2, 4, 6});
  CHECK(extract.roads.lines.vertex[1] == extract.roads.lines.vertex[2]);
  CHECK(extract.passed_over.empty());
}

TEST_CASE("a line is split where the extract lacks its nodes, and has no repeated vertices",
          "[read_osm]") {
  OsmText osm;
  osm.node(1, 117.0, 36.0).node(2, 117.1, 36.0).node(3, 117.1, 36.0).node(5, 117.3, 36.0);
  osm.node(6, 117.4, 36.0);
  osm.way(10, {1, 2, 3, 4, 5, 6}, {{"power", "line"}});
  osm.way(11, {2, 3}, {{"power", "line"}});
  osm.way(12, {4, 7}, {{"power", "line"}});
  const osm::Extract extract = read(osm);
  const osm::Lines& power = extract.networks.at("power");
  REQUIRE(power.size() == 2);
  CHECK(power.first_vertex == std::vector<std::size_t>{0, 2, 4});
  CHECK(power.vertex[1].degrees() == LonLat{117.1, 36.0});
  CHECK(left_out(extract) ==
        "way/10 networks.power cut_at_edge; way/11 networks.power zero_length; "
        "way/12 networks.power missing_nodes; ");
  CHECK(extract.roads.size() == 0);  // a water main is not a road
}

TEST_CASE("the closed rings of an area with missing ways are used", "[read_osm]") {
  OsmText osm;
  osm.square(1, 10, 117.0, 36.0, 0.01);       // closes
  osm.square(2, 20, 117.002, 36.002, 0.002);  // a hole in it
  osm.square(3, 30, 118.0, 36.0, 0.002);      // in the missing part
  osm.node(41, 119.0, 36.0).node(42, 119.1, 36.0).node(43, 119.1, 36.1).node(44, 119.0, 36.1);
  osm.way(4, {41, 42, 43}, {}).way(5, {43, 44, 41}, {}).way(6, {43, 44}, {});
  const OsmText::Tags water{{"type", "multipolygon"}, {"natural", "water"}};
  osm.relation(7, {{"way", 1, "outer"}, {"way", 2, "inner"}, {"way", 3, "inner"}, {"way", 77, ""}},
               water);
  osm.relation(8, {{"way", 4, "outer"}, {"way", 5, "outer"}, {"way", 88, "inner"}}, water);
  osm.relation(9, {{"way", 4, "outer"}, {"way", 6, "outer"}}, water);  // does not close
  osm.relation(10, {{"way", 3, "inner"}, {"way", 77, "outer"}}, water);
  const osm::Extract extract = read(osm);
  CHECK(left_out(extract) ==
        "relation/7 exclusions cut_at_edge; relation/8 exclusions cut_at_edge; "
        "relation/9 exclusions no_area; relation/10 exclusions missing_members; ");
  REQUIRE(extract.exclusions.size() == 2);
  REQUIRE(extract.exclusions.shape[first].size() == 1);
  CHECK(extract.exclusions.shape[first].front().holes.size() == 1);
  REQUIRE(extract.exclusions.shape[second].size() == 1);
  CHECK(extract.exclusions.shape[second].front().outer.size() == 5);
}

TEST_CASE("an invalid area is left out with its reason", "[read_osm]") {
  OsmText osm;
  osm.square(1, 10, 117.0, 36.0, 0.01);
  osm.way(2, {10, 11, 12}, {{"landuse", "residential"}});
  osm.way(3, {10, 12, 11, 13, 10}, {{"landuse", "residential"}});  // a bow tie
  osm.way(4, {10, 11, 99, 10}, {{"landuse", "residential"}});
  osm.relation(5, {{"way", 1, "outer"}, {"way", 77, "outer"}},
               {{"type", "multipolygon"}, {"natural", "water"}});
  osm.relation(6, {{"way", 2, "outer"}}, {{"type", "multipolygon"}, {"natural", "water"}});
  osm.relation(7, {{"way", 1, "outer"}},
               {{"type", "boundary"}, {"boundary", "administrative"}, {"admin_level", "6"}});
  const osm::Extract extract = read(osm);
  CHECK(left_out(extract) ==
        "way/3 built_up no_area; way/4 built_up missing_nodes; "
        "relation/5 exclusions cut_at_edge; relation/6 exclusions no_area; ");
  CHECK(extract.left_out[2].detail == "1 of 2 ways");
  REQUIRE(extract.exclusions.size() == 1);  // way 1, which closes
  REQUIRE(extract.boundaries.size() == 1);
  CHECK(extract.boundaries.kind[first] == "6");
  CHECK(extract.boundaries.shape[first].front().outer.size() == 5);
}

TEST_CASE("implausible speeds and populations are treated as unknown, and reported", "[read_osm]") {
  OsmText osm;
  osm.node(1, 117.0, 36.0, {{"place", "village"}, {"name", "A"}, {"population", "many"}})
      .node(2, 117.1, 36.0);
  osm.way(10, {1, 2}, {{"highway", "track"}, {"maxspeed", "5000"}});
  const osm::Extract extract = read(osm);
  CHECK_FALSE(extract.villages.people[first].has_value());
  CHECK_FALSE(extract.roads.speed_kmh[first].has_value());
  CHECK(left_out(extract) == "node/1 villages people_unreadable; way/10 roads speed_implausible; ");
}

TEST_CASE("a file that is not OpenStreetMap data is refused with its reason", "[read_osm]") {
  const TemporaryFolder folder;
  const auto refused = [&](const std::string& name, const std::string& why) {
    CHECK_THROWS_WITH(osm::read(folder.path(name), bundled_osm_mapping(), no_progress),
                      Catch::Contains(why));
  };
  folder.write("a.shp", "x");
  folder.write("empty.osm", "");
  folder.write("other.osm", "<html></html>");
  folder.write("cut.osm", OsmText().node(1, 117.0, 36.0).text().substr(0, 90));
  folder.write("text.osm.pbf", "this is no protocol buffer at all");
  folder.write("text.osm.bz2", "nor is this packed");
  folder.write("text.osm.gz", "nor this");
  refused("none.osm", "no such file");
  refused("a.shp", "end in .osm.pbf");
  refused("empty.osm", "empty");
  for (const char* name : {"other.osm", "cut.osm", "text.osm.pbf", "text.osm.bz2", "text.osm.gz"}) {
    refused(name, "damaged, cut off, or not an OpenStreetMap file");
  }
  CHECK_THROWS_WITH(osm::read(folder.path(), bundled_osm_mapping(), no_progress),
                    Catch::Contains("a folder"));
}
