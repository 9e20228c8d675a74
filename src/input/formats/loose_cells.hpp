// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/layer_choice.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

class GDALDataset;
class OGRLayer;

namespace hinterland {

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
