// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/gdal_table.hpp"

#include <hinterland/base/text.hpp>
#include <hinterland/layers/layer_source.hpp>
#include <hinterland/layers/problem.hpp>
#include <hinterland/layers/read.hpp>

#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// A role for which no column was found, and what to say of it.
struct UntakenColumn {
  std::string role;
  bool has_candidate = false;
  Text said;  ///< which columns may be meant, and the key to set
};

/// Looks for columns that may be meant for roles that found none: by a part of their name and by
/// what stands in the first 200 records. People are told of always, households, names, codes and
/// kinds where a column looks like one. Starts again at the first record.
///
///   roles   of the layer; those that are no such role are passed over
///   chosen  one a role: the column taken; none: no column was found
///   others  columns taken for something else: coordinates
std::vector<UntakenColumn> untaken_columns(GdalTable& table, const std::vector<std::string>& roles,
                                           const std::vector<std::optional<std::size_t>>& chosen,
                                           const std::vector<std::size_t>& others);

/// The same for a layer that is read: a column that may hold the people of villages is one
/// `people_missing` for the layer, unless households stand for them; the rest are notes.
void say_untaken(GdalTable& table, const LayerSource& source, const std::vector<FieldWish>& wishes,
                 const std::vector<std::optional<std::size_t>>& chosen,
                 const std::vector<std::size_t>& others, Notes& notes, Problems& problems);

}  // namespace hinterland
