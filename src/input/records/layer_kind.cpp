// SPDX-License-Identifier: Apache-2.0
#include "input/records/layer_kind.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/word_list.hpp"
#include "input/columns/column_roles.hpp"
#include "input/columns/column_sample.hpp"
#include "input/columns/coordinate_columns.hpp"
#include "input/columns/field_choice.hpp"
#include "input/columns/kind_words.hpp"
#include "input/columns/land_use.hpp"
#include "input/columns/records.hpp"
#include "input/formats/gdal_table.hpp"
#include "input/notation/field_label.hpp"
#include "input/notation/field_names.hpp"
#include "input/placing/layer_roles.hpp"
#include "input/records/read_facilities.hpp"
#include "input/records/read_roads.hpp"
#include "input/records/read_villages.hpp"

#include <hinterland/catalogue.hpp>

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

/// The names and properties of a layer.
struct LayerProfile {
  std::string path;
  std::string layer;
  std::string geometry;  ///< Point, 3D Polygon, None, ...
  std::vector<std::string> fields;
  std::vector<std::vector<std::string>> values;  ///< the first few values of each field
};

bool has_field(const LayerProfile& found, const std::vector<std::string>& names) {
  return std::ranges::any_of(names, [&](const std::string& name) {
    return std::ranges::any_of(found.fields, [&](const std::string& field) {
      return field_label(field).name == field_label(name).name ||
             (!bare_label(name).name.empty() && bare_label(field).name == bare_label(name).name);
    });
  });
}

bool has_role(const LayerProfile& found, LayerKind kind, std::string_view role) {
  return has_field(found, known_names(kind, role));
}

/// The land use of polygons without people, by the name of the layer or if all values of a column
/// agree.
std::optional<LandKind> land_of_layer(const LayerProfile& found) {
  const bool are_polygons = plain_word(found.geometry).find("polygon") != std::string::npos;
  if (!are_polygons || has_role(found, LayerKind::villages, "people")) return std::nullopt;
  if (const auto land = land_in_words(found.layer)) return land;
  for (const std::vector<std::string>& values : found.values) {
    if (values.empty()) continue;
    const auto land = land_in_words(values.front());
    const auto is_same = [&](const std::string& value) { return land_in_words(value) == land; };
    if (land && std::ranges::all_of(values, is_same)) return land;
  }
  return std::nullopt;
}

/// Whether the polygons are built-up land (建成区) by their names or kinds, rather than boundaries.
bool is_built_up(const LayerProfile& found) { return land_of_layer(found) == LandKind::built_up; }

/// Whether a column has a known name for the people of a village.
bool has_people(const LayerProfile& found) {
  return has_role(found, LayerKind::villages, "people");
}

/// A first guess. Lines are networks, or roads if the name says so. Polygons without people are
/// exclusions if their names or kinds say so (永久基本农田), else boundaries. Others are decided by
/// the name of the layer and by fields that only one kind has.
LayerKind guess_kind(const LayerProfile& found) {
  if (const auto land = land_of_layer(found))
    return land == LandKind::built_up ? LayerKind::boundaries : LayerKind::exclusions;
  const std::string geometry = plain_word(found.geometry);
  const std::string name = plain_word(found.layer);
  const auto is_called = [&](std::initializer_list<const char*> words) {
    return std::ranges::any_of(
        words, [&](const char* word) { return name.find(word) != std::string::npos; });
  };
  if (geometry.find("line") != std::string::npos) {
    const bool roads = is_called({"road", "highway", "street", "道路", "公路", "路网", "国道",
                                  "省道", "县道", "乡道", "村道"});
    return roads ? LayerKind::roads : LayerKind::networks;
  }
  if (is_called({"town", "seat", "乡镇", "驻地"})) return LayerKind::towns;
  if (is_called({"village", "村", "habitation"})) return LayerKind::villages;
  if (is_called({"facilit", "school", "clinic", "poi", "设施", "学校"}))
    return LayerKind::facilities;
  if (is_called({"boundar", "bound_", "count", "县界", "边界"})) return LayerKind::boundaries;

  const bool counts_people = has_people(found);
  if (geometry.find("polygon") != std::string::npos && !counts_people) {
    const bool has_village =
        has_field(found, {"CUNMC", "CUN_MC", "cun_name", "村名", "村名称", "村级", "CJDCQMC"});
    return has_village ? LayerKind::villages : LayerKind::boundaries;
  }
  const bool has_kind = has_role(found, LayerKind::facilities, "kind");
  if (has_kind && !counts_people) return LayerKind::facilities;
  if (has_role(found, LayerKind::towns, "non_farm_share")) return LayerKind::towns;
  return LayerKind::villages;
}

/// The service in the name of a layer of lines; empty if there is none, or for roads.
std::string guess_network(const LayerProfile& found, const ServiceCatalogue& catalogue) {
  const KindWords words(catalogue);
  for (const std::string& name : {found.layer, std::filesystem::path(found.path).stem().string()}) {
    const auto service = words.find(name);
    const bool is_network =
        service && catalogue.services[*service].group == ServiceGroup::infrastructure;
    if (is_network) return catalogue.services[*service].id;
  }
  return {};
}

