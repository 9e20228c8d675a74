// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/gauss_kruger.hpp"

#include <hinterland/progress.hpp>
#include <hinterland/table.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace hinterland {

struct SyntheticSettings {
  std::size_t villages = 300;
  std::uint64_t seed = 1;
};

/// Land without inhabitants, for trying things out: one county, or many side by side. Two columns
/// beside the tables hold what `World` has no room for.
struct SyntheticCounty {
  SyntheticSettings settings;
  std::size_t counties = 0;
  World world;
  Column<ServiceId, std::string> services;  ///< ids in the catalogue; the numbers are our own
  TextColumn<LineId> road_class;            ///< of the lines of `road`: 省道, 县道, 村道
  TextColumn<FacilityId> facility_kind;     ///< as a layer says it: 卫生院

  /// The service of an id, which must be one of `services`.
  ServiceId find(std::string_view id) const;

  /// The zone that the land is drawn in, and all its layers are written in.
  static constexpr GaussKrugerZone zone{39};
};

/// The fewest and the most villages that can be made up.
inline constexpr std::size_t fewest_villages = 50;
inline constexpr std::size_t max_villages = 1'000'000;

/// Makes up a land of exactly so many villages, with a town for every 25 and a
/// county for every 375 of them, around 117 E, 36 N.
///
/// Villages stand along main roads and valleys, 300 m apart at least; networks
/// grow out from the towns along the roads; the census agrees with the maps of
/// the networks and leaves out a part. Nothing is wrong with any record: see
/// `plant_faults`. Same settings, same land, for any number of threads.
///
/// Throws UsageError where the number of villages is out of range. Time and
/// memory grow with the villages; counties are made in parallel.
SyntheticCounty make_up_county(const SyntheticSettings& settings, const Progress& progress);

}  // namespace hinterland
