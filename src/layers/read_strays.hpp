// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/crs_candidates.hpp"
#include "layers/read_crs.hpp"
#include "layers/read_lands.hpp"

#include <hinterland/base/text.hpp>
#include <hinterland/base/units.hpp>
#include <hinterland/layers/layer_source.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// A layer that does not lie with the others.
struct Stray {
  std::size_t layer = 0;  ///< in the list that was asked about
  Metres apart;           ///< from the villages; of the villages from the nearest layer
  bool only_one = false;  ///< all others lie together, so this is the one that is wrong
  /// What would bring it to the others; none: nothing that was tried does.
  std::optional<CrsCandidate> cure;
};

/// Looks for layers that lie elsewhere than the villages, `layers[0]`; if those lie
/// away from all others, which lie together, they are the stray.
///
/// A layer lies with the villages where nine in ten of its cells of land are near
/// one of theirs, or the other way round: a network at the edge of the county does,
/// and so do the roads of the whole province. Of the others, those more than 100 km
/// away stray; what is nearer, or overlaps, only does where another zone, order of
/// axes or CRS puts it on the villages. Only then is a file read once more.
std::vector<Stray> find_strays(const std::vector<LayerLand>& layers);

/// What was found, and the key that would put it right.
Text describe_stray(const Stray& stray, const std::vector<LayerLand>& layers);

/// More than the layer itself can say about CRSs that would place it: those of the
/// study's other layers, and those that put it where these lie. Empty: nothing.
std::string advice_of_others(const CrsMisfit& misfit, const StudyLayers& layers);

}  // namespace hinterland
