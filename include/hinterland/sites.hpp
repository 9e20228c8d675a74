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

struct SitesSettings {
  Metres near_seat = 3_km;  ///< villages within this distance of a seat are candidates
  Metres gather = 3_km;     ///< largest distance of a move, so that fields remain reachable
  People least_people = 3000_people;         ///< of a community
  People least_people_sparse = 1500_people;  ///< of a community in a sparse area
  Movable movable = Movable::marked;
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
  Column<SiteId, std::vector<VillageId>> gathers;       ///< the moving villages, nearest first
  Column<SiteId, std::vector<Metres>> gather_distance;  ///< straight-line
  std::size_t candidates = 0;
  std::size_t excluded = 0;  ///< candidates on excluded land
  std::size_t movable_villages = 0;

  std::size_t size() const { return place.size(); }
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

}  // namespace hinterland
