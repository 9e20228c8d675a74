// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/layer_choice.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

class OGRFieldDefn;

class GDALDataset;
class OGRLayer;

namespace hinterland {

class GdalDataset;

/// A whole number without a point, so that codes kept as numbers stay codes.
std::string number_text(double value);

/// The text of each code of a column, as a domain of coded values gives it: 1 未通, 2 已通. A GIS
/// shows the texts, the file holds the codes. Codes that are numbers are as number_text has them.
using CodedValues = std::map<std::string, std::string, std::less<>>;

/// Those of a field of the layer that is read; empty: it has no such domain. Of layers that are
/// read as one all must have the same. Of the columns of a query SQLite alone tells whether they
/// are those of a table: where another bears the name of a column of codes, `doubtful` gets it.
CodedValues coded_values(GdalDataset& dataset, const OGRFieldDefn& field,
                         std::vector<std::string>& doubtful);

/// Those of each field by its name that ESRI's JSON brings, of which GDAL does not tell before 3.7.
std::map<std::string, CodedValues> coded_values_in_json(std::string_view json);

/// "1 = 未通, 2 = 已通", of many the first.
std::string listed_codes(const CodedValues& codes);

/// The cells of an SQLite database (GeoPackage, SpatiaLite) that hold more than their column's type
/// says: the types of SQLite are those of values (https://www.sqlite.org/datatype3.html), and GDAL
/// reads the text '1,234' in a column of integers as 1, '是' as 0, and 0.95 as 0.
class LooseCells {
 public:
  LooseCells() = default;  ///< none

  /// Looks through the columns of numbers of the layer, in one pass; in other formats it does not.
  /// Throws Error where such cells are in a view or come from a query, whose records have no
  /// numbers to find them by.
  LooseCells(GDALDataset& dataset, OGRLayer& layer, const AskedLayer& asked);

  /// Whether the column of this number has any: it is one of texts then.
  bool are_in(std::size_t field) const { return texts_.count(field) > 0; }

  /// What the cell of this record holds; null: what its type says.
  const std::string* find(std::size_t field, std::int64_t record) const;

 private:
  std::map<std::size_t, std::map<std::int64_t, std::string>> texts_;  ///< by column and record
};

}  // namespace hinterland
