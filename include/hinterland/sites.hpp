// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/progress.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// Which villages may move: those marked as movable, or all but protected ones.
enum class Movable : std::uint8_t { marked, all };

/// Which of the chosen sites the study adopts: none, all, or those named.
enum class Adopt : std::uint8_t { none, all, named };

struct SitesSettings {
  Metres near_seat = 3_km;          ///< villages within this distance of a seat are candidates
  Metres gather = 3_km;             ///< largest distance of a move, so that fields remain reachable
  People min_people = 3000_people;  ///< of a community
  People min_people_sparse = 1500_people;  ///< of a community in a sparse area
  Movable movable = Movable::marked;
  Adopt adopt = Adopt::none;
  std::vector<std::string> adopted;  ///< if named: names of sites, or codes of their hosts
};

enum class SiteKind : std::uint8_t { central_village, near_seat, proposed };

using SiteId = Id<struct site>;

/// Sites of new communities, with the villages that move to each.
struct Sites {
  Column<SiteId, LonLat> place;
  Column<SiteId, SiteKind> kind;
  Column<SiteId, std::string> name;
  Column<SiteId, std::optional<VillageId>> host;        ///< the existing village at the site
  Column<SiteId, People> people;                        ///< of the host and all moving villages
  Column<SiteId, std::vector<VillageId>> relocated;     ///< the moving villages, nearest first
  Column<SiteId, std::vector<Metres>> gather_distance;  ///< straight-line
  Column<SiteId, TriState> is_adopted;                  ///< empty: none is
  /// The site that each village would move to, or moves to if the site is adopted.
  Column<VillageId, std::optional<SiteId>> of_village;
  /// The people of each village before it moves to an adopted site. Empty: no site is adopted.
  Column<VillageId, std::optional<People>> people_before;
  std::size_t candidates = 0;
  std::size_t excluded = 0;  ///< candidates on excluded land
  std::size_t movable_villages = 0;

  std::size_t size() const { return place.size(); }
  bool adopts(SiteId site) const {
    return !is_adopted.empty() && is_adopted[site] == TriState::yes;
  }
  /// The number of people of the village where it lies now.
  std::optional<People> people_of(const Villages& villages, VillageId village) const {
    return people_before.empty() ? villages.people[village] : people_before[village];
  }
};

/// Chooses sites greedily: each time the candidate that gathers the most people not yet gathered,
/// as long as it reaches the minimum population.
///
/// Candidates are central villages, villages near a seat and the user's own points, except
/// protected villages and places on excluded land. A village that hosts a site does not move. A
/// candidate that no village would move to is not chosen. Ties go to the lower candidate. A
/// heuristic without a bound; it gathers at least as many people as any single site.
///
/// Requires a world from `checked_world`. Coverage, gaps and the extension are not considered.
///
/// Throws UsageError, naming the setting, for settings that are not finite or out of range.
///
/// Lazy greedy evaluation, O(candidates × distinct village places in reach).
Sites choose_sites(const World& world, const SitesSettings& settings,
                   const Progress& progress = no_progress);

/// Adopts sites as the settings say, for the planning steps that follow: the villages that move
/// there leave the plan (`Villages::is_leaving`), and their people and households are counted at
/// the host. At a site without a host they are counted nowhere, because it is not a village of the
/// study. Everything is unchanged if nothing is adopted.
///
/// Called again for the same world and sites, it adopts further ones.
///
/// Throws UsageError, naming the setting, if a name is neither that of a site nor the code of its
/// host, or that of several sites: with what the village of that name is, or the nearest name.
/// O(villages + names × (villages + sites)).
void adopt_sites(World& world, Sites& sites, const SitesSettings& settings);

}  // namespace hinterland
