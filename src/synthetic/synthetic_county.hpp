// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/shapefile.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/table.hpp>
#include <hinterland/text.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

struct SyntheticSettings {
  std::size_t villages = 300;
  std::uint64_t seed = 1;
  Language language = Language::zh;  ///< of the study's results
};

/// An invented region for tests and demonstrations: one county, or several side by side. Two
/// columns hold attributes that `World` does not have.
struct SyntheticCounty {
  SyntheticSettings settings;
  std::size_t counties = 0;
  World world;
  Column<ServiceId, std::string> services;  ///< ids in the catalogue; the numbering is local
  TextColumn<LineId> road_class;            ///< of the lines of `road`: 省道, 县道, 村道
  TextColumn<FacilityId> facility_kind;     ///< as in the layer: 卫生院

  /// The service of an id, which must be one of `services`.
  ServiceId find(std::string_view id) const;

  /// The zone of the plane coordinates, and the CRS of all written layers.
  static constexpr GaussKrugerZone zone{39};
};

/// Limits of the number of villages.
inline constexpr std::size_t fewest_villages = 50;
inline constexpr std::size_t max_villages = 1'000'000;

/// Generates a region with the given number of villages, one town per 25 and one county per 375 of
/// them, around 117 E, 36 N.
///
/// Villages are along main roads and valleys, at least 300 m apart; networks extend from the towns
/// along the roads; the census agrees with the networks and has gaps. All records are valid;
/// `plant_faults` adds faults. The same settings give the same result for any number of threads.
///
/// Throws UsageError if the number of villages is out of range. Time and memory are proportional to
/// the villages; counties are generated in parallel.
SyntheticCounty make_up_county(const SyntheticSettings& settings, const Progress& progress);

/// A deliberate fault.
struct PlantedFault {
  ProblemKind kind;    ///< as which a check must report it
  std::string layer;   ///< the layer's key in the study: villages
  std::string record;  ///< the code of the record; empty: the whole layer
  std::string detail;  ///< the faulty contents
};

/// A field value that replaces the one of the table.
struct WrittenText {
  std::string layer;
  std::string role;  ///< code, name, kind, households, or the id of a service
  std::uint32_t row = 0;
  std::string text;
};

struct PlantedFaults {
  std::vector<PlantedFault> faults;
  std::vector<WrittenText> written;
  bool facilities_encoding = false;  ///< the layer's .cpg says UTF-8, but the bytes are GB18030
};

/// Adds twelve faults, one of each kind that checks must report, for any number of villages. Faults
/// that the tables can represent are made in the tables; the others are in `written`. The same
/// county gets the same faults.
PlantedFaults plant_faults(SyntheticCounty& county);

}  // namespace hinterland
