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

/// Which villages may move: those that are marked so, or all (but the protected).
enum class Movable : std::uint8_t { marked, all };

struct SitesSettings {
  Metres near_seat = 3_km;            ///< villages this near a county or town seat are candidates
  Metres gather = 3_km;               ///< villages this near may gather: the way to the fields
  People least_people = 3000_people;  ///< a community has at least so many
  People least_people_sparse = 1500_people;  ///< in sparse areas
  Movable movable = Movable::marked;
};

enum class SiteKind : std::uint8_t { central_village, near_seat, proposed };

using SiteId = Id<struct site>;

/// Where new communities can gather villages. Member rows: who moves where.
struct Sites {
  Column<SiteId, LonLat> place;
  Column<SiteId, SiteKind> kind;
  Column<SiteId, std::string> name;
  Column<SiteId, std::optional<VillageId>> host;        ///< the village that is already there
  Column<SiteId, People> people;                        ///< host and all who gather
  Column<SiteId, std::vector<VillageId>> gathers;       ///< nearest first
  Column<SiteId, std::vector<Metres>> gather_distance;  ///< straight
  std::size_t candidates = 0;                           ///< looked at
  std::size_t excluded = 0;                             ///< candidates on land kept free
  std::size_t movable_villages = 0;
  People movable_people;

  std::size_t size() const { return place.size(); }
};

/// Chooses sites one after another, each time the one that gathers most people
/// of those not yet gathered, as long as it reaches the least number.
///
/// Candidates are central villages, villages near a seat and the user's own
/// points, unless they are protected or lie on land kept free. A village that
/// hosts a site does not move. A site to which no village would come is none. Ties go to the lower
/// candidate. A heuristic: no bound is known yet; the people gathered are at least those of any
/// single site.
///
/// O(candidates × places of villages in reach), lazily; villages at one place count as one.
Sites choose_sites(const World& world, const SitesSettings& settings,
                   const Progress& progress = no_progress);

}  // namespace hinterland
