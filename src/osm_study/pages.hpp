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

namespace hinterland {

/// All that the pages of an imported study tell of.
struct OsmImport {
  std::string file;  ///< its name, without its folder
  OsmExtract extract;
  OsmChoices choices;
  Language language = Language::zh;  ///< of the study's reports
};

/// "A (admin_centre of relation/1), B": what may be a seat where the extract has no town.
std::string osm_candidates_text(const OsmChoices& choices, Language language);

/// The text of `study.toml`: names each layer of osm.gpkg that has anything in it, and of each
/// network that its absence says nothing.
std::string osm_study_text(const OsmImport& import, const OsmMapping& mapping);

/// What became of old versions, deleted objects and further copies, a line each; empty: there
/// were none.
std::string osm_versions_text(const OsmExtract& extract, Language language);

/// The text of README.md: origin, licence, time of the data, what is there (the layers of osm.gpkg)
/// and what was left out.
std::string osm_readme_text(const OsmImport& import, std::span<const OutputLayer> layers);

/// The text of left_out.csv: an object a row, with its layer, reason and place.
std::string osm_left_out_text(const OsmExtract& extract);

/// What an import found, in a few lines for a terminal: first what keeps the study from an answer
/// (no town, no public facility), then what is there, what was left out by reason, and what to do
/// next.
///
///   folder  where the study is
std::string osm_summary_text(const OsmImport& import, const ServiceCatalogue& catalogue,
                             const std::string& folder, Language language);

/// Whether a person must look at anything: there is no town, no public facility, or a fault.
bool has_problems(const OsmImport& import, const ServiceCatalogue& catalogue);

}  // namespace hinterland
