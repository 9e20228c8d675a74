// SPDX-License-Identifier: Apache-2.0
#include "output/field_words.hpp"

#include "output/base_layers.hpp"
#include "output/field_dictionary.hpp"
#include "output/identifiers.hpp"

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

std::string text_of(const OutputLayer& layer, std::string_view field, std::size_t row) {
  const auto found = std::ranges::find(layer.fields, field, &OutputField::name);
  if (found == layer.fields.end()) return "";
  OutputCell cell;
  found->value(row, cell);
  return std::string(cell.text());
}

}  // namespace

FieldWords::FieldWords(const Study& study, const std::vector<OutputLayer>& layers) : study_(study) {
  const auto labels = std::ranges::find(layers, "labels", &OutputLayer::name);
  if (labels == layers.end()) return;
  const std::string_view label = study.language == Language::zh ? "label_zh" : "label_en";
  for (std::size_t row = 0; row < labels->rows; ++row) {
    std::vector<CodedValue>& values = coded_[text_of(*labels, "field", row)];
    CodedValue next{text_of(*labels, "value", row), text_of(*labels, label, row)};
    if (std::ranges::find(values, next.value, &CodedValue::value) == values.end())
      values.push_back(std::move(next));
  }
}

/// What stands for `<service>` in the name of a field: the name of the service.
std::string FieldWords::name_of_part(std::string_view part) const {
  const auto& services = study_.catalogue.services;
  const auto is = [&](const Service& service) { return service.id == part; };
  const auto starts = [&](const Service& service) { return service.id.starts_with(part); };
  auto found = std::find_if(services.begin(), services.end(), is);
  if (found == services.end()) found = std::find_if(services.begin(), services.end(), starts);
  return std::string(found == services.end() ? part : name_of(*found, study_.language));
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

const std::vector<CodedValue>& FieldWords::values(std::string_view field) const {
  static const std::vector<CodedValue> none;
  const auto found = coded_.find(field);
  return found == coded_.end() ? none : found->second;
}

}  // namespace hinterland
