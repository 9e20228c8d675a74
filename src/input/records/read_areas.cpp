// SPDX-License-Identifier: Apache-2.0
#include "input/records/read_areas.hpp"

#include "input/columns/field_names.hpp"
#include "input/columns/read_cells.hpp"
#include "world/known_words.hpp"

#include <string_view>
#include <utility>

namespace hinterland {

void add_areas(const Records& records, const std::string& kind_of_all, Areas& areas) {
  for (RecordId r : rows(records.feature)) {
    areas.shape.push_back(records.polygons[r]);
    areas.code.push_back(text_at(field_of(records, "code"), r));
    areas.name.push_back(text_at(field_of(records, "name"), r));
    const std::string_view kind = text_at(field_of(records, "kind"), r);
    areas.kind.push_back(kind.empty() ? std::string_view(kind_of_all) : kind);
  }
}

void tell_levels(const Records& records, Areas& areas) {
  const Level level = level_named(field_of(records, "name").source);
  if (level == Level::unknown) return;
  const RecordField& county = field_of(records, "county");
  const Areas read = std::exchange(areas, {});
  for (RecordId r : rows(records.feature)) {
    const AreaId area{r.index};
    const bool is_of_county =
        level == Level::town && level_of_code(read.code[area]) == Level::county;
    areas.shape.push_back(read.shape[area]);
    areas.code.push_back(is_of_county ? std::string_view() : read.code[area]);
    areas.name.push_back(read.name[area]);
    areas.kind.push_back(std::string_view(level == Level::town     ? "town"
                                          : level == Level::county ? "county"
                                                                   : "village"));
    if (level != Level::town || text_at(county, r).empty()) continue;
    areas.shape.push_back(read.shape[area]);
    areas.code.push_back(is_of_county ? read.code[area] : std::string_view());
    areas.name.push_back(text_at(county, r));
    areas.kind.push_back(std::string_view("county"));
  }
}

}  // namespace hinterland
