// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/results.hpp"

#include <hinterland/progress.hpp>
#include <hinterland/text.hpp>

#include <string>

namespace hinterland {

/// The most towns of an atlas, which has at least one page per town.
inline constexpr std::size_t max_atlas_towns = 300;

/// The atlas, or why there is none.
struct Atlas {
  std::string pdf;  ///< empty: declined
  Text message;     ///< why; or characters that no font has; may be empty
};

/// Draws the atlas on A3 pages: the county with its map, legend, key figures, towns, years and
/// services; then each town with a village, with its map, its villages with gaps and its projects
/// by year. Tables continue on further pages. Maps are in the 3-degree Gauss-Kruger zone of the
/// county.
///
/// Declined, with the reason: more than `max_atlas_towns` towns; the system has no font, or none
/// for the language of the study. Characters of names that no font has are reported, and drawn as
/// the font draws missing characters. The same findings and fonts give the same bytes.
///
/// The layers are not used; of the inputs, the version is printed.
Atlas draw_atlas(const Results& results, const Progress& progress);

}  // namespace hinterland
