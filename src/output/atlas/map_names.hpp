// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/atlas/canvas.hpp"

#include <string>
#include <vector>

namespace hinterland {

/// A symbol on a map, and its name.
struct NamedPlace {
  PagePoint at;
  double symbol = 0.0;  ///< radius in mm
  std::string name;     ///< empty: none; the symbol is still kept free of names
  TextStyle style;
  double priority = 0.0;
  bool may_cover_symbols = false;  ///< as in `MapLabel`
};

/// Writes the names beside their symbols, as far as there is room: none on another, on a symbol or
/// in `reserved`, all within `frame`. Names longer than 45 mm end with an ellipsis.
void draw_names(Canvas& canvas, const std::vector<NamedPlace>& places, const PageBox& reserved,
                const PageBox& frame);

}  // namespace hinterland
