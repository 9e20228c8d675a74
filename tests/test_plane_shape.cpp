// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "geometry/plane_shape.hpp"
#include "network/nearby.hpp"
#include "network/piece_grid.hpp"
#include "polygons.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace hinterland;

namespace {

LineString box(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

LonLat between(LonLat a, LonLat b, double share) {
  return {a.lon + share * (b.lon - a.lon), a.lat + share * (b.lat - a.lat)};
}

/// Reference implementation: sampled points of the line against sampled points of the border.
Metres slow_distance(const LineString& line, const MultiPolygon& land) {
  constexpr int steps = 60;
  Metres nearest = unreachable;
  for (std::size_t i = 1; i < line.size(); ++i) {
    for (int s = 0; s <= steps; ++s) {
      const LonLat place = between(line[i - 1], line[i], static_cast<double>(s) / steps);
      if (hinterland::test::covers(land, place)) return 0_m;
      for (const Polygon& polygon : land) {
        for (std::size_t e = 1; e < polygon.outer.size(); ++e) {
          for (int t = 0; t <= steps; ++t) {
            const LonLat edge =
                between(polygon.outer[e - 1], polygon.outer[e], static_cast<double>(t) / steps);
            nearest = std::min(nearest, distance_between(place, edge));
          }
        }
      }
    }
  }
  return nearest;
}

Metres distance(const LineString& line, const MultiPolygon& land, Metres radius) {
  const std::vector<std::size_t> first{0, line.size()};
  return distance_within(LineTree(line, first), land, radius);
}

}  // namespace

TEST_CASE("a line that crosses a polygon, or is in it, is 0 from it", "[land]") {
  const MultiPolygon land = {
      {box(117, 36, 117.02, 36.02), {box(117.005, 36.005, 117.015, 36.015)}}};
  CHECK(distance({{116.99, 36.01}, {117.03, 36.01}}, land, 500_m) == 0_m);
  CHECK(distance({{117.001, 36.001}, {117.002, 36.002}}, land, 500_m) == 0_m);
  CHECK(distance({{117.001, 36.001}}, land, 500_m) == 0_m);  // a place
  const Metres in_hole = distance({{117.01, 36.01}}, land, 5_km);
  CHECK(in_hole.value ==
        Approx(distance_between({117.01, 36.01}, {117.005, 36.01}).value).epsilon(1e-4));
  CHECK(distance({{117.01, 36.01}}, land, 400_m) == unreachable);
}

TEST_CASE("a line exactly on the radius is within it, one beyond is not", "[land]") {
  const MultiPolygon land = {{box(117, 36, 117.02, 36.02), {}}};
  const LineString line = {{117.01, 36.03}, {117.01, 36.05}};
  const Metres far = distance(line, land, 50_km);
  CHECK(far.value ==
        Approx(distance_between({117.01, 36.02}, {117.01, 36.03}).value).epsilon(1e-5));
  CHECK(distance(line, land, far) == far);
  CHECK(distance(line, land, far - Metres{0.01}) == unreachable);
  CHECK(distance(line, {}, 50_km) == unreachable);
}

TEST_CASE("a polygon on both sides of the antimeridian is one", "[land]") {
  const MultiPolygon land = {{box(179.99, 36, 180.0, 36.02), {}},
                             {box(-180.0, 36, -179.99, 36.02), {}}};
  const Metres near = distance({{-179.98, 36.01}, {-179.97, 36.01}}, land, 5_km);
  CHECK(near.value ==
        Approx(distance_between({-179.99, 36.01}, {-179.98, 36.01}).value).epsilon(1e-4));
}

TEST_CASE("distances to polygons equal those of sampled points", "[land][property]") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    LineString ring;
    for (int i = 0; i < 7; ++i) {
      const double radius = 0.01 + 0.04 * unit(random);
      ring.push_back({100 + radius * std::cos(i * 0.897), 47 + radius * std::sin(i * 0.897)});
    }
    ring.push_back(ring.front());
    const MultiPolygon land = {{ring, {}}};
    LineString line;
    for (int i = 0; i < 3; ++i)
      line.push_back({99.9 + 0.2 * unit(random), 46.9 + 0.2 * unit(random)});
    const Metres slow = slow_distance(line, land);
    const Metres found = distance(line, land, 100_km);
    CHECK(found <= slow + Metres{0.02});
    CHECK(found >= slow - Metres{400.0});  // one step between sampled points
    if (slow > 400_m) CHECK(found > 0_m);
    CHECK(distance(line, land, found) == found);
  }
}

TEST_CASE("an additional part of a polygon does not increase any distance", "[land][property]") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    MultiPolygon land;
    LineString line;
    for (int i = 0; i < 3; ++i) line.push_back({117 + 0.3 * unit(random), 36 + 0.3 * unit(random)});
    Metres before = unreachable;
    for (int part = 0; part < 5; ++part) {
      const double west = 117 + 0.06 * part;
      const double south = 36 + 0.25 * unit(random);
      land.push_back({box(west, south, west + 0.05 * unit(random), south + 0.05), {}});
      const Metres now = distance(line, land, 100_km);
      CHECK(now <= before + Metres{0.05});
      before = now;
    }
  }
}

TEST_CASE("the distance of the farthest part is measured from the largest one", "[land]") {
  const MultiPolygon land = {{box(117, 36, 117.05, 36.05), {}},
                             {box(117.06, 36.02, 117.07, 36.03), {}},
                             {box(117.09, 36.02, 117.10, 36.03), {}}};
  CHECK(farthest_part(land, {117.02, 36.02}) ==
        Approx(distance_between({117.05, 36.025}, {117.09, 36.025}).value).epsilon(1e-3));
  CHECK(farthest_part({land[0]}, {117.02, 36.02}) == 0.0);
}

TEST_CASE("a line is divided into equal parts of at most a kilometre, across 180 degrees too",
          "[plane_shape]") {
  const auto ends = [](LonLat from, LonLat to, double metres) {
    LineString found;
    each_chord(from, to, metres, [&](LonLat place) { found.push_back(place); });
    return found;
  };
  CHECK(ends({117.0, 36.0}, {117.001, 36.0}, 90.0) == LineString{{117.001, 36.0}});
  const LineString parts = ends({179.99, 0.0}, {-179.99, 0.0}, 2226.0);
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].lon == Approx(179.99 + 0.02 / 3.0).margin(1e-9));
  CHECK(parts[2] == LonLat{-179.99, 0.0});
}

TEST_CASE("the nearest point of a segment is inside it, at an end, or its only point",
          "[plane_shape]") {
  const Piece piece{{117.0, 36.0}, {117.2, 36.0}};
  CHECK(nearest_share(piece, {117.05, 36.3}) == Approx(0.25));
  CHECK(nearest_share(piece, {116.0, 36.0}) == 0.0);
  CHECK(nearest_share(piece, {118.0, 36.0}) == 1.0);
  CHECK(nearest_share({piece.start, piece.start}, {118.0, 36.0}) == 0.0);
  CHECK(squared_distance_to_segment({3.0, 4.0}, {0.0, 0.0}, {2.0, 0.0}) == Approx(17.0));
}
