// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>

#include <cstddef>
#include <vector>

namespace hinterland {

/// A circle on the ground that holds a shape, roughly: made from the box around it.
struct CircleAround {
  LonLat middle;
  Metres radius;
};
CircleAround circle_around(const MultiPolygon& shape);

/// A shape on the plane that touches the Earth at its middle, seen from far above (orthographic):
/// to measure what lies near it.
///
/// Up to 10 km from a shape of 50 km its distances are true within 1 cm. The shape is made of valid
/// polygons that do not overlap (`valid_parts`). Edges run straight in longitude and latitude, and
/// are cut into pieces of at most 1 km.
class PlaneShape {
 public:
  explicit PlaneShape(const MultiPolygon& shape);

  PlanePoint on_plane(const Position& place) const;
  PlanePoint on_plane(LonLat place) const;

  bool covers(PlanePoint place) const;

  /// From the shape to the nearest point of a piece, squared, in m²; 0 where the piece crosses its
  /// border or lies inside. More than `give_up`, where it is more than that, but not how much.
  double squared_distance(PlanePoint start, PlanePoint end, double give_up) const;

 private:
  /// A piece of the border.
  struct Edge {
    PlanePoint start;
    PlanePoint end;
  };

  void add_edge(LonLat start, LonLat end);

  Position middle_;
  Position east_;   ///< of length 1
  Position north_;  ///< of length 1
  std::vector<Edge> edge_;
};

/// How far the land's largest part, which holds `main`, is from the farthest of its others:
/// straight, between their borders. 0 where it has no other.
double farthest_part(const MultiPolygon& land, LonLat main);

}  // namespace hinterland
