// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms_draft.hpp"

namespace hinterland::forms {

/// The layers of a county of 12 villages and two towns, in their plain form:
///
///   villages               points, with people, households, a category and a census
///   towns                  two seats, 14 km apart
///   facilities             eight, of three levels
///   networks.water_supply  a main through the first town
///   roads                  pieces of less than 1 km, so that a projection bends them by less
///                          than 2 cm
///   boundaries, exclusions one polygon each
///
/// Every village is at least 100 m from where its answer would change.
std::vector<Draft> plain_county();

/// Kilometres east and north of the seat of the first town, converted to degrees.
struct Spot {
  double east = 0.0;
  double north = 0.0;
};
OGRPoint point_at(Spot spot);

}  // namespace hinterland::forms
