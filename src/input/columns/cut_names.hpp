// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/field_match.hpp"
#include "input/records/read.hpp"

#include <hinterland/text.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hinterland {

/// A field whose name a shapefile cut in the middle of a character, and the roles as whose names
/// it may go on: 集中供 as 集中供水, 集中供热 and others.
struct CutName {
  std::size_t field = 0;
  std::vector<std::string> roles;
};

/// The fields that nothing but the study can settle: those of two roles or more, and those as which
/// another begins, so that the two may have been alike. O(fields cut × names).
std::vector<CutName> cut_names(const std::vector<TableField>& fields,
                               const std::vector<FieldWish>& wishes);

/// That it is read as none of them, with the key to write.
Text told(const CutName& cut, const std::vector<TableField>& fields);

/// The fields of `cut_names` beside these.
std::vector<std::size_t> and_cut_names(std::vector<std::size_t> these,
                                       const std::vector<TableField>& fields,
                                       const std::vector<FieldWish>& wishes);

}  // namespace hinterland
