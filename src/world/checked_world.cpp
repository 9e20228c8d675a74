// SPDX-License-Identifier: Apache-2.0
#include <hinterland/world.hpp>

#include "base/characters.hpp"
#include "base/text_fill.hpp"
#include "geometry/closed_ring.hpp"
#include "geometry/meridian_180.hpp"
#include "world/same_code.hpp"
#include "world/table_rows.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/error.hpp>
#include <hinterland/problem.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// More people in one place than this are an error, and their costs might overflow.
constexpr double max_people = 1e9;

/// The problem of a place that is not finite or out of range; none: it is valid.
std::optional<ProblemKind> fault_of(LonLat place) {
  if (!std::isfinite(place.lon) || !std::isfinite(place.lat)) return ProblemKind::geometry_invalid;
  if (std::abs(place.lon) > 180.0 || std::abs(place.lat) > 90.0)
    return ProblemKind::geometry_out_of_range;
  return std::nullopt;
}

template <class Places>
std::optional<ProblemKind> fault_of_any(const Places& places) {
  for (const LonLat place : places) {
    if (const auto fault = fault_of(place)) return fault;
  }
  return std::nullopt;
}

/// Also closes the rings, and cuts polygons across the antimeridian: a ring with a step of more
/// than 180° does not go around the globe.
std::optional<ProblemKind> fault_of(MultiPolygon& shape) {
  const auto fault_of_ring = [](LineString& ring) {
    if (const auto fault = fault_of_any(ring)) return fault;
    close_ring(ring);
    return is_ring(ring) ? std::nullopt : std::optional(ProblemKind::geometry_invalid);
  };
  if (shape.empty()) return ProblemKind::geometry_empty;
  for (Polygon& polygon : shape) {
    if (const auto fault = fault_of_ring(polygon.outer)) return fault;
    for (LineString& hole : polygon.holes) {
      if (const auto fault = fault_of_ring(hole)) return fault;
    }
  }
  const auto crosses = [](const Polygon& polygon) { return crosses_antimeridian(polygon.outer); };
  if (std::ranges::none_of(shape, crosses)) return std::nullopt;
  MultiPolygon cut;
  for (const Polygon& polygon : shape) {
    for (Polygon& part : cut_at_antimeridian(polygon)) cut.push_back(std::move(part));
  }
  shape = std::move(cut);
  return std::nullopt;
}

/// Marks unusable lines, with a problem of `layer` for each.
std::vector<bool> bad_lines(const std::string& layer, const std::vector<LonLat>& vertex,
                            const std::vector<std::size_t>& first_vertex, Problems& problems) {
  std::vector<bool> bad(first_vertex.size() - 1, false);
  for (std::size_t line = 0; line < bad.size(); ++line) {
    const auto at = [&](std::size_t i) { return vertex.begin() + static_cast<std::ptrdiff_t>(i); };
    const std::vector<LonLat> own(at(first_vertex[line]), at(first_vertex[line + 1]));
    auto fault = fault_of_any(own);
    if (!fault && own.size() < 2) fault = ProblemKind::geometry_invalid;
    if (!fault) continue;
    bad[line] = true;
    problems.push_back({*fault, layer, static_cast<std::int64_t>(line), "", std::nullopt, ""});
  }
  return bad;
}

/// Removes the marked lines.
void drop_lines(std::vector<LonLat>& vertex, std::vector<std::size_t>& first_vertex,
                const std::vector<bool>& dropped) {
  LineColumns kept =
      kept_lines(vertex, first_vertex, [&](std::size_t line) { return !dropped[line]; });
  vertex = std::move(kept.vertex);
  first_vertex = std::move(kept.first_vertex);
}

[[noreturn]] void throw_wrong_length(std::string_view table, std::string_view column,
                                     std::size_t has, std::size_t rows) {
  const bool is_optional = has > 0;
  throw UsageError(filled_text(
      "the column '{}' of {} has {} rows, but the table has {}. Give each row a value{}",
      "{1}的列“{0}”有{2}行，而该表有{3}行；请逐行填写{4}", column, table, has, rows,
      is_optional ? Text(", or leave the column empty", "，或留空整列") : Text()));
}

