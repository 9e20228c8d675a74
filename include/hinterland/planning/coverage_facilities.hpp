// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue/service_catalogue.hpp>
#include <hinterland/layers/entities.hpp>
#include <hinterland/planning/coverage.hpp>

#include <cstddef>

namespace hinterland {

/// What became of the facilities whose level nobody has given.
struct SettledLevels {
  std::size_t without_level = 0;
  std::size_t taken_as_town = 0;  ///< the others: as the village's
  bool no_towns = false;          ///< neither seats nor built-up land to go by
};

/// Settles which facilities stand for a town, before coverage is measured.
///
/// With `towns_as_facilities` each seat becomes a facility of every public
/// service, with the level of the seat. A facility without a level is of town
/// level where a part of it is inside built-up land or within `town_reach` of a
/// seat, and of village level elsewhere; where the study has neither seats nor built-up land, all
/// are taken for the towns'. O((facilities + towns) log towns).
SettledLevels settle_facilities(World& world, const ServiceCatalogue& catalogue,
                                const CoverageSettings& settings);

}  // namespace hinterland
