// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"

#include <hinterland/text.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Whether `warning_on_columns` can check a layer with this name.
bool has_typical_columns(std::string_view layer);

/// The kind of lines that the columns imply, by the rules of `warning_on_columns`, but also for one
/// or two records: "roads", "power", "telecom" or "pipes". Empty if they imply none.
std::string lines_by_columns(const std::vector<TableField>& fields,
                             const std::vector<ColumnSample>& samples);

/// The warning that the columns of a layer of lines or areas imply another role than the study
/// gives it; empty if they do not. At least four fifths of the first 200 records (at least three
/// records) must imply the other role in one column, and no column may confirm the given one:
///
///   roads, networks   a road class (县道), a technical class, a route (Y012371499, S102省道);
///                     a voltage, 10kV王庄线; the diameter or material of a pipe, DN200, 供水主管;
///                     fibres; rivers and canals, railways, contour lines
///   built_up          names or kinds of protected land: 永久基本农田
///   exclusions        names or kinds of built-up land: 建成区
///
/// Networks of services without such typical columns are never doubted.
Text warning_on_columns(std::string_view layer, const std::vector<TableField>& fields,
                        const std::vector<ColumnSample>& samples);

}  // namespace hinterland
