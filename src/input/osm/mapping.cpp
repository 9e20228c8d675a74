// SPDX-License-Identifier: Apache-2.0
#include "input/osm/mapping.hpp"

#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "input/study/config_table.hpp"
#include "system/environment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <utility>

namespace hinterland::osm {

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

/// "amenity=school|college", "surface!=sand"; none if it is neither.
std::optional<TagCondition> parse_condition(const std::string& text) {
  const auto equals = text.find('=');
  if (equals == text.npos || equals == 0 || equals + 1 == text.size()) return std::nullopt;
  TagCondition condition;
  condition.holds_if_missing = text[equals - 1] == '!';
  condition.key = text.substr(0, equals - (condition.holds_if_missing ? 1 : 0));
  const std::string values = text.substr(equals + 1);
  if (values != "*") condition.values = split(values, '|');
  if (condition.key.empty() || (values != "*" && condition.values.empty())) return std::nullopt;
  return condition;
}

/// Parses a pattern; returns the error, empty if there is none.
Text parse_pattern(const std::string& text, TagPattern& pattern) {
  for (const std::string& word : split(text, ' ')) {
    const auto condition = parse_condition(word);
    if (!condition) {
      return filled_text(
          "'{}' is not key=value, key=a|b, key=* or key!=a|b. Use one of these forms",
          "“{}”应写成 key=value、key=a|b、key=* 或 key!=a|b", word);
    }
    pattern.push_back(*condition);
  }
  if (pattern.empty())
    return {"it is empty. Write a pattern such as place=village",
            "内容为空。请写条件，例：place=village"};
  if (pattern.front().holds_if_missing) {
    return filled_text(
        "'{}' comes first, but the first condition must be a tag that the object has. Put another "
        "condition before it",
        "“{}”在最前，而最前须是对象具有的标签。请在其前加其他条件", text);
  }
  return {};
}

bool is_for_each_service(Section section) {
  return section == Section::facilities || section == Section::networks;
}

}  // namespace

std::string_view name_of(Section section) {
  constexpr std::string_view names[] = {"towns", "villages", "facilities", "networks",
                                        "roads", "built_up", "exclusions", "boundaries"};
  static_assert(std::size(names) == static_cast<std::size_t>(Section::boundaries) + 1);
  return names[static_cast<std::size_t>(section)];
}

bool TagCondition::holds(std::span<const Tag> tags) const {
  const std::string_view value = tag_value(tags, key);
  if (value.empty()) return holds_if_missing;
  const bool listed =
      values.empty() ? value != "no" : std::ranges::find(values, value) != values.end();
  return listed != holds_if_missing;
}

void Mapping::prefer_language(const std::string& code) {
  std::vector<std::string> keys{"name:" + code};
  const std::string base(base_language(code));
  if (base != code) keys.push_back("name:" + base);
  const auto add_if = [&](bool of_a_language) {
    for (const std::string& key : name_keys) {
      if ((key.find(':') != key.npos) != of_a_language) continue;
      if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
    }
  };
  add_if(false);
  add_if(true);
  name_keys = std::move(keys);
}

Text Mapping::add(Section section, const std::string& entry, const std::string& pattern) {
  Rule rule{section, 0, {}};
  if (Text fault = parse_pattern(pattern, rule.pattern); !fault.empty()) return fault;
  const std::pair<Section, std::string> wanted{section, entry};
  auto known = std::ranges::find(entries_, wanted);
  if (known == entries_.end()) known = entries_.insert(entries_.end(), wanted);
  rule.entry = static_cast<std::uint32_t>(known - entries_.begin());
  rules_of_key_[rule.pattern.front().key].push_back(static_cast<std::uint32_t>(rules_.size()));
  rules_.push_back(std::move(rule));
  return {};
}

Text Mapping::exclude(Section section, const std::string& pattern) {
  TagPattern parsed;
  Text fault = parse_pattern(pattern, parsed);
  if (fault.empty()) exclusions_.emplace_back(section, std::move(parsed));
  return fault;
}

