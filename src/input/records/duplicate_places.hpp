// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Reports villages at the same place, within 1 m: two of the same name, which may be one village;
/// two of different towns, or at least three of any names, which were probably geocoded by their
/// town or county. One problem per place (`duplicate_place`), the places with the most villages
/// first; of more than 50 places the first 50, with the total.
///
/// O(villages log villages), for any distribution.
void find_same_places(const Villages& villages, Problems& problems);

/// Reports facilities that were probably geocoded by their county: five or more with different
/// names at exactly one place, if
///
///   towns  their names begin with those of at least three towns, or
///   share  they are more than a third of all, three of them of one service, and the study has at
///          least two towns
///
/// A building with a few services meets neither condition. One `duplicate_place` per place, those
/// with the most facilities first, at most ten. O(facilities log facilities).
void find_same_facilities(const World& world, Problems& problems);

}  // namespace hinterland
