// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace hinterland {

/// A rectangle on a page, in millimetres from its upper left corner.
struct PageBox {
  double left = 0.0;
  double top = 0.0;
  double right = 0.0;
  double bottom = 0.0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
};

/// A label to be placed beside a symbol.
struct MapLabel {
  double x = 0.0;  ///< of the centre of the symbol
  double y = 0.0;
  double symbol = 0.0;  ///< radius of the symbol; the label keeps this distance and a little more
  double width = 0.0;   ///< of the text
  double height = 0.0;
  double priority = 0.0;  ///< the higher is placed first; equal: the earlier
  /// Rather covers symbols than being omitted; never other labels.
  bool may_cover_symbols = false;
  /// How far from the symbol the label may stand if there is no room beside it, in mm; 0: nowhere
  /// else.
  double reach = 0.0;
};

/// The upper left corner of a placed text.
struct LabelPosition {
  double left = 0.0;
  double top = 0.0;
  bool is_away = false;  ///< not beside its symbol: to be tied to it by a line
};

/// Places labels so that none covers another, a symbol in `obstacles`, or the border of `frame`.
///
/// Labels are placed by priority, each at the first free position of eight: right, left, above,
/// below, then the four corners (the preference of Imhof 1975 for points, simplified). A label with
/// a `reach` is then tried in 16 directions on circles around the symbol, the nearest first. A
/// label without a free position has no result.
///
/// A greedy heuristic: no label is moved once it is placed. O(labels × log labels), as long as few
/// boxes meet one cell of the search grid.
/// Source: J. Christensen, J. Marks, S. Shieber, "An empirical study of algorithms for
/// point-feature label placement", ACM Transactions on Graphics 14(3), 1995, 203-232.
std::vector<std::optional<LabelPosition>> place_labels(std::span<const MapLabel> labels,
                                                       std::span<const PageBox> obstacles,
                                                       const PageBox& frame);

}  // namespace hinterland
