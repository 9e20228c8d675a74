// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "synthetic/synthetic_county.hpp"

#include <hinterland/progress.hpp>

#include <string>

namespace hinterland {

/// What was written.
struct WholeStudy {
  std::size_t villages = 0;
  std::size_t towns = 0;
  std::size_t counties = 0;
  std::size_t faults = 0;
};

/// Makes up a land with its faults and writes it as a study: shapefiles,
/// study.toml and README.md. The folder appears whole or not at all.
///
/// Same settings, same bytes. Throws UsageError where the number of villages is
/// out of range or the folder is there and not empty; Error where it cannot be
/// written.
WholeStudy write_synthetic_study(const std::string& folder, const SyntheticSettings& settings,
                                 const Progress& progress);

}  // namespace hinterland
