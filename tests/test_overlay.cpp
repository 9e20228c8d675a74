// SPDX-License-Identifier: Apache-2.0
#include "geometry/overlay.hpp"

#include <proj.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <utility>
#include <vector>

using namespace hinterland;

namespace {

LineString box(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

/// Reference implementation: even-odd rule over all edges.
bool covers(const MultiPolygon& shape, LonLat place) {
  bool inside = false;
  const auto count = [&](const LineString& ring) {
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      const LonLat a = ring[i];
      const LonLat b = ring[i + 1];
      if ((a.lat > place.lat) == (b.lat > place.lat)) continue;
      if (place.lon < a.lon + (b.lon - a.lon) * (place.lat - a.lat) / (b.lat - a.lat))
        inside = !inside;
    }
  };
  for (const Polygon& polygon : shape) {
    count(polygon.outer);
    for (const LineString& hole : polygon.holes) count(hole);
  }
  return inside;
}

MultiPolygon random_star(std::mt19937& random) {
  std::uniform_real_distribution<double> unit(0.0, 1.0);
  const LonLat middle{116.0 + 3.0 * unit(random), 35.0 + 2.0 * unit(random)};
  LineString ring;
  for (int i = 0; i < 9; ++i) {
    const double radius = 0.1 + 0.9 * unit(random);
    ring.push_back(
        {middle.lon + radius * std::cos(i * 0.698), middle.lat + radius * std::sin(i * 0.698)});
  }
  ring.push_back(ring.front());
  return {{ring, {}}};
}

}  // namespace

TEST_CASE("the interior point of a crescent is not in its hollow", "[overlay]") {
  const LineString crescent = {{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 3},
                               {3, 3}, {3, 1}, {0, 1}, {0, 0}};
  const MultiPolygon shape = {{crescent, {}}};
  const auto inside = point_inside(shape);
  REQUIRE(inside.has_value());
  CHECK(covers(shape, *inside));
}

TEST_CASE("a self-intersecting ring still has an interior point", "[overlay]") {
  const LineString bow_tie = {{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}};
  const auto inside = point_inside({{bow_tie, {}}});
  REQUIRE(inside.has_value());
  CHECK(covers({{bow_tie, {}}}, *inside));
}

TEST_CASE("an empty shape has no interior point and no area", "[overlay]") {
  CHECK_FALSE(point_inside({}).has_value());
  CHECK_FALSE(point_inside({{{{0, 0}, {1, 1}, {0, 0}}, {}}}).has_value());
  CHECK(area_of({}).value == 0.0);
}

TEST_CASE("areas are those of the ellipsoid, as computed by PROJ's geodesics", "[overlay]") {
  PJ_CONTEXT* context = proj_context_create();
  PJ* projection = proj_create(context, "+proj=cea +ellps=WGS84");
  REQUIRE(projection != nullptr);
  for (const LonLat at : {LonLat{117, 36}, LonLat{179.5, 66}, LonLat{0, 0}, LonLat{91, -78}}) {
    // Along meridians and parallels the cylindrical equal-area projection is exact.
    const auto corner = [&](double lon, double lat) {
      return proj_trans(projection, PJ_FWD,
                        proj_coord(lon * 0.017453292519943295, lat * 0.017453292519943295, 0, 0))
          .xy;
    };
    const double width = corner(0.02, at.lat).x - corner(0.0, at.lat).x;
    const double height = corner(0, at.lat + 0.02).y - corner(0, at.lat).y;
    const auto area = area_of({{box(at.lon, at.lat, at.lon + 0.02, at.lat + 0.02), {}}});
    CHECK(area.value == Approx(width * height / 1e4).epsilon(1e-6));
  }
  proj_destroy(projection);
  proj_context_destroy(context);
}

TEST_CASE("holes are not part of the area", "[overlay]") {
  const double whole = area_of({{box(117, 36, 117.02, 36.02), {}}}).value;
  const double hole = area_of({{box(117.005, 36.005, 117.01, 36.01), {}}}).value;
  const MultiPolygon pierced = {
      {box(117, 36, 117.02, 36.02), {box(117.005, 36.005, 117.01, 36.01)}}};
  CHECK(area_of(pierced).value == Approx(whole - hole).epsilon(1e-8));
}

