// SPDX-License-Identifier: Apache-2.0
#include "output/layers.hpp"

#include "output/identifiers.hpp"
#include "output/output_layer.hpp"
#include "output/village_fields.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

/// A site, or one of the villages that relocate to it.
struct SiteRow {
  SiteId site;
  std::optional<VillageId> village;   ///< the host, or a member
  std::optional<std::size_t> member;  ///< index among the members; none: the site
};

using SiteRows = std::shared_ptr<const std::vector<SiteRow>>;

SiteRows site_rows(const Sites& sites) {
  auto found = std::make_shared<std::vector<SiteRow>>();
  for (SiteId site : rows(sites.place)) {
    found->push_back({site, sites.host[site], std::nullopt});
    for (std::size_t i = 0; i < sites.relocated[site].size(); ++i) {
      found->push_back({site, sites.relocated[site][i], i});
    }
  }
  return found;
}

LonLat place_of(const SiteRow& row, const Findings& findings) {
  return row.member ? findings.world.villages.place[*row.village] : findings.sites.place[row.site];
}

void add_site(LayerBuilder& layer, const SiteRows& table, const Sites& sites) {
  layer.number("site", [table](std::size_t row) { return (*table)[row].site.index + 1.0; });
  layer.text("site_name", [table, &sites](std::size_t row) -> std::string_view {
    return sites.name[(*table)[row].site];
  });
}

void add_gathering(LayerBuilder& layer, const SiteRows& table, const Findings& findings) {
  const Sites& sites = findings.sites;
  layer.number("site_people",
               [table, &sites](std::size_t row) { return sites.people[(*table)[row].site].value; });
  layer.number("villages", [table, &sites](std::size_t row) -> std::optional<double> {
    if ((*table)[row].member) return std::nullopt;
    return static_cast<double>(sites.relocated[(*table)[row].site].size());
  });
  layer.number("straight_m", [table, &sites](std::size_t row) -> std::optional<double> {
    const SiteRow& here = (*table)[row];
    if (!here.member) return std::nullopt;
    return sites.gather_distance[here.site][*here.member].value;
  });
  layer.number("farthest_m", [table, &sites](std::size_t row) -> std::optional<double> {
    const SiteRow& here = (*table)[row];
    const std::vector<Metres>& distances = sites.gather_distance[here.site];
    if (here.member || distances.empty()) return std::nullopt;
    return distances.back().value;  // sorted, nearest first
  });
}

}  // namespace

OutputLayer sites_layer(const Findings& findings, const OutputKeys& keys) {
  const SiteRows table = site_rows(findings.sites);
  LayerBuilder layer("sites", table->size());
  layer.points([table, &findings](std::size_t row) { return place_of((*table)[row], findings); });
  add_site(layer, table, findings.sites);
  layer.text("role", [table](std::size_t row) -> std::string_view {
    return (*table)[row].member ? "relocates" : "site";
  });
  layer.text("site_kind", [table, &findings](std::size_t row) {
    return identifier(findings.sites.kind[(*table)[row].site]);
  });
  layer.boolean("adopted", [table, &findings](std::size_t row) {
    return findings.sites.adopts((*table)[row].site);
  });
  add_village_fields(
      layer, findings.world.villages, keys.units,
      [table](std::size_t row) { return (*table)[row].village; }, &findings.sites);
  add_gathering(layer, table, findings);
  return layer.take();
}

OutputLayer relocations_layer(const Findings& findings, const OutputKeys& keys) {
  auto moves = std::make_shared<std::vector<SiteRow>>(*site_rows(findings.sites));
  std::erase_if(*moves, [](const SiteRow& row) { return !row.member; });
  const SiteRows table = moves;
  auto ways = std::make_shared<std::vector<LonLat>>();
  for (const SiteRow& move : *table) {
    ways->push_back(place_of(move, findings));
    ways->push_back(findings.sites.place[move.site]);
  }
  LayerBuilder layer("relocations", table->size());
  layer.lines([ways](std::size_t row) { return std::span(*ways).subspan(2 * row, 2); });
  add_site(layer, table, findings.sites);
  add_village_fields(
      layer, findings.world.villages, keys.units,
      [table](std::size_t row) { return (*table)[row].village; }, &findings.sites);
  layer.number("straight_m", [table, &findings](std::size_t row) {
    const SiteRow& move = (*table)[row];
    return findings.sites.gather_distance[move.site][*move.member].value;
  });
  return layer.take();
}

}  // namespace hinterland
