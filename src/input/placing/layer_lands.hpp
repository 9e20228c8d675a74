// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/place_groups.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
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
StudyLayers turned(StudyLayers layers, const std::string& name, Axes axes);

/// Removes the completeness of networks whose lines are misplaced, so that the absence of a line is
/// no evidence of a gap: the networks of the layer `stray`, or all networks if the villages are
/// misplaced.
void conclude_nothing(World& world, const StudyLayers& layers, const ServiceCatalogue& catalogue,
                      const std::string& stray);

/// The layers given in the study, villages first.
std::vector<const LayerSource*> given_sources(const StudyLayers& layers);

}  // namespace hinterland
