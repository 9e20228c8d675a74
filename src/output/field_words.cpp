// SPDX-License-Identifier: Apache-2.0
#include "output/field_words.hpp"

#include "output/base_layers.hpp"
#include "output/field_dictionary.hpp"
#include "output/identifiers.hpp"
#include "output/short_names.hpp"
#include "output/value_labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace hinterland {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> units_zh = {
    {{"m", "米"},
     {"km", "公里"},
     {"km²", "平方公里"},
     {"min", "分钟"},
     {"CNY", "元"},
     {"people", "人"},
     {"villages", "个"}}};

std::string unit_in(std::string_view unit, Language language) {
  if (language == Language::zh) {
    for (const auto& [en, zh] : units_zh) {
      if (unit == en) return std::string(zh);
    }
  }
  return std::string(unit);
}

/// A unit that the English label already says is left out.
std::string with_unit(std::string text, std::string_view unit, Language language) {
  if (unit.empty()) return text;
  if (language == Language::zh) return fmt::format("{}（{}）", text, unit_in(unit, language));
  return text == unit ? text : fmt::format("{} ({})", text, unit);
}

/// The coded values of base layers.
struct BaseValue {
  std::string_view list, value, zh, en;
};

constexpr std::array<BaseValue, 6> base_values = {
    {{"base_level", "county", "县城", "county seat"},
     {"base_level", "town", "乡镇驻地", "town seat"},
     {"base_level", "village", "村级", "village"},
     {"base_rank", "main", "主要道路", "main road"},
     {"base_rank", "secondary", "一般道路", "road"},
     {"base_rank", "minor", "其他道路", "other road"}}};

/// The name of a list of values: that of the field in the dictionary, without brackets.
std::string list_name(std::string_view entry) {
  std::string name(entry);
  std::erase_if(name, [](char c) { return c == '<' || c == '>'; });
  return name;
}

/// The list of a field of the base map; `rank` of a result has no values in common with that of a
/// road. Empty: it has no coded values.
std::string base_list(std::string_view layer, std::string_view field) {
  if (field == "service") return "service";
  const bool is_level = field == "level" && (layer == "towns" || layer == "facilities");
  const bool is_rank = field == "rank" && layer == "roads";
  return is_level || is_rank ? fmt::format("base_{}", field) : "";
}

}  // namespace

FieldWords::FieldWords(const Study& study)
    : study_(study), short_names_(short_names(study.catalogue)) {
  const bool is_zh = study.language == Language::zh;
  for (const std::string_view field : coded_fields()) {
    std::vector<CodedValue>& values = lists_[list_name(field)];
    for (ValueLabel& label : value_labels(field, study.catalogue, short_names_))
      values.push_back({std::move(label.value), std::move(is_zh ? label.zh : label.en)});
  }
  for (const BaseValue& each : base_values)
    lists_[std::string(each.list)].push_back(
        {std::string(each.value), std::string(is_zh ? each.zh : each.en)});
}

/// What stands for `<service>` in the name of a field: the name of the service.
std::string FieldWords::name_of_part(std::string_view part) const {
  for (const ServiceId service : rows(short_names_)) {
    if (short_names_[service] == part)
      return std::string(name_of(study_.catalogue.services[service], study_.language));
  }
  return std::string(part);
}

std::string FieldWords::alias(std::string_view layer, std::string_view field) const {
  const FieldEntry* const entry = find_field(layer, field);
  if (entry == nullptr) return std::string(base_alias(field, study_.language));
  std::string text(study_.language == Language::zh ? entry->alias_zh : entry->alias_en);
  const std::size_t open = entry->name.find('<');
  if (open != std::string_view::npos) {
    const std::size_t after = entry->name.size() - entry->name.find('>') - 1;
    const std::string_view part = field.substr(open, field.size() - open - after);
    const std::size_t from = text.find('<');
    const std::size_t to = text.find('>');
    if (from != std::string::npos && to != std::string::npos)
      text.replace(from, to + 1 - from, name_of_part(part));
  }
  return with_unit(std::move(text), entry->unit, study_.language);
}

std::string_view FieldWords::list_of(std::string_view layer, std::string_view field) const {
  const FieldEntry* const entry = find_field(layer, field);
  const auto found =
      lists_.find(entry == nullptr ? base_list(layer, field) : list_name(entry->name));
  return found == lists_.end() ? std::string_view() : std::string_view(found->first);
}

const std::vector<CodedValue>& FieldWords::values(std::string_view layer,
                                                  std::string_view field) const {
  static const std::vector<CodedValue> none;
  const auto found = lists_.find(list_of(layer, field));
  return found == lists_.end() ? none : found->second;
}

}  // namespace hinterland
