// SPDX-License-Identifier: Apache-2.0
#include "forms_axis.hpp"

#include <map>

namespace hinterland::forms {

namespace {

using Names = std::map<std::string, std::string>;  ///< role -> name, including "x" and "y"

bool any_layer(const Draft&) { return true; }

/// Formats that take any text as the name of a column.
bool takes_any_name(const Draft& draft) {
  switch (draft.format) {
    case Format::shapefile:
    case Format::kml:
    case Format::gml:
    case Format::mapinfo_tab:
    case Format::mapinfo_mif:
    case Format::sqlite:
    case Format::geodatabase:
      return false;
    default:
      return true;
  }
}

bool takes_chinese_names(const Draft& draft) {
  return takes_any_name(draft) || draft.format == Format::shapefile ||
         draft.format == Format::geodatabase || draft.format == Format::sqlite;
}

/// Formats that accept two columns whose names are equal or differ only in case.
bool takes_case_duplicates(const Draft& draft) {
  return draft.is_table() || draft.format == Format::geojson ||
         draft.format == Format::flatgeobuf || draft.format == Format::geojson_lines;
}

bool is_table(const Draft& draft) { return draft.is_table(); }

void rename(Draft& draft, const Names& names) {
  for (DraftColumn& column : draft.columns) {
    const auto found = names.find(column.role);
    if (found != names.end()) column.name = found->second;
  }
  if (draft.place_in != PlaceIn::columns) return;
  if (names.contains("x")) draft.x_name = names.at("x");
  if (names.contains("y")) draft.y_name = names.at("y");
}

/// Usual column names of a layer of this kind.
Names chinese_names(const Draft& draft) {
  Names names = {{"county", "县"}, {"level", "级别"}, {"x", "经度"}, {"y", "纬度"}};
  if (draft.has("people")) {
    names.insert({{"code", "村代码"},
                  {"name", "村名"},
                  {"town", "乡镇"},
                  {"people", "人口"},
                  {"households", "户数"},
                  {"category", "类型"},
                  {"water_supply", "供水"},
                  {"power", "供电"}});
  } else {
    names.insert({{"code", "代码"}, {"name", "名称"}, {"kind", "类型"}, {"class", "等级"}});
  }
  return names;
}

Form renamed(const std::string& name, bool (*suits)(const Draft&), const Names& names) {
  return {
      .name = name, .suits = suits, .apply = [=](Draft& draft, Random&) { rename(draft, names); }};
}

Form with_units(const std::string& name, const std::string& before, const std::string& after) {
  return {.name = name, .suits = takes_any_name, .apply = [=](Draft& draft, Random&) {
            Names names = chinese_names(draft);
            const std::string length = draft.in_degrees() ? "°" : "米";
            for (const auto& [role, unit] :
                 Names{{"people", "人"}, {"households", "户"}, {"x", length}, {"y", length}}) {
              if (names.contains(role)) names[role] += before + unit + after;
            }
            rename(draft, names);
          }};
}

std::string upper_case(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
  return text;
}

/// A second column for a role, after all others.
Form duplicate(const std::string& name, bool (*suits)(const Draft&), bool upper, bool blank,
               bool named, std::vector<ProblemKind> may_differ) {
  return {
      .name = name,
      .suits = suits,
      .apply =
          [=](Draft& draft, Random& random) {
            const DraftColumn original = draft.columns[random.below(draft.columns.size())];
            DraftColumn second = original;
            second.role.clear();
            if (upper) second.name = upper_case(second.name);
            if (upper && second.name == original.name) return;  // no lower-case letters
            if (second.storage != Storage::text) second.storage = Storage::integer;
            const bool is_number = original.storage != Storage::text;
            draft.add_column(second, [&](std::size_t r) {
              return blank || draft.is_blank(r) ? "" : is_number ? std::to_string(70 + r) : "别的";
            });
            if (named) draft.source.fields[original.role] = original.name;
          },
      .may_report = {ProblemKind::field_ambiguous},
      .may_differ = std::move(may_differ)};
}

}  // namespace

Axis header_axis() {
  return {
      "header",
      {{"plain", any_layer, [](Draft&, Random&) {}},
       {.name = "Chinese",
        .suits = takes_chinese_names,
        .apply = [](Draft& draft, Random&) { rename(draft, chinese_names(draft)); }},
       renamed(
           "initials", any_layer,
           {{"town", "XZMC"}, {"people", "CZRK"}, {"households", "HS"}, {"x", "JD"}, {"y", "WD"}}),
       renamed("mixed case", any_layer,
               {{"code", "Code"},
                {"name", "NAME"},
                {"people", "People"},
                {"households", "HouseHolds"},
                {"kind", "Kind"},
                {"class", "CLASS"},
                {"x", "Lon"},
                {"y", "LAT"}}),
       with_units("units in full-width brackets", "（", "）"),
       with_units("units in brackets", "(", ")"),
       with_units("units behind a blank", " (", ") "),
       with_units("units behind a line break", "\n(", ")"),
       {.name = "named by the study", .suits = any_layer, .apply = [](Draft& draft, Random&) {
          int number = 0;
          for (DraftColumn& column : draft.columns) {
            if (column.role.empty()) continue;
            column.name = "F" + std::to_string(++number);
            const bool is_role = draft.source.name != "networks.water_supply" &&
                                 !(draft.source.name == "roads" && column.role == "name");
            if (is_role) draft.source.fields[column.role] = column.name;
          }
        }}}};
}

Axis header_row_axis() {
  using enum ProblemKind;
  using Rows = std::vector<std::vector<std::string>>;
  const auto above = [](const std::string& name, Rows rows) {
    return Form{.name = name, .suits = is_table, .apply = [=](Draft& draft, Random&) {
                  draft.rows_above = rows;
                }};
  };
  Form dated =
      above("a title and its date above", {{"基本情况统计表"}, {"填表日期：", "2026年3月"}});
  dated.suits = [](const Draft& draft) {  // a header of two columns is ambiguous
    return draft.is_table() && draft.columns.size() > 2;
  };
  return {"rows of the header",
          {{"plain", any_layer, [](Draft&, Random&) {}},
           above("a title above", {{"昌安县基本情况统计表（2026年）"}}),
           above("a title and a blank row above", {{"昌安县基本情况统计表"}, {""}}),
           dated,
           above("groups above", {{"基本情况", "", "", "其他情况"}}),
           {.name = "units below",
            .suits = [](const Draft& draft) { return draft.is_table() && draft.has("people"); },
            .apply =
                [](Draft& draft, Random&) {
                  std::vector<std::string> units(draft.columns.size() + 2);
                  units[draft.column_of("people")] = "人";
                  units[draft.column_of("households")] = "户";
                  draft.rows_below = {units};
                },
            .may_report = {geometry_empty, geometry_invalid}}}};
}

Axis duplicate_axis() {
  using enum ProblemKind;
  const auto fill = [](std::size_t r) { return "x" + std::to_string(r); };
  return {
      "other columns",
      {{"plain", any_layer, [](Draft&, Random&) {}},
       {.name = "unknown columns",
        .suits = any_layer,
        .apply =
            [=](Draft& draft, Random&) {
              draft.add_column({"", "memo", Storage::text}, fill);
              draft.add_column({"", "SHAPE_Leng", Storage::real},
                               [](std::size_t r) { return std::to_string(r) + ".5"; });
            }},
       duplicate("duplicate of the same name", is_table, false, false, false, {field_ambiguous}),
       duplicate("blank duplicate of the same name", is_table, false, true, false, {}),
       {.name = "duplicates of the coordinates",
        .suits =
            [](const Draft& draft) {
              return draft.is_table() && draft.place_in == PlaceIn::columns;
            },
        .apply = [](Draft& draft, Random&) { draft.coordinates_twice = true; },
        .may_report = {field_ambiguous}},
       duplicate("duplicate in capitals", takes_case_duplicates, true, false, false,
                 {field_ambiguous}),
       duplicate("blank duplicate in capitals", takes_case_duplicates, true, true, false, {}),
       duplicate("duplicate in capitals, named by the study", takes_case_duplicates, true, false,
                 true, {})}};
}

}  // namespace hinterland::forms
