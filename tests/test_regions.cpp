// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "geometry/regions.hpp"
#include "polygons.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <sstream>
#include <string>

using namespace hinterland;
using namespace hinterland::test;

namespace {

/// Regions drawn with digits, north up; a dot belongs to no region. Points are one degree apart,
/// the south-west one at 0, 0.
RegionGrid draw_regions(const std::string& picture) {
  std::istringstream lines(picture);
  std::vector<std::string> rows;
  for (std::string row; lines >> row;) rows.insert(rows.begin(), row);
  RegionGrid grid{0, 0, 1.0, 1.0, 0, static_cast<std::uint32_t>(rows.size()), {}};
  grid.columns = static_cast<std::uint32_t>(rows.front().size());
  for (const std::string& row : rows) {
    for (const char c : row) {
      grid.region.push_back(c == '.' ? RegionGrid::none : static_cast<std::uint32_t>(c - '0'));
    }
  }
  return grid;
}

double half_way(std::size_t, std::size_t) { return 0.5; }

double area(const LineString& ring) {
  double sum = 0.0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    sum += ring[i - 1].lon * ring[i].lat - ring[i].lon * ring[i - 1].lat;
  }
  return sum / 2.0;
}

double area(const MultiPolygon& shape) {
  double sum = 0.0;
  for (const Polygon& polygon : shape) {
    sum += area(polygon.outer);
    for (const LineString& hole : polygon.holes) sum += area(hole);
  }
  return sum;
}

}  // namespace

TEST_CASE("a region of one grid point is a diamond around it", "[regions]") {
  const auto shapes = outline_regions(draw_regions("... .0. ..."), 1, half_way);
  REQUIRE(shapes[0].size() == 1);
  CHECK(shapes[0][0].outer.size() == 5);
  CHECK(area(shapes[0]) == Approx(0.5));
}

TEST_CASE("a border has the given position", "[regions]") {
  const auto shapes = outline_regions(draw_regions("... .0. ..."), 1, [](auto first, auto second) {
    return first == 4 ? 0.25 : second == 4 ? 0.75 : 0.5;  // a quarter from the middle point
  });
  CHECK(area(shapes[0]) == Approx(0.125));
}

TEST_CASE("a ring has a hole, and the inside of the hole is another region", "[regions]") {
  const auto shapes = outline_regions(draw_regions(R"(
      .......
      .00000.
      .0...0.
      .0.1.0.
      .0...0.
      .00000.
      .......)"),
                                      2, half_way);
  REQUIRE(shapes[0].size() == 1);
  REQUIRE(shapes[0][0].holes.size() == 1);
  CHECK(area(shapes[0][0].outer) > 0.0);
  CHECK(area(shapes[0][0].holes[0]) < 0.0);
  CHECK(area(shapes[1]) == Approx(0.5));
}

TEST_CASE("three regions meet in one point", "[regions]") {
  const auto grid = draw_regions(".... .01. .22. ....");
  const auto shapes = outline_regions(grid, 3, half_way);
  const auto all = outline_regions(draw_regions(".... .00. .00. ...."), 1, half_way);
  CHECK(area(shapes[0]) + area(shapes[1]) + area(shapes[2]) == Approx(area(all[0])));
}

TEST_CASE("renumbering regions moves no border", "[regions]") {
  const std::string picture = "...... .0012. .3322. .3110. ......";
  const auto shapes = outline_regions(draw_regions(picture), 4, half_way);
  std::string renumbered = picture;
  for (char& c : renumbered) {
    if (c >= '0' && c <= '3') c = static_cast<char>('0' + ('3' - c));
  }
  const auto others = outline_regions(draw_regions(renumbered), 4, half_way);
  for (std::size_t r = 0; r < 4; ++r) CHECK(area(shapes[r]) == Approx(area(others[3 - r])));
}

TEST_CASE("at a saddle the lower region stays connected", "[regions]") {
  const auto shapes = outline_regions(draw_regions(".... .01. .10. ...."), 2, half_way);
  CHECK(shapes[0].size() == 1);
  CHECK(shapes[1].size() == 2);
}

TEST_CASE("a region without points is empty", "[regions]") {
  CHECK(outline_regions(draw_regions("... ... ..."), 2, half_way)[1].empty());
  CHECK(outline_regions(RegionGrid{}, 1, half_way)[0].empty());
}

TEST_CASE("regions cover the land once", "[regions][property]") {
  const auto seed = GENERATE(range(1, 41));
  Random random(static_cast<std::uint64_t>(seed));
  RegionGrid grid{20, 80, 0.5, 0.25, 12, 9, {}};
  const std::size_t regions = 1 + random.below(4);
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const std::size_t column = i % grid.columns;
    const std::size_t row = i / grid.columns;
    const bool rim = column == 0 || row == 0 || column == 11 || row == 8;
    grid.region.push_back(rim || random.below(3) == 0
                              ? RegionGrid::none
                              : static_cast<std::uint32_t>(random.below(regions)));
  }
  const auto share = [](std::size_t a, std::size_t b) {
    return 0.1 + 0.8 * static_cast<double>((a * 7 + b * 13) % 10) / 10.0;
  };
  const auto shapes = outline_regions(grid, regions, share);
  for (std::size_t i = 0; i < grid.size(); ++i) {
    for (std::uint32_t r = 0; r < regions; ++r) {
      CAPTURE(seed, i, r);
      REQUIRE(covers(shapes[r], grid.place(i)) == (grid.region[i] == r));
    }
  }
  for (int i = 0; i < 300; ++i) {
    const LonLat anywhere{random.uniform(10.0, 15.5), random.uniform(20.0, 22.0)};
    int owners = 0;
    for (const MultiPolygon& shape : shapes) owners += covers(shape, anywhere) ? 1 : 0;
    REQUIRE(owners <= 1);
  }
  for (const MultiPolygon& shape : shapes) {
    for (const Polygon& polygon : shape) {
      REQUIRE(area(polygon.outer) > 0.0);
      for (const LineString& hole : polygon.holes) REQUIRE(area(hole) < 0.0);
    }
  }
}
