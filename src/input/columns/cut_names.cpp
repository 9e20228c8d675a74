// SPDX-License-Identifier: Apache-2.0
#include "input/columns/cut_names.hpp"

#include "base/shown_text.hpp"
#include "base/text_fill.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

bool may_be(const FieldWish& wish, const TableField& cut) {
  if (wish.goes_on && wish.goes_on(cut.begins)) return true;
  return std::ranges::any_of(wish.names,
                             [&](const std::string& name) { return may_have_been(cut, name); });
}

}  // namespace

std::vector<CutName> cut_names(const std::vector<TableField>& fields,
                               const std::vector<FieldWish>& wishes) {
  std::vector<CutName> found;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!fields[i].repaired || fields[i].name.empty()) continue;
    CutName cut{i, {}};
    for (const FieldWish& wish : wishes) {
      // 行政村… is a code or a name in most tables; few have a column of parents.
      if (wish.role != "parent" && may_be(wish, fields[i])) cut.roles.push_back(wish.role);
    }
    const auto goes_on = [&](const TableField& other) {
      return &other != &fields[i] && other.begins.starts_with(fields[i].begins);
    };
    const bool is_shorter = std::ranges::any_of(fields, goes_on);  // 集中_1 beside 集中供
    if (cut.roles.size() > 1 || (is_shorter && !cut.roles.empty())) found.push_back(std::move(cut));
  }
  return found;
}

Text told(const CutName& cut, const std::vector<TableField>& fields) {
  const std::string& name = fields[cut.field].name;
  constexpr std::size_t most_shown = 4;
  std::vector<std::string> roles = cut.roles;
  if (roles.size() > most_shown) {
    roles.resize(most_shown);
    roles.emplace_back("…");
  }
  return filled_text(
      "'{0}' (column {1}) is a name that was cut, and may be that of {2}: it is read as none. "
      "Write "
      "fields = {{ ROLE = {3} }} with the role that is meant",
      "“{0}”（第 {1} 列）的列名被截断，可能是 {2}，均未采用；请写 fields = {{ ROLE = {3} }}，"
      "其中 ROLE 换成实际含义",
      name, cut.field + 1, fmt::format("{}", fmt::join(roles, ", ")), toml_text(name));
}

std::vector<std::size_t> and_cut_names(std::vector<std::size_t> these,
                                       const std::vector<TableField>& fields,
                                       const std::vector<FieldWish>& wishes) {
  for (const CutName& cut : cut_names(fields, wishes)) these.push_back(cut.field);
  return these;
}

}  // namespace hinterland
