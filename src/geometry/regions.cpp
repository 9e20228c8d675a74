// SPDX-License-Identifier: Apache-2.0
#include "geometry/regions.hpp"

#include "geometry/closed_ring.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <tuple>

namespace hinterland {

namespace {

/// A border vertex: three per grid point, on the line to its eastern neighbour, on the line to its
/// northern neighbour, and inside the square north-east of it.
using VertexKey = std::uint64_t;
enum : std::uint64_t { on_eastward = 0, on_northward = 1, in_square = 2 };

/// A directed boundary edge with its region on the left.
struct BorderEdge {
  std::uint32_t region = 0;
  VertexKey from = 0;
  VertexKey to = 0;

  friend auto operator<=>(const BorderEdge&, const BorderEdge&) = default;
};

/// A run of one region around a square, counter-clockwise between two vertices.
struct Arc {
  std::uint32_t region = 0;
  VertexKey first = 0;
  VertexKey last = 0;
};

class Borders {
 public:
  Borders(const RegionGrid& grid, const BorderShare& share) : grid_(grid), share_(share) {}

  /// All edges, by region and start.
  std::vector<BorderEdge> edges() {
    for (std::uint32_t row = 0; row + 1 < grid_.rows; ++row) {
      for (std::uint32_t column = 0; column + 1 < grid_.columns; ++column) {
        add_square(std::size_t{row} * grid_.columns + column);
      }
    }
    std::ranges::sort(edges_);
    return std::move(edges_);
  }

  LonLat place_of(VertexKey key) const {
    const std::size_t point = key / 3;
    if (key % 3 == on_eastward) return between(point, point + 1);
    if (key % 3 == on_northward) return between(point, point + grid_.columns);
    return middle_of(arcs_around(point));
  }

 private:
  /// The vertex where more than two regions meet: the midpoint of the outer border, which is
  /// straight there, or inside the land the centre of the vertices around.
  LonLat middle_of(const std::vector<Arc>& arcs) const {
    const auto outside = std::ranges::find(arcs, RegionGrid::none, &Arc::region);
    if (outside != arcs.end()) {
      const LonLat a = place_of(outside->first);
      const LonLat b = place_of(outside->last);
      return {std::midpoint(a.lon, b.lon), std::midpoint(a.lat, b.lat)};
    }
    LonLat sum;
    for (const Arc& arc : arcs) {
      const LonLat vertex = place_of(arc.first);
      sum.lon += vertex.lon;
      sum.lat += vertex.lat;
    }
    const auto count = static_cast<double>(arcs.size());
    return {sum.lon / count, sum.lat / count};
  }

  LonLat between(std::size_t first, std::size_t second) const {
    constexpr double rim = 1e-3;  // so that borders never touch grid points
    const double share = std::clamp(share_(first, second), rim, 1.0 - rim);
    const LonLat a = grid_.place(first);
    const LonLat b = grid_.place(second);
    return {std::lerp(a.lon, b.lon, share), std::lerp(a.lat, b.lat, share)};
  }

  /// The arcs around the square north-east of a point, at most four; none if all corners have one
  /// region.
  std::vector<Arc> arcs_around(std::size_t point) const {
    const std::size_t north = point + grid_.columns;
    const std::array<std::uint32_t, 4> corner = {grid_.region[point], grid_.region[point + 1],
                                                 grid_.region[north + 1], grid_.region[north]};
    const std::array<VertexKey, 4> vertex = {3 * point + on_eastward,
                                             3 * (point + 1) + on_northward,
                                             3 * north + on_eastward, 3 * point + on_northward};
    std::vector<Arc> arcs;
    for (std::size_t k = 0; k < 4; ++k) {
      const std::size_t next = (k + 1) % 4;
      if (corner[k] == corner[next]) continue;
      arcs.push_back({corner[next], vertex[k], 0});
    }
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      arcs[i].last = arcs[(i + 1) % arcs.size()].first;
    }
    return arcs;
  }

