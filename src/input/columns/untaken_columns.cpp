// SPDX-License-Identifier: Apache-2.0
#include "input/columns/untaken_columns.hpp"

#include "base/number_text.hpp"
#include "base/shown_text.hpp"
#include "base/text_fill.hpp"
#include "input/columns/column_hints.hpp"
#include "input/columns/column_roles.hpp"
#include "input/columns/column_sample.hpp"
#include "input/columns/cut_names.hpp"
#include "input/columns/field_label.hpp"
#include "input/columns/line_services.hpp"
#include "input/columns/land_use.hpp"
#include "input/columns/own_radius.hpp"
#include "input/columns/unread_answers.hpp"
#include "input/columns/village_marks.hpp"
#include "input/text/mangled_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>

namespace hinterland {

namespace {

std::string shown(const std::string& name, const ColumnSample& sample) {
  constexpr std::size_t most = 3;
  const std::vector<std::string> first(
      sample.cells.begin(),
      sample.cells.begin() + static_cast<std::ptrdiff_t>(std::min(most, sample.cells.size())));
  return fmt::format("'{}' ({})", on_one_line(name), fmt::join(first, ", "));
}

Text told(const std::string& role, const std::vector<std::string>& shown_ones,
          const std::string& first) {
  if (shown_ones.empty() && role == "name") {
    return {
        "no field of names, so records are called by their codes or numbers. Name it with "
        "fields = { name = \"…\" }",
        "没有名称列，各条记录以代码或序号称呼；请用 fields = { name = \"…\" } 指明"};
  }
  if (shown_ones.empty()) {
    return filled_text(
        "no field of {0}; sites and figures of people need one. Name it with fields "
        "= {{ {0} = \"…\" }}",
        "没有 {0} 列，选址和人口统计都需要；请用 fields = {{ {0} = \"…\" }} 指明", role);
  }
  return filled_text(
      "no column of {0} is recognised; {1} may be meant: write fields = {{ {0} = {2} }}",
      "未识别出 {0} 列；可能是 {1}：请写 fields = {{ {0} = {2} }}", role,
      fmt::format("{}", fmt::join(shown_ones, ", ")), toml_text(first));
}

/// Whether a role for which columns are looked for has found none.
bool may_be_untaken(const std::vector<std::string>& roles,
                    const std::vector<std::optional<std::size_t>>& chosen) {
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (!chosen[i] && has_hints(roles[i])) return true;
  }
  return false;
}

}  // namespace

std::vector<bool> taken_columns(std::size_t columns,
                                const std::vector<std::optional<std::size_t>>& chosen,
                                const std::vector<std::size_t>& others) {
  std::vector<bool> is_taken(columns, false);
  for (const std::size_t field : others) is_taken[field] = true;
  for (const auto& field : chosen) {
    if (field) is_taken[*field] = true;
  }
  return is_taken;
}

std::vector<UntakenColumn> untaken_columns(std::string_view layer,
                                           const std::vector<TableField>& fields,
                                           const std::vector<ColumnSample>& samples,
                                           const std::vector<std::string>& roles,
                                           const std::vector<std::optional<std::size_t>>& chosen,
                                           const std::vector<bool>& is_taken) {
  constexpr std::size_t most_shown = 5;
  std::vector<UntakenColumn> untaken;
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (chosen[i] || !has_hints(roles[i])) continue;
    std::vector<std::size_t> candidates;
    const auto add_if = [&](auto test) {
      for (std::size_t field = 0; field < samples.size(); ++field) {
        const bool is_named = mangling_of(fields[field].name) == Mangling::none;
        if (is_named && !is_taken[field] && !samples[field].cells.empty() && test(field))
          candidates.push_back(field);
      }
    };
    add_if([&](std::size_t field) {
      return may_hold(roles[i], layer, fields[field].name, samples[field]);
    });
    if (candidates.empty())
      add_if([&](std::size_t field) {
        return may_hold_by_cells(roles[i], layer, fields[field].name, samples[field]);
      });
    if (candidates.empty() && roles[i] != "people" && roles[i] != "name") continue;
    std::vector<std::string> names;
    for (std::size_t k = 0; k < candidates.size() && k < most_shown; ++k)
      names.push_back(shown(fields[candidates[k]].name, samples[candidates[k]]));
    const std::string first = candidates.empty() ? std::string() : fields[candidates.front()].name;
    const bool is_time = roles[i] == "radius" && is_in_time(first);
    untaken.push_back({roles[i], !candidates.empty(), is_decisive(layer, roles[i]) && !is_time,
                       is_time ? said_of_time(first) : told(roles[i], names, first)});
  }
  return untaken;
}

