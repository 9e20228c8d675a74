// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "synthetic/synthetic_county.hpp"

#include <hinterland/progress.hpp>

#include <string>

namespace hinterland {

/// Counts of the written study.
struct WholeStudy {
  std::size_t villages = 0;
  std::size_t towns = 0;
  std::size_t counties = 0;
  std::size_t faults = 0;
};

/// Generates a county with faults and writes it as a study: shapefiles, study.toml and README.md.
/// The folder is written atomically.
///
/// The same settings give the same bytes. Throws UsageError if the number of villages is out of
/// range or the folder exists and is not empty; Error if it cannot be written.
WholeStudy write_synthetic_study(const std::string& folder, const SyntheticSettings& settings,
                                 const Progress& progress);

}  // namespace hinterland
