// SPDX-License-Identifier: Apache-2.0
#include "output/atlas/atlas.hpp"
#include "output/atlas/atlas_pages.hpp"
#include "output/atlas/map_contents.hpp"
#include "output/atlas/map_plane.hpp"
#include "output/atlas/map_view.hpp"
#include "output/atlas/page_table.hpp"
#include "output/atlas/sheet_texts.hpp"
#include "output/coverage_rule_text.hpp"
#include "output/qgis/map_frame.hpp"
#include "planned_study.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <vector>

using namespace hinterland;

namespace {

/// Lines of services 0, 1, ... along vertices of the planned study, each in a year.
Findings lines_of(const std::vector<LineString>& lines, const std::vector<PlanYear>& years) {
  Findings findings = planned_study().findings;
  ExtensionSegments& segments = findings.extension.segments;
  segments = {};
  for (const LineString& line : lines) {
    segments.service.push_back(ServiceId{0});
    segments.vertex.insert(segments.vertex.end(), line.begin(), line.end());
    segments.first_vertex.push_back(segments.vertex.size());
  }
  findings.schedule.segment_year = {};
  for (const PlanYear year : years) findings.schedule.segment_year.push_back(year);
  return findings;
}

constexpr LonLat a{113.50, 29.5};
constexpr LonLat b{113.51, 29.5};
constexpr LonLat c{113.52, 29.5};
constexpr LonLat d{113.52, 29.6};

/// The rows that a flow places on each page, from a table of `rows` rows with this text.
std::vector<std::size_t> parts_of_pages(std::size_t rows, const std::string& text) {
  Canvas canvas(a3_landscape);
  std::vector<AtlasPage> pages = {{"heading", "", {}}};
  TableFlow flow(canvas, pages, {10.0, 200.0, 100.0, 280.0},
                 {{10.0, 30.0, 200.0, 280.0}, {210.0, 30.0, 400.0, 280.0}}, " (continued)");
  PageTable table{"table", {{"column", 1.0}}, {}, false, "note"};
  for (std::size_t i = 0; i < rows; ++i) table.rows.push_back({text});
  flow.add(table);
  std::vector<std::size_t> parts;
  for (const AtlasPage& page : pages) parts.push_back(page.parts.size());
  return parts;
}

Atlas draw_small(const SmallStudy& small, const Progress& progress) {
  const Figures figures = measure_figures(small.study, small.findings);
  return draw_atlas({small.study, small.findings, figures, {}, {}}, progress);
}

}  // namespace

TEST_CASE("lines of several services on one way have lanes of their own", "[atlas]") {
  const auto lines = project_map(lines_of({{a, b, c}, {c, b}, {b, c, d}}, {0, 2, unbuilt})).lines;
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].year == 0);
  CHECK(lines[1].year == 2);
  CHECK(lines[2].year == unbuilt);
  std::set<double> shifts;  // in the direction from b to c
  for (const PlannedLine& line : lines) {
    const double shift = line.lane.lane - (line.lane.lanes - 1.0) / 2.0;
    shifts.insert(&line == &lines[1] ? -shift : shift);
  }
  CHECK(shifts.size() == 3);
}

TEST_CASE("without a plan all lines are unplanned", "[atlas]") {
  Findings findings = lines_of({{a, b}}, {0});
  findings.schedule = {};
  CHECK(project_map(findings).lines.at(0).year == unbuilt);
  CHECK(project_map(lines_of({}, {})).lines.empty());
}