const Text census_name{"the census of villages", "村庄的普查列"};
const Text networks_name{"the networks of the world", "管网表"};

[[noreturn]] void throw_other_services(const Text& what, std::size_t has, std::size_t services) {
  throw UsageError(filled_text(
      "the number of entries in {} is {}, but the catalogue has {} services. Give each service an "
      "entry",
      "{}有{}项，而指标库有{}项服务；请逐项服务给出", what, has, services));
}

/// Columns that remain empty if no row has a value.
bool may_be_empty(std::string_view table, std::string_view column) {
  if (table == "facilities" && column == "county") return true;
  for (const std::string_view name :
       {"land", "other_places", "town_by", "county_by", "is_people_estimated", "is_leaving",
        "is_outside", "gives_access", "census"}) {
    if (column == name) return true;
  }
  return false;
}

/// The last value of each enumeration in the tables.
constexpr Level last_value(Level) { return Level::unknown; }
constexpr TriState last_value(TriState) { return TriState::unknown; }
constexpr CensusAnswer last_value(CensusAnswer) { return CensusAnswer::own; }
constexpr ParentUnitEvidence last_value(ParentUnitEvidence) {
  return ParentUnitEvidence::nearest_seat;
}
constexpr VillageCategory last_value(VillageCategory) { return VillageCategory::unknown; }
constexpr Direction last_value(Direction) { return Direction::backward; }

// Throws UsageError for a cell that no column of its type can have.
template <class Row, class T>
void require_cells(std::string_view, std::string_view, const Column<Row, T>&) {}
template <class Row, class T>
requires std::is_enum_v<T>
void require_cells(std::string_view table, std::string_view name, const Column<Row, T>& column) {
  for (const Row row : rows(column)) {
    if (column[row] <= last_value(T{})) continue;
    throw UsageError(filled_text(
        "row {} of the column '{}' of {} has the value {}, which is not one of its type",
        "{2}的列“{1}”第{0}行的值 {3} 不是该类型的值", row.index, name, table,
        static_cast<unsigned>(column[row])));
  }
}

/// Texts are written to files and compared character by character.
template <class Row>
void require_cells(std::string_view table, std::string_view name, const TextColumn<Row>& column) {
  for (const Row row : rows(column)) {
    if (is_utf8(column[row])) continue;
    throw UsageError(filled_text("row {} of the column '{}' of {} is not valid UTF-8",
                                 "{2}的列“{1}”第{0}行不是有效的 UTF-8", row.index, name, table));
  }
}

template <class Row>
void fill(TextColumn<Row>& column, std::size_t rows) {
  column.resize(rows);
}
template <class Row, class T>
void fill(Column<Row, T>& column, std::size_t rows) {
  column.resize(rows);
}
template <class Row>
void fill(Column<Row, TriState>& column, std::size_t rows) {
  column.resize(rows, TriState::unknown);
}
template <class Row>
void fill(Column<Row, VillageCategory>& column, std::size_t rows) {
  column.resize(rows, VillageCategory::unknown);
}

/// Feature ids: the row numbers.
template <class Row>
void fill(Column<Row, std::int64_t>& column, std::size_t rows) {
  for (std::size_t row = 0; row < rows; ++row) column.push_back(static_cast<std::int64_t>(row));
}

/// Throws UsageError if a column has another number of rows, or cells that no column of its type
/// can have; fills empty columns with defaults.
template <class Table>
void resolve_columns(std::string_view name, Table& table, std::size_t rows) {
  each_column(table, [&](std::string_view column, auto& cells) {
    require_cells(name, column, cells);
    if (cells.size() == rows || (cells.empty() && may_be_empty(name, column))) return;
    if (!cells.empty()) throw_wrong_length(name, column, cells.size(), rows);
    fill(cells, rows);
  });
}

void require_service(std::string_view column, ServiceId service,
                     const ServiceCatalogue& catalogue) {
  if (service.index < catalogue.services.size()) return;
  throw UsageError(
      filled_text("{} has service {}, but the number of services in the catalogue is {}",
                  "{} 中的服务编号为 {}，而指标库只有{}项服务", column, service.index,
                  catalogue.services.size()));
}

