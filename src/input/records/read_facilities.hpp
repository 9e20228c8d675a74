// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <string>
#include <vector>

namespace hinterland {

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
