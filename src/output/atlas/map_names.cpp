// SPDX-License-Identifier: Apache-2.0
#include "output/atlas/map_names.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace hinterland {

namespace {

/// From the symbol to the nearest point of the text.
void draw_leader(Canvas& canvas, const MapLabel& label, const LabelPosition& at, Colour colour) {
  const PagePoint nearest = {std::clamp(label.x, at.left, at.left + label.width),
                             std::clamp(label.y, at.top, at.top + label.height)};
  const double x = nearest.x - label.x;
  const double y = nearest.y - label.y;
  const double length = std::hypot(x, y);
  if (length <= label.symbol) return;
  const double edge = label.symbol / length;  // of the symbol
  const std::array<PagePoint, 2> ends = {PagePoint{label.x + edge * x, label.y + edge * y},
                                         nearest};
  canvas.line(ends, {palette().page.paper, 0.7, {}, 0.85});
  canvas.line(ends, {colour, 0.2});
}

}  // namespace

std::size_t draw_names(Canvas& canvas, const std::vector<NamedPlace>& places,
                       const PageBox& reserved, const PageBox& frame) {
  constexpr double longest_mm = 45.0;
  std::vector<PageBox> obstacles = {reserved};
  std::vector<MapLabel> labels;
  std::vector<std::size_t> named;
  std::vector<TextStyle> styles;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const NamedPlace& place = places[i];
    const double radius = place.symbol;
    obstacles.push_back(
        {place.at.x - radius, place.at.y - radius, place.at.x + radius, place.at.y + radius});
    if (place.name.empty()) continue;
    TextStyle style = place.style;
    style.halo = 0.4;
    PageSize size = canvas.measure(place.name, style);
    if (size.width > longest_mm) {
      style.wrap = longest_mm;
      style.max_lines = 1;
      size = canvas.measure(place.name, style);
    }
    // The line box has room above the characters and below that labels may share.
    labels.push_back({place.at.x, place.at.y, radius, size.width, 0.8 * size.height, place.priority,
                      place.may_cover_symbols, place.reach});
    named.push_back(i);
    styles.push_back(style);
  }
  const auto placed = place_labels(labels, obstacles, frame);
  std::size_t left_out = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (placed[i] && placed[i]->is_away)
      draw_leader(canvas, labels[i], *placed[i], styles[i].colour);
    if (!placed[i] && labels[i].reach > 0.0) ++left_out;
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!placed[i]) continue;
    canvas.text({placed[i]->left, placed[i]->top - 0.125 * labels[i].height}, places[named[i]].name,
                styles[i]);
  }
  return left_out;
}

}  // namespace hinterland
