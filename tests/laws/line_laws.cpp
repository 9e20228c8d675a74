// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "input/coordinates/datum.hpp"
#include "input/placing/distance_to_lines.hpp"
#include "input/placing/registration.hpp"
#include "input/placing/vertex_outliers.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace hinterland {

namespace {

using Random = std::mt19937_64;

double between(Random& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

std::size_t below(Random& random, std::size_t count) {
  return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
}

/// A winding road with steps of similar length, between 20 m and 1 km.
LineString winding_road(Random& random, std::size_t vertices) {
  LineString line{{between(random, 75.0, 130.0), between(random, -40.0, 50.0)}};
  const double step = std::pow(10.0, between(random, -3.7, -2.0));
  double course = between(random, 0.0, 6.28);
  while (line.size() < vertices) {
    course += between(random, -0.6, 0.6);
    const double far = step * between(random, 0.3, 1.0);
    line.push_back(
        {line.back().lon + far * std::cos(course), line.back().lat + far * std::sin(course)});
  }
  return line;
}

/// A protected area, 200 m to 20 km wide.
LineString round_area(Random& random, std::size_t vertices) {
  const LonLat middle{between(random, 75.0, 130.0), between(random, -40.0, 50.0)};
  const double size = std::pow(10.0, between(random, -3.0, -1.0));
  LineString ring;
  for (std::size_t i = 0; i < vertices; ++i) {
    const double at = 6.283185 * static_cast<double>(i) / static_cast<double>(vertices);
    const double radius = size * between(random, 0.7, 1.0);
    ring.push_back({middle.lon + radius * std::cos(at), middle.lat + radius * std::sin(at)});
  }
  ring.push_back(ring.front());
  return ring;
}

LonLat damaged(LonLat place, std::size_t fault) {
  switch (fault) {
    case 0:
      return {-place.lon, place.lat};
    case 1:
      return {place.lon + 1.0, place.lat};
    case 2:
      return {place.lon, place.lat - 1.0};
    case 3:
      return {0.0, 0.0};
    case 4:
      return {place.lat, place.lon};
    case 5:
      return {place.lon / 10.0, place.lat};
    default:
      return {10.0 * place.lon, place.lat};
  }
}

}  // namespace

TEST_CASE("an outlier vertex of a line is removed, and the others stay") {
  Random random(20260);
  for (int seed = 0; seed < 3000; ++seed) {
    CAPTURE(seed);
    const LineString right = winding_road(random, 4 + below(random, 60));
    const std::size_t at = below(random, right.size());
    const std::size_t most = right.size() > 10 ? std::min<std::size_t>(2, right.size() - at) : 1;
    const std::size_t count = 1 + below(random, most);
    LineString line = right;
    LineString without = right;
    const std::size_t fault = below(random, 7);
    for (std::size_t i = at; i < at + count; ++i) line[i] = damaged(line[i], fault);
    without.erase(without.begin() + std::ptrdiff_t(at),
                  without.begin() + std::ptrdiff_t(at + count));
    CAPTURE(line.size(), at, count, fault, right[at].lon, right[at].lat);
    const auto outliers = take_out_outliers(line, LineForm::open);
    REQUIRE(outliers.size() == 1);
    CHECK(outliers[0].first == at);
    CHECK(outliers[0].count == count);
    CHECK(line == without);
  }
}

TEST_CASE("an outlier vertex of a ring is removed, whatever the first vertex of the ring") {
  Random random(20261);
  for (int seed = 0; seed < 3000; ++seed) {
    CAPTURE(seed);
    LineString ring = round_area(random, 6 + below(random, 40));
    const std::size_t at = below(random, ring.size() - 1);
    const LonLat wrong = damaged(ring[at], below(random, 7));
    if (distance_between(ring[at], wrong) < 200_km && ring.size() < 12) continue;
    std::vector<LonLat> right(ring.begin(), ring.end() - 1);
    right.erase(right.begin() + std::ptrdiff_t(at));
    ring[at] = wrong;
    if (at == 0) ring.back() = wrong;
    const auto outliers = take_out_outliers(ring, LineForm::ring);
    REQUIRE(outliers.size() == 1);
    CHECK(outliers[0].first == at);
    CHECK(ring.front() == ring.back());
    ring.pop_back();
    std::rotate(ring.begin(), std::find(ring.begin(), ring.end(), right.front()), ring.end());
    CHECK(ring == right);
  }
}

TEST_CASE("an outlier is removed beside vertices outside the range of degrees") {
  Random random(20263);
  for (int seed = 0; seed < 1000; ++seed) {
    CAPTURE(seed);
    const bool is_ring = seed % 2 == 1;
    LineString line =
        is_ring ? round_area(random, 20 + below(random, 40)) : winding_road(random, 30);
    LineString right = line;
    const std::size_t at = 8 + below(random, 10);  // neither is an end
    const std::size_t nowhere = 1 + below(random, 5);
    line[at].lon += 20.0;
    line[nowhere].lat = 1e6;
    right.erase(right.begin() + std::ptrdiff_t(at));
    right.erase(right.begin() + std::ptrdiff_t(nowhere));
    const auto outliers = take_out_outliers(line, is_ring ? LineForm::ring : LineForm::open);
    REQUIRE(outliers.size() == 2);
    CHECK(outliers[0].first == nowhere);
    CHECK(outliers[0].away == unreachable);
    CHECK(outliers[1].first == at);
    CHECK(outliers[1].count == 1);
    if (is_ring) {
      CHECK(line.front() == line.back());
      line.pop_back();
      right.pop_back();
      std::rotate(line.begin(), std::find(line.begin(), line.end(), right.front()), line.end());
    }
    CHECK(line == right);
  }
}

TEST_CASE("correctly drawn lines and rings keep every vertex") {
  Random random(20262);
  for (int seed = 0; seed < 3000; ++seed) {
    CAPTURE(seed);
    LineString line = winding_road(random, 3 + below(random, 60));
    // With a ferry or a straight desert road in the middle, or a line of a map of the whole
    // country.
    if (seed % 3 == 0 && line.size() > 10) {
      const auto from = static_cast<std::ptrdiff_t>(2 * line.size() / 3 - 1);
      for (auto v = line.begin() + from; v != line.end(); ++v) v->lon += 0.5;
    }
    if (seed % 3 == 1) {
      for (LonLat& v : line) v = {line[0].lon + 30.0 * (v.lon - line[0].lon), v.lat};
    }
    const LineString before = line;
    CHECK(take_out_outliers(line, LineForm::open).empty());
    CHECK(line == before);
    LineString ring = round_area(random, 3 + below(random, 40));
    const LineString whole = ring;
    CHECK(take_out_outliers(ring, LineForm::ring).empty());
    CHECK(ring == whole);
  }
}

namespace {

/// Roads that wind through a county, and villages beside them.
struct Layout {
  std::vector<LonLat> vertex;
  std::vector<std::size_t> first_vertex{0};
  std::vector<LonLat> villages;

