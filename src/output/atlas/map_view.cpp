// SPDX-License-Identifier: Apache-2.0
#include "output/atlas/map_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace hinterland {

namespace {

constexpr double margin_mm = 8.0;  // for symbols and labels at the edge
constexpr double largest_scale = 10'000.0;

double round_scale(double least) {
  constexpr std::array<double, 14> steps = {1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.5,
                                            3.0, 3.5, 4.0, 5.0, 6.0, 7.0, 8.0};
  double power = largest_scale;
  while (true) {
    for (const double step : steps) {
      if (step * power >= least) return step * power;
    }
    power *= 10.0;
  }
}

}  // namespace

MapView::MapView(const PageBox& frame, PlaneBox shown) : frame_(frame) {
  if (shown.empty()) shown.add(PlanePoint{});
  centre_ = {(shown.west + shown.east) / 2.0, (shown.south + shown.north) / 2.0};
  const double across = (shown.east - shown.west) / (frame.width() - 2.0 * margin_mm);
  const double up = (shown.north - shown.south) / (frame.height() - 2.0 * margin_mm);
  scale_ = round_scale(1000.0 * std::max(across, up));
  const double metres_per_mm = scale_ / 1000.0;
  const double half_width = (frame.width() / 2.0 + margin_mm) * metres_per_mm;
  const double half_height = (frame.height() / 2.0 + margin_mm) * metres_per_mm;
  visible_.add(PlanePoint{centre_.x - half_width, centre_.y - half_height});
  visible_.add(PlanePoint{centre_.x + half_width, centre_.y + half_height});
}

PagePoint MapView::at(PlanePoint point) const {
  return {(frame_.left + frame_.right) / 2.0 + (point.x - centre_.x) * 1000.0 / scale_,
          (frame_.top + frame_.bottom) / 2.0 - (point.y - centre_.y) * 1000.0 / scale_};
}

bool MapView::shows(const PlaneBox& box) const { return do_meet(box, visible_); }

bool MapView::shows(PlanePoint point) const {
  return point.x >= visible_.west && point.x <= visible_.east && point.y >= visible_.south &&
         point.y <= visible_.north;
}

bool MapView::is_in_frame(PlanePoint point) const {
  const PagePoint here = at(point);
  return here.x >= frame_.left && here.x <= frame_.right && here.y >= frame_.top &&
         here.y <= frame_.bottom;
}

std::vector<PagePoint> MapView::path(const PlaneLine& line) const {
  constexpr double min_mm = 0.05;
  std::vector<PagePoint> points;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const PagePoint next = at(line[i]);
    const bool is_near = !points.empty() && std::abs(next.x - points.back().x) < min_mm &&
                         std::abs(next.y - points.back().y) < min_mm;
    if (!is_near || i + 1 == line.size()) points.push_back(next);
  }
  return points;
}

std::vector<std::vector<PagePoint>> MapView::paths(const MapShape& shape) const {
  std::vector<std::vector<PagePoint>> rings;
  for (const PlaneLine& part : shape.parts) rings.push_back(path(part));
  return rings;
}

}  // namespace hinterland
