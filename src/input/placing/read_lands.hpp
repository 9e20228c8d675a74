// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/occupied_land.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hinterland {

/// A layer of a study, and where it was placed.
struct LayerLand {
  const LayerSource* source = nullptr;
  OccupiedLand land;
  bool is_remote = false;  ///< it lies beside the study: see mark_remote_layers
};

/// How many rows of a table come from each of its sources, in their order.
struct RowsOfSources {
  std::vector<std::size_t> facilities;
  std::vector<std::size_t> exclusions;
};

/// The land of every layer of the study; villages first, and no land for layers
/// that are not given.
std::vector<LayerLand> lands_of(const World& world, const StudyLayers& layers,
                                const ServiceCatalogue& catalogue, const RowsOfSources& rows_of);

/// The layers with this order of axes in the one of this name.
StudyLayers turned(StudyLayers layers, const std::string& name, Axes axes);

/// Lines that lie elsewhere prove nothing where the villages are: no network of a
/// layer that strays is complete, and none at all if the villages stray.
void conclude_nothing(World& world, const StudyLayers& layers, const ServiceCatalogue& catalogue,
                      const std::string& stray);

/// The layers of the study that are given, villages first.
std::vector<const LayerSource*> given_sources(const StudyLayers& layers);

}  // namespace hinterland
