// SPDX-License-Identifier: Apache-2.0
#include "forms_axis.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace hinterland::forms {

namespace {

bool any_layer(const Draft&) { return true; }
bool is_villages(const Draft& draft) { return draft.source.name == "villages"; }

/// Formats that take any text as the name of a column.
bool takes_headers(const Draft& draft) {
  return is_villages(draft) &&
         (draft.is_table() || draft.format == Format::geojson ||
          draft.format == Format::geojson_lines || draft.format == Format::geopackage);
}

/// Renames a column of the census.
void rename(Draft& draft, const std::string& role, const std::string& header) {
  draft.columns[draft.column_of(role)].name = header;
  if (draft.source.fields.contains(role)) draft.source.fields[role] = header;
}

/// The text of a census cell for 是 or 否 in a village with the given number of households.
using CensusText = std::function<std::string(bool yes, const std::string& households)>;

Form census(const std::string& name, const std::string& header, CensusText text_of,
            std::vector<ProblemKind> may_report = {}) {
  return {.name = name,
          .suits = takes_headers,
          .apply =
              [=](Draft& draft, Random&) {
                rename(draft, "water_supply", header);
                const std::size_t water = draft.column_of("water_supply");
                const std::size_t households = draft.column_of("households");
                for (DraftRecord& record : draft.records) {
                  std::string& cell = record.cells[water];
                  if (!cell.empty()) cell = text_of(cell == "是", record.cells[households]);
                }
              },
          .may_report = std::move(may_report)};
}

Form words(const std::string& name, const std::string& header, const std::string& yes,
           const std::string& no) {
  return census(name, header, [=](bool is_yes, const std::string&) { return is_yes ? yes : no; });
}

/// A row of totals, above or below the others, placed where the seat might be.
void add_sum(Draft& draft, const std::string& code, const std::string& name, std::size_t first,
             std::size_t last, bool above) {
  int people = 0;
  for (std::size_t r = first; r < last; ++r)
    people += std::stoi(draft.records[r].cells[draft.column_of("people")]);
  DraftRecord row{std::shared_ptr<OGRGeometry>(draft.records[first].shape->clone()),
                  std::vector<std::string>(draft.columns.size())};
  row.cells[draft.column_of("code")] = code;
  row.cells[draft.column_of("name")] = name;
  row.cells[draft.column_of("people")] = std::to_string(people);
  const auto at =
      above ? draft.records.begin() + static_cast<std::ptrdiff_t>(first) : draft.records.end();
  draft.records.insert(at, std::move(row));
}

/// Whether the rows are the villages of the county in their order, one row each.
bool are_whole(const Draft& draft) {
  if (!is_villages(draft) || !draft.where.empty() || draft.records.size() != 12) return false;
  std::set<std::string> codes;
  const std::size_t code = draft.column_of("code");
  for (const DraftRecord& record : draft.records) codes.insert(record.cells[code]);
  return codes.size() == 12 && !codes.contains("") &&
         draft.records.front().cells[code].ends_with("100201");
}

bool may_have_sums(const Draft& draft) { return are_whole(draft) && draft.is_table(); }

bool may_be_parted(const Draft& draft) {
  const auto has_role = [](const DraftColumn& column) { return !column.role.empty(); };
  return are_whole(draft) && draft.rows_above.empty() && draft.rows_below.empty() &&
         std::ranges::all_of(draft.columns, has_role);
}

/// Moves the census, the people and the category into a separate table.
void part_census(Draft& draft, bool by_code, const std::function<std::string(std::string)>& code) {
  auto table = std::make_shared<Draft>();
  table->source.name = "census";
  table->source.path = "census.csv";
  const std::vector<std::string> keys = by_code
                                            ? std::vector<std::string>{"code"}
                                            : std::vector<std::string>{"county", "town", "name"};
  const std::vector<std::string> moved = {"people", "households", "category", "water_supply",
                                          "power"};
  table->records.resize(draft.records.size());
  for (const std::vector<std::string>& roles : {keys, moved}) {
    for (const std::string& role : roles) {
      const std::size_t from = draft.column_of(role);
      table->add_column(draft.columns[from], [&](std::size_t r) {
        const std::string& cell = draft.records[r].cells[from];
        return role == "code" ? code(cell) : cell;
      });
      if (draft.source.fields.contains(role))
        table->source.fields[role] = draft.source.fields[role];
    }
  }
  for (const std::string& role : moved) {
    const auto at = static_cast<std::ptrdiff_t>(draft.column_of(role));
    draft.columns.erase(draft.columns.begin() + at);
    for (DraftRecord& record : draft.records) record.cells.erase(record.cells.begin() + at);
    draft.source.fields.erase(role);
  }
  draft.census = std::move(table);
}

Form joined(
    const std::string& name, bool by_code,
    std::function<std::string(std::string)> code = [](std::string c) { return c; }) {
  return {.name = name, .suits = may_be_parted, .apply = [=](Draft& draft, Random& random) {
            part_census(draft, by_code, code);
            auto& rows = draft.census->records;
            for (std::size_t i = rows.size(); i > 1; --i)
              std::swap(rows[i - 1], rows[random.below(i)]);
          }};
}

void respell(Draft& draft, const std::string& role,
             const std::function<std::string(const std::string&)>& spelled) {
  for (DraftRecord& record : draft.records) {
    std::string& cell = record.cells[draft.column_of(role)];
    if (!cell.empty()) cell = spelled(cell);
  }
}

}  // namespace

