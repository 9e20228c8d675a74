// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "synthetic/made_up_county.hpp"
#include "synthetic/made_up_faults.hpp"

#include <string>

namespace hinterland {

/// The text of a made-up study's `study.toml`, explained in Chinese and English.
std::string study_file_text(const MadeUpCounty& county);

/// The text of its README.md: that all is made up, from which seed, under which
/// licence, and what was made wrong on purpose.
std::string study_readme_text(const MadeUpCounty& county, const PlantedFaults& planted);

}  // namespace hinterland
