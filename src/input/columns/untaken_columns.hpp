// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"
#include "input/records/read.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A role for which no column was found, and what to say of it.
struct UntakenColumn {
  std::string role;
  bool has_candidate = false;
  bool is_decisive = false;  ///< the answers depend on the role
  Text said;                 ///< which columns may be meant, and the key to set
};

/// Which columns are taken: for a role, or for something else, as coordinates.
std::vector<bool> taken_columns(std::size_t columns,
                                const std::vector<std::optional<std::size_t>>& chosen,
                                const std::vector<std::size_t>& others);

/// Looks for columns that may be meant for roles that found none: by a part of their name and by
/// what stands in the first records. People are told of always, households, names, codes, kinds,
/// levels and radii where a column looks like one.
///
///   layer    the block of the study: villages, towns, facilities.medical, ...
///   samples  of the columns
///   roles    of the layer; those that are no such role are passed over
///   chosen   one a role: the column taken; none: no column was found
std::vector<UntakenColumn> untaken_columns(std::string_view layer,
                                           const std::vector<TableField>& fields,
                                           const std::vector<ColumnSample>& samples,
                                           const std::vector<std::string>& roles,
                                           const std::vector<std::optional<std::size_t>>& chosen,
                                           const std::vector<bool>& is_taken);

/// The same for a layer that is read: a column that may hold the people of villages is one
/// `people_missing` for the layer, unless households stand for them; one that may hold the names of
/// villages, towns or boundaries, or the level or radius of facilities, a `field_ambiguous`, as the
/// answers depend on it; the rest are notes. Of
/// villages also the columns of answers that are not read, of lines and areas those that say that
/// they are something else. Starts again at the first record.
void say_untaken(GdalTable& table, const LayerSource& source, const std::vector<FieldWish>& wishes,
                 const std::vector<std::optional<std::size_t>>& chosen,
                 const std::vector<std::size_t>& others, Notes& notes, Problems& problems);

/// Whether a note of `say_untaken` is that a layer has no column of this role, or none that is
/// recognised.
bool says_untaken(const Text& note, std::string_view layer, std::string_view role);

}  // namespace hinterland
