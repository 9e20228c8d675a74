// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/crs_corrections.hpp"
#include "input/coordinates/read_crs.hpp"
#include "input/placing/read_lands.hpp"

#include <hinterland/study.hpp>
#include <hinterland/text.hpp>
#include <hinterland/units.hpp>

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
  bool is_far = false;    ///< nothing can be concluded from it
  /// What would bring it to the others; none: nothing that was tried does.
  std::optional<LayerCorrection> correction;
  /// Where two layers stand against each other: what would bring the villages to it.
  std::optional<LayerCorrection> correction_of_villages;
};

/// Looks for layers that lie elsewhere than the villages, `layers[0]`; if those lie
/// away from all others, which lie together, they are the stray. So they are where they
/// lie with no layer, and they alone have a correction; where either has one and both are
/// another order of axes, that layer which names its coordinates in columns is right,
/// and else the villages stray.
///
/// A layer lies with the villages where nine in ten of its cells of land are near
/// one of theirs, or the other way round: a network at the edge of the county does,
/// and so do the roads of the whole province. Of the others, those more than 100 km
/// away stray, lines and seats that are farther away than the villages lie from each other, and
/// than 30 km, and those that are remote; what is nearer, or overlaps, only does where
/// another zone, order of axes or CRS puts it on the villages. Only then is a file read once
/// more. Layers with `keep_far` are passed over.
std::vector<Stray> find_strays(const std::vector<LayerLand>& layers);

/// The land of all layers but one.
OccupiedLand joined_lands(const std::vector<LayerLand>& layers, std::size_t but);

/// What was found, and the key that would put it right.
Text describe_stray(const Stray& stray, const std::vector<LayerLand>& layers);

/// The message of a mismatch with more than the layer itself can say: the CRSs of the study's other
/// layers, and those that put it where these lie. Where there are such, they stand in place of what
/// the coordinates look like alone, which may be anywhere in the world; datums that are centred on
/// the Earth stand first.
Text with_advice_of_others(const CrsMismatch& mismatch, const StudyLayers& layers);

}  // namespace hinterland
