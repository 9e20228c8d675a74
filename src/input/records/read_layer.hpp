// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/study.hpp>

#include "input/columns/records.hpp"

#include <vector>

namespace hinterland {

/// Whether a layer without records is an error.
enum class NoRecords { refused, taken };

/// Reads one layer.
///
/// A field named in `source.fields` is used; else the first of the request's names that the layer
/// has, with a note. A record without usable geometry is left out and reported as a problem.
///
/// Throws Error if the file, layer or field does not exist (the message lists those that do), if
/// the file is damaged, if its CRS is unknown and its coordinates cannot be degrees, if no record
/// has a usable geometry, or if there are no records and that is refused. Throws UsageError if PROJ
/// does not know the CRS.
Records read_layer(const LayerSource& source, Shape shape,
                   const std::vector<FieldRequest>& requests, Problems& problems,
                   const Progress& progress, NoRecords no_records = NoRecords::refused);

}  // namespace hinterland