/// Throws UsageError if `first_vertex` does not divide the vertices of a table into lines.
void require_lines(std::string_view table, const std::vector<LonLat>& vertex,
                   const std::vector<std::size_t>& first_vertex) {
  const bool divides = !first_vertex.empty() && first_vertex.front() == 0 &&
                       std::ranges::is_sorted(first_vertex) && first_vertex.back() == vertex.size();
  if (divides) return;
  throw UsageError(
      filled_text("first_vertex of {} does not partition its {} vertices: it must begin with 0, "
                  "increase, and end with their number",
                  "{}的 first_vertex 未能划分其{}个节点：应以 0 开头、依次递增，并以节点总数结尾",
                  table, vertex.size()));
}

/// Throws UsageError if a column has another number of rows than the table.
template <class Table>
void require_columns(std::string_view name, const Table& table, std::size_t rows) {
  each_column(table, [&](std::string_view column, const auto& cells) {
    if (cells.size() == rows || (cells.empty() && may_be_empty(name, column))) return;
    throw_wrong_length(name, column, cells.size(), rows);
  });
}

/// Validates one table per function.
class WorldCheck {
 public:
  WorldCheck(World& world, const ServiceCatalogue& catalogue, Problems& problems)
      : world_(world), catalogue_(catalogue), problems_(problems) {}

  void towns() {
    Towns& towns = world_.towns;
    if (towns.level.empty()) towns.level.resize(towns.size(), Level::town);
    resolve_columns("towns", towns, towns.place.size());
    for (const TownId t : rows(towns.place)) {
      if (towns.level[t] > Level::town) towns.level[t] = Level::town;
      check_people("towns", towns, t);
      const auto share = towns.non_farm_share[t];
      if (share && !(*share >= 0.0 && *share <= 1.0))
        discard(towns.non_farm_share[t], ProblemKind::number_unreadable, "towns", towns, t,
                fmt::format("non_farm_share = {}", *share));
    }
    drop_invalid_places("towns", towns);
  }

  void villages() {
    Villages& villages = world_.villages;
    if (villages.census.empty()) villages.census.resize(catalogue_.services.size());
    resolve_services(census_name, villages.census.size());
    attributes();
    resolve_columns("villages", villages, villages.place.size());
    for (const VillageId v : rows(villages.place)) {
      check_people("villages", villages, v);
      const auto households = villages.households[v];
      if (households && !(*households >= 0.0 && *households <= max_people))
        discard(villages.households[v], ProblemKind::number_unreadable, "villages", villages, v,
                fmt::format("households = {}", *households));
      for (VillageAttribute& attribute : villages.attributes) check_attribute(attribute, v);
      if (has_land(villages, v)) resolve_land(v);
    }
    drop_invalid_places("villages", villages);
    resolve_codes(villages, problems_);
  }

  /// Attributes have distinct names, which criteria and exemptions refer to.
  void attributes() {
    std::set<std::string_view> names;
    for (VillageAttribute& attribute : world_.villages.attributes) {
      if (attribute.name.empty() || !is_utf8(attribute.name) ||
          !names.insert(attribute.name).second) {
        throw UsageError(
            filled_text("the attributes of villages need distinct names in UTF-8; '{}' is none",
                        "村庄的附加字段名称须各不相同、非空且为 UTF-8；“{}”不合要求",
                        is_utf8(attribute.name) ? attribute.name : ""));
      }
    }
  }

  void facilities() {
    Facilities& facilities = world_.facilities;
    if (facilities.service.size() != facilities.place.size())
      throw_wrong_length("facilities", "service", facilities.service.size(),
                         facilities.place.size());
    if (facilities.level.empty()) facilities.level.resize(facilities.size(), Level::unknown);
    resolve_columns("facilities", facilities, facilities.place.size());
    for (const FacilityId f : rows(facilities.place)) {
      check_service("service of facilities", facilities.service[f]);
      const auto radius = facilities.radius[f];
      if (radius && !(radius->value > 0.0 && std::isfinite(radius->value)))
        discard(facilities.radius[f], ProblemKind::radius_implausible, "facilities", facilities, f,
                fmt::format("radius = {}", radius->value));
      if (!facilities.other_places.empty())
        std::erase_if(facilities.other_places[f], [](LonLat p) { return fault_of(p).has_value(); });
    }
    drop_invalid_places("facilities", facilities);
  }