TEST_CASE("a map is at a round scale, with north up and its centre in the middle", "[atlas]") {
  PlaneBox shown;
  shown.add(PlanePoint{500'000.0, 3'000'000.0});
  shown.add(PlanePoint{510'000.0, 3'008'000.0});
  const MapView view({20.0, 30.0, 120.0, 130.0}, shown);
  CHECK(view.scale() == 120'000.0);  // 10 km in at most 84 mm
  const PagePoint centre = view.at({505'000.0, 3'004'000.0});
  CHECK(centre.x == Approx(70.0));
  CHECK(centre.y == Approx(80.0));
  CHECK(view.at({505'000.0, 3'008'000.0}).y < centre.y);
  CHECK(view.at({510'000.0, 3'004'000.0}).x > centre.x);
  CHECK(view.mm_of(1200_m) == Approx(10.0));
  CHECK(view.is_in_frame({510'000.0, 3'008'000.0}));
  CHECK_FALSE(view.is_in_frame({512'000.0, 3'004'000.0}));
}

TEST_CASE("a map of one place, or of nothing, has a scale too", "[atlas]") {
  PlaneBox one;
  one.add(PlanePoint{500'000.0, 3'000'000.0});
  CHECK(MapView({0.0, 0.0, 100.0, 100.0}, one).scale() == 10'000.0);
  CHECK(MapView({0.0, 0.0, 100.0, 100.0}, {}).scale() == 10'000.0);
}

TEST_CASE("the zone is that of most villages", "[atlas]") {
  Villages villages;
  villages.place = {{116.9, 36.0}, {117.2, 36.0}, {10.0, 36.0}};
  CHECK(zone_of(villages).number == 39);
  CHECK(zone_of({}).number == 39);
}

TEST_CASE("a table continues in the parts of further pages, and a note follows it", "[atlas]") {
  CHECK(parts_of_pages(3, "text") == std::vector<std::size_t>{2});  // rows and note
  const auto pages = parts_of_pages(200, "text");
  REQUIRE(pages.size() == 4);  // 80 mm, then pages of two parts of 250 mm
  CHECK(pages[0] == 1);
  CHECK(pages[1] == 2);
  CHECK(pages[2] == 2);
}

TEST_CASE("a row that is higher than a page stands in a part of its own", "[atlas]") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "long ";
  CHECK(parts_of_pages(2, text) == std::vector<std::size_t>{0, 3});  // with the note
}

TEST_CASE("findings without gaps, villages or towns have an atlas", "[atlas]") {
  SmallStudy small = planned_study();
  const auto atlas_of = [&] { return draw_small(small, no_progress); };
  const Atlas planned = atlas_of();
  CHECK(planned.pdf.substr(0, 5) == "%PDF-");
  CHECK(planned.message.empty());
  CHECK(atlas_of().pdf == planned.pdf);
  small.findings = {};
  CHECK(atlas_of().pdf.substr(0, 5) == "%PDF-");
}

TEST_CASE("the note names the CRS in which atlas and project are drawn", "[atlas]") {
  SmallStudy small = planned_study();
  const auto note_at = [&](double lon, double lat) {
    for (LonLat& place : small.findings.world.villages.place) place = {lon, lat};
    const Figures figures = measure_figures(small.study, small.findings);
    const int epsg = project_map(small.findings).epsg;
    CHECK(epsg == map_frame(small.findings).epsg);
    return source_note(small.study, figures, epsg);
  };
  CHECK_THAT(note_at(117.0, 36.0), Catch::Contains("第39带（EPSG:4527）"));
  CHECK_THAT(note_at(36.3, 15.9),
             Catch::Contains("UTM 第37带（北半球）（EPSG:32637）") && !Catch::Contains("CGCS2000"));
  CHECK_THAT(note_at(36.3, -15.9), Catch::Contains("（南半球）（EPSG:32737）"));
}

TEST_CASE("a map holds the service areas of its villages, and no others", "[atlas]") {
  SmallStudy small = planned_study();
  Findings& findings = small.findings;
  findings.world.boundaries = {};
  const LonLat seat = findings.world.villages.place[VillageId{0}];
  Towns& towns = findings.world.towns;
  towns.feature = {0};
  towns.place = {seat};
  towns.code = {""};
  towns.name = {"天城镇"};
  towns.county = {""};
  towns.level = {Level::town};
  towns.people = {std::nullopt};
  towns.non_farm_share = {std::nullopt};
  const auto square = [](LonLat middle, double half) {
    return MultiPolygon{{{{middle.lon - half, middle.lat - half},
                          {middle.lon + half, middle.lat - half},
                          {middle.lon + half, middle.lat + half},
                          {middle.lon - half, middle.lat + half}},
                         {}}};
  };
  ServiceAreas areas;
  const auto add = [&](const MultiPolygon& shape) {
    areas.town.push_back(TownId{0});
    areas.zone.push_back(Zone::band);
    areas.shape.push_back(shape);
    areas.area.push_back({});
    areas.road.push_back({});
    areas.villages.push_back(0);
    areas.people.push_back({});
  };
  add(square(seat, 0.5));
  add(square({seat.lon + 5.0, seat.lat}, 0.1));  // of facilities elsewhere
  findings.service_areas = {};
  const PlaneBox villages = map_frame(findings).shown;
  findings.service_areas = areas;
  const MapContents contents = project_map(findings);
  PlaneBox expected = villages;
  expected.add(contents.area_boxes[ServiceAreaId{0}]);
  const PlaneBox shown = map_frame(findings).shown;
  CHECK(shown.west == Approx(expected.west));
  CHECK(shown.east == Approx(expected.east));
  CHECK(shown.north == Approx(expected.north));
  CHECK(shown.west < villages.west);

  const Figures figures = measure_figures(small.study, findings);
  const AtlasSource source = make_atlas_source({small.study, findings, figures, {}, {}});
  TownFigures town = figures.by_town.front();
  town.seat = TownId{0};
  const PlaneBox of_town = town_extent(source, town, focus_on(findings.world.villages, town));
  town.seat = std::nullopt;
  const PlaneBox without_areas = town_extent(source, town, focus_on(findings.world.villages, town));
  CHECK(of_town.west <= expected.west + 1.0);
  CHECK(of_town.east == Approx(expected.east));
  CHECK(without_areas.east < of_town.east);
}

TEST_CASE("numbers of radii in sentences are rounded to the metre", "[atlas]") {
  ServiceRadii radii;
  radii.metric = Metric::road;
  radii.min_core = radii.max_core = {2345.678912};
  radii.min_band = radii.max_band = {4882.142753};
  CHECK(coverage_text(radii, Words(Language::zh)) ==
        "服务半径按路网距离计：核心圈2.346公里，外围圈4.882公里");
  radii.metric = Metric::time;
  radii.min_core = radii.max_core = {8.25};
  radii.min_band = radii.max_band = {20.0 / 3.0};
  CHECK_THAT(coverage_text(radii, Words(Language::en)),
             Catch::Contains("core 8.25 minutes, band 6.67 minutes"));
}

TEST_CASE("an atlas can be interrupted", "[atlas]") {
  const SmallStudy small = planned_study();
  const auto stop = [](double share, std::string_view) {
    if (share > 0.4) throw Interrupted();
  };
  CHECK_THROWS_AS(draw_small(small, stop), Interrupted);
}

TEST_CASE("the metric and the radii stand below the title", "[atlas]") {
  ServiceRadii radii;
  const Words words(Language::zh);
  CHECK(coverage_text(radii, words).empty());
  CHECK(covered_label(radii, words) == "服务半径内");
  radii = {Metric::road, {3000.0}, {3000.0}, {5000.0}, {5000.0}};
  CHECK(coverage_text(radii, words) == "服务半径按路网距离计：核心圈3公里，外围圈5公里");
  CHECK(covered_label(radii, words) == "服务半径内（5公里）");
  radii.min_core = {1500.0};
  CHECK(coverage_text(radii, words) == "服务半径按路网距离计：核心圈1.5～3公里，外围圈5公里");
  radii = {Metric::time, {10.0}, {10.0}, {10.0}, {10.0}};
  CHECK(coverage_text(radii, Words(Language::en)) ==
        "Service radius by travel time: core 10 minutes, band 10 minutes");
}
