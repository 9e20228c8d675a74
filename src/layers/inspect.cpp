// SPDX-License-Identifier: Apache-2.0
#include <hinterland/layers/inspect.hpp>

#include "layers/crs_doctor.hpp"
#include "layers/gdal_extent.hpp"
#include "layers/gdal_layer_crs.hpp"
#include "layers/gdal_shape.hpp"
#include "layers/gdal_table.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/number_text.hpp>

#include <algorithm>
#include <string_view>

namespace hinterland {

namespace {

constexpr std::size_t samples_of_a_field = 3;
constexpr std::size_t places_of_a_sample = 20000;

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  return lower;
}

bool same_name(std::string_view a, std::string_view b) { return lower_case(a) == lower_case(b); }

const InspectedField* field_among(const std::vector<InspectedField>& fields,
                                  const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const auto found = std::ranges::find_if(
        fields, [&](const InspectedField& field) { return same_name(field.name, name); });
    if (found != fields.end()) return &*found;
  }
  return nullptr;
}

/// What each record adds to the picture.
void look_at_cells(GdalTable& table, std::vector<InspectedField>& fields, std::string& cell) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    InspectedField& field = fields[i];
    if (!table.cell(i, cell).present) continue;
    ++field.filled;
    if (field.samples.size() >= samples_of_a_field) continue;
    const std::string value(without_blanks(cell));
    if (std::ranges::find(field.samples, value) == field.samples.end()) {
      field.samples.push_back(value);
    }
  }
}

/// The place of the record at hand, in the file's own coordinates; none: it has none.
std::optional<LonLat> place_of(GdalTable& table, const Inspection& found, std::string& cell) {
  LonLat place;
  if (table.layer().has_geometry()) {
    const ShapeFault fault = take_vertex(table.layer().geometry(), place);
    return fault == ShapeFault::none ? std::optional(place) : std::nullopt;
  }
  const auto number_in = [&](const std::string& name) -> std::optional<double> {
    for (std::size_t i = 0; i < found.fields.size(); ++i) {
      if (found.fields[i].name != name) continue;
      table.cell(i, cell);
      return parse_number(cell);
    }
    return std::nullopt;
  };
  const auto lon = number_in(found.longitude);
  const auto lat = number_in(found.latitude);
  if (!lon || !lat) return std::nullopt;
  return LonLat{*lon, *lat};
}

void widen(Inspection& found, LonLat place) {
  if (!found.south_west) found.south_west = found.north_east = place;
  LonLat& low = *found.south_west;
  LonLat& high = *found.north_east;
  low = {std::min(low.lon, place.lon), std::min(low.lat, place.lat)};
  high = {std::max(high.lon, place.lon), std::max(high.lat, place.lat)};
}

void look_at_crs(Inspection& found, const std::string& declared,
                 const std::vector<LonLat>& sample) {
  try {
    if (!declared.empty()) found.declared_crs = Projection(declared).description().name;
  } catch (const UsageError&) {
    found.declared_crs = "not understood";
  }
  if (sample.empty()) {
    found.crs_evidence =
        found.records == 0 ? "the layer has no records" : "no record has coordinates";
    found.crs_doubtful = true;
    return;
  }
  const CrsVerdict verdict = examine_crs("", declared, sample);
  found.crs_doubtful = verdict.doubtful || verdict.ballpark || !verdict.misfit.empty();
  found.crs_evidence = verdict.misfit.empty() ? verdict.reason.en : verdict.misfit;
  found.crs = verdict.description.name;
}

bool has_role(const std::vector<InspectedField>& fields, LayerKind kind, std::string_view role) {
  return field_among(fields, known_names(kind, role)) != nullptr;
}

