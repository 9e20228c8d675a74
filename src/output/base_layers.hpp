// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/study.hpp>
#include <hinterland/summary.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// The input data under the results, as tables: `towns` and `facilities`, and as far as the study
/// has them `networks`, `boundaries`, `roads`, `built_up`, `exclusions`, `proposed_sites` and
/// `village_land`; `idle_places` and `idle_lines`, which do not serve, if there are any; also
/// `town_pages`, the rectangle around the villages and the seat of each town. Refers to its
/// arguments, which must outlive it. O(rows).
std::vector<OutputLayer> base_layers(const Study& study, const Findings& findings,
                                     const Figures& figures);

/// For each place of a town, whether it is near the others: not more than six times as far from the
/// middle as half of them, or not more than 10 km. The others are at wrong coordinates. O(places).
std::vector<std::uint8_t> are_near_together(const std::vector<LonLat>& places);

/// The label of a field of a base layer; empty if it has none.
std::string_view base_alias(std::string_view field, Language language);

}  // namespace hinterland
