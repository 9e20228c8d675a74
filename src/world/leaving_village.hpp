// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

namespace hinterland {

/// Whether the village moves to an adopted site. Then it is not counted among the villages, and its
/// people are counted at the host.
inline bool does_leave(const Villages& villages, VillageId village) {
  return !villages.is_leaving.empty() && villages.is_leaving[village] == TriState::yes;
}

}  // namespace hinterland
