// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/read.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// The columns that a layer of facilities may have. The kind is also a column of another name whose
/// cells are, four in five, kinds of the catalogue and nothing else; it is required where the study
/// does not say what all records are.
std::vector<FieldWish> facility_wishes(const LayerSource& source,
                                       const ServiceCatalogue& catalogue);

/// Reads one layer of facilities and adds them to the table.
///
/// The service is the source's own, or what the kind field means by the words
/// of the catalogue; a facility of an unknown kind is left out and becomes a
/// problem. Throws Error where the source names no service and the layer has no
/// kind field. Radii are metres; a column in which none is above 100 is read as
/// kilometres, and a note says so.
void read_facilities(const LayerSource& source, const ServiceCatalogue& catalogue,
                     Facilities& facilities, Problems& problems, Notes& notes,
                     const Progress& progress);

}  // namespace hinterland
