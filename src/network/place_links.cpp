// SPDX-License-Identifier: Apache-2.0
#include "network/place_links.hpp"

#include "geometry/distance.hpp"
#include "network/nearby.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <utility>

namespace hinterland {

namespace {

constexpr std::size_t links_in_block = 256;

/// The scalar product of the vectors from a place to two others.
double product_from(const Position& from, const Position& a, const Position& b) {
  return (a.x - from.x) * (b.x - from.x) + (a.y - from.y) * (b.y - from.y) +
         (a.z - from.z) * (b.z - from.z);
}

/// Finds the links of one place at a time.
class LinkSearch {
 public:
  LinkSearch(std::span<const LonLat> places, Metres limit)
      : places_(places), limit_(limit), tree_(places) {
    for (const LonLat& place : places) position_.push_back(to_position(place));
  }

  /// The places linked to this one.
  std::vector<std::uint32_t> linked(std::uint32_t row) const {
    const std::vector<Neighbour> near = neighbours(row);
    std::vector<std::uint32_t> found;
    for (auto to = near.begin(); to != near.end(); ++to) {
      if (to->row == row) continue;
      const bool is_obstructed = std::any_of(near.begin(), to, [&](const Neighbour& third) {
        constexpr double tied = 1.0 + 1e-9;  // a place on the circle does not obstruct the link
        if (third.row == row) return false;
        const Position& here = position_[row];
        return product_from(here, position_[third.row], position_[to->row]) >
               tied * squared_chord(here, position_[third.row]);
      });
      if (!is_obstructed) found.push_back(to->row);
    }
    return found;
  }

 private:
  /// All places that may be linked to one, nearest first.
  std::vector<Neighbour> neighbours(std::uint32_t row) const {
    for (std::size_t count = 32;; count *= 4) {
      std::vector<Neighbour> near = tree_.nearest_few(places_[row], count, limit_);
      if (near.size() < count || near.back().distance > farthest(row, near)) return near;
    }
  }

  /// A place with another one in the same eighth of all directions at less than 1 / √2 of the
  /// distance is not linked: the other one lies inside the circle.
  Metres farthest(std::uint32_t row, const std::vector<Neighbour>& near) const {
    constexpr double eighth = std::numbers::pi / 4.0;
    constexpr double share = 1.45;  // √2, and the distortion of directions
    std::array<Metres, 8> nearest;
    nearest.fill(unreachable);
    const LonLat here = places_[row];
    for (const Neighbour& other : near) {
      if (other.row == row) continue;
      const LonLat there = places_[other.row];
      const double east =
          std::remainder(there.lon - here.lon, 360.0) * cosine_of_latitude(here.lat);
      const double turn = std::atan2(there.lat - here.lat, east) + std::numbers::pi;
      Metres& of_eighth = nearest[static_cast<std::size_t>(turn / eighth) % nearest.size()];
      of_eighth = std::min(of_eighth, other.distance);
    }
    return share * *std::ranges::max_element(nearest);
  }

  std::span<const LonLat> places_;
  Metres limit_;
  PlaceTree tree_;
  std::vector<Position> position_;
};

}  // namespace

std::vector<PlacePair> links_within(std::span<const LonLat> places, Metres limit) {
  std::vector<PlacePair> links;
  const auto point = [&](std::uint32_t p) { return std::pair(places[p].lon, places[p].lat); };
  std::vector<std::uint32_t> order(places.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, point);
  std::vector<std::uint32_t> first;  // of the places at each point
  std::vector<LonLat> points;
  for (const std::uint32_t p : order) {
    if (!first.empty() && point(p) == point(first.back())) {
      links.push_back({first.back(), p});
    } else {
      first.push_back(p);
      points.push_back(places[p]);
    }
  }
  const LinkSearch search(points, limit);
  std::vector<std::vector<std::uint32_t>> linked(points.size());
  for_each_block(points.size(), links_in_block, [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      linked[i] = search.linked(static_cast<std::uint32_t>(i));
    }
  });
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (const std::uint32_t j : linked[i]) {
      links.push_back({std::min(first[i], first[j]), std::max(first[i], first[j])});
    }
  }
  std::ranges::sort(links);
  links.erase(std::unique(links.begin(), links.end()), links.end());
  return links;
}

}  // namespace hinterland
