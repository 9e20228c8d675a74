// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"

#include <hinterland/text.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Whether `doubt_of_columns` knows what a layer of this name should have.
bool has_telling_columns(std::string_view layer);

/// What lines are by their columns, as `doubt_of_columns` tells it, but also one or two: roads,
/// power, telecom, or pipes, of whatever it may be. Empty: they do not say so.
std::string lines_by_columns(const std::vector<TableField>& fields,
                             const std::vector<ColumnSample>& samples);

/// What the columns of a layer of lines or areas say that it is, where that is something else than
/// the study reads it as; empty: they do not say so. Of its first 200 records, three at least, four
/// in five must say it in one column, and no column may say what the layer is read as:
///
///   roads, networks   a class of roads (县道), a technical class, a route (Y012371499, S102省道);
///   a
///                     voltage, 10kV王庄线; the diameter or material of a pipe, DN200, 供水主管;
///                     fibres; rivers and canals, railways, contour lines
///   built_up          names or kinds of land kept free: 永久基本农田
///   exclusions        names or kinds of built-up land: 建成区
///
/// Networks of services that no such columns are known of are never doubted.
Text doubt_of_columns(std::string_view layer, const std::vector<TableField>& fields,
                      const std::vector<ColumnSample>& samples);

}  // namespace hinterland
