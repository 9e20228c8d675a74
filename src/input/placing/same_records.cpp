// SPDX-License-Identifier: Apache-2.0
#include "input/placing/same_records.hpp"

#include "base/text_fill.hpp"

#include <cmath>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

namespace hinterland {

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

Text told(const LayerContents& earlier, const LayerContents& later, bool same_file) {
  if (same_file)
    return filled_text("{} and {} are both '{}'", "{} 与 {} 均为“{}”", earlier.source->name,
                       later.source->name, later.source->path);
  return filled_text("all {4} records of {0} ('{1}') and {2} ('{3}') are the same",
                     "{0}（“{1}”）与 {2}（“{3}”）的 {4} 条记录完全相同", earlier.source->name,
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
                          told(all[j], all[i], same_file)});
    }
  }
}

}  // namespace hinterland