  void networks() {
    if (world_.networks.empty()) world_.networks.resize(catalogue_.services.size());
    resolve_services(networks_name, world_.networks.size());
    for (const ServiceId s : rows(world_.networks)) {
      NetworkLines& lines = world_.networks[s];
      const std::string layer = "networks." + catalogue_.services[s].id;
      if (lines.first_vertex.empty()) lines.first_vertex.push_back(0);
      require_lines(layer, lines.vertex, lines.first_vertex);
      const auto bad = bad_lines(layer, lines.vertex, lines.first_vertex, problems_);
      if (std::ranges::find(bad, true) != bad.end())
        drop_lines(lines.vertex, lines.first_vertex, bad);
      lines.given = lines.given || lines.size() > 0 || lines.are_the_roads;
    }
  }

  void roads() {
    Roads& roads = world_.roads;
    if (!is_utf8(roads.layer)) {
      throw UsageError(
          Text("the layer name of roads is not valid UTF-8", "道路图层的名称不是有效的 UTF-8"));
    }
    if (roads.first_vertex.empty()) roads.first_vertex.push_back(0);
    require_lines(roads.layer, roads.vertex, roads.first_vertex);
    const auto unknown = static_cast<float>(catalogue_.travel.unknown_road_kmh);
    if (roads.speed_kmh.empty()) roads.speed_kmh.resize(roads.size(), unknown);
    if (roads.direction.empty()) roads.direction.resize(roads.size(), Direction::both);
    if (roads.is_open.empty()) roads.is_open.resize(roads.size(), TriState::yes);
    if (roads.gives_access.empty()) roads.gives_access.resize(roads.size(), TriState::yes);
    resolve_columns(roads.layer, roads, roads.size());
    for (const RoadId r : rows(roads.speed_kmh)) {
      if (roads.speed_kmh[r] > 0.0F && std::isfinite(roads.speed_kmh[r])) continue;
      problems_.push_back({ProblemKind::speed_implausible, roads.layer, roads.feature[r], "",
                           std::nullopt, fmt::format("speed_kmh = {}", roads.speed_kmh[r])});
      roads.speed_kmh[r] = unknown;
    }
    const auto bad = bad_lines(roads.layer, roads.vertex, roads.first_vertex, problems_);
    if (std::ranges::find(bad, true) != bad.end()) {
      drop_lines(roads.vertex, roads.first_vertex, bad);
      each_column(roads, [&](std::string_view, auto& column) { drop_rows(column, bad); });
    }
    roads.given = roads.given || roads.size() > 0;
  }

  void areas(const std::string& layer, Areas& areas) {
    resolve_columns(layer, areas, areas.shape.size());
    std::vector<bool> dropped(areas.size(), false);
    for (const AreaId a : rows(areas.shape)) {
      const auto fault = fault_of(areas.shape[a]);
      if (!fault) continue;
      dropped[a.index] = true;
      problems_.push_back({*fault, layer, static_cast<std::int64_t>(a.index),
                           record_label(areas.code[a], areas.name[a]), std::nullopt, ""});
    }
    drop_rows(areas, dropped);
  }

  void misplaced() const {
    for (const ServiceId s : world_.misplaced) check_service("misplaced of world", s);
  }

  void sites() {
    ProposedSites& sites = world_.proposed_sites;
    resolve_columns("proposed_sites", sites, sites.place.size());
    std::vector<bool> dropped(sites.place.size(), false);
    for (const auto s : rows(sites.place)) {
      const auto fault = fault_of(sites.place[s]);
      if (!fault) continue;
      dropped[s.index] = true;
      problems_.push_back({*fault, "proposed_sites", static_cast<std::int64_t>(s.index),
                           std::string(sites.name[s]), std::nullopt, ""});
    }
    drop_rows(sites, dropped);
  }

 private:
  void check_service(std::string_view column, ServiceId service) const {
    require_service(column, service, catalogue_);
  }

  void resolve_services(const Text& what, std::size_t has) const {
    if (has != catalogue_.services.size())
      throw_other_services(what, has, catalogue_.services.size());
  }

