// SPDX-License-Identifier: Apache-2.0
#include "geometry/meridian_180.hpp"
#include "geometry/overlay.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

using namespace hinterland;

namespace {

Polygon box(double west, double south, double east, double north) {
  return {{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}};
}

}  // namespace

TEST_CASE("a polygon across 180° becomes one on each side, in both notations", "[meridian_180]") {
  for (const Polygon& whole : {box(179.0, -18.0, -179.0, -17.0), box(179.0, -18.0, 181.0, -17.0),
                               box(-181.0, -18.0, -179.0, -17.0)}) {
    const MultiPolygon parts = cut_at_antimeridian(whole);
    REQUIRE(parts.size() == 2);
    CHECK(area_of(parts).value ==
          Approx(area_of({box(10.0, -18.0, 12.0, -17.0)}).value).epsilon(1e-5));
    const std::vector<LonLat> places = {
        {179.5, -17.5}, {-179.5, -17.5}, {178.5, -17.5}, {-178.5, -17.5}, {0.0, -17.5}};
    const std::vector<MultiPolygon> shapes = {parts};
    CHECK(first_covering(shapes, places) ==
          std::vector<std::uint32_t>{0, 0, outside_all, outside_all, outside_all});
    const auto inside = point_inside(parts);
    REQUIRE(inside);
    CHECK(std::abs(inside->lon) > 179.0);
  }
}

TEST_CASE("a village polygon across 180° has a small area, and may have vertices of both signs",
          "[meridian_180]") {
  CHECK(crosses_antimeridian(box(179.99, -17.01, -179.99, -16.99).outer));
  CHECK(cut_at_antimeridian(box(179.99, -17.01, -179.99, -16.99)).size() == 2);
  const Polygon touching{{{179.0, 0.0},
                          {180.0, 0.0},
                          {-180.0, 0.0},
                          {-179.0, 0.0},
                          {-179.0, 1.0},
                          {179.0, 1.0},
                          {179.0, 0.0}},
                         {}};
  const MultiPolygon parts = cut_at_antimeridian(touching);
  REQUIRE(parts.size() == 2);
  CHECK(area_of(parts).value == Approx(area_of({box(10.0, 0.0, 12.0, 1.0)}).value).epsilon(1e-4));
}

TEST_CASE("a hole across 180° is cut with its polygon", "[meridian_180]") {
  Polygon whole = box(178.0, -19.0, -178.0, -16.0);
  whole.holes.push_back(box(179.5, -18.0, -179.5, -17.0).outer);
  whole.holes.push_back(box(-179.0, -18.0, -178.5, -17.0).outer);
  const MultiPolygon parts = cut_at_antimeridian(whole);
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].holes.size() == 1);
  CHECK(parts[1].holes.size() == 2);
}

TEST_CASE("a line across 180° becomes two that meet there", "[meridian_180]") {
  const auto parts = cut_at_antimeridian(LineString{{179.0, 0.0}, {-179.0, 2.0}});
  REQUIRE(parts.size() == 2);
  CHECK(parts[0] == LineString{{179.0, 0.0}, {180.0, 1.0}});
  CHECK(parts[1] == LineString{{-180.0, 1.0}, {-179.0, 2.0}});
}

TEST_CASE("shapes that do not cross 180° are unchanged, including the whole Earth",
          "[meridian_180]") {
  CHECK_FALSE(crosses_antimeridian(box(-180.0, -90.0, 180.0, 90.0).outer));
  CHECK_FALSE(crosses_antimeridian(box(110.0, 30.0, 120.0, 40.0).outer));
  CHECK(crosses_antimeridian(box(170.0, 50.0, 190.0, 60.0).outer));
  const MultiPolygon east = cut_at_antimeridian(box(181.0, 50.0, 190.0, 60.0));
  REQUIRE(east.size() == 1);
  CHECK(east[0].outer == box(-179.0, 50.0, -170.0, 60.0).outer);
}

TEST_CASE("cutting keeps the area and the places of rings of any form",
          "[meridian_180][property]") {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> part(0.0, 1.0);
  for (int round = 0; round < 200; ++round) {
    Polygon star;  // around a centre near 180°, with corners at different distances
    const LonLat centre = {180.0 + 2.0 * part(random) - 1.0, 120.0 * part(random) - 60.0};
    for (int i = 0; i < 12; ++i) {
      const double angle = i * 3.14159265358979 / 6.0;
      const double radius = 0.3 + 2.0 * part(random);
      star.outer.push_back(
          {centre.lon + radius * std::cos(angle), centre.lat + radius * std::sin(angle)});
    }
    star.outer.push_back(star.outer.front());
    Polygon elsewhere = star;  // the same shape far from 180°
    for (LonLat& place : elsewhere.outer) place.lon -= 100.0;
    const MultiPolygon parts = cut_at_antimeridian(star);
    for (const Polygon& one : parts) {
      for (const LonLat place : one.outer) CHECK(std::abs(place.lon) <= 180.0);
    }
    // Edges of a degree or two are straight in the plane, and a cut edge becomes two.
    CHECK(area_of(parts).value == Approx(area_of({elsewhere}).value).epsilon(2e-3));
    std::vector<LonLat> here;
    std::vector<LonLat> there;
    for (int i = 0; i < 20; ++i) {
      const LonLat place = {centre.lon + 5.0 * part(random) - 2.5,
                            centre.lat + 5.0 * part(random) - 2.5};
      here.push_back({place.lon > 180.0 ? place.lon - 360.0 : place.lon, place.lat});
      there.push_back({place.lon - 100.0, place.lat});
    }
    const std::vector<MultiPolygon> cut = {parts};
    const std::vector<MultiPolygon> whole = {{elsewhere}};
    CHECK(first_covering(cut, here) == first_covering(whole, there));
  }
}
