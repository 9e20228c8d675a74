// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "geometry/plane_shape.hpp"
#include "network/nearby.hpp"

#define BOOST_ALLOW_DEPRECATED_HEADERS  // Boost.Geometry 1.74 includes one of Boost's own
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/register/point.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

BOOST_GEOMETRY_REGISTER_POINT_3D(hinterland::Position, double, boost::geometry::cs::cartesian, x, y,
                                 z)

namespace hinterland {

namespace {

namespace index = boost::geometry::index;

using SpaceBox = boost::geometry::model::box<Position>;
using Chord = boost::geometry::model::segment<Position>;

/// A shape in a tree, and its row.
template <class Shape>
using Entry = std::pair<Shape, std::uint32_t>;

template <class Shape>
using EntryTree = index::rtree<Entry<Shape>, index::rstar<16>>;

double squared_distance(const Position& from, const Position& to) {
  return squared_chord(from, to);
}

/// The squared distance to the nearest point of the segment.
double squared_distance(const Position& from, const Chord& segment) {
  const Position& a = segment.first;
  const Position& b = segment.second;
  const Position along{b.x - a.x, b.y - a.y, b.z - a.z};
  const double length = along.x * along.x + along.y * along.y + along.z * along.z;
  if (length == 0.0) return squared_chord(from, a);
  const double product =
      (from.x - a.x) * along.x + (from.y - a.y) * along.y + (from.z - a.z) * along.z;
  if (product <= 0.0) return squared_chord(from, a);
  if (product >= length) return squared_chord(from, b);
  const double share = product / length;
  return squared_chord(from, {a.x + share * along.x, a.y + share * along.y, a.z + share * along.z});
}

SpaceBox box_around(const Position& centre, double reach) {
  return {{centre.x - reach, centre.y - reach, centre.z - reach},
          {centre.x + reach, centre.y + reach, centre.z + reach}};
}

/// The nearest entry within reach, by `squared_distance`; ties go to the lower row.
template <class Shape>
Neighbour nearest_in_reach(const EntryTree<Shape>& tree, const Position& from, double reach) {
  double best = std::numeric_limits<double>::infinity();
  std::uint32_t row = Neighbour::none;
  const auto visit = [&](const Entry<Shape>& entry) {
    const double squared = squared_distance(from, entry.first);
    if (squared > best || (squared == best && entry.second > row)) return;
    best = squared;
    row = entry.second;
  };
  tree.query(index::intersects(box_around(from, reach)),
             boost::make_function_output_iterator(visit));
  if (row == Neighbour::none) return {};
  return {row, arc_of_chord(std::sqrt(best))};
}

/// The nearest entry. The tree gives its distance; ties within rounding are then resolved by row.
template <class Shape>
Neighbour nearest_in(const EntryTree<Shape>& tree, const Position& from) {
  if (tree.empty()) return {};
  Entry<Shape> entry;
  const auto keep = [&](const Entry<Shape>& found) { entry = found; };
  tree.query(index::nearest(from, 1), boost::make_function_output_iterator(keep));
  const double squared = squared_distance(from, entry.first);
  return nearest_in_reach(tree, from, std::sqrt(squared) * (1.0 + 1e-9) + 1e-6);
}

/// Half the side of a cube that contains everything within the radius.
double reach_of(Metres radius) { return chord_of_arc(radius) * (1.0 + 1e-9) + 1e-6; }

/// An upper bound on the length, in metres, of a line that is straight in longitude and latitude.
double max_length(LonLat from, double east, double north) {
  constexpr double metres_in_degree = 111694.0;  // of a meridian at the poles, the maximum
  const bool crosses_equator = from.lat * (from.lat + north) < 0.0;
  const double min_lat = std::min(std::abs(from.lat), std::abs(from.lat + north));
  const double shrink = crosses_equator ? 1.0 : cosine_of_latitude(min_lat);
  return metres_in_degree * std::hypot(east * shrink, north);
}

/// Divides the line between two places into chords, and adds them.
void add_segments(LonLat from, LonLat to, std::uint32_t row, std::vector<Entry<Chord>>& segments) {
  const double east = std::remainder(to.lon - from.lon, 360.0);
  Position start = to_position(from);
  each_chord(from, to, max_length(from, east, to.lat - from.lat), [&](LonLat place) {
    const Position end = to_position(place);
    segments.push_back({Chord{start, end}, row});
    start = end;
  });
}

std::vector<Entry<Position>> place_entries(std::span<const LonLat> places) {
  std::vector<Entry<Position>> entries;
  entries.reserve(places.size());
  for (const LonLat& place : places) {
    entries.emplace_back(to_position(place), static_cast<std::uint32_t>(entries.size()));
  }
  return entries;
}

std::vector<Entry<Chord>> line_entries(std::span<const LonLat> vertex,
                                       std::span<const std::size_t> first_vertex) {
  std::vector<Entry<Chord>> segments;
  for (std::size_t line = 0; line + 1 < first_vertex.size(); ++line) {
    const std::size_t first = first_vertex[line];
    const std::size_t end = first_vertex[line + 1];
    const auto row = static_cast<std::uint32_t>(line);
    if (end == first + 1) add_segments(vertex[first], vertex[first], row, segments);
    for (std::size_t i = first + 1; i < end; ++i) {
      add_segments(vertex[i - 1], vertex[i], row, segments);
    }
  }
  return segments;
}

}  // namespace

struct PlaceTree::Tree {
  EntryTree<Position> places;
};

PlaceTree::PlaceTree(std::span<const LonLat> places)
    : tree_(std::make_unique<Tree>(Tree{EntryTree<Position>(place_entries(places))})) {}
PlaceTree::~PlaceTree() = default;
PlaceTree::PlaceTree(PlaceTree&&) noexcept = default;

Neighbour PlaceTree::nearest(LonLat from) const {
  return nearest_in(tree_->places, to_position(from));
}

std::vector<Neighbour> PlaceTree::within(LonLat from, Metres radius) const {
  std::vector<Neighbour> found;
  if (!(radius >= 0_m)) return found;
  const Position centre = to_position(from);
  const auto visit = [&](const Entry<Position>& entry) {
    const Metres distance = arc_of_chord(std::sqrt(squared_chord(centre, entry.first)));
    if (distance <= radius) found.push_back({entry.second, distance});
  };
  tree_->places.query(index::intersects(box_around(centre, reach_of(radius))),
                      boost::make_function_output_iterator(visit));
  std::ranges::sort(found, {}, [](const Neighbour& n) { return std::pair(n.distance, n.row); });
  return found;
}

std::vector<Neighbour> PlaceTree::nearest_few(LonLat from, std::size_t count, Metres radius) const {
  const Position centre = to_position(from);
  double squared = 0.0;  // of the farthest of these
  const auto visit = [&](const Entry<Position>& entry) {
    squared = std::max(squared, squared_chord(centre, entry.first));
  };
  tree_->places.query(index::nearest(centre, static_cast<unsigned>(count)),
                      boost::make_function_output_iterator(visit));
  const Metres farthest = arc_of_chord(std::sqrt(squared) * (1.0 + 1e-9) + 1e-6);
  std::vector<Neighbour> found = within(from, std::min(radius, farthest));
  if (found.size() <= count) return found;
  const Metres last = found[count - 1].distance;
  std::erase_if(found, [&](const Neighbour& near) { return near.distance > last; });
  return found;
}

struct LineTree::Tree {
  EntryTree<Chord> segments;
};

LineTree::LineTree(std::span<const LonLat> vertex, std::span<const std::size_t> first_vertex)
    : tree_(std::make_unique<Tree>(Tree{EntryTree<Chord>(line_entries(vertex, first_vertex))})) {}
LineTree::~LineTree() = default;
LineTree::LineTree(LineTree&&) noexcept = default;

Neighbour LineTree::nearest(LonLat from) const {
  return nearest_in(tree_->segments, to_position(from));
}

Neighbour LineTree::nearest_within(LonLat from, Metres radius) const {
  if (!(radius >= 0_m)) return {};
  if (radius >= arc_of_chord(std::numeric_limits<double>::infinity())) return nearest(from);
  const Neighbour found = nearest_in_reach(tree_->segments, to_position(from), reach_of(radius));
  return found.distance <= radius ? found : Neighbour{};
}

void LineTree::each_piece_near(
    LonLat from, Metres radius,
    const std::function<bool(const Position&, const Position&)>& visit) const {
  const SpaceBox box = box_around(to_position(from), reach_of(radius));
  const auto end = tree_->segments.qend();
  for (auto at = tree_->segments.qbegin(index::intersects(box)); at != end; ++at) {
    if (!visit(at->first.first, at->first.second)) return;
  }
}

Metres distance_within(const LineTree& lines, const MultiPolygon& land, Metres radius) {
  if (land.empty() || !(radius >= 0_m)) return unreachable;
  constexpr Metres slack{1.0};
  const CircleAround circle = circle_around(land);
  const double limit = radius.value * radius.value * (1.0 + 1e-9);
  std::optional<PlaneShape> shape;
  double least = std::numeric_limits<double>::infinity();
  lines.each_piece_near(
      circle.middle, circle.radius + radius + slack, [&](const Position& a, const Position& b) {
        if (!shape) shape.emplace(land);
        const double give_up = std::min(least, limit);
        least = std::min(least,
                         shape->squared_distance(shape->on_plane(a), shape->on_plane(b), give_up));
        return least > 0.0;
      });
  const Metres distance = arc_of_chord(std::sqrt(least));
  return distance <= radius ? distance : unreachable;
}

LineTree tree_of_places(std::span<const LonLat> places) {
  std::vector<std::size_t> first_vertex(places.size() + 1);
  std::iota(first_vertex.begin(), first_vertex.end(), std::size_t{0});
  return LineTree(places, first_vertex);
}

}  // namespace hinterland
