// SPDX-License-Identifier: Apache-2.0
#include "input/placing/layer_roles.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "geometry/overlay.hpp"
#include "input/columns/kind_words.hpp"
#include "input/columns/land_use.hpp"
#include "input/notation/place_codes.hpp"
#include "world/place_name.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace hinterland {

namespace {

constexpr std::size_t min_rows = 3;
constexpr std::size_t digits_of_a_village = 12;
constexpr std::size_t digits_of_a_town = 9;

bool is_name_of_village(std::string_view name) {
  constexpr std::array<std::string_view, 8> ends = {"村",   "村委会", "村民委员会", "居委会",
                                                    "社区", "社區",   "居民委员会", "嘎查"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return name.ends_with(end); });
}

bool is_name_of_higher_level(std::string_view name) {
  return may_be_of_higher_level(name) && level_named_in(name).has_value();
}

/// Whether the last word is a kind of facility and not an administrative level: 王庄镇人民政府 is a
/// town.
bool is_name_of_facility(std::string_view name, const KindWords& words) {
  if (is_name_of_village(name) || is_name_of_higher_level(without_seat_words(name, Level::town)))
    return false;
  const auto match = words.match(name);
  return match && plain_word(name).ends_with(match->word);
}

/// The number of significant digits of a code of a village or town; 0 if it is not such a code or
/// is shorter than `min_length`.
std::size_t digits_that_count(std::string_view code, std::size_t min_length = digits_of_a_village) {
  const auto place = coded_place(code);
  return place && code.size() >= min_length && code.size() <= digits_of_a_village
             ? place->prefix.size()
             : 0;
}

/// How many rows of a layer look like villages, towns or facilities.
struct RowKinds {
  std::size_t rows = 0;
  std::size_t villages_by_name = 0;
  std::size_t villages_by_code = 0;
  std::size_t villages_by_level = 0;
  std::size_t towns_by_name = 0;
  std::size_t towns_by_code = 0;
  std::size_t facilities_by_name = 0;
  std::string first;
  std::size_t least = min_rows;

  bool is_most(std::size_t count) const { return rows >= least && 5 * count >= 4 * rows; }
  bool is_least(std::size_t count) const { return 5 * count <= rows; }

  bool are_towns() const {
    return is_most(towns_by_name) || (is_most(towns_by_code) && is_least(villages_by_name));
  }
  bool are_villages() const {
    return is_most(villages_by_name) || is_most(villages_by_level) ||
           (is_most(villages_by_code) && is_least(towns_by_name));
  }
  bool are_facilities() const { return is_most(facilities_by_name); }
};

/// `name` and `code` return the name and code of a row.
template <class Name, class Code>
RowKinds count_kinds(std::size_t size, const Name& name, const Code& code, const KindWords& words) {
  RowKinds kinds;
  kinds.rows = size;
  for (std::uint32_t row = 0; row < size; ++row) {
    const std::size_t digits = digits_that_count(code(row));
    kinds.villages_by_name += is_name_of_village(name(row)) ? 1 : 0;
    kinds.towns_by_name += is_name_of_higher_level(name(row)) ? 1 : 0;
    kinds.villages_by_code += digits == digits_of_a_village ? 1 : 0;
    kinds.towns_by_code += digits > 0 && digits <= digits_of_a_town ? 1 : 0;
    if (kinds.first.empty()) kinds.first = name(row);
  }
  if (kinds.is_least(kinds.villages_by_name + kinds.towns_by_name)) {
    for (std::uint32_t row = 0; row < size; ++row)
      kinds.facilities_by_name += is_name_of_facility(name(row), words) ? 1 : 0;
  }
  return kinds;
}

template <class Row, class Table>
RowKinds count_kinds(const Table& table, const KindWords& words) {
  return count_kinds(
      table.size(), [&](std::uint32_t row) { return table.name[Row{row}]; },
      [&](std::uint32_t row) { return table.code[Row{row}]; }, words);
}

