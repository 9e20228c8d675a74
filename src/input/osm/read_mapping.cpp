// SPDX-License-Identifier: Apache-2.0
#include "input/osm/read_mapping.hpp"

#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "input/study/config_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hinterland {

namespace {

using Names = std::vector<std::string>;

/// The names that a section may give its entries; empty: any.
struct Allowed {
  OsmSection section;
  Names names;
  Text what;  ///< "level", "service": for messages
};

Names ids_of(const ServiceCatalogue& catalogue, bool infrastructure_only) {
  Names ids;
  for (const Service& service : catalogue.services) {
    const bool infrastructure = service.group == ServiceGroup::infrastructure;
    if (infrastructure || !infrastructure_only) ids.push_back(service.id);
  }
  return ids;
}

std::vector<Allowed> allowed_entries(const ServiceCatalogue& catalogue) {
  return {
      {OsmSection::towns, {"county", "town"}, {"level", "级别"}},
      {OsmSection::villages, {}, ""},
      {OsmSection::facilities, ids_of(catalogue, false), {"service", "设施类别"}},
      {OsmSection::networks, ids_of(catalogue, true), {"infrastructure service", "基础设施类别"}},
      {OsmSection::roads,
       {"motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential",
        "living_street", "service", "track", "path", "ferry"},
       {"class of roads", "道路等级"}},
      {OsmSection::built_up, {}, ""},
      {OsmSection::exclusions, {}, ""},
      {OsmSection::boundaries, {}, ""}};
}

/// Settings that stand among the rules of a section.
Names settings_of(OsmSection section) {
  if (section == OsmSection::roads) return {"unless", "unhardened_classes", "unhardened_surfaces"};
  if (section == OsmSection::built_up) return {"unless", "town_reach"};
  if (section == OsmSection::boundaries) return {"unless", "county_levels", "least_share"};
  return {"unless"};
}

void read_settings(const ConfigTable& table, OsmSection section, OsmMapping& mapping) {
  Names patterns;
  table.take("unless", patterns);
  for (const std::string& pattern : patterns) {
    const Text fault = mapping.exclude(section, pattern);
    if (!fault.empty())
      table.refuse_value("unless", filled_text("'{}': {}", "“{}”：{}", pattern, fault));
  }
  if (section == OsmSection::roads) {
    table.take("unhardened_classes", mapping.unhardened_classes);
    table.take("unhardened_surfaces", mapping.unhardened_surfaces);
  }
  if (section == OsmSection::built_up) table.take("town_reach", mapping.town_reach);
  if (section == OsmSection::boundaries) {
    table.take("county_levels", mapping.county_levels);
    table.take("least_share", mapping.least_share, share_range);
  }
}

void read_section(const ConfigTable& table, const Allowed& allowed, OsmMapping& mapping) {
  const Names settings = settings_of(allowed.section);
  for (const std::string& entry : table.keys()) {
    if (std::ranges::find(settings, entry) != settings.end()) continue;
    const Names& names = allowed.names;
    if (!names.empty() && std::ranges::find(names, entry) == names.end()) {
      table.refuse_key(entry, filled_text("there is no {} '{}'. {}", "没有{}“{}”。{}", allowed.what,
                                          entry, suggest_name(entry, names)));
    }
    Names patterns;
    table.take(entry, patterns);
    for (const std::string& pattern : patterns) {
      const Text fault = mapping.add(allowed.section, entry, pattern);
      if (!fault.empty())
        table.refuse_value(entry, filled_text("'{}': {}", "“{}”：{}", pattern, fault));
    }
  }
  read_settings(table, allowed.section, mapping);
  table.finish();
}

}  // namespace

OsmMapping read_osm_mapping(const std::string& path, const ServiceCatalogue& catalogue) {
  const ConfigTable file = ConfigTable::read(path);
  OsmMapping mapping;
  file.require({"names", "villages"});
  file.take("names", mapping.name_keys);
  file.take("people", mapping.people_keys);
  const std::vector<Allowed> sections = allowed_entries(catalogue);
  for (const Allowed& allowed : sections) file.has(name_of(allowed.section));
  file.finish();
  for (const Allowed& allowed : sections) {
    read_section(file.table(name_of(allowed.section)), allowed, mapping);
  }
  return mapping;
}

}  // namespace hinterland
