// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/coordinate_fields.hpp"
#include "input/formats/gdal_table.hpp"
#include "input/records/read.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// Columns of longitude and latitude beside a geometry of points, of which one must be wrong where
/// they contradict each other.
class PlacesBeside {
 public:
  /// Looks for the columns; finds none where the study says that the datum is another.
  PlacesBeside(const LayerSource& source, const GdalTable& table, const ColumnFacts& columns);

  /// The columns that must be read: two, or none.
  std::vector<std::size_t> fields() const;

  /// Keeps what the columns say of the record at hand, the `index`th that was taken; of the first
  /// 1,000.
  void add(GdalTable& table, std::size_t index);

  /// Reports, once for the layer, in how many records the columns lie farther from the geometry
  /// than 200 m and than their decimals allow. `kept`: of the records taken those that are still
  /// there.
  void report(const Records& records, const std::vector<std::size_t>& kept,
              Problems& problems) const;

 private:
  struct Place {
    std::size_t index;
    LonLat said;
    Metres tolerance;
  };

  std::optional<CoordinateFields> columns_;
  std::string names_;
  std::vector<Place> places_;
};

}  // namespace hinterland