TEST_CASE("the first of several shapes covers a place, borders included", "[overlay]") {
  const std::vector<MultiPolygon> shapes = {
      {{box(0, 0, 1, 1), {}}}, {}, {{box(1, 0, 2, 1), {}}}, {{box(0, 0, 2, 2), {}}}};
  const std::vector<LonLat> places = {{0.5, 0.5}, {1.0, 0.5},
                                      {1.5, 0.5}, {1.5, 1.5},
                                      {5, 5},     {std::numeric_limits<double>::quiet_NaN(), 0}};
  CHECK(first_covering(shapes, places) ==
        std::vector<std::uint32_t>{0, 0, 2, 3, outside_all, outside_all});
  CHECK(first_covering({}, places) == std::vector<std::uint32_t>(6, outside_all));
}

TEST_CASE("the index finds the same as testing every shape", "[overlay][property]") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> lon(115.0, 120.0);
    std::uniform_real_distribution<double> lat(34.0, 38.0);
    std::vector<MultiPolygon> shapes;
    for (int i = 0; i < 30; ++i) shapes.push_back(random_star(random));
    std::vector<LonLat> places;
    for (int i = 0; i < 300; ++i) places.push_back({lon(random), lat(random)});
    const auto found = first_covering(shapes, places);
    for (std::size_t i = 0; i < places.size(); ++i) {
      std::uint32_t first = outside_all;
      for (std::uint32_t s = 0; s < shapes.size() && first == outside_all; ++s) {
        if (covers(shapes[s], places[i])) first = s;
      }
      CHECK(found[i] == first);
    }
  }
}

TEST_CASE("overlapping parts contain the union, counted once", "[overlay]") {
  const MultiPolygon two = {{box(0, 0, 0.02, 0.01), {}}, {box(0.01, 0, 0.03, 0.01), {}}};
  const MultiPolygon one = {{box(0, 0, 0.03, 0.01), {}}};
  CHECK(
      first_covering(std::vector<MultiPolygon>{two}, std::vector<LonLat>{{0.015, 0.005}}).front() ==
      0);
  CHECK(area_of(two).value == Approx(area_of(one).value).epsilon(1e-7));
  CHECK(valid_parts(two).size() == 1);
  const MultiPolygon twice = {one[0], one[0], one[0]};  // even-odd: neither twice nor thrice
  CHECK(area_of(twice).value == Approx(area_of(one).value).epsilon(1e-9));
}

TEST_CASE("a hole is cut out of its own part only", "[overlay]") {
  const MultiPolygon shape = {{box(0, 0, 3, 3), {box(1, 1, 2, 2)}}, {box(1, 1, 1.5, 2), {}}};
  const std::vector<LonLat> places = {{1.2, 1.5}, {1.7, 1.5}, {0.5, 0.5}};
  CHECK(first_covering(std::vector<MultiPolygon>{shape}, places) ==
        std::vector<std::uint32_t>{0, outside_all, 0});
}

TEST_CASE("a self-intersecting ring contains everything that it winds around", "[overlay]") {
  const LineString bow_tie = {{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}};
  // Around a square and again around half of it: the even-odd rule would remove that half.
  const LineString twice = {{0, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}, {1, 0}, {1, 2}, {0, 2}, {0, 0}};
  const std::vector<LonLat> places = {{0.2, 1.0}, {1.8, 1.0}, {1.0, 0.2}};
  CHECK(first_covering(std::vector<MultiPolygon>{{{bow_tie, {}}}}, places) ==
        std::vector<std::uint32_t>{0, 0, outside_all});
  CHECK(first_covering(std::vector<MultiPolygon>{{{twice, {}}}}, places) ==
        std::vector<std::uint32_t>{0, 0, 0});
}

TEST_CASE("rings in a hole and beside the outer ring become parts, whatever they were given as",
          "[overlay]") {
  const auto swapped_records = [](LineString ring) {
    std::ranges::reverse(ring);
    return ring;
  };
  const MultiPolygon island = {
      {box(0, 0, 9, 9),
       {swapped_records(box(1, 1, 8, 8)), box(3, 3, 6, 6)}}};  // turns like the outer ring
  const MultiPolygon adjacent = {{box(0, 0, 1, 1), {swapped_records(box(5, 5, 6, 6))}}};
  CHECK(first_covering(std::vector<MultiPolygon>{island},
                       std::vector<LonLat>{{4, 4}, {2, 2}, {0.5, 0.5}}) ==
        std::vector<std::uint32_t>{0, outside_all, 0});
  CHECK(first_covering(std::vector<MultiPolygon>{adjacent},
                       std::vector<LonLat>{{5.5, 5.5}, {3, 3}}) ==
        std::vector<std::uint32_t>{0, outside_all});
}

