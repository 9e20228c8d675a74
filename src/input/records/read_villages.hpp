// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace hinterland {

/// The requests for a layer of villages: roles, marks for exemptions, the census, and the
/// attributes of the study.
std::vector<FieldRequest> village_requests(const LayerSource& source,
                                           const ServiceCatalogue& catalogue);

/// Reads the villages, with their census columns, marks and attributes.
///
/// Infrastructure services are found by the names in the catalogue (census_names.hpp). A public
/// service is read only if `fields` of the study names it, since 教育 or 文化 is often a count of
/// something. A village without a name gets its code as name, or else its number in the layer.
/// `shape` is `lands`, or `none` for a table without places, whose places are NaN.
Villages read_villages(const LayerSource& source, Shape shape, const ServiceCatalogue& catalogue,
                       IdleRecords& idle, Problems& problems, Notes& notes,
                       const Progress& progress);

/// The rows of a census table.
struct CensusRows {
  Villages villages;  ///< without places
  /// By the `feature` of a row: the number of its village in the layer of villages, from the column
  /// `village_feature` of the survey form; rows without one are not in it.
  std::unordered_map<std::int64_t, std::int64_t> number;
};

/// Reads a census table as `read_villages` does, with the numbers of a survey form.
CensusRows read_census(const LayerSource& source, const ServiceCatalogue& catalogue,
                       Problems& problems, Notes& notes, const Progress& progress);

}  // namespace hinterland
