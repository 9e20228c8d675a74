// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/atlas/canvas.hpp"
#include "output/atlas/map_contents.hpp"

#include <vector>

namespace hinterland {

/// Where the map plane is on the page.
class MapView {
 public:
  /// Shows `shown` and a margin around it in the middle of `frame`, at a round scale: 1 to 2 in
  /// steps of 0.2, 2.5, 3, 3.5, 4, 5, 6, 7 or 8 times a power of ten, not larger than 1 : 10,000.
  /// An empty `shown` is a place of no extent.
  MapView(const PageBox& frame, PlaneBox shown);

  const PageBox& frame() const { return frame_; }
  /// The denominator of the scale: 50,000 for 1 : 50,000.
  double scale() const { return scale_; }
  double mm_of(Metres length) const { return length.value * 1000.0 / scale_; }
  PagePoint at(PlanePoint point) const;
  /// Whether a part of the box, or of a margin of a few millimetres around it, is in the frame.
  bool shows(const PlaneBox& box) const;
  bool shows(PlanePoint point) const;
  bool is_in_frame(PlanePoint point) const;

  /// A line on the page, without vertices that are closer than 0.05 mm to the one before.
  std::vector<PagePoint> path(const PlaneLine& line) const;
  std::vector<std::vector<PagePoint>> paths(const MapShape& shape) const;

 private:
  PageBox frame_;
  PlanePoint centre_;
  double scale_ = 1.0;
  PlaneBox visible_;
};

}  // namespace hinterland