  LineView lines() const { return {vertex, first_vertex}; }
};

Layout random_layout(Random& random, std::size_t villages, double farthest_degrees) {
  Layout layout;
  const LonLat middle{between(random, 100.0, 120.0), between(random, 25.0, 45.0)};
  for (int road = 0; road < 12; ++road) {
    LonLat at{middle.lon + between(random, -0.3, 0.3), middle.lat + between(random, -0.2, 0.2)};
    double course = between(random, 0.0, 6.28);
    for (int i = 0; i < 80; ++i) {
      layout.vertex.push_back(at);
      course += between(random, -0.5, 0.5);
      at = {at.lon + 0.004 * std::cos(course), at.lat + 0.004 * std::sin(course)};
    }
    layout.first_vertex.push_back(layout.vertex.size());
  }
  for (std::size_t i = 0; i < villages; ++i) {
    const LonLat adjacent = layout.vertex[below(random, layout.vertex.size())];
    layout.villages.push_back(
        {adjacent.lon + between(random, -farthest_degrees, farthest_degrees),
         adjacent.lat + between(random, -farthest_degrees, farthest_degrees)});
  }
  return layout;
}

}  // namespace

TEST_CASE("the distance to lines equals that of trying all pieces") {
  Random random(20263);
  for (int seed = 0; seed < 20; ++seed) {
    CAPTURE(seed);
    const Layout layout = random_layout(random, 40, 0.05);
    const auto found = distances_to_lines(layout.villages, layout.lines());
    for (std::size_t v = 0; v < layout.villages.size(); ++v) {
      Metres least = unreachable;
      for (std::size_t road = 0; road < layout.lines().size(); ++road) {
        for (auto i = layout.first_vertex[road]; i + 1 < layout.first_vertex[road + 1]; ++i) {
          for (int k = 0; k <= 200; ++k) {
            const LonLat a = layout.vertex[i];
            const LonLat b = layout.vertex[i + 1];
            const LonLat at{a.lon + k / 200.0 * (b.lon - a.lon),
                            a.lat + k / 200.0 * (b.lat - a.lat)};
            least = std::min(least, distance_between(at, layout.villages[v]));
          }
        }
      }
      if (least > 2900_m) continue;
      CHECK(found[v].value == Approx(least.value).epsilon(0.005).margin(2.0));
    }
  }
}

TEST_CASE("lines of a web map beside villages are detected, and correctly placed lines are not") {
  Random random(20264);
  int noticed = 0;
  constexpr int tries = 200;
  for (int seed = 0; seed < tries; ++seed) {
    CAPTURE(seed);
    Layout layout = random_layout(random, 20 + below(random, 100), 0.001);  // up to 100 m
    CHECK_FALSE(find_misregistration(layout.villages, layout.lines()).has_value());
    const bool is_bd = seed % 2 == 0;
    for (LonLat& v : layout.vertex) v = is_bd ? wgs84_to_bd09(v) : wgs84_to_gcj02(v);
    const auto found = find_misregistration(layout.villages, layout.lines());
    if (!found) continue;
    ++noticed;
    CHECK(found->displacement.right.places == Datum::wgs84);
    CHECK(found->displacement.right.lines == (is_bd ? Datum::bd09 : Datum::gcj02));
    CHECK(found->then < found->now);
  }
  CHECK(noticed > tries * 9 / 10);
}

TEST_CASE("villages that are not along lines give no evidence about the lines") {
  Random random(20265);
  for (int seed = 0; seed < 1000; ++seed) {
    CAPTURE(seed);
    const Layout layout =
        random_layout(random, 6 + below(random, 200), seed % 2 == 0 ? 0.01 : 0.05);
    CHECK_FALSE(find_misregistration(layout.villages, layout.lines()).has_value());
  }
}

}  // namespace hinterland