  void add_square(std::size_t point) {
    const auto& region = grid_.region;
    const std::uint32_t here = region[point];
    const std::size_t north = point + grid_.columns;
    if (region[point + 1] == here && region[north] == here && region[north + 1] == here) return;
    const std::vector<Arc> arcs = arcs_around(point);
    if (arcs.size() == 2) return cut_off(arcs[0], arcs[1].region);
    if (arcs.size() == 4) {
      const bool first_crosses = arcs[0].region == arcs[2].region;
      const bool second_crosses = arcs[1].region == arcs[3].region;
      if (first_crosses && (!second_crosses || arcs[0].region < arcs[1].region)) {
        return cut_off_two(arcs[1], arcs[3], arcs[0].region);
      }
      if (second_crosses) return cut_off_two(arcs[0], arcs[2], arcs[1].region);
    }
    const VertexKey middle = 3 * point + in_square;
    for (const Arc& arc : arcs) {
      add(arc.region, arc.last, middle);
      add(arc.region, middle, arc.first);
    }
  }

  /// Adds one straight border between an arc and the region on its other side.
  void cut_off(const Arc& arc, std::uint32_t other) {
    add(arc.region, arc.last, arc.first);
    add(other, arc.first, arc.last);
  }
  void cut_off_two(const Arc& one, const Arc& two, std::uint32_t between_them) {
    cut_off(one, between_them);
    cut_off(two, between_them);
  }

  void add(std::uint32_t region, VertexKey from, VertexKey to) {
    if (region != RegionGrid::none) edges_.push_back({region, from, to});
  }

  const RegionGrid& grid_;
  const BorderShare& share_;
  std::vector<BorderEdge> edges_;
};

/// Joins the boundary edges of one region into rings. At most one edge of a region starts at each
/// vertex.
std::vector<LineString> trace_rings(const std::vector<BorderEdge>& edges, std::size_t first,
                                    std::size_t last, const Borders& borders) {
  std::vector<LineString> rings;
  std::vector<bool> is_done(last - first);
  const auto begin = edges.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = edges.begin() + static_cast<std::ptrdiff_t>(last);
  for (std::size_t start = 0; start < is_done.size(); ++start) {
    if (is_done[start]) continue;
    LineString ring;
    for (std::size_t i = start; !is_done[i];) {
      is_done[i] = true;
      ring.push_back(borders.place_of(begin[static_cast<std::ptrdiff_t>(i)].from));
      const VertexKey next = begin[static_cast<std::ptrdiff_t>(i)].to;
      i = static_cast<std::size_t>(
          std::ranges::lower_bound(begin, end, next, {}, &BorderEdge::from) - begin);
    }
    ring.push_back(ring.front());
    rings.push_back(std::move(ring));
  }
  return rings;
}

/// Twice the signed area; positive for counter-clockwise rings.
double turn_of(const LineString& ring) {
  double sum = 0.0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    sum += (ring[i - 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat) -
           (ring[i].lon - ring[0].lon) * (ring[i - 1].lat - ring[0].lat);
  }
  return sum;
}

/// Assigns each hole to the smallest outer ring around it.
MultiPolygon polygons_of(std::vector<LineString> rings) {
  std::ranges::stable_sort(rings, std::greater(), turn_of);
  MultiPolygon shape;
  for (LineString& ring : rings) {
    if (turn_of(ring) > 0.0) {
      shape.push_back({std::move(ring), {}});
      continue;
    }
    const auto smallest = std::find_if(shape.rbegin(), shape.rend(), [&](const Polygon& polygon) {
      return surrounds(polygon.outer, ring.front());
    });
    if (smallest != shape.rend()) smallest->holes.push_back(std::move(ring));
  }
  return shape;
}

}  // namespace

std::vector<MultiPolygon> outline_regions(const RegionGrid& grid, std::size_t regions,
                                          const BorderShare& border) {
  Borders borders(grid, border);
  const std::vector<BorderEdge> edges = borders.edges();
  std::vector<MultiPolygon> shapes(regions);
  for (std::size_t first = 0; first < edges.size();) {
    const std::uint32_t region = edges[first].region;
    std::size_t last = first;
    while (last < edges.size() && edges[last].region == region) ++last;
    shapes[region] = polygons_of(trace_rings(edges, first, last, borders));
    first = last;
  }
  return shapes;
}

}  // namespace hinterland
