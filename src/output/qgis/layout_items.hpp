// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/atlas/label_placement.hpp"
#include "output/palette.hpp"
#include "output/qgis/xml_document.hpp"

#include <string>

/// The sheet of a print layout, A3 across, and its items.
namespace hinterland {

inline constexpr double sheet_edge = 12.0;  // mm
inline constexpr PageBox map_area{sheet_edge, 33.0, 322.0, 277.0};
inline constexpr PageBox side_area{327.0, 33.0, 408.0, 277.0};
inline constexpr PageBox note_area{sheet_edge, 279.0, 408.0, 290.0};
inline constexpr const char* map_id = "{map}";

/// The types of items in a layout, as numbers of QGIS.
enum class ItemType : int {
  page = 65638,
  map = 65639,
  picture = 65640,
  label = 65641,
  legend = 65642,
  scale_bar = 65646
};

/// `id` in braces, as QGIS writes it; `order`: what has a higher number covers it.
XmlElement add_item(XmlElement parent, ItemType type, const std::string& id, const PageBox& box,
                    int order);

void add_colour(XmlElement item, const char* name, Colour colour);

/// A font as Qt writes it.
std::string font_text(double points, bool is_bold);

}  // namespace hinterland