Axis census_axis() {
  using enum ProblemKind;
  const auto share = [](const char* yes, const char* no) {
    return [=](bool is_yes, const std::string&) { return std::string(is_yes ? yes : no); };
  };
  const auto of_households = [](const std::string& none, const std::string& after) {
    return [=](bool is_yes, const std::string& households) {
      return (is_yes ? households : none) + after;
    };
  };
  return {"census",
          {{"plain", any_layer, [](Draft&, Random&) {}},
           words("connected, not connected", "是否通自来水", "已通自来水", "没通"),
           words("there, not there", "有无自来水", "有", "暂无"),
           words("ticks", "自来水", "√", "×"),
           words("with marks around", "通自来水（是/否）", "是\u3000", "否。"),
           words("one and zero", "是否通水", "1", "0"),
           words("one and two", "供水情况", "1", "2"),
           words("in English", "has_water", "Yes", "No"),
           words("the contrary", "未通自来水", "否", "是"),
           census("shares", "自来水普及率", share("100", "0")),
           census("shares with signs", "自来水覆盖率", share("98%", "0%")),
           census("numbers of households", "通自来水户数", of_households("0", "")),
           census("numbers of households with units", "自来水入户", of_households("0", "户")),
           census("households without", "未通自来水户数",
                  [](bool yes, const std::string& households) { return yes ? "0" : households; }),
           {.name = "two years",
            .suits = takes_headers,
            .apply =
                [](Draft& draft, Random&) {
                  rename(draft, "water_supply", "2020年通自来水");
                  draft.add_column({"", "2015年通自来水", Storage::text},
                                   [](std::size_t) { return "否"; });
                },
            .may_report = {field_ambiguous, answers_not_read}},
           {.name = "a word that is not known",
            .suits = is_villages,
            .apply =
                [](Draft& draft, Random& random) {
                  draft.records[random.below(draft.records.size())]
                      .cells[draft.column_of("water_supply")] = "大概通了吧";
                },
            .may_differ = {bad_census_value}}}};
}

Axis sum_axis() {
  using enum ProblemKind;
  const auto towns = [](Draft& draft, bool with_codes) {
    add_sum(draft, with_codes ? "370799101000" : "", "河口镇", 7, 12, true);
    add_sum(draft, with_codes ? "370799100000" : "", "平原镇", 0, 7, true);
  };
  return {"rows of sums",
          {{"plain", any_layer, [](Draft&, Random&) {}},
           {.name = "rows of towns with their codes",
            .suits = may_have_sums,
            .apply = [=](Draft& draft, Random&) { towns(draft, true); },
            .may_report = {higher_level_row}},
           {.name = "rows of towns without codes",
            .suits = may_have_sums,
            .apply = [=](Draft& draft, Random&) { towns(draft, false); },
            .may_report = {higher_level_row}},
           {.name = "a row of the sum",
            .suits = may_have_sums,
            .apply = [](Draft& draft, Random&) { add_sum(draft, "", "合计", 0, 12, false); },
            .may_report = {higher_level_row}}}};
}

Axis join_axis() {
  using enum ProblemKind;
  return {"census table",
          {{"plain", any_layer, [](Draft&, Random&) {}},
           joined("by code", true),
           joined("by code behind an apostrophe", true, [](std::string c) { return "'" + c; }),
           joined("by code with .0", true, [](std::string c) { return c + ".0"; }),
           joined("by county, town and name", false)}};
}

Axis home_axis() {
  const auto is_spelled = [](const Draft& draft) {
    return is_villages(draft) && draft.where.empty();
  };
  return {
      "names of homes",
      {{"plain", any_layer, [](Draft&, Random&) {}},
       {.name = "without the word of their level",
        .suits = is_spelled,
        .apply =
            [](Draft& draft, Random&) {
              for (const char* role : {"town", "county"})
                respell(draft, role, [](const std::string& name) {
                  return name.substr(0, name.size() - std::string("镇").size());
                });
            }},
       {.name = "as their governments", .suits = is_spelled, .apply = [](Draft& draft, Random&) {
          respell(draft, "town", [](const std::string& name) { return name + "人民政府"; });
        }}}};
}

}  // namespace hinterland::forms