namespace {

/// Columns that were taken, and those that say the same in other words or of other years.
std::vector<bool> with_others_of_a_role(const std::vector<TableField>& fields,
                                        const std::vector<FieldWish>& wishes,
                                        const std::vector<std::optional<std::size_t>>& chosen,
                                        std::vector<bool> is_taken) {
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    if (!chosen[i] || !wishes[i].rank || wishes[i].holds) continue;
    if (!wishes[i].rank(fields[*chosen[i]].name)) continue;
    for (std::size_t field = 0; field < fields.size(); ++field) {
      if (wishes[i].rank(fields[field].name)) is_taken[field] = true;
    }
  }
  return is_taken;
}

/// All that is to be said of columns that may be answers and are not read.
Text said_of_answers(const std::string& layer, const std::vector<TableField>& fields,
                     const std::vector<ColumnSample>& samples, const std::vector<FieldWish>& wishes,
                     const std::vector<std::optional<std::size_t>>& chosen,
                     std::vector<bool> is_taken) {
  const Text nothing = nothing_read(layer, fields, wishes, chosen, is_taken);
  Text said = doubtful_answers(fields, samples, wishes, chosen, is_taken);
  std::optional<std::size_t> households;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    if (wishes[i].role == "households") households = chosen[i];
  }
  const Text unread = unread_answers(fields, samples, is_taken, households);
  if (!said.en.empty() && !unread.en.empty()) said = said + Text(". ", "。");
  said = said + unread;
  return said.en.empty() ? nothing : said;
}

}  // namespace

void say_untaken(GdalTable& table, const LayerSource& source, const std::vector<FieldWish>& wishes,
                 const std::vector<std::optional<std::size_t>>& chosen,
                 const std::vector<std::size_t>& others, Notes& notes, Problems& problems) {
  std::vector<std::string> roles;
  std::vector<std::string> found;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    roles.push_back(wishes[i].role);
    if (chosen[i]) found.push_back(wishes[i].role);
  }
  const bool has_households = std::ranges::find(found, "households") != found.end();
  const bool are_villages = source.name == "villages";
  const bool may_answer = are_villages || source.name == "census";
  const bool may_tell_role = has_telling_columns(source.name);
  if (!may_answer && !may_tell_role && !may_be_untaken(roles, chosen)) return;
  const std::vector<TableField>& fields = table.fields();
  const std::vector<ColumnSample> samples = sampled_columns(table);
  const std::vector<bool> is_taken =
      taken_columns(fields.size(), chosen, and_cut_names(others, fields, wishes));
  Text doubt = doubt_of_columns(source.name, fields, samples);
  if (doubt.en.empty()) doubt = doubt_of_services(table, source);
  if (doubt.en.empty()) doubt = doubt_of_lands(table, source);
  if (!doubt.en.empty()) {
    problems.push_back(
        {ProblemKind::layer_role_doubtful, source.name, -1, "", std::nullopt, doubt});
  }
  if (may_answer) {
    const Text said = said_of_answers(source.name, fields, samples, wishes, chosen,
                                      with_others_of_a_role(fields, wishes, chosen, is_taken));
    if (!said.en.empty())
      problems.push_back({ProblemKind::answers_not_read, source.name, -1, "", std::nullopt, said});
    for (const Text& mark : unread_marks(fields, samples, is_taken, found))
      problems.push_back({ProblemKind::answers_not_read, source.name, -1, "", std::nullopt, mark});
  }
  for (const UntakenColumn& column :
       untaken_columns(source.name, fields, samples, roles, chosen, is_taken)) {
    const bool is_of_people = column.role == "people";
    const bool is_needed = (is_of_people || column.role == "name") && are_villages;
    if (is_needed && is_of_people && column.has_candidate && !has_households) {
      problems.push_back(
          {ProblemKind::people_missing, source.name, -1, "", std::nullopt, column.said});
    } else if (column.has_candidate && column.is_decisive) {
      problems.push_back(
          {ProblemKind::field_ambiguous, source.name, -1, "", std::nullopt, column.said});
    } else if (column.has_candidate || is_needed) {
      notes.push_back({source.name + ": " + column.said.en, source.name + "：" + column.said.zh});
    }
  }
}

bool says_untaken(const Text& note, std::string_view layer, std::string_view role) {
  return note.en.starts_with(fmt::format("{}: no field of {}", layer, role)) ||
         note.en.starts_with(fmt::format("{}: no column of {} ", layer, role));
}

}  // namespace hinterland