TEST_CASE("the interior point is in the largest part", "[overlay]") {
  const MultiPolygon shape = {{box(0, 0, 5, 0.1), {}},  // wider, but smaller
                              {box(10, 0, 12, 2), {}},
                              {box(20, 0, 21, 1), {}}};
  const auto inside = point_inside(shape);
  REQUIRE(inside.has_value());
  CHECK((inside->lon > 10 && inside->lon < 12));
  CHECK(land_of(shape).inside == inside);
  CHECK(land_of(shape).parts.size() == 3);
}

TEST_CASE("a valid shape keeps its vertices", "[overlay]") {
  const MultiPolygon shape = {{box(0, 0, 9, 9), {box(1, 1, 2, 2)}}, {box(20, 0, 21, 1), {}}};
  const MultiPolygon valid = valid_parts(shape);
  REQUIRE(valid.size() == 2);
  CHECK(valid[0].outer == shape[0].outer);
  CHECK(valid[0].holes == shape[0].holes);
  CHECK(valid[1].outer == shape[1].outer);
}

TEST_CASE("the union of random boxes contains each cell of any box", "[overlay][property]") {
  constexpr int side = 12;
  constexpr double cell = 0.001;
  for (unsigned seed = 0; seed < 30; ++seed) {
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> corner(0, side - 1);
    MultiPolygon shape;
    bool held[side][side] = {};
    for (int i = 0; i < 5; ++i) {
      const auto [west, east] = std::minmax({corner(random), corner(random) + 1});
      const auto [south, north] = std::minmax({corner(random), corner(random) + 1});
      if (west == east || south == north) continue;
      shape.push_back({box(west * cell, south * cell, east * cell, north * cell), {}});
      for (int x = west; x < east; ++x) {
        for (int y = south; y < north; ++y) held[x][y] = true;
      }
    }
    std::vector<LonLat> places;
    std::vector<std::uint32_t> expected;
    int cells = 0;
    for (int x = 0; x < side; ++x) {
      for (int y = 0; y < side; ++y) {
        places.push_back({(x + 0.5) * cell, (y + 0.5) * cell});
        expected.push_back(held[x][y] ? 0 : outside_all);
        cells += held[x][y] ? 1 : 0;
      }
    }
    CHECK(first_covering(std::vector<MultiPolygon>{shape}, places) == expected);
    const double one = area_of({{box(0, 0, cell, cell), {}}}).value;
    CHECK(area_of(shape).value == Approx(cells * one).epsilon(1e-5));
    for (int turn = 0; turn < 3 && !shape.empty(); ++turn) {  // the order of parts does not matter
      std::rotate(shape.begin(), shape.begin() + 1, shape.end());
      CHECK(first_covering(std::vector<MultiPolygon>{shape}, places) == expected);
    }
  }
}

TEST_CASE("the largest common piece is found, and slivers are ignored", "[overlay]") {
  const std::vector<MultiPolygon> lands = {
      {{box(0, 0, 0.02, 0.02), {}}}, {{box(0.02, 0, 0.04, 0.02), {}}}, {}};
  const std::vector<MultiPolygon> built = {
      {{box(0.001, 0.001, 0.002, 0.002), {}}, {box(0.015, 0.01, 0.020001, 0.014), {}}}};
  const auto points = points_in_common(lands, built, Hectares{0.1});
  REQUIRE(points[0].has_value());
  CHECK((points[0]->lon > 0.015 && points[0]->lon < 0.02));
  CHECK_FALSE(points[1].has_value());  // 10 cm wide
  CHECK_FALSE(points[2].has_value());
}

TEST_CASE("all shapes that cover a place are returned", "[overlay]") {
  const std::vector<MultiPolygon> shapes = {{{box(0, 0, 2, 2), {}}}, {}, {{box(1, 1, 3, 3), {}}}};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for_each_covering(
      shapes, std::vector<LonLat>{{0.5, 0.5}, {1.5, 1.5}, {9, 9}},
      [&](std::uint32_t shape, std::uint32_t place) { pairs.emplace_back(shape, place); });
  CHECK(pairs == decltype(pairs){{0, 0}, {0, 1}, {2, 1}});
}