/// Lines are networks, or roads by their name; polygons without people are
/// boundaries; the rest by the fields that only one kind has, and by how many
/// records there are.
LayerKind guess_kind(const Inspection& found) {
  const std::string geometry = lower_case(found.geometry);
  const std::string name = lower_case(found.layer);
  const auto is_called = [&](std::initializer_list<const char*> words) {
    return std::ranges::any_of(
        words, [&](const char* word) { return name.find(word) != std::string::npos; });
  };
  if (geometry.find("line") != std::string::npos) {
    const bool roads = is_called({"road", "highway", "street", "道路", "公路", "路网"});
    return roads ? LayerKind::roads : LayerKind::networks;
  }
  if (is_called({"town", "seat", "乡镇", "驻地"})) return LayerKind::towns;
  if (is_called({"village", "村", "habitation"})) return LayerKind::villages;
  if (is_called({"facilit", "school", "clinic", "poi", "设施", "学校"}))
    return LayerKind::facilities;
  if (is_called({"boundar", "bound_", "count", "县界", "边界"})) return LayerKind::boundaries;

  const bool has_people = has_role(found.fields, LayerKind::villages, "people");
  if (geometry.find("polygon") != std::string::npos && !has_people) {
    const bool has_village = field_among(
        found.fields, {"CUNMC", "CUN_MC", "cun_name", "村名", "村名称", "村级", "CJDCQMC"});
    return has_village ? LayerKind::villages : LayerKind::boundaries;
  }
  const bool has_kind = has_role(found.fields, LayerKind::facilities, "kind");
  if (has_kind && !has_people) return LayerKind::facilities;
  if (has_role(found.fields, LayerKind::towns, "non_farm_share")) return LayerKind::towns;
  return LayerKind::villages;
}

void name_roles(Inspection& found) {
  for (const std::string& role : known_roles(found.kind)) {
    const InspectedField* field = field_among(found.fields, known_names(found.kind, role));
    if (field == nullptr) continue;
    InspectedField& taken = found.fields[static_cast<std::size_t>(field - found.fields.data())];
    if (taken.role.empty()) taken.role = role;
  }
}

void find_columns(Inspection& found) {
  const InspectedField* lon = field_among(found.fields, longitude_names());
  const InspectedField* lat = field_among(found.fields, latitude_names());
  if (lon == nullptr || lat == nullptr) return;
  found.longitude = lon->name;
  found.latitude = lat->name;
}

}  // namespace

Inspection inspect_layer(const std::string& path, const std::string& layer,
                         const Progress& progress) {
  GdalTable table({path, layer, "", "", ""});
  Inspection found;
  found.path = path;
  found.driver = table.layer().driver();
  found.layers = table.layer().layer_names();
  found.layer = table.layer().name();
  found.geometry = table.layer().geometry_type();
  found.encoding = table.encoding();
  for (const TableField& field : table.fields()) {
    found.fields.push_back({field.name, field.type, field.repaired, 0, {}, ""});
  }
  if (!table.layer().has_geometry()) find_columns(found);

  const auto promised =
      static_cast<double>(std::max<std::int64_t>(1, table.layer().record_count()));
  const std::size_t step =
      std::max<std::size_t>(1, static_cast<std::size_t>(promised) / places_of_a_sample);
  std::vector<LonLat> sample;
  std::string cell;
  for (; table.next(); ++found.records) {
    if (found.records % 4096 == 0) {
      progress(std::min(1.0, static_cast<double>(found.records) / promised), "inspecting " + path);
    }
    look_at_cells(table, found.fields, cell);
    const auto place = place_of(table, found, cell);
    if (!place) {
      ++found.without_geometry;
      continue;
    }
    const auto extent =
        table.layer().has_geometry() ? extent_of(table.layer().geometry()) : std::nullopt;
    widen(found, extent ? extent->first : *place);
    widen(found, extent ? extent->second : *place);
    if (found.records % step == 0) sample.push_back(*place);
  }
  look_at_crs(found, layer_crs(table.layer()), sample);
  found.kind = guess_kind(found);
  name_roles(found);
  return found;
}

}  // namespace hinterland
