// SPDX-License-Identifier: Apache-2.0
#include "forms_axis.hpp"

#include <algorithm>
#include <utility>

namespace hinterland::forms {

namespace {

bool any_layer(const Draft&) { return true; }
bool is_villages(const Draft& draft) { return draft.source.name == "villages"; }
bool has_names(const Draft& draft) { return draft.has("name"); }

void shift(OGRGeometry& shape, double degrees) {
  const auto type = wkbFlatten(shape.getGeometryType());
  if (type == wkbPoint) {
    shape.toPoint()->setX(shape.toPoint()->getX() + degrees);
    shape.toPoint()->setY(shape.toPoint()->getY() + degrees);
  } else if (type == wkbLineString) {
    for (OGRPoint& point : *shape.toLineString()) shift(point, degrees);
  } else {
    for (OGRLinearRing* ring : *shape.toPolygon()) shift(*ring, degrees);
  }
}

void shuffle(Draft& draft, Random& random) {
  for (std::size_t i = draft.records.size(); i > 1; --i)
    std::swap(draft.records[i - 1], draft.records[random.below(i)]);
}

/// Adds records that the filter must leave out, at other places and under other names.
void add_foreign(Draft& draft, Random& random) {
  const std::size_t own = draft.records.size();
  for (std::size_t i = 0; i < own; ++i) {
    DraftRecord record{std::shared_ptr<OGRGeometry>(draft.records[i].shape->clone()),
                       draft.records[i].cells};
    shift(*record.shape, 0.013);
    record.cells[draft.column_of("name")] = "外地" + std::to_string(i);
    if (draft.has("code"))
      record.cells[draft.column_of("code")] = "3708991002" + std::to_string(10 + i);
    if (draft.has("people")) record.cells[draft.column_of("people")] = "150000";
    draft.records.push_back(std::move(record));
  }
  draft.add_column({"", "batch", Storage::text},
                   [=](std::size_t r) { return r < own ? "本县" : "外县"; });
  draft.add_column({"", "year", Storage::integer},
                   [=](std::size_t r) { return r < own ? "2026" : "300"; });
  shuffle(draft, random);
}

Form filtered(const std::string& name, const std::string& where,
              bool (*suits)(const Draft&) = has_names) {
  return {.name = name, .suits = suits, .apply = [=](Draft& draft, Random& random) {
            add_foreign(draft, random);
            draft.where = where;
          }};
}

DraftRecord blank_record(const Draft& draft) {
  return {nullptr, std::vector<std::string>(draft.columns.size())};
}

}  // namespace

Axis record_axis() {
  using enum ProblemKind;
  const auto is_table = [](const Draft& draft) { return draft.is_table(); };
  // The bounds of a .tab as written do not include (0, 0).
  const auto takes_zero = [](const Draft& draft) {
    return draft.shape == Shape::point && draft.format != Format::mapinfo_tab;
  };
  const auto is_written_by_rows = [](const Draft& draft) {
    return draft.format != Format::gml && draft.format != Format::kml;
  };
  return {
      "records",
      {{"plain", any_layer, [](Draft&, Random&) {}},
       {"shuffled", any_layer, shuffle},
       {.name = "exact copies",
        .suits = is_villages,
        .apply =
            [](Draft& draft, Random& random) {
              const DraftRecord first = draft.records[random.below(draft.records.size())];
              const DraftRecord second = draft.records[random.below(draft.records.size())];
              draft.records.push_back(first);
              draft.records.push_back(second);
            },
        .may_report = {duplicate_code}},
       {.name = "one code on two villages",
        .suits = is_villages,
        .apply =
            [](Draft& draft, Random&) {
              const std::size_t code = draft.column_of("code");
              draft.records[7].cells[code] = draft.records[2].cells[code];
            },
        .may_differ = {code_shared}},
       {.name = "blank rows",
        .suits = is_table,
        .apply =
            [](Draft& draft, Random& random) {
              for (int i = 0; i < 3; ++i) {
                const auto at = static_cast<std::ptrdiff_t>(1 + random.below(draft.records.size()));
                draft.records.insert(draft.records.begin() + at, blank_record(draft));
              }
            },
        .may_report = {geometry_empty}},
       {.name = "a record without a place",
        .suits = is_written_by_rows,
        .apply =
            [](Draft& draft, Random&) {
              draft.records.push_back(blank_record(draft));
              if (draft.has("name"))
                draft.records.back().cells[draft.column_of("name")] = "无处可寻";
            },
        .may_report = {geometry_empty}},
       {.name = "a record at zero",
        .suits = takes_zero,
        .apply =
            [](Draft& draft, Random&) {
              draft.records.push_back(blank_record(draft));
              draft.records.back().shape = std::make_shared<OGRPoint>(0.0, 0.0);
              draft.records.back().cells[draft.column_of("name")] = "零点";
              draft.only_degrees = true;
            },
        .may_report = {place_at_zero}},
       filtered("filter on another column", "batch = '本县'"),
       filtered("filter that denies another column", "NOT (batch = '外县')"),
       filtered("filter on a number of another column", "year > 1000"),
       filtered("filter of a range and a list", "year BETWEEN 1000 AND 9000 AND batch IN ('本县')"),
       filtered("filter on a name", "{name} NOT LIKE '外%'"),
       filtered("filter on people", "{people} < 100000", is_villages),
       filtered("filter on people or another column", "{people} < 100000 OR batch <> '外县'",
                is_villages)}};
}

}  // namespace hinterland::forms
