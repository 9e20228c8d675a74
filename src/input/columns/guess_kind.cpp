// SPDX-License-Identifier: Apache-2.0
#include "input/columns/guess_kind.hpp"

#include "base/plain_word.hpp"
#include "input/columns/field_label.hpp"
#include "input/columns/kind_words.hpp"
#include "input/columns/land_words.hpp"

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

bool has_field(const LayerLook& found, const std::vector<std::string>& names) {
  return std::ranges::any_of(names, [&](const std::string& name) {
    return std::ranges::any_of(found.fields, [&](const std::string& field) {
      return field_label(field).name == field_label(name).name ||
             (!bare_label(name).name.empty() && bare_label(field).name == bare_label(name).name);
    });
  });
}

bool has_role(const LayerLook& found, LayerKind kind, std::string_view role) {
  return has_field(found, known_names(kind, role));
}

/// What polygons without people are by the name of their layer, or by all values of a column.
std::optional<LandKind> land_said(const LayerLook& found) {
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

}  // namespace

bool is_built_up(const LayerLook& found) { return land_said(found) == LandKind::built_up; }

bool has_people(const LayerLook& found) { return has_role(found, LayerKind::villages, "people"); }

LayerKind guess_kind(const LayerLook& found) {
  if (const auto land = land_said(found))
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

std::string guess_network(const LayerLook& found, const ServiceCatalogue& catalogue) {
  const KindWords words(catalogue);
  for (const std::string& name : {found.layer, std::filesystem::path(found.path).stem().string()}) {
    const auto service = words.find(name);
    const bool is_network =
        service && catalogue.services[*service].group == ServiceGroup::infrastructure;
    if (is_network) return catalogue.services[*service].id;
  }
  return {};
}

}  // namespace hinterland
