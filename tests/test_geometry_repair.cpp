// SPDX-License-Identifier: Apache-2.0
#include "input/formats/geometry_repair.hpp"

#include <catch2/catch.hpp>

#include <cstddef>
#include <limits>
#include <vector>

using namespace hinterland;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// Vertices that cannot be used: one coordinate or both.
const std::vector<LonLat> unusable = {
    {no_number, 36.0}, {117.0, no_number}, {no_number, no_number}, {infinity, 36.0},
    {117.0, infinity}, {-infinity, 36.0},  {117.0, -infinity},     {-1.7e308, -1.7e308},
    {117.0, -2e38},    {2e38, 36.0}};

const LineString octagon = {{117.3, 36.0}, {117.6, 36.0}, {117.9, 36.3},
                            {117.9, 36.6}, {117.6, 36.9}, {117.3, 36.9},
                            {117.0, 36.6}, {117.0, 36.3}, {117.3, 36.0}};

LineString with(const LineString& vertices, std::size_t at, LonLat vertex) {
  LineString changed = vertices;
  changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(at), vertex);
  return changed;
}

}  // namespace

TEST_CASE("infinite, NaN and no-data values are not numbers", "[geometry_repair]") {
  for (const LonLat place : unusable) {
    CAPTURE(place.lon, place.lat);
    CHECK_FALSE(is_number(place));
  }
  CHECK(is_number({117.0, 36.0}));
  CHECK(is_number({-20'037'508.0, 4'300'000.0}));
  CHECK(is_number({0.0, 0.0}));
}

TEST_CASE("a vertex with coordinates that are not numbers is removed from a ring at any position",
          "[geometry_repair]") {
  for (const LonLat place : unusable) {
    for (std::size_t at = 1; at < octagon.size(); ++at) {
      CAPTURE(place.lon, place.lat, at);
      LineString ring = with(octagon, at, place);
      BadVertices bad;
      CHECK(clean_ring(ring, bad));
      CHECK(ring == octagon);
      CHECK(bad.no_number == 1);
      CHECK(bad.at_zero == 0);
      CHECK(bad.description().en == "1 vertex with coordinates that are not numbers");
    }
  }
}

TEST_CASE("a ring whose first and last vertices are not numbers starts at its next vertex",
          "[geometry_repair]") {
  for (const LonLat place : unusable) {
    CAPTURE(place.lon, place.lat);
    LineString ring = octagon;
    ring.front() = ring.back() = place;
    BadVertices bad;
    CHECK(clean_ring(ring, bad));
    CHECK(bad.count() == 1);  // the last repeats the first
    CHECK(ring == LineString{octagon[1], octagon[2], octagon[3], octagon[4], octagon[5], octagon[6],
                             octagon[7], octagon[1]});
  }
}

TEST_CASE("a ring of which more than a third is not numbers is left out", "[geometry_repair]") {
  const auto cleaned = [](std::size_t count) {
    LineString ring = octagon;
    for (std::size_t i = 1; i <= count; ++i) ring[i] = {no_number, no_number};
    BadVertices bad;
    const bool is_ring = clean_ring(ring, bad);
    CHECK(bad.no_number == count);
    CHECK(ring.empty() != is_ring);
    return is_ring;
  };
  CHECK(cleaned(1));
  CHECK(cleaned(2));
  CHECK_FALSE(cleaned(3));
  CHECK_FALSE(cleaned(7));
}

TEST_CASE("a line that loses vertices is kept while two are left", "[geometry_repair]") {
  const LineString two = {{117.0, 36.0}, {117.1, 36.1}};
  for (const LonLat place : unusable) {
    for (std::size_t at = 0; at <= two.size(); ++at) {
      CAPTURE(place.lon, place.lat, at);
      LineString line = with(two, at, place);
      BadVertices bad;
      CHECK(clean_line(line, bad));
      CHECK(line == two);
      CHECK(bad.no_number == 1);
    }
    LineString one = {place, {117.0, 36.0}};
    BadVertices bad;
    CHECK_FALSE(clean_line(one, bad));
  }
}

TEST_CASE("a vertex at (0, 0) is removed if the others lie far from it", "[geometry_repair]") {
  const auto removed = [](LineString line) {
    BadVertices bad;
    clean_line(line, bad);
    return bad.at_zero;
  };
  CHECK(removed({{0, 0}, {117.0, 36.0}, {117.1, 36.1}}) == 1);
  CHECK(removed({{0, 0}, {-1e-5, 1e-5}, {117.0, 36.0}, {117.1, 36.1}}) == 2);  // rounded
  CHECK(removed({{2e-5, 0}, {117.0, 36.0}, {117.1, 36.1}}) == 0);
  CHECK(removed({{0, 0}, {10.0, 1.0}, {30.0, 20.0}}) == 1);  // from 10°
  CHECK(removed({{0, 0}, {9.9, 1.0}, {30.0, 20.0}}) == 0);
  CHECK(removed({{0, 0}, {1.0, 0.5}, {1.05, 0.55}}) == 1);  // more than ten times its size
  CHECK(removed({{0, 0}, {1.0, 0.5}, {1.11, 0.55}}) == 0);
  CHECK(removed({{0, 0}, {361.0, 361.0}, {450.0, 450.0}}) == 0);  // a local grid
  CHECK(removed({{0, 0}, {1e6, 0.0}, {2e6, 0.0}}) == 1);          // from 1,000 km
  CHECK(removed({{0, 0}, {117, 36}, {117, 37}, {118, 36}, {118, 37}}) == 1);
  CHECK(removed({{0, 0}, {117, 36}, {117, 37}, {118, 36}, {118, 37}, {119, 36}}) ==
        0);  // more: later
  CHECK(removed({{0, 0}, {0, 0}}) == 0);
  BadVertices both{.no_number = 2, .at_zero = 1};
  CHECK(both.description().en ==
        "2 vertices with coordinates that are not numbers, 1 vertex at (0, 0)");
}

namespace {

LineString box(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

/// The same ring as another program may write it on both sides of the 180th meridian.
LineString on_both_sides(LineString ring) {
  for (LonLat& vertex : ring) vertex.lon -= vertex.lon > 180.0 ? 360.0 : 0.0;
  return ring;
}

}  // namespace

TEST_CASE("rings are repaired in the same way everywhere, also across the 180th meridian",
          "[geometry_repair]") {
  for (const double west : {20.0, 117.0, 178.5, 179.0, 179.5, 181.0}) {
    const LineString around = on_both_sides(box(west, 36, west + 2, 38));
    const LineString within = on_both_sides(box(west + 0.4, 36.4, west + 1.2, 37.2));
    const LineString island = on_both_sides(box(west + 0.5, 36.5, west + 1.1, 37.1));
    const LineString apart = on_both_sides(box(west + 2.5, 36, west + 3, 36.5));
    CAPTURE(west);

    Polygon hole_first{within, {around}};
    CHECK(resolve_rings(hole_first) == 0);
    CHECK(hole_first.outer == around);
    CHECK(hole_first.holes == std::vector<LineString>{within});

    Polygon hole_outside{around, {apart, within}};
    CHECK(resolve_rings(hole_outside) == 1);
    CHECK(hole_outside.outer == around);
    CHECK(hole_outside.holes == std::vector<LineString>{within});

    CHECK(nested_part({{around, {}}, {within, {}}}) == 1U);
    CHECK(nested_part({{within, {}}, {around, {}}}) == 0U);
    CHECK_FALSE(nested_part({{around, {within}}, {island, {}}}).has_value());
    CHECK_FALSE(nested_part({{around, {}}, {apart, {}}}).has_value());
  }
}
