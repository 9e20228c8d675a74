// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/home_units.hpp"
#include "output/short_names.hpp"

#include <hinterland/study.hpp>

#include <string>

namespace hinterland {

/// The keys and names that the layers of one study share, so that their rows can be joined.
struct OutputKeys {
  HomeUnits units;
  TextColumn<SegmentId> segments;  ///< as `segment_names`
  Column<ServiceId, std::string> short_names;
};

inline OutputKeys output_keys(const Study& study, const Findings& findings) {
  return {home_units(findings.world), segment_names(study.catalogue, findings.extension.segments),
          short_names(study.catalogue)};
}

}  // namespace hinterland
