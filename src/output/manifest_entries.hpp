// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/plan.hpp>
#include <hinterland/study.hpp>
#include <hinterland/write.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// A value of run.json for a list of settings and sources.
struct ManifestEntry {
  std::string part;   ///< in the language of the study: settings, layers, ...
  std::string label;  ///< what the key means, in the language of the study
  std::string value;  ///< numbers and lists as in JSON; words in the language of the study
  std::string key;    ///< as in the study file: coverage.band_radius_m
};

/// The program and its version, the effective settings, the layers, the inputs with their hashes,
/// and the notes, as `manifest_text` writes them. Empty values are left out.
std::vector<ManifestEntry> manifest_entries(const Study& study, const Findings& findings,
                                            const std::vector<InputFile>& inputs);

}  // namespace hinterland
