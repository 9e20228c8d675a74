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

/// What the pages of an imported study are made from.
struct Import {
  std::string file;  ///< its name, without its folder
  Extract extract;
  Choices choices;
  Language language = Language::zh;  ///< of the study's reports
};

/// "A (admin_centre of relation/1), B": what may be a seat where the extract has no town.
std::string candidates_text(const Choices& choices, Language language);

/// The text of `study.toml`: names each layer of osm.gpkg that has anything in it, and of each
/// network that its absence says nothing.
std::string study_text(const Import& import, const Mapping& mapping);

/// What became of old versions, deleted objects and further copies, a line each; empty: there
/// were none.
std::string versions_text(const Extract& extract, Language language);

/// The text of README.md: origin, licence, time of the data, what is there (the layers of osm.gpkg)
/// and what was left out.
std::string readme_text(const Import& import, std::span<const OutputLayer> layers);

/// The text of left_out.csv: an object a row, with its layer, reason and place.
std::string left_out_text(const Extract& extract);

/// What an import found, in a few lines for a terminal: first what keeps the study from an answer
/// (no town, no public facility), then what is there, what was left out by reason, and what to do
/// next.
///
///   folder  where the study is
std::string import_summary(const Import& import, const ServiceCatalogue& catalogue,
                           const std::string& folder, Language language);

/// Whether a person must look at anything: there is no town, no public facility, or a fault.
bool has_problems(const Import& import, const ServiceCatalogue& catalogue);

}  // namespace hinterland::osm
