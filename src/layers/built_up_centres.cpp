// SPDX-License-Identifier: Apache-2.0
#include "layers/built_up_centres.hpp"

#include <hinterland/geometry/overlay.hpp>

#include <span>

namespace hinterland {

void move_to_built_up(Villages& villages, const Areas& built_up) {
  constexpr Hectares least{0.1};
  if (villages.land.empty() || built_up.size() == 0) return;
  const auto centre = points_in_common(std::span(villages.land.data(), villages.land.size()),
                                       std::span(built_up.shape.data(), built_up.size()), least);
  for (VillageId v : rows(villages.land)) {
    if (centre[v.index]) villages.place[v] = *centre[v.index];
  }
}

}  // namespace hinterland
