// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/mapping.hpp"
#include "osm_study/pages.hpp"

#include <hinterland/progress.hpp>

#include <string>

namespace hinterland::osm {

/// Converts an OpenStreetMap extract to a complete study: osm.gpkg, study.toml, left_out.csv and
/// README.md. The folder is written atomically. The same file, mapping and language give the same
/// bytes. Returns the imported data.
///
///   language  of the study's reports
///
/// Throws UsageError if the folder exists and is not empty; Error if the file cannot be read, has
/// no village (the message lists its contents), or the folder cannot be written.
Import write_study(const std::string& file, const std::string& folder, const Mapping& mapping,
                   const Progress& progress, Language language = Language::zh);

}  // namespace hinterland::osm
