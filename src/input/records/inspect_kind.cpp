// SPDX-License-Identifier: Apache-2.0
#include "input/records/inspect_kind.hpp"

#include "base/plain_word.hpp"
#include "input/columns/column_roles.hpp"
#include "input/columns/column_sample.hpp"
#include "input/columns/guess_kind.hpp"
#include "input/columns/kind_words.hpp"
#include "input/columns/read_cells.hpp"
#include "input/columns/read_field.hpp"
#include "input/placing/layer_roles.hpp"
#include "input/records/read_facilities.hpp"
#include "input/records/read_roads.hpp"
#include "input/records/read_villages.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace hinterland {

namespace {

/// The cells of the columns that these wishes find in the first records; empty where none does.
std::vector<std::vector<std::string>> cells_of(GdalTable& table,
                                               const std::vector<FieldWish>& wishes,
                                               const std::vector<ColumnSample>& samples) {
  Notes notes;
  Notes ambiguous;
  const FieldChoice choice =
      choose_fields({}, wishes, table.fields(), column_facts(table), notes, ambiguous);
  std::vector<std::vector<std::string>> cells;
  for (const auto& field : choice)
    cells.push_back(field ? samples[*field].cells : std::vector<std::string>());
  return cells;
}

/// What the names and codes say that the places are.
std::optional<LayerKind> kind_by_names(GdalTable& table, const std::vector<ColumnSample>& samples,
                                       const ServiceCatalogue& catalogue) {
  // A column that is called as villages are (村（居）委会) before one called as towns are.
  const auto cells_of_role = [&](const std::string& role) {
    for (const LayerKind kind : {LayerKind::villages, LayerKind::towns, LayerKind::facilities}) {
      FieldWish wish{role, known_names(kind, role)};
      wish.must_vary = true;
      auto cells = cells_of(table, {wish}, samples).front();
      if (!cells.empty()) return cells;
    }
    return std::vector<std::string>();
  };
  const std::vector<std::string> names = cells_of_role("name");
  std::vector<std::string> codes = cells_of_role("code");
  // One code of all records is that of the county in which they lie.
  if (codes.size() > 1 && std::ranges::count(codes, codes.front()) == std::ssize(codes))
    codes.clear();
  return kind_of_places(names, codes, catalogue);
}

/// Whether a column has kinds of facilities that the catalogue knows.
bool has_known_kinds(GdalTable& table, const std::vector<ColumnSample>& samples,
                     const ServiceCatalogue& catalogue) {
  const auto wishes = wishes_of(LayerKind::facilities, catalogue);
  const auto cells = cells_of(table, wishes, samples);
  const auto kind = std::ranges::find(wishes, "kind", &FieldWish::role) - wishes.begin();
  const auto& kinds = cells[static_cast<std::size_t>(kind)];
  const KindWords words(catalogue);
  const auto known = static_cast<std::size_t>(std::ranges::count_if(
      kinds, [&](const std::string& cell) { return words.find(cell).has_value(); }));
  return known > 0 && 2 * known >= kinds.size();
}

void decide_lines(GdalTable& table, const LayerLook& look, const std::vector<ColumnSample>& samples,
                  const ServiceCatalogue& catalogue, Inspection& found) {
  if (found.kind == LayerKind::networks) found.network = guess_network(look, catalogue);
  const std::string called =
      found.kind == LayerKind::roads ? std::string("roads") : "networks." + found.network;
  const bool is_named = found.kind == LayerKind::roads || !found.network.empty();
  if (is_named && doubt_of_columns(called, table.fields(), samples).en.empty()) return;
  const std::string told = lines_by_columns(table.fields(), samples);
  if (told.empty()) return;
  found.kind = told == "roads" ? LayerKind::roads : LayerKind::networks;
  found.network = catalogue.find(told) ? told : "";
}

void decide_places(GdalTable& table, bool has_people, const std::vector<ColumnSample>& samples,
                   const ServiceCatalogue& catalogue, Inspection& found) {
  const bool are_areas = plain_word(found.geometry).find("polygon") != std::string::npos;
  const auto told = kind_by_names(table, samples, catalogue);
  const bool are_facilities =
      found.kind == LayerKind::facilities || (told != LayerKind::villages && !has_people);
  if (are_facilities && told != LayerKind::towns && has_known_kinds(table, samples, catalogue)) {
    found.kind = LayerKind::facilities;
  } else if (told && found.kind != LayerKind::boundaries) {
    found.kind = *told;
  } else if (told == LayerKind::villages) {
    found.kind = LayerKind::villages;
  }
  if (are_areas && found.kind == LayerKind::towns) found.kind = LayerKind::boundaries;
}

}  // namespace

std::vector<FieldWish> wishes_of(LayerKind kind, const ServiceCatalogue& catalogue) {
  std::vector<FieldWish> wishes;
  switch (kind) {
    case LayerKind::villages:
      wishes = village_wishes({}, catalogue);
      break;
    case LayerKind::facilities:
      wishes = facility_wishes({}, catalogue);
      break;
    case LayerKind::roads:
      wishes = road_wishes();
      break;
    default:
      wishes = wishes_for(kind, {"people", "non_farm_share"});
  }
  for (FieldWish& wish : wishes) wish.required = false;
  return wishes;
}

void find_kind(GdalTable& table, bool has_places, const ServiceCatalogue& catalogue,
               Inspection& found) {
  LayerLook look{found.path, found.layer, found.geometry, {}, {}};
  for (const InspectedField& field : found.fields) {
    look.fields.push_back(field.name);
    look.values.push_back(field.samples);
  }
  found.kind = guess_kind(look);
  found.is_built_up = found.kind == LayerKind::boundaries && is_built_up(look);
  const auto samples = sampled_columns(table);
  const bool are_lines = found.kind == LayerKind::networks || found.kind == LayerKind::roads;
  const bool is_land = found.is_built_up || found.kind == LayerKind::exclusions;
  if (are_lines) decide_lines(table, look, samples, catalogue, found);
  if (has_places && !are_lines && !is_land)
    decide_places(table, has_people(look), samples, catalogue, found);
  found.is_census = found.kind == LayerKind::villages && !has_places && found.records > 0;
  if (!found.is_census) return;
  found.crs_evidence = {"the table has no places; as a census it is joined to the villages",
                        "该表没有位置；可作为普查表（census）与村庄图层关联"};
}

}  // namespace hinterland
