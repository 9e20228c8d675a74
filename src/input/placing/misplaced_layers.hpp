// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/layer_lands.hpp"
#include "input/placing/place_corrections.hpp"
#include "input/placing/place_records.hpp"

#include <hinterland/study.hpp>
#include <hinterland/text.hpp>
#include <hinterland/units.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// A misplaced layer, one that is not near the others.
struct MisplacedLayer {
  std::size_t layer = 0;  ///< index in the list passed in
  Metres apart;           ///< distance to the villages; for the villages, to the nearest layer
  bool only_one = false;  ///< all others agree, so this layer is the wrong one
  bool is_far = false;    ///< nothing can be concluded from it
  /// The correction that moves it to the others; none if nothing fits.
  std::optional<LayerCorrection> correction;
  /// If two layers contradict each other: the correction that moves the villages to this layer.
  std::optional<LayerCorrection> correction_of_villages;
};

/// Finds layers that are not near the villages, `layers[0]`. The villages themselves are reported
/// if they are away from all other layers, which are together; or if no layer is near them and only
/// they have a correction. If both sides can be corrected by exchanging the axes, the villages are
/// reported, unless their coordinates come from named columns and those of the only other layer do
/// not.
///
/// A layer is near the villages if at least nine in ten of its cells are near theirs or vice versa:
/// this holds for a network at the edge of the county and for the roads of the whole province.
/// Other layers are misplaced if they are more than 100 km away, or, for lines and seats, farther
/// than the extent of the villages and than 30 km, or if they are marked as remote. Layers that are
/// nearer or overlap are misplaced only if another zone, order of axes or CRS moves them to the
/// villages; only for this test are files read again. Layers with `keep_far` are not checked.
std::vector<MisplacedLayer> find_misplaced_layers(const std::vector<LayerLand>& layers);

/// The land of all layers except one.
OccupiedLand joined_lands(const std::vector<LayerLand>& layers, std::size_t but);

/// Describes the finding and the key that corrects it.
Text describe_misplaced(const MisplacedLayer& misplaced, const std::vector<LayerLand>& layers);

/// The message of a mismatch, extended by the CRSs of the study's other layers and those that place
/// this layer near them. If there are any, they replace the guess from the coordinates alone, which
/// may be anywhere in the world. CRSs with geocentric datums are listed first.
Text with_advice_of_others(const CrsMismatch& mismatch, const StudyLayers& layers);

}  // namespace hinterland
