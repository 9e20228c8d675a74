// SPDX-License-Identifier: Apache-2.0
#include <hinterland/geometry/overlay.hpp>

#include <proj.h>
#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <random>

using namespace hinterland;

namespace {

LineString box(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

/// Slow and obviously right: even-odd rule over all edges.
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

TEST_CASE("the point inside a crescent does not lie in its hollow", "[overlay]") {
  const LineString crescent = {{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 3},
                               {3, 3}, {3, 1}, {0, 1}, {0, 0}};
  const MultiPolygon shape = {{crescent, {}}};
  const auto inside = point_inside(shape);
  REQUIRE(inside.has_value());
  CHECK(covers(shape, *inside));
}

TEST_CASE("a ring that crosses itself still has a point inside", "[overlay]") {
  const LineString bow_tie = {{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}};
  const auto inside = point_inside({{bow_tie, {}}});
  REQUIRE(inside.has_value());
  CHECK(covers({{bow_tie, {}}}, *inside));
}

TEST_CASE("an empty shape has no point inside and no area", "[overlay]") {
  CHECK_FALSE(point_inside({}).has_value());
  CHECK_FALSE(point_inside({{{{0, 0}, {1, 1}, {0, 0}}, {}}}).has_value());
  CHECK(area_of({}).value == 0.0);
}

TEST_CASE("areas are those of the ellipsoid, as PROJ's geodesics have them", "[overlay]") {
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

TEST_CASE("the index finds what looking at every shape finds", "[overlay][property]") {
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
