// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "osm_study/osm_pages.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/text.hpp>

#include <string>

namespace hinterland {

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