/// The cells of the columns found for these requests, in the first records; empty if none is found.
std::vector<std::vector<std::string>> cells_of(GdalTable& table,
                                               const std::vector<FieldRequest>& requests,
                                               const std::vector<ColumnSample>& samples) {
  Notes notes;
  Notes ambiguous;
  const FieldChoice choice =
      choose_fields({}, requests, table.fields(), column_facts(table), notes, ambiguous);
  std::vector<std::vector<std::string>> cells;
  for (const auto& field : choice)
    cells.push_back(field ? samples[*field].cells : std::vector<std::string>());
  return cells;
}

/// The kind implied by the names and codes of the places.
std::optional<LayerKind> kind_by_names(GdalTable& table, const std::vector<ColumnSample>& samples,
                                       const ServiceCatalogue& catalogue) {
  // Prefers a column with a known name for villages (村（居）委会) to one for towns.
  const auto cells_of_role = [&](const std::string& role) {
    for (const LayerKind kind : {LayerKind::villages, LayerKind::towns, LayerKind::facilities}) {
      FieldRequest request{role, known_names(kind, role)};
      request.has_to_vary = true;
      auto cells = cells_of(table, {request}, samples).front();
      if (!cells.empty()) return cells;
    }
    return std::vector<std::string>();
  };
  const std::vector<std::string> names = cells_of_role("name");
  std::vector<std::string> codes = cells_of_role("code");
  // A code shared by all records is that of their county.
  if (codes.size() > 1 && std::ranges::count(codes, codes.front()) == std::ssize(codes))
    codes.clear();
  return kind_of_places(names, codes, catalogue);
}

/// Whether a column contains kinds of facilities known to the catalogue.
bool has_known_kinds(GdalTable& table, const std::vector<ColumnSample>& samples,
                     const ServiceCatalogue& catalogue) {
  const auto requests = requests_of(LayerKind::facilities, catalogue);
  const auto cells = cells_of(table, requests, samples);
  const auto kind = std::ranges::find(requests, "kind", &FieldRequest::role) - requests.begin();
  const auto& kinds = cells[static_cast<std::size_t>(kind)];
  const KindWords words(catalogue);
  const auto known = static_cast<std::size_t>(std::ranges::count_if(
      kinds, [&](const std::string& cell) { return words.find(cell).has_value(); }));
  return known > 0 && 2 * known >= kinds.size();
}

void decide_lines(GdalTable& table, const LayerProfile& profile,
                  const std::vector<ColumnSample>& samples, const ServiceCatalogue& catalogue,
                  Inspection& found) {
  if (found.kind == LayerKind::networks) found.network = guess_network(profile, catalogue);
  const std::string called =
      found.kind == LayerKind::roads ? std::string("roads") : "networks." + found.network;
  const bool is_named = found.kind == LayerKind::roads || !found.network.empty();
  if (is_named && warning_on_columns(called, table.fields(), samples).en.empty()) return;
  const std::string role = lines_by_columns(table.fields(), samples);
  if (role.empty()) return;
  found.kind = role == "roads" ? LayerKind::roads : LayerKind::networks;
  found.network = catalogue.find(role) ? role : "";
}

void decide_places(GdalTable& table, bool has_people, const std::vector<ColumnSample>& samples,
                   const ServiceCatalogue& catalogue, Inspection& found) {
  const bool are_areas = plain_word(found.geometry).find("polygon") != std::string::npos;
  const auto message = kind_by_names(table, samples, catalogue);
  const bool are_facilities =
      found.kind == LayerKind::facilities || (message != LayerKind::villages && !has_people);
  if (are_facilities && message != LayerKind::towns && has_known_kinds(table, samples, catalogue)) {
    found.kind = LayerKind::facilities;
  } else if (message && found.kind != LayerKind::boundaries) {
    found.kind = *message;
  } else if (message == LayerKind::villages) {
    found.kind = LayerKind::villages;
  }
  if (are_areas && found.kind == LayerKind::towns) found.kind = LayerKind::boundaries;
}

}  // namespace

std::vector<FieldRequest> requests_of(LayerKind kind, const ServiceCatalogue& catalogue) {
  std::vector<FieldRequest> requests;
  switch (kind) {
    case LayerKind::villages:
      requests = village_requests({}, catalogue);
      break;
    case LayerKind::facilities:
      requests = facility_requests({}, catalogue);
      break;
    case LayerKind::roads:
      requests = road_requests();
      break;
    default:
      requests = requests_for(kind, {"people", "non_farm_share"});
  }
  for (FieldRequest& request : requests) request.required = false;
  return requests;
}

void find_kind(GdalTable& table, bool has_places, const ServiceCatalogue& catalogue,
               Inspection& found) {
  LayerProfile profile{found.path, found.layer, found.geometry, {}, {}};
  for (const InspectedField& field : found.fields) {
    profile.fields.push_back(field.name);
    profile.values.push_back(field.samples);
  }
  found.kind = guess_kind(profile);
  found.is_built_up = found.kind == LayerKind::boundaries && is_built_up(profile);
  const auto samples = sampled_columns(table);
  const bool are_lines = found.kind == LayerKind::networks || found.kind == LayerKind::roads;
  const bool is_land = found.is_built_up || found.kind == LayerKind::exclusions;
  if (are_lines) decide_lines(table, profile, samples, catalogue, found);
  if (has_places && !are_lines && !is_land)
    decide_places(table, has_people(profile), samples, catalogue, found);
  found.is_census = found.kind == LayerKind::villages && !has_places && found.records > 0;
  if (!found.is_census) return;
  found.crs_evidence = {"the table has no geometry; as a census it is joined to the villages",
                        "该表没有位置；可作为普查表（census）与村庄图层关联"};
}

}  // namespace hinterland
