// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Reports implausible positions of villages, even if all layers agree with each other:
///
///   radians  within 3.15° of longitude and 1.58° of latitude of 0° N 0° E, where there is no land,
///            and on land if read as radians
///   sea      no land within the degree square, and on land if one sign, both signs or the order of
///            the axes is changed
///   names    Chinese names or codes, but outside East Asia, and inside if a sign or the order of
///            the axes is changed
///
/// At least 95 % of the places must satisfy this. One `crs_doubtful` with the key to write. O(V).
void doubt_implausible_places(const World& world, const StudyLayers& layers, Problems& problems);

}  // namespace hinterland