void report_role(const LayerSource& source, const RowKinds& kinds, const Text& role,
                 const Text& rest, Problems& problems) {
  problems.push_back({ProblemKind::layer_role_doubtful, source.name, -1, "", std::nullopt,
                      filled_text("most of its {} rows have the names or codes of {}; the first is "
                                  "{}.{}",
                                  "{}条记录的名称或代码多为{}；首条为 {}。{}", kinds.rows, role,
                                  kinds.first, rest)});
}

/// The record of a layer of one or two villages that is a whole county, by its name and code or by
/// the seats of towns inside its area.
std::optional<VillageId> county_as_village(const World& world) {
  const Villages& villages = world.villages;
  if (villages.size() == 0 || villages.size() >= min_rows) return std::nullopt;
  for (const VillageId v : rows(villages.place)) {
    const std::size_t digits = digits_that_count(villages.code[v], 0);
    const bool is_coded_so = digits > 0 && digits <= digits_of_a_town;
    if (is_coded_so && is_name_of_higher_level(villages.name[v])) return v;
    if (villages.land.empty()) continue;
    const auto covering = first_covering(std::span(&villages.land[v], 1),
                                         std::span(world.towns.place.data(), world.towns.size()));
    if (std::ranges::count(covering, 0U) >= 3) return v;
  }
  return std::nullopt;
}

}  // namespace

std::optional<LayerKind> kind_of_places(const std::vector<std::string>& names,
                                        const std::vector<std::string>& codes,
                                        const ServiceCatalogue& catalogue) {
  const auto cell = [](const std::vector<std::string>& cells) {
    return [&cells](std::uint32_t row) {
      return row < cells.size() ? std::string_view(cells[row]) : std::string_view();
    };
  };
  RowKinds kinds = count_kinds(std::max(names.size(), codes.size()), cell(names), cell(codes),
                               KindWords(catalogue));
  kinds.least = 1;
  if (kinds.are_towns()) return LayerKind::towns;
  if (kinds.are_villages()) return LayerKind::villages;
  return kinds.are_facilities() ? std::optional(LayerKind::facilities) : std::nullopt;
}

void warn_of_layer_roles(const World& world, const StudyLayers& layers,
                         const ServiceCatalogue& catalogue, Problems& problems) {
  const KindWords words(catalogue);
  const RowKinds villages = count_kinds<VillageId>(world.villages, words);
  RowKinds towns = count_kinds<TownId>(world.towns, words);
  towns.villages_by_level =
      static_cast<std::size_t>(std::ranges::count(world.towns.level, Level::village));
  const bool are_exchanged = villages.are_towns() && towns.are_villages();
  const Text rest =
      are_exchanged
          ? Text(" The paths of villages and towns seem to have been swapped",
                 "villages 与 towns 的路径似已写反")
          : Text(" Check its path, layer, sql and where", "请核对其 path、layer、sql 和 where");
  const Text of_towns{"towns or counties", "乡镇或县"};
  const Text of_villages{"villages", "村"};
  const Text of_facilities{"facilities", "设施"};
  if (villages.are_towns()) {
    report_role(layers.villages, villages, of_towns, rest, problems);
  } else if (const auto county = county_as_village(world)) {
    problems.push_back(
        {ProblemKind::layer_role_doubtful, layers.villages.name, world.villages.feature[*county],
         std::string(world.villages.name[*county]), world.villages.place[*county],
         filled_text("by its name and code, or by the seats of towns on its land, the record is a "
                     "town or county.{}",
                     "该记录的名称和代码属于乡镇或县，或其范围内有多个乡镇驻地。{}", rest)});
  } else if (villages.are_facilities()) {
    report_role(layers.villages, villages, of_facilities, rest, problems);
  }
  if (towns.are_villages()) {
    report_role(layers.towns, towns, of_villages, rest, problems);
  } else if (towns.are_facilities()) {
    report_role(layers.towns, towns, of_facilities, rest, problems);
  }
}