  template <class Table, class Row>
  void report(ProblemKind kind, const char* layer, const Table& table, Row row, Text detail) {
    const bool is_placed = !fault_of(table.place[row]);
    problems_.push_back(
        {kind, layer, table.feature[row], record_label(table.code[row], table.name[row]),
         is_placed ? std::optional(table.place[row]) : std::nullopt, std::move(detail)});
  }

  /// Resets a value to unknown, with a problem.
  template <class T, class Table, class Row>
  void discard(std::optional<T>& value, ProblemKind kind, const char* layer, const Table& table,
               Row row, Text detail) {
    value.reset();
    report(kind, layer, table, row, std::move(detail));
  }

  template <class Table, class Row>
  void check_people(const char* layer, Table& table, Row row) {
    const auto people = table.people[row];
    if (!people || (people->value >= 0.0 && people->value <= max_people)) return;
    const ProblemKind kind = std::isnan(people->value)    ? ProblemKind::number_unreadable
                             : people->value > max_people ? ProblemKind::people_implausible
                                                          : ProblemKind::people_negative;
    discard(table.people[row], kind, layer, table, row, fmt::format("people = {}", people->value));
  }

  void check_attribute(VillageAttribute& attribute, VillageId v) {
    const auto value = attribute.value[v];
    if (value && !std::isfinite(*value))
      discard(attribute.value[v], ProblemKind::number_unreadable, "villages", world_.villages, v,
              fmt::format("{} = {}", attribute.name, *value));
  }

  /// Turns a village with unusable polygons into a point.
  void resolve_land(VillageId v) {
    const auto fault = fault_of(world_.villages.land[v]);
    if (!fault) return;
    world_.villages.land[v].clear();
    report(ProblemKind::geometry_part_left_out, "villages", world_.villages, v, "");
  }

  template <class Table>
  void drop_invalid_places(const char* layer, Table& table) {
    std::vector<bool> dropped(table.size(), false);
    for (const auto row : rows(table.place)) {
      const auto fault = fault_of(table.place[row]);
      if (!fault) continue;
      dropped[row.index] = true;
      report(*fault, layer, table, row, "");
    }
    if (std::ranges::find(dropped, true) != dropped.end()) drop_rows(table, dropped);
  }

  World& world_;
  const ServiceCatalogue& catalogue_;
  Problems& problems_;
};

}  // namespace

World checked_world(World world, const ServiceCatalogue& catalogue, Problems& problems) {
  check_catalogue(catalogue);
  WorldCheck check(world, catalogue, problems);
  check.towns();
  check.villages();
  check.facilities();
  check.networks();
  check.roads();
  check.areas("boundaries", world.boundaries);
  check.areas("built_up", world.built_up);
  check.areas("exclusions", world.exclusions);
  check.sites();
  check.misplaced();
  return world;
}

void require_shape(const World& world, const ServiceCatalogue& catalogue) {
  const std::size_t services = catalogue.services.size();
  if (world.villages.census.size() != services)
    throw_other_services(census_name, world.villages.census.size(), services);
  if (world.networks.size() != services)
    throw_other_services(networks_name, world.networks.size(), services);
  require_columns("towns", world.towns, world.towns.place.size());
  require_columns("villages", world.villages, world.villages.place.size());
  require_columns("facilities", world.facilities, world.facilities.place.size());
  for (const ServiceId s : world.facilities.service)
    require_service("service of facilities", s, catalogue);
  for (const ServiceId s : world.misplaced) require_service("misplaced of world", s, catalogue);
  for (const ServiceId s : rows(world.networks)) {
    const NetworkLines& lines = world.networks[s];
    require_lines("networks." + catalogue.services[s].id, lines.vertex, lines.first_vertex);
  }
  require_lines(world.roads.layer, world.roads.vertex, world.roads.first_vertex);
  require_columns(world.roads.layer, world.roads, world.roads.size());
  require_columns("boundaries", world.boundaries, world.boundaries.shape.size());
  require_columns("built_up", world.built_up, world.built_up.shape.size());
  require_columns("exclusions", world.exclusions, world.exclusions.shape.size());
  require_columns("proposed_sites", world.proposed_sites, world.proposed_sites.place.size());
}

}  // namespace hinterland
