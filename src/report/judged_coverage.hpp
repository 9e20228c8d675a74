// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/planning/coverage.hpp>

#include <algorithm>

namespace hinterland {

/// Whether a village is covered; unknown where no facility of any service is known.
inline Answer judged(const Coverage& coverage, VillageId village) {
  const bool nothing = std::ranges::all_of(
      coverage.access, [](const ServiceAccess& a) { return a.nothing_known(); });
  return nothing ? Answer::unknown : coverage.covered[village];
}

}  // namespace hinterland