namespace {

constexpr std::size_t min_villages = 5;
constexpr std::size_t max_areas = 100;  // boundaries are few; excluded land may have 100,000 areas

/// A range of rows of a table of areas.
struct SomeAreas {
  const Areas& areas;
  std::size_t first;
  std::size_t count;
};

/// Whether names or kinds of the areas state the land use. A kind equal to the name of the block in
/// the study does not count.
bool names_its_kind(const SomeAreas& some, std::string_view block) {
  for (std::size_t i = some.first; i < some.first + some.count; ++i) {
    const AreaId area{static_cast<std::uint32_t>(i)};
    const std::string_view kind = some.areas.kind[area];
    if (land_in_words(some.areas.name[area]) || (kind != block && land_in_words(kind))) return true;
  }
  return false;
}

/// Whether the areas cover all villages; with `one`, whether a single area does.
bool hold_all(const SomeAreas& some, const Villages& villages, bool one) {
  const auto shapes =
      std::span(some.areas.shape.data(), some.areas.size()).subspan(some.first, some.count);
  const auto covering =
      first_covering(shapes, std::span(villages.place.data(), villages.place.size()));
  return std::ranges::all_of(covering, [&](std::uint32_t shape) {
    return shape != outside_all && (!one || shape == covering.front());
  });
}

void warn_of_role(const LayerSource& source, const SomeAreas& some, const Villages& villages,
                  bool one, Problems& problems) {
  if (some.count == 0 || some.count > max_areas || villages.size() < min_villages) return;
  if (names_its_kind(some, source.name.substr(source.name.find('.') + 1)) ||
      !hold_all(some, villages, one))
    return;
  problems.push_back(
      {ProblemKind::layer_role_doubtful, source.name, -1, "", std::nullopt,
       filled_text(
           "it contains all {} villages, as a boundary does. Check its path, layer, sql and where",
           "它包含全部{}个村，像是行政区界线。请核对其 "
           "path、layer、sql 和 where",
           villages.size())});
}

}  // namespace

void warn_of_area_roles(const World& world, const StudyLayers& layers, const RowsOfSources& rows_of,
                        Problems& problems) {
  warn_of_role(layers.built_up, {world.built_up, 0, world.built_up.size()}, world.villages, true,
               problems);
  std::size_t first = 0;
  for (std::size_t i = 0; i < layers.exclusions.size(); ++i) {
    const std::size_t count = rows_of.exclusions[i];
    warn_of_role(layers.exclusions[i], {world.exclusions, first, count}, world.villages, false,
                 problems);
    first += count;
  }
}

namespace {

constexpr std::size_t min_records = 3;

/// A digest of the records of a layer, independent of their order.
struct Contents {
  std::size_t records = 0;
  std::uint64_t sum = 0;  ///< sum of the hashes of the records

  void add(std::uint64_t record) {
    ++records;
    sum += record;
  }
  friend bool operator==(const Contents&, const Contents&) = default;
};

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
std::uint64_t mixed(std::uint64_t value) {
  value += 0x9e3779b97f4a7c15U;
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31U);
}

std::uint64_t hash_of(LonLat place, std::uint64_t before) {
  constexpr double cells_in_degree = 1e6;
  if (!std::isfinite(place.lon) || !std::isfinite(place.lat)) return mixed(before);
  const auto cell = [](double degrees) {
    return static_cast<std::uint64_t>(std::llround(degrees * cells_in_degree));
  };
  return mixed(mixed(before + cell(place.lon)) + cell(place.lat));
}

std::uint64_t hash_of(std::span<const LonLat> vertices, std::uint64_t before) {
  for (const LonLat& vertex : vertices) before = hash_of(vertex, before);
  return before;
}

