// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace hinterland {

/// The squared distance between two points, in m².
double squared_distance(PlanePoint a, PlanePoint b);

/// The same from a point to a segment.
double squared_distance_to_segment(PlanePoint from, PlanePoint a, PlanePoint b);

/// In metres: a chord of at most this length is at most 2 cm below the ground.
inline constexpr double longest_chord = 1000.0;

/// Calls `visit(end)` for the end of each of the parts into which a line is divided, with at least
/// the length given: parts of equal length, straight in longitude and latitude in the shorter
/// direction around the globe, at most `longest_chord` long.
template <class Visit>
void each_chord(LonLat from, LonLat to, double metres, const Visit& visit) {
  const double east = std::remainder(to.lon - from.lon, 360.0);
  const double north = to.lat - from.lat;
  const int count = 1 + static_cast<int>(metres / longest_chord);
  for (int i = 1; i < count; ++i) {
    const double share = static_cast<double>(i) / count;
    visit(LonLat{from.lon + share * east, from.lat + share * north});
  }
  visit(to);
}

/// A circle that contains a shape approximately, from its bounding box.
struct CircleAround {
  LonLat middle;
  Metres radius;
};
CircleAround circle_around(const MultiPolygon& shape);

/// A shape in an orthographic projection about its centre, for distances to places near it.
///
/// Distances up to 10 km from a shape of 50 km are accurate to 1 cm. The shape must consist of
/// valid polygons that do not overlap (`valid_parts`). Edges are straight in longitude and
/// latitude, and are divided into segments of at most 1 km.
class PlaneShape {
 public:
  explicit PlaneShape(const MultiPolygon& shape);

  PlanePoint on_plane(const Position& place) const;
  PlanePoint on_plane(LonLat place) const;

  bool covers(PlanePoint place) const;

  /// The squared distance from the shape to a segment, in m²; 0 if the segment crosses the boundary
  /// or lies inside. If it exceeds `give_up`, the result is only some larger value.
  double squared_distance(PlanePoint start, PlanePoint end, double give_up) const;

 private:
  /// A boundary segment.
  struct Edge {
    PlanePoint start;
    PlanePoint end;
  };

  void add_edge(LonLat start, LonLat end);

  Position middle_;
  Position east_;   ///< unit vector
  Position north_;  ///< unit vector
  std::vector<Edge> edge_;
};

/// The distance in metres between the part that contains `main` (the largest) and the farthest
/// other part, boundary to boundary. 0 if there is no other part.
double farthest_part(const MultiPolygon& land, LonLat main);

}  // namespace hinterland
