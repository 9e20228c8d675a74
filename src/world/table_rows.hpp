// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/table.hpp>
#include <hinterland/world.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

/// The columns of each table, listed once, and operations on all of them.
namespace hinterland {

template <class T, class Table>
concept TableOf = std::same_as<std::remove_const_t<T>, Table>;

/// Calls `take(name, column)` for each column of a table, including each census column and each
/// attribute; for roads, the columns without vertices.
template <TableOf<Towns> Table, class Take>
void each_column(Table& towns, const Take& take) {
  take("feature", towns.feature);
  take("place", towns.place);
  take("code", towns.code);
  take("name", towns.name);
  take("county", towns.county);
  take("level", towns.level);
  take("people", towns.people);
  take("non_farm_share", towns.non_farm_share);
}

template <TableOf<Villages> Table, class Take>
void each_column(Table& villages, const Take& take) {
  take("feature", villages.feature);
  take("place", villages.place);
  take("land", villages.land);
  take("code", villages.code);
  take("name", villages.name);
  take("town", villages.town);
  take("county", villages.county);
  take("town_by", villages.town_by);
  take("county_by", villages.county_by);
  take("people", villages.people);
  take("households", villages.households);
  take("is_people_estimated", villages.is_people_estimated);
  take("category", villages.category);
  take("is_protected", villages.is_protected);
  take("is_movable", villages.is_movable);
  take("is_sparse", villages.is_sparse);
  take("is_leaving", villages.is_leaving);
  for (auto& answers : villages.census) take("census", answers);
  for (auto& attribute : villages.attributes) take(attribute.name, attribute.value);
}

template <TableOf<Facilities> Table, class Take>
void each_column(Table& facilities, const Take& take) {
  take("feature", facilities.feature);
  take("place", facilities.place);
  take("other_places", facilities.other_places);
  take("code", facilities.code);
  take("name", facilities.name);
  take("service", facilities.service);
  take("level", facilities.level);
  take("radius", facilities.radius);
  take("county", facilities.county);
  take("is_outside", facilities.is_outside);
}

template <TableOf<Roads> Table, class Take>
void each_column(Table& roads, const Take& take) {
  take("feature", roads.feature);
  take("speed_kmh", roads.speed_kmh);
  take("direction", roads.direction);
  take("is_open", roads.is_open);
  take("gives_access", roads.gives_access);
}

template <TableOf<Areas> Table, class Take>
void each_column(Table& areas, const Take& take) {
  take("shape", areas.shape);
  take("code", areas.code);
  take("name", areas.name);
  take("kind", areas.kind);
}

template <TableOf<ProposedSites> Table, class Take>
void each_column(Table& sites, const Take& take) {
  take("place", sites.place);
  take("name", sites.name);
}

/// Whether a village has polygons.
inline bool has_land(const Villages& villages, VillageId village) {
  return !villages.land.empty() && !villages.land[village].empty();
}

/// Removes the marked rows of a column; an empty column stays empty.
template <template <class...> class AnyColumn, class Row, class... Value>
void drop_rows(AnyColumn<Row, Value...>& column, const std::vector<bool>& dropped) {
  AnyColumn<Row, Value...> kept;
  for (const Row row : rows(column)) {
    auto&& value = column[row];  // a reference; of texts, a view
    if (!dropped[row.index]) kept.push_back(std::move(value));
  }
  column = std::move(kept);
}

/// Removes the marked rows of a table without vertex columns.
template <class Table>
requires TableOf<Table, Towns> || TableOf<Table, Villages> || TableOf<Table, Facilities> ||
    TableOf<Table, Areas> || TableOf<Table, ProposedSites>
void drop_rows(Table& table, const std::vector<bool>& dropped) {
  each_column(table, [&](std::string_view, auto& column) { drop_rows(column, dropped); });
}

/// Lines, as in `NetworkLines`.
struct LineColumns {
  std::vector<LonLat> vertex;
  std::vector<std::size_t> first_vertex{0};
};

/// The lines for which `is_kept(line)`, in their order. O(vertices).
template <class IsKept>
LineColumns kept_lines(const std::vector<LonLat>& vertex,
                       const std::vector<std::size_t>& first_vertex, const IsKept& is_kept) {
  LineColumns kept;
  for (std::size_t line = 0; line + 1 < first_vertex.size(); ++line) {
    if (!is_kept(line)) continue;
    const auto at = [&](std::size_t i) { return vertex.begin() + static_cast<std::ptrdiff_t>(i); };
    kept.vertex.insert(kept.vertex.end(), at(first_vertex[line]), at(first_vertex[line + 1]));
    kept.first_vertex.push_back(kept.vertex.size());
  }
  return kept;
}

/// A problem of a village, with its label and place.
inline Problem village_problem(const Villages& villages, VillageId v, ProblemKind kind,
                               Text detail) {
  return {kind,
          "villages",
          villages.feature[v],
          record_label(villages.code[v], villages.name[v]),
          villages.place[v],
          std::move(detail)};
}

}  // namespace hinterland
