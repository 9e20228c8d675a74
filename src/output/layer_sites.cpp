// SPDX-License-Identifier: Apache-2.0
#include "output/layers.hpp"

#include "output/identifiers.hpp"
#include "output/output_layer.hpp"

#include <algorithm>
#include <memory>
#include <optional>
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
    for (std::size_t i = 0; i < sites.gathers[site].size(); ++i) {
      found->push_back({site, sites.gathers[site][i], i});
    }
  }
  return found;
}

LonLat place_of(const SiteRow& row, const Findings& findings) {
  return row.member ? findings.world.villages.place[*row.village] : findings.sites.place[row.site];
}

std::optional<double> people_of(const SiteRow& row, const Findings& findings) {
  if (!row.member) return findings.sites.people[row.site].value;
  const std::optional<People>& people = findings.world.villages.people[*row.village];
  return people ? std::optional(people->value) : std::nullopt;
}

/// Whether any of the people are estimated; for a site, of its host or of any member.
Answer is_estimated(const SiteRow& row, const Findings& findings) {
  const auto& estimated = findings.world.villages.is_people_estimated;
  const auto is = [&](VillageId v) { return estimated[v] == Answer::yes; };
  bool any = row.village && is(*row.village);
  if (!row.member) any = any || std::ranges::any_of(findings.sites.gathers[row.site], is);
  return any ? Answer::yes : Answer::no;
}

void add_site(LayerBuilder& layer, const SiteRows& table, const Sites& sites) {
  layer.number("site", [table](std::size_t row) { return (*table)[row].site.index + 1.0; });
  layer.text("site_name", [table, &sites](std::size_t row) -> std::string_view {
    return sites.name[(*table)[row].site];
  });
  layer.text("role", [table](std::size_t row) -> std::string_view {
    return (*table)[row].member ? "gathers" : "site";
  });
  layer.text("site_kind", [table, &sites](std::size_t row) {
    return identifier(sites.kind[(*table)[row].site]);
  });
}

void add_village(LayerBuilder& layer, const SiteRows& table, const Villages& villages) {
  const auto add = [&](std::string_view name, const TextColumn<VillageId>& column) {
    layer.text(name, [table, &column](std::size_t row) -> std::string_view {
      const std::optional<VillageId> village = (*table)[row].village;
      if (!village) return {};
      return column[*village];
    });
  };
  add("village_code", villages.code);
  add("village", villages.name);
  add("town", villages.town);
  add("county", villages.county);
}

void add_gathering(LayerBuilder& layer, const SiteRows& table, const Findings& findings) {
  const Sites& sites = findings.sites;
  layer.number("people",
               [table, &findings](std::size_t row) { return people_of((*table)[row], findings); });
  if (!findings.world.villages.is_people_estimated.empty()) {
    layer.answer("people_estimated", [table, &findings](std::size_t row) {
      return is_estimated((*table)[row], findings);
    });
  }
  layer.number("villages", [table, &sites](std::size_t row) -> std::optional<double> {
    if ((*table)[row].member) return std::nullopt;
    return static_cast<double>(sites.gathers[(*table)[row].site].size());
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

OutputLayer sites_layer(const Findings& findings) {
  const SiteRows table = site_rows(findings.sites);
  LayerBuilder layer("sites", table->size());
  layer.points([table, &findings](std::size_t row) { return place_of((*table)[row], findings); });
  add_site(layer, table, findings.sites);
  add_village(layer, table, findings.world.villages);
  add_gathering(layer, table, findings);
  return layer.take();
}

}  // namespace hinterland
