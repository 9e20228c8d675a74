// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/atlas/canvas.hpp"

#include <cstddef>
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
  double reach = 0.0;              ///< as in `MapLabel`; a thin line then leads to the symbol
};

/// Writes the names beside their symbols, as far as there is room: none on another, on a symbol or
/// in `reserved`, all within `frame`. Names longer than 45 mm end with an ellipsis. Returns the
/// number of places with a `reach` whose names have no room nevertheless.
std::size_t draw_names(Canvas& canvas, const std::vector<NamedPlace>& places,
                       const PageBox& reserved, const PageBox& frame);

}  // namespace hinterland
