// SPDX-License-Identifier: Apache-2.0
#include "input/formats/shape_column.hpp"

#include "input/columns/field_match.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace hinterland {

std::optional<std::size_t> take_shapes_from_text(GdalLayer& layer) {
  // GDAL itself takes the column WKT of a CSV, but not all that may stand in it.
  if (layer.has_geometry() && layer.driver() != "CSV") return std::nullopt;
  static constexpr std::array<std::string_view, 8> usual = {
      "geometry", "geom", "wkt", "the_geom", "shape", "wkb_geometry", "wkb", "geojson"};
  const auto& fields = layer.fields();
  const std::vector<bool> may_be = layer.fields_like_shapes();
  std::vector<std::size_t> candidates;
  const auto add_if = [&](auto test) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const bool is_new = std::ranges::find(candidates, i) == candidates.end();
      if (is_new && may_be[i] && fields[i].type == "text" && test(fields[i].name))
        candidates.push_back(i);
    }
  };
  for (const std::string_view name : usual) {
    add_if([&](const std::string& field) { return same_name(field, name); });
  }
  add_if([](const std::string&) { return true; });
  const auto found = std::ranges::find_if(
      candidates, [&](std::size_t field) { return layer.take_geometry_from(field); });
  return found == candidates.end() ? std::nullopt : std::optional(*found);
}

}  // namespace hinterland
