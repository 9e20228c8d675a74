// SPDX-License-Identifier: Apache-2.0
#include "input/verify/built_up_centres.hpp"

#include "geometry/overlay.hpp"

#include <span>

namespace hinterland {

std::size_t move_to_built_up(Villages& villages, const Areas& built_up) {
  constexpr Hectares least{0.1};
  if (villages.land.empty() || built_up.size() == 0) return 0;
  const auto centre = points_in_common(std::span(villages.land.data(), villages.land.size()),
                                       std::span(built_up.shape.data(), built_up.size()), least);
  std::size_t moved = 0;
  for (VillageId v : rows(villages.land)) {
    if (!centre[v.index]) continue;
    villages.place[v] = *centre[v.index];
    ++moved;
  }
  return moved;
}

}  // namespace hinterland
