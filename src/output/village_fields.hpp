// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/home_units.hpp"
#include "output/identifiers.hpp"
#include "output/output_layer.hpp"
#include "planning/access.hpp"

#include <hinterland/coverage.hpp>
#include <hinterland/plan.hpp>
#include <hinterland/world.hpp>

#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>

/// Fields that several layers have.
namespace hinterland {

/// The town and the county of a row, with their codes. unit(row) -> pointer to HomeUnit; null: the
/// row has none.
template <class UnitOfRow>
void add_unit_fields(LayerBuilder& layer, UnitOfRow unit) {
  const auto add = [&](std::string_view name, std::string HomeUnit::*part) {
    layer.text(name, [unit, part](std::size_t row) -> std::string_view {
      const HomeUnit* const here = unit(row);
      return here == nullptr ? std::string_view() : std::string_view(here->*part);
    });
  };
  add("town", &HomeUnit::town);
  add("town_code", &HomeUnit::town_code);
  add("county", &HomeUnit::county);
  add("county_code", &HomeUnit::county_code);
}

/// The fields that identify the village of a row, and its people. village(row) -> VillageId or
/// std::optional<VillageId>; none: the fields are null.
/// `sites`, if not null, gives the people before villages move to adopted sites.
template <class VillageOfRow>
void add_village_fields(LayerBuilder& layer, const Villages& villages, const HomeUnits& units,
                        VillageOfRow village_of, const Sites* sites = nullptr) {
  const auto village = [village_of](std::size_t row) -> std::optional<VillageId> {
    return village_of(row);
  };
  layer.number("village_feature", [&villages, village](std::size_t row) -> std::optional<double> {
    const std::optional<VillageId> here = village(row);
    if (!here || villages.feature.empty() || villages.feature[*here] < 0) return std::nullopt;
    return static_cast<double>(villages.feature[*here]);
  });
  const auto add = [&](std::string_view name, const TextColumn<VillageId>& column) {
    layer.text(name, [&column, village](std::size_t row) -> std::string_view {
      const std::optional<VillageId> here = village(row);
      return here ? column[*here] : std::string_view();
    });
  };
  add("village_code", villages.code);
  add("village", villages.name);
  add_unit_fields(layer, [&units, village](std::size_t row) -> const HomeUnit* {
    const std::optional<VillageId> here = village(row);
    return here ? &units.of(*here) : nullptr;
  });
  layer.number("people", [&villages, village, sites](std::size_t row) -> std::optional<double> {
    const std::optional<VillageId> here = village(row);
    if (!here) return std::nullopt;
    const auto people =
        sites != nullptr ? sites->people_of(villages, *here) : villages.people[*here];
    return people ? std::optional(people->value) : std::nullopt;
  });
  if (villages.is_people_estimated.empty()) return;
  layer.answer("people_estimated", [&villages, village](std::size_t row) {
    const std::optional<VillageId> here = village(row);
    return here ? villages.is_people_estimated[*here] : TriState::unknown;
  });
}

/// The site that the village of a row would move to, or moves to if the site is adopted.
/// village(row) -> VillageId.
template <class VillageOfRow>
void add_site_of_village(LayerBuilder& layer, const Sites& sites, VillageOfRow village) {
  const auto site_of = [&sites, village](std::size_t row) -> std::optional<SiteId> {
    if (sites.of_village.empty()) return std::nullopt;
    return sites.of_village[village(row)];
  };
  layer.number("site", [site_of](std::size_t row) -> std::optional<double> {
    const std::optional<SiteId> site = site_of(row);
    return site ? std::optional(site->index + 1.0) : std::nullopt;
  });
  layer.text("site_name", [&sites, site_of](std::size_t row) -> std::string_view {
    const std::optional<SiteId> site = site_of(row);
    return site ? std::string_view(sites.name[*site]) : std::string_view();
  });
}

/// The places of the villages of the rows. village(row) -> VillageId.
template <class VillageOfRow>
void add_village_places(LayerBuilder& layer, const Villages& villages, VillageOfRow village) {
  layer.points([&villages, village](std::size_t row) { return villages.place[village(row)]; });
}

/// The zone of a village where coverage cannot be determined.
inline constexpr std::string_view unknown_zone = "unknown";

/// The zone of a village by the radii of one public service; unknown if no facility of a town is
/// known, or if the village is beyond those that are and some are misplaced.
inline std::string_view zone_of_service(const ServiceAccess& access, VillageId village,
                                        const World& world) {
  const Zone zone = access.zone[village];
  const bool is_doubtful = zone == Zone::outside && world.misplaced.contains(access.service);
  return access.facilities == 0 || is_doubtful ? unknown_zone : identifier(zone);
}

/// The least value with two decimals that covers the village if it is used as its radius, or time
/// limit: up to the grace of a comparison less than the value, otherwise rounded up.
inline double rounded_up(double value, double grace) {
  constexpr double of_grace = 0.9;  // the rest is for rounding errors
  return std::ceil(100.0 * (value - of_grace * grace)) / 100.0;
}

/// The critical radius of the village: metres, or minutes if the metric is time; rounded up.
/// village(row) -> VillageId.
template <class VillageOfRow>
void add_critical_radius(LayerBuilder& layer, const Coverage& coverage, VillageOfRow village) {
  layer.number("critical_radius_m", [&coverage, village](std::size_t row) {
    return coverage.critical_radius.empty()
               ? unreachable.value
               : rounded_up(coverage.critical_radius[village(row)].value, radius_grace.value);
  });
  if (coverage.critical_time.empty()) return;
  layer.number("critical_minutes", [&coverage, village](std::size_t row) {
    return rounded_up(coverage.critical_time[village(row)].value, time_grace.value);
  });
}

/// What the plan pays in the village for a gap, without lines; none: the gap is not in the plan.
inline std::optional<Fen> planned_cost(const Findings& findings, GapId gap) {
  const Schedule& schedule = findings.schedule;
  const bool is_planned = schedule.given() && schedule.gap_year[gap] != unbuilt;
  return is_planned ? std::optional(findings.extension.gaps.local_cost[gap].mid) : std::nullopt;
}

}  // namespace hinterland
