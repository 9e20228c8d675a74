// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/mapping.hpp"
#include "osm_study/pages.hpp"

#include <hinterland/progress.hpp>

#include <string>

namespace hinterland::osm {

/// Turns an OpenStreetMap extract into a study that runs: osm.gpkg, study.toml, left_out.csv and
/// README.md. The folder appears whole or not at all. Same file, mapping and language, same bytes.
/// Returns what was found.
///
///   language  that its reports will be in
///
/// Throws UsageError where the folder is there and not empty; Error where the file cannot be read,
/// where it has no village (saying what it has), and where the folder cannot be written.
Import write_study(const std::string& file, const std::string& folder, const Mapping& mapping,
                   const Progress& progress, Language language = Language::zh);

}  // namespace hinterland::osm
