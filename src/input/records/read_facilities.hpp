// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/study.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <vector>

namespace hinterland {

/// The requests for a layer of facilities. The kind may also be a column with another name of which
/// at least four fifths of the cells are kinds of the catalogue; it is required if the study does
/// not give the service of the layer.
std::vector<FieldRequest> facility_requests(const LayerSource& source,
                                            const ServiceCatalogue& catalogue);

/// Reads one layer of facilities and adds them to the table.
///
/// The service is that of the source, or the one that the kind denotes by the words of the
/// catalogue; a facility of unknown kind is left out and reported. Throws Error if the source gives
/// no service and the layer has no kind field. Radii are in metres; a column without values above
/// 100 is read as kilometres, with a note.
void read_facilities(const LayerSource& source, const ServiceCatalogue& catalogue,
                     Facilities& facilities, IdleRecords& idle, Problems& problems, Notes& notes,
                     const Progress& progress);

}  // namespace hinterland
