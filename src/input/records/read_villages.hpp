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

/// The columns that a layer of villages may have: roles, marks of exemptions, the census, and the
/// attributes of the study.
std::vector<FieldWish> village_wishes(const LayerSource& source, const ServiceCatalogue& catalogue);

/// Reads the villages, with their census columns, marks and attributes.
///
/// Infrastructure services are looked for by what the catalogue calls them (census_names.hpp); a
/// public service only where the study's `fields` names it, since 教育 or 文化 is often a number of
/// something. A village without a name goes
/// by its code, one without both by its number in the layer. `shape` is `lands`, or `none` for a
/// table without places, whose rows are nowhere.
Villages read_villages(const LayerSource& source, Shape shape, const ServiceCatalogue& catalogue,
                       Problems& problems, Notes& notes, const Progress& progress);

}  // namespace hinterland