template <class Row, class Table>
Contents contents_of(const Table& table, std::size_t first, std::size_t count) {
  Contents contents;
  for (std::size_t i = first; i < first + count; ++i) {
    const Row row{static_cast<std::uint32_t>(i)};
    contents.add(hash_of(table.place[row], std::hash<std::string_view>{}(table.name[row])));
  }
  return contents;
}

Contents contents_of(LineView lines) {
  Contents contents;
  for (std::size_t l = 0; l < lines.size(); ++l) {
    const std::size_t first = lines.first_vertex[l];
    contents.add(hash_of(lines.vertex.subspan(first, lines.first_vertex[l + 1] - first), 1));
  }
  return contents;
}

/// A layer whose records no other layer may share, except as in `may_share`.
struct LayerContents {
  const LayerSource* source;
  Contents contents;
};

std::vector<LayerContents> layers_apart(const World& world, const StudyLayers& layers,
                                        const ServiceCatalogue& catalogue,
                                        const RowsOfSources& rows_of) {
  std::vector<LayerContents> all;
  all.push_back(
      {&layers.villages, contents_of<VillageId>(world.villages, 0, world.villages.size())});
  all.push_back({&layers.towns, contents_of<TownId>(world.towns, 0, world.towns.size())});
  all.push_back(
      {&layers.roads, contents_of(LineView{world.roads.vertex, world.roads.first_vertex})});
  std::size_t first = 0;
  for (std::size_t i = 0; i < layers.facilities.size(); first += rows_of.facilities[i++])
    all.push_back({&layers.facilities[i],
                   contents_of<FacilityId>(world.facilities, first, rows_of.facilities[i])});
  for (const auto& [service, source] : layers.networks) {
    const auto id = catalogue.find(service);
    const bool may_be_roads = id == catalogue.find(catalogue.travel.road_service);
    if (!may_be_roads || !layers.roads.given())
      all.push_back({&source, contents_of(world.lines_of(id.value()))});
  }
  all.push_back({&layers.boundaries, {}});
  all.push_back({&layers.built_up, {}});
  for (const LayerSource& source : layers.exclusions) all.push_back({&source, {}});
  return all;
}

/// Villages given as areas may also be boundaries and built-up land; boundaries may also be towns.
bool may_share(const StudyLayers& layers, const LayerSource* one, const LayerSource* other) {
  const auto are = [&](const LayerSource& a, const LayerSource& b) {
    return (one == &a && other == &b) || (one == &b && other == &a);
  };
  return are(layers.villages, layers.boundaries) || are(layers.villages, layers.built_up) ||
         are(layers.towns, layers.boundaries);
}

Text describe(const LayerContents& earlier, const LayerContents& later, bool same_file) {
  if (same_file)
    return filled_text("{} and {} are both '{}'", "{} 与 {} 均为“{}”", earlier.source->name,
                       later.source->name, later.source->path);
  return filled_text("all {4} records of {0} ('{1}') and {2} ('{3}') are the same",
                     "{0}（“{1}”）与 {2}（“{3}”）的{4}条记录完全相同", earlier.source->name,
                     earlier.source->path, later.source->name, later.source->path,
                     later.contents.records);
}

}  // namespace

void report_same_records(const World& world, const StudyLayers& layers,
                         const ServiceCatalogue& catalogue, const RowsOfSources& rows_of,
                         Problems& problems) {
  const auto all = layers_apart(world, layers, catalogue, rows_of);
  const auto records_of = [](const LayerSource& source) {
    return std::tie(source.path, source.layer, source.sql, source.where);
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; all[i].source->given() && j < i; ++j) {
      const bool same_file = records_of(*all[i].source) == records_of(*all[j].source);
      const bool same_contents =
          all[i].contents.records >= min_records && all[i].contents == all[j].contents;
      if (!same_file && !same_contents) continue;
      if (may_share(layers, all[i].source, all[j].source)) continue;
      problems.push_back({ProblemKind::layer_given_twice, all[i].source->name, -1, "", std::nullopt,
                          describe(all[j], all[i], same_file)});
    }
  }
}

}  // namespace hinterland
