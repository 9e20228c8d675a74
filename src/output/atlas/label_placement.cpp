// SPDX-License-Identifier: Apache-2.0
#include "output/atlas/label_placement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace hinterland {

namespace {

bool do_meet(const PageBox& a, const PageBox& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

bool is_within(const PageBox& box, const PageBox& frame) {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top &&
         box.bottom <= frame.bottom;
}

/// The boxes that are taken, in cells of a grid.
class TakenBoxes {
 public:
  void add(const PageBox& box) {
    for_each_cell(box, [&](Cell cell) { cells_[cell].push_back(box); });
  }

  bool is_free(const PageBox& box) const {
    bool free = true;
    for_each_cell(box, [&](Cell cell) {
      const auto found = cells_.find(cell);
      if (found == cells_.end()) return;
      free = free && std::ranges::none_of(
                         found->second, [&](const PageBox& other) { return do_meet(box, other); });
    });
    return free;
  }

 private:
  using Cell = std::pair<int, int>;

  template <class Visit>
  static void for_each_cell(const PageBox& box, Visit visit) {
    constexpr double cell_mm = 10.0;
    const auto cell_of = [](double at) { return static_cast<int>(std::floor(at / cell_mm)); };
    for (int x = cell_of(box.left); x <= cell_of(box.right); ++x) {
      for (int y = cell_of(box.top); y <= cell_of(box.bottom); ++y) visit(Cell{x, y});
    }
  }

  std::map<Cell, std::vector<PageBox>> cells_;
};

/// The positions of a label, the best first.
std::array<LabelPosition, 8> positions_of(const MapLabel& label) {
  constexpr double air = 0.8;  // mm between symbol and text
  const double away = label.symbol + air;
  const double diagonal = 0.7071 * label.symbol + 0.4 * air;
  const double middle_x = label.x - label.width / 2.0;
  const double middle_y = label.y - label.height / 2.0;
  const double right = label.x + away;
  const double left = label.x - away - label.width;
  const double above = label.y - away - label.height;
  const double below = label.y + away;
  return {{{right, middle_y, false},
           {left, middle_y, false},
           {middle_x, above, false},
           {middle_x, below, false},
           {label.x + diagonal, label.y - diagonal - label.height, false},
           {label.x + diagonal, label.y + diagonal, false},
           {label.x - diagonal - label.width, label.y - diagonal - label.height, false},
           {label.x - diagonal - label.width, label.y + diagonal, false}}};
}

/// The positions of a label away from its symbol, the nearest first: the side of the text that
/// faces the symbol is on a circle around it.
std::vector<LabelPosition> positions_away(const MapLabel& label) {
  constexpr int directions = 16;
  constexpr double step = 2.0;      // mm between circles
  constexpr double sideways = 0.4;  // of a direction in which the text stands left or right
  std::vector<LabelPosition> positions;
  for (double away = label.symbol + step; away <= label.symbol + label.reach; away += step) {
    for (int i = 0; i < directions; ++i) {
      const double angle = 2.0 * M_PI * i / directions;
      const double across = std::cos(angle);
      const double down = std::sin(angle);
      const double x = label.x + away * across;
      const double y = label.y + away * down;
      const bool is_beside = std::abs(across) > sideways;
      const double left = !is_beside ? x - label.width / 2.0 : across > 0.0 ? x : x - label.width;
      const double top = is_beside ? y - label.height / 2.0 : down > 0.0 ? y : y - label.height;
      positions.push_back({left, top, true});
    }
  }
  return positions;
}

PageBox box_at(const MapLabel& label, const LabelPosition& at) {
  return {at.left, at.top, at.left + label.width, at.top + label.height};
}

}  // namespace

std::vector<std::optional<LabelPosition>> place_labels(std::span<const MapLabel> labels,
                                                       std::span<const PageBox> obstacles,
                                                       const PageBox& frame) {
  TakenBoxes symbols;
  TakenBoxes taken;  // by labels
  for (const PageBox& obstacle : obstacles) {
    if (do_meet(obstacle, frame)) symbols.add(obstacle);
  }
  std::vector<std::size_t> order(labels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(
      order, [&](std::size_t a, std::size_t b) { return labels[a].priority > labels[b].priority; });

  std::vector<std::optional<LabelPosition>> placed(labels.size());
  for (const std::size_t i : order) {
    std::optional<LabelPosition> found;  // the first that covers no label
    bool is_free = false;                // and no symbol
    const auto attempt = [&](const LabelPosition& at) {
      const PageBox box = box_at(labels[i], at);
      if (is_free || !is_within(box, frame) || !taken.is_free(box)) return;
      is_free = symbols.is_free(box);
      if (is_free || (!found && labels[i].may_cover_symbols)) found = at;
    };
    std::ranges::for_each(positions_of(labels[i]), attempt);
    if (!is_free) std::ranges::for_each(positions_away(labels[i]), attempt);
    if (found) taken.add(box_at(labels[i], *found));
    placed[i] = found;
  }
  return placed;
}

}  // namespace hinterland
