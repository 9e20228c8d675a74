// SPDX-License-Identifier: Apache-2.0
#include "output/atlas/map_names.hpp"

namespace hinterland {

void draw_names(Canvas& canvas, const std::vector<NamedPlace>& places, const PageBox& reserved,
                const PageBox& frame) {
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
      style.most_lines = 1;
      size = canvas.measure(place.name, style);
    }
    // The line box has room above the characters and below that labels may share.
    labels.push_back({place.at.x, place.at.y, radius, size.width, 0.8 * size.height, place.priority,
                      place.may_cover_symbols});
    named.push_back(i);
    styles.push_back(style);
  }
  const auto placed = place_labels(labels, obstacles, frame);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!placed[i]) continue;
    canvas.text({placed[i]->left, placed[i]->top - 0.125 * labels[i].height}, places[named[i]].name,
                styles[i]);
  }
}

}  // namespace hinterland
