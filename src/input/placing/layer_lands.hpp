// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/place_groups.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/coordinates.hpp>
#include <hinterland/study.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace hinterland {

/// A layer of the study and the land it covers.
struct LayerLand {
  const LayerSource* source = nullptr;
  OccupiedLand land;
  bool is_remote = false;  ///< away from the study: see mark_remote_layers
};

/// The number of rows that each source contributes to a table, in order.
struct RowsOfSources {
  std::vector<std::size_t> facilities;
  std::vector<std::size_t> exclusions;
};

/// The land of every layer of the study, villages first; empty for layers that are not given.
std::vector<LayerLand> lands_of(const World& world, const StudyLayers& layers,
                                const ServiceCatalogue& catalogue, const RowsOfSources& rows_of);

/// The layers, with the order of axes changed in the layer of this name.
StudyLayers with_axes(StudyLayers layers, const std::string& name, Axes axes);

/// Removes the completeness of networks whose lines are misplaced, so that the absence of a line is
/// no evidence of a gap: the networks of the layer `misplaced`, or all networks if the villages are
/// misplaced.
void conclude_nothing(World& world, const StudyLayers& layers, const ServiceCatalogue& catalogue,
                      const std::string& misplaced);

/// The layers given in the study, villages first.
std::vector<const LayerSource*> given_sources(const StudyLayers& layers);

/// Marks layers that are away from the study, though in the same region.
///
/// Lines are remote if no village, town or facility is within 10 km of any of them.
///
/// Seats are remote if more than half of the villages have no seat within 15 km although more than
/// half have a facility or a line within 10 km, and more than half of the seats have no village,
/// facility or line within 10 km (30 km for fewer than three seats or six villages). In a sparsely
/// populated county the villages are far from the seats, but schools and roads are near the seats.
///
/// Stops at the first line of a layer that is near; only remote layers are scanned completely.
void mark_remote_layers(std::vector<LayerLand>& lands, const World& world,
                        const StudyLayers& layers, const ServiceCatalogue& catalogue);

/// Keeps one place per cell of 11 km, which suffices to find out whether any are near.
std::vector<LonLat> thinned(std::span<const LonLat> places);
/// The same for all villages, towns and facilities.
std::vector<LonLat> places_around(const World& world);

/// Removes the facilities of layers far from the villages (all facilities if the villages are far),
/// and the seats of towns if they are far: they give no information on coverage. Their services
/// become `misplaced`.
void forget_facilities(World& world, const StudyLayers& layers, const RowsOfSources& rows_of,
                       const std::set<std::string>& far_layers);

}  // namespace hinterland
