// SPDX-License-Identifier: Apache-2.0
#include "layers/read_field.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/spelling.hpp>
#include <hinterland/layers/field_names.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>

namespace hinterland {

namespace {

bool same_letter(char a, char b) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return small(a) == small(b);
}

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, same_letter);
}

std::vector<std::string> names_of(const std::vector<TableField>& fields) {
  std::vector<std::string> names;
  for (const TableField& field : fields) names.push_back(field.name);
  return names;
}

[[noreturn]] void throw_no_field(const LayerSource& source, const std::string& name,
                                 const std::vector<TableField>& fields) {
  const auto names = names_of(fields);
  const std::string like = nearest_name(name, names);
  throw Error(fmt::format(
      "cannot read '{}' as {}: no field '{}' (it has: {}).{}", source.path, source.name, name,
      fmt::join(names, ", "),
      like.empty() ? " Name one of these in fields = { … }." : " Did you mean '" + like + "'?"));
}

std::size_t explicit_field(const LayerSource& source, const std::string& name,
                           const std::vector<TableField>& fields) {
  const auto found = find_field(fields, name);
  if (!found) throw_no_field(source, name, fields);
  return *found;
}

std::optional<std::size_t> first_known(const std::vector<std::string>& names,
                                       const std::vector<TableField>& fields) {
  for (const std::string& name : names) {
    if (const auto found = find_field(fields, name)) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> find_field(const std::vector<TableField>& fields,
                                      const std::string& name) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (same_name(fields[i].name, name)) return i;
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].repaired && !fields[i].name.empty() && name.starts_with(fields[i].name)) return i;
  }
  return std::nullopt;
}

FieldChoice choose_fields(const LayerSource& source, const std::vector<FieldWish>& wishes,
                          const std::vector<TableField>& fields, Notes& notes) {
  FieldChoice choice;
  std::vector<std::string> chosen;
  for (const FieldWish& wish : wishes) {
    const auto named = source.fields.find(wish.role);
    if (named != source.fields.end()) {
      choice.push_back(explicit_field(source, named->second, fields));
      continue;
    }
    choice.push_back(first_known(wish.names, fields));
    if (choice.back()) {
      chosen.push_back(fmt::format("{} = {}", wish.role, fields[*choice.back()].name));
    } else if (wish.required) {
      throw Error(fmt::format(
          "cannot read '{}' as {}: no field for {} is recognised (it has: {}). Name it: fields = "
          "{{ {} = \"…\" }}.",
          source.path, source.name, wish.role, fmt::join(names_of(fields), ", "), wish.role));
    }
  }
  if (!chosen.empty()) {
    notes.push_back(fmt::format("{}: fields recognised: {} (change with fields = {{ … }})",
                                source.name, fmt::join(chosen, ", ")));
  }
  return choice;
}

CoordinateFields choose_coordinates(const LayerSource& source,
                                    const std::vector<TableField>& fields, Notes& notes) {
  const auto choose = [&](const char* role, const std::vector<std::string>& names) {
    const auto named = source.fields.find(role);
    return named == source.fields.end()
               ? first_known(names, fields)
               : std::optional(explicit_field(source, named->second, fields));
  };
  const auto lon = choose("lon", longitude_names());
  const auto lat = choose("lat", latitude_names());
  if (!lon || !lat) {
    throw Error(fmt::format(
        "cannot read '{}' as {}: it has no geometry, and no columns of coordinates are recognised "
        "(it has: {}). Name them: fields = {{ lon = \"…\", lat = \"…\" }}.",
        source.path, source.name, fmt::join(names_of(fields), ", ")));
  }
  notes.push_back(fmt::format("{}: coordinates from the columns {}, {}", source.name,
                              fields[*lon].name, fields[*lat].name));
  return {*lon, *lat};
}

}  // namespace hinterland
