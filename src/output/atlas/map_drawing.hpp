// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/atlas/canvas.hpp"
#include "output/atlas/map_contents.hpp"
#include "output/atlas/map_view.hpp"

#include <hinterland/study.hpp>

namespace hinterland {

/// What a map emphasises.
struct MapFocus {
  /// Villages of other towns are paler and without a name. Empty: all villages are alike.
  Column<VillageId, std::uint8_t> villages;
  double symbols = 1.0;  ///< size of symbols and names, relative to the usual ones
  bool names_villages = true;

  bool has(VillageId village) const { return villages.empty() || villages[village] != 0; }
};

/// The drawn radius of a village in mm, by its people.
double village_radius(const std::optional<People>& people, double symbols);

/// A house, the symbol of a site.
void draw_site(Canvas& canvas, PagePoint at, double size);
/// A square, the symbol of a seat.
void draw_seat(Canvas& canvas, PagePoint at, double size);
/// A village: in the colour of its gaps, otherwise by its `GapState`, as outside the radius, or as
/// of unknown coverage.
void draw_village(Canvas& canvas, PagePoint at, VillageId village, const Findings& findings,
                  double symbols, double opacity);
/// Draws the map in the frame of the view: land, zones, roads, lines by year, villages, seats,
/// sites and names, then scale bar and north arrow. Names are placed by `place_labels`: seats
/// first, then sites, then villages by people; focus villages before the others. A site without
/// room beside it has its name farther away, with a line to it. Villages without room have no name.
/// Returns the number of sites in the map whose name has no room at all.
std::size_t draw_map(Canvas& canvas, const MapView& view, const MapContents& contents,
                     const Study& study, const Findings& findings, const MapFocus& focus);

}  // namespace hinterland
