// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/qgis/map_frame.hpp"
#include "output/qgis/map_layer.hpp"
#include "output/qgis/xml_document.hpp"

#include <string>
#include <vector>

namespace hinterland {

/// The texts of a sheet.
struct SheetTexts {
  std::string title;
  std::string subtitle;
  std::string note;  ///< sources and CRS
};

/// Appends two print layouts in A3, landscape: the county, and an atlas with a sheet for each row
/// of `town_pages`. Each has the map, title, legend, scale bar, north arrow and note.
void add_layouts(XmlElement project, const std::vector<MapGroup>& groups, const MapFrame& frame,
                 const SheetTexts& texts, Language language);

}  // namespace hinterland
