// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/atlas/legend.hpp"
#include "output/atlas/map_drawing.hpp"
#include "output/atlas/page_table.hpp"
#include "output/project_list.hpp"
#include "output/results.hpp"

#include <hinterland/study.hpp>
#include <hinterland/summary.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// What all pages of an atlas share. Refers to its arguments, which must outlive the pages.
struct AtlasSource {
  const Study& study;
  const Findings& findings;
  const Figures& figures;
  MapContents contents;
  std::vector<LegendEntry> legend;
  std::vector<Project> projects;
  std::string version;  ///< of the inputs, as in run.json; may be empty
};

AtlasSource make_atlas_source(const Results& results);

/// The villages of a town, which its map shows as such.
MapFocus focus_on(const Villages& villages, const TownFigures& town);

/// What the map of a town holds: its villages and its seat, apart from those at wrong coordinates,
/// and the service areas of the town that meet them.
PlaneBox town_extent(const AtlasSource& source, const TownFigures& town, const MapFocus& focus);

/// The pages of the county, and those of a town; the first has the map.
std::vector<AtlasPage> county_pages(const AtlasSource& source, Canvas& measure);
std::vector<AtlasPage> town_pages(const AtlasSource& source, const TownFigures& town,
                                  Canvas& measure);

/// Draws a page with its headings, the note on sources, and its number (from 1) of `count`.
void draw_page(Canvas& canvas, const AtlasSource& source, const AtlasPage& page, std::size_t number,
               std::size_t count);

}  // namespace hinterland
