// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/files/layer_choice.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

class OGRFieldDefn;

class GDALDataset;
class OGRLayer;

namespace hinterland {

class GdalDataset;

/// A number as text; whole numbers without a decimal point, so that codes stored as numbers keep
/// their form.
std::string number_text(double value);

/// The text of each code of a column, from a coded value domain: 1 未通, 2 已通. GIS programs
/// display the text while the file stores the code. Numeric codes are keys in the form of
/// number_text().
using CodedValues = std::map<std::string, std::string, std::less<>>;

/// The coded values of a field of the opened layer; empty if it has no such domain. For layers that
/// are read as one, only those that all of them share. The columns of an SQL query cannot be traced
/// to a table: if such a column has the name of a column with coded values, the name is added to
/// `doubtful`.
CodedValues coded_values(GdalDataset& dataset, const OGRFieldDefn& field,
                         std::vector<std::string>& doubtful);

/// The coded values of each field in a file of Esri JSON, by field name. GDAL reports them only
/// from version 3.7 on.
std::map<std::string, CodedValues> coded_values_in_json(std::string_view json);

/// "1 = 未通, 2 = 已通": the first codes, for messages.
std::string listed_codes(const CodedValues& codes);

/// The cells of an SQLite database (GeoPackage, SpatiaLite) whose value does not match the declared
/// type of their column. SQLite types values, not columns (https://www.sqlite.org/datatype3.html),
/// and GDAL converts such values silently: in an integer column it reads '1,234' as 1, '是' as 0
/// and 0.95 as 0.
class LooseCells {
 public:
  LooseCells() = default;  ///< no such cells

  /// Searches the numeric columns of the layer in one pass; does nothing for formats other than
  /// SQLite. Throws Error if such cells are found in a view or a query, whose records have no row
  /// number.
  LooseCells(GDALDataset& dataset, OGRLayer& layer, const LayerRequest& request);

  /// Whether the column has such cells and must be read as text.
  bool are_in(std::size_t field) const { return texts_.contains(field); }

  /// The text of the cell; null if GDAL reads the cell correctly.
  const std::string* find(std::size_t field, std::int64_t record) const;

 private:
  std::map<std::size_t, std::map<std::int64_t, std::string>> texts_;  ///< by column and row number
};

}  // namespace hinterland