bool Mapping::is_excluded(Section section, std::span<const Tag> tags) const {
  return std::ranges::any_of(exclusions_, [&](const auto& exclusion) {
    return exclusion.first == section &&
           std::ranges::all_of(exclusion.second,
                               [&](const TagCondition& c) { return c.holds(tags); });
  });
}

void Mapping::find(std::span<const Tag> tags, std::vector<Match>& matches,
                   std::vector<Section>& excluded) const {
  matches.clear();
  excluded.clear();
  std::vector<std::uint32_t> fitting;
  for (const Tag& tag : tags) {
    const auto rules = rules_of_key_.find(tag.key);
    if (rules == rules_of_key_.end()) continue;
    for (const std::uint32_t r : rules->second) {
      const bool fits = std::ranges::all_of(rules_[r].pattern,
                                            [&](const TagCondition& c) { return c.holds(tags); });
      if (fits) fitting.push_back(r);
    }
  }
  std::ranges::sort(fitting);
  for (const std::uint32_t r : fitting) {
    const Rule& rule = rules_[r];
    const std::string_view entry = entries_[rule.entry].second;
    const bool taken = std::ranges::any_of(matches, [&](const Match& match) {
      return match.section == rule.section &&
             (!is_for_each_service(rule.section) || match.entry == entry);
    });
    if (taken || std::ranges::find(excluded, rule.section) != excluded.end()) continue;
    if (is_excluded(rule.section, tags)) {
      excluded.push_back(rule.section);
    } else {
      const std::string& key = rule.pattern.front().key;
      matches.push_back({rule.section, entry, tag_value(tags, key), key});
    }
  }
}

std::vector<std::string> Mapping::entries(Section section) const {
  std::vector<std::string> names;
  for (const auto& [of, name] : entries_) {
    if (of == section) names.push_back(name);
  }
  return names;
}

namespace {

using Names = std::vector<std::string>;

/// The valid names of a section's entries; empty: any.
struct Allowed {
  Section section;
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
  return {{Section::towns, {"county", "town"}, {"level", "级别"}},
          {Section::villages, {}, ""},
          {Section::facilities, ids_of(catalogue, false), {"service", "设施类别"}},
          {Section::networks, ids_of(catalogue, true), {"infrastructure service", "基础设施类别"}},
          {Section::roads,
           {"motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential",
            "living_street", "service", "track", "path", "ferry"},
           {"class of roads", "道路等级"}},
          {Section::built_up, {}, ""},
          {Section::exclusions, {}, ""},
          {Section::boundaries, {}, ""}};
}

/// Settings within a section that are not rules.
Names settings_of(Section section) {
  if (section == Section::roads) return {"unless", "unhardened_classes", "unhardened_surfaces"};
  if (section == Section::built_up) return {"unless", "town_reach"};
  if (section == Section::boundaries) return {"unless", "county_levels", "min_share"};
  return {"unless"};
}

void read_settings(const ConfigTable& table, Section section, Mapping& mapping) {
  Names patterns;
  table.take("unless", patterns);
  for (const std::string& pattern : patterns) {
    const Text fault = mapping.exclude(section, pattern);
    if (!fault.empty())
      table.refuse_value("unless", filled_text("'{}': {}", "“{}”：{}", pattern, fault));
  }
  if (section == Section::roads) {
    table.take("unhardened_classes", mapping.unhardened_classes);
    table.take("unhardened_surfaces", mapping.unhardened_surfaces);
  }
  if (section == Section::built_up) table.take("town_reach", mapping.town_reach);
  if (section == Section::boundaries) {
    table.take("county_levels", mapping.county_levels);
    table.take("min_share", mapping.min_share, share_range);
  }
}

void read_section(const ConfigTable& table, const Allowed& allowed, Mapping& mapping) {
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

Mapping read_mapping(const std::string& path, const ServiceCatalogue& catalogue) {
  const ConfigTable file = ConfigTable::read(path);
  Mapping mapping;
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

}  // namespace hinterland::osm
