// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/atlas/canvas.hpp"
#include "output/atlas/map_contents.hpp"

#include <hinterland/study.hpp>

#include <functional>
#include <string>
#include <vector>

namespace hinterland {

/// An entry of a legend: its symbol is drawn in the middle of a box of 9 × 5 mm.
struct LegendEntry {
  std::function<void(Canvas& canvas, const PageBox& box)> draw;
  std::string text;
};

/// The symbols of the maps of a study; those of layers that it does not have are left out.
std::vector<LegendEntry> legend_of(const Study& study, const Findings& findings,
                                   const MapContents& contents);

/// Draws the legend in columns from the upper left corner of `box`, in its width. Returns its
/// height in mm.
double draw_legend(Canvas& canvas, const std::vector<LegendEntry>& entries, const PageBox& box);
double legend_height(const std::vector<LegendEntry>& entries);

}  // namespace hinterland
