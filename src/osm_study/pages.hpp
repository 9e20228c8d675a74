// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/extract.hpp"
#include "input/osm/mapping.hpp"
#include "osm_study/choices.hpp"
#include "output/output_layer.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/text.hpp>

#include <span>
#include <string>

namespace hinterland::osm {

/// The data for the pages of an imported study.
struct Import {
  std::string file;  ///< file name without folder
  Extract extract;
  Choices choices;
  Language language = Language::zh;  ///< of the study's reports
};

/// "A (admin_centre of relation/1), B": possible seats if the extract has no town.
std::string candidates_text(const Choices& choices, Language language);

/// The text of `study.toml`: lists each non-empty layer of osm.gpkg, and states for each network
/// that missing lines are no evidence of a missing service.
std::string study_text(const Import& import, const Mapping& mapping);

/// The number of old versions, deleted objects and duplicates, a line each; empty if there were
/// none.
std::string versions_text(const Extract& extract, Language language);

/// The text of README.md: origin, licence and date of the data, the layers of osm.gpkg, and what
/// was left out.
std::string readme_text(const Import& import, std::span<const OutputLayer> layers);

/// The text of left_out.csv: an object per row, with its layer, reason and place.
std::string left_out_text(const Extract& extract);

/// The result of an import, in a few lines for a terminal: first what the study lacks for a result
/// (no town, no public facility), then the layers, what was left out by reason, and the next steps.
///
///   folder  folder of the study
std::string import_summary(const Import& import, const ServiceCatalogue& catalogue,
                           const std::string& folder, Language language);

/// Whether the user must check the result: no town, no public facility, or a fault.
bool has_problems(const Import& import, const ServiceCatalogue& catalogue);

}  // namespace hinterland::osm
