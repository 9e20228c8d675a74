// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_network.hpp"
#include "network/road_topology.hpp"
#include "network/village_roads.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <set>
#include <tuple>
#include <vector>

/// Loose ends of roads, and the villages that they keep out of the service radius.
namespace hinterland {

/// What is measured, and by what settings.
struct RoadQuestion {
  const World& world;  ///< whose facilities are settled
  const ServiceCatalogue& catalogue;
  const CoverageSettings& coverage;
  const RoadSettings& roads;
  const TravelSettings& travel;
};

/// An end that stops this near another road may be meant to join it.
inline constexpr Metres dangling_end_reach = 50_m;

/// Some villages, and the people in them.
struct Brought {
  std::set<VillageId> villages;
  People people;

  void add(VillageId v, const Villages& all) {
    if (villages.insert(v).second) people += all.people[v].value_or(0_people);
  }
};

/// An end that stops short, and the villages that this keeps out of the radius.
struct EndCorrection {
  RoadJoint joint;
  Brought alone;     ///< by joining this end
  Brought together;  ///< of the others, those whose ways would lead over it were all joined
  Metres widest;     ///< of the gaps on the ways of these

  auto weight() const {
    return std::tuple(alone.people, alone.villages.size(), together.people,
                      together.villages.size(), -1.0 * joint.gap);
  }
};

/// Those that keep villages out, most people first.
struct EndCorrections {
  std::size_t loose = 0;  ///< ends, with those that keep no village out; 0 where none does
  std::vector<EndCorrection> correction;
};

/// Roads, and coverage measured on them.
struct MeasuredRoads {
  const VillageRoads& roads;
  const Coverage& coverage;
};

/// Says of each dangling end what it would bring into the radius alone, and of the villages that no
/// end brings alone over which ends their ways would lead. Of two joints of one end that bring the
/// same, the nearer is kept.
///
///   question  by a metric along roads
///   now       the roads as they are joined by the settings
///   mended    with all dangling ends joined
EndCorrections find_end_corrections(const RoadQuestion& question, const MeasuredRoads& now,
                                    const MeasuredRoads& mended);

}  // namespace hinterland
