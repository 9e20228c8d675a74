// SPDX-License-Identifier: Apache-2.0
#include "output/lanes.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <set>

using namespace hinterland;

namespace {

constexpr LonLat a{117.0, 36.5};
constexpr LonLat b{117.1, 36.5};
constexpr LonLat c{117.2, 36.5};
constexpr LonLat d{117.2, 36.6};

ExtensionSegments segments_of(const std::vector<std::vector<LonLat>>& lines) {
  ExtensionSegments segments;
  for (const std::vector<LonLat>& line : lines) {
    segments.service.push_back({static_cast<std::uint32_t>(segments.service.size())});
    segments.vertex.insert(segments.vertex.end(), line.begin(), line.end());
    segments.first_vertex.push_back(segments.vertex.size());
  }
  return segments;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> lanes_of(
    const std::vector<std::vector<LonLat>>& lines) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
  for (const Lane& lane : find_lanes(segments_of(lines))) found.emplace_back(lane.lane, lane.lanes);
  return found;
}

using Lanes = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

}  // namespace

TEST_CASE("a segment on its own has the only lane", "[lanes]") {
  CHECK(lanes_of({{a, b}, {c, d}}) == Lanes{{0, 1}, {0, 1}});
  CHECK(lanes_of({{a, b}, {b, c}}) == Lanes{{0, 1}, {0, 1}});  // they only meet
  CHECK(lanes_of({}).empty());
}

TEST_CASE("segments on one way have different lanes", "[lanes]") {
  CHECK(lanes_of({{a, b}, {a, b}, {a, b}}) == Lanes{{0, 3}, {1, 3}, {2, 3}});
}

TEST_CASE("lanes are counted from the left in the direction of each line", "[lanes]") {
  // The second line lies to the right of the first: seen in its own direction, at its left.
  CHECK(lanes_of({{a, b}, {b, a}}) == Lanes{{0, 2}, {0, 2}});
}

TEST_CASE("segments that share a part of their way have different lanes", "[lanes]") {
  CHECK(lanes_of({{a, b, c}, {b, c, d}}) == Lanes{{0, 2}, {1, 2}});
  CHECK(lanes_of({{a, b}, {b, c}, {a, b, c}}) == Lanes{{0, 2}, {0, 2}, {1, 2}});
}

TEST_CASE("lines on one way are never drawn on each other", "[lanes][property]") {
  // Paths on a tree, in both directions: a line of 12 places with branches.
  for (unsigned seed = 0; seed < 200; ++seed) {
    std::mt19937 random(seed);
    const auto draw = [&](std::size_t below) { return random() % below; };
    std::vector<LonLat> place;
    std::vector<std::size_t> parent;
    for (std::size_t i = 0; i < 12; ++i) {
      place.push_back(
          {117.0 + 0.01 * static_cast<double>(i), 36.0 + 0.01 * static_cast<double>(i * i)});
      parent.push_back(i == 0 ? 0 : draw(i));
    }
    std::vector<std::vector<LonLat>> lines;
    for (int n = 0; n < 15; ++n) {
      std::vector<LonLat> line;
      std::size_t at = 1 + draw(11);
      line.push_back(place[at]);
      for (std::size_t steps = 1 + draw(5); steps > 0 && at != 0; --steps) {
        at = parent[at];
        line.push_back(place[at]);
      }
      if (draw(2) == 0) line = {line.rbegin(), line.rend()};
      lines.push_back(line);
    }
    const Column<SegmentId, Lane> lanes = find_lanes(segments_of(lines));
    // The shift to the right, in half widths, seen from the lower end of each piece.
    std::map<std::array<double, 4>, std::set<int>> shifts;
    std::map<std::array<double, 4>, std::size_t> uses;
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
      const Lane lane = lanes[SegmentId{i}];
      const int shift = 2 * static_cast<int>(lane.lane) - (static_cast<int>(lane.lanes) - 1);
      for (std::size_t v = 1; v < lines[i].size(); ++v) {
        const LonLat from = lines[i][v - 1];
        const LonLat to = lines[i][v];
        const bool is_up = from.lon < to.lon;
        const std::array<double, 4> piece = is_up ? std::array{from.lon, from.lat, to.lon, to.lat}
                                                  : std::array{to.lon, to.lat, from.lon, from.lat};
        shifts[piece].insert(is_up ? shift : -shift);
        ++uses[piece];
      }
    }
    INFO("seed " << seed);
    for (const auto& [piece, count] : uses) CHECK(shifts[piece].size() == count);
  }
}
