// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/coordinate_fields.hpp"
#include "input/columns/records.hpp"
#include "input/formats/gdal_table.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// Detects contradictions between a point geometry and columns of longitude and latitude.
class PlacesBeside {
 public:
  /// Finds the columns; none if the study gives a web-map datum.
  PlacesBeside(const LayerSource& source, const GdalTable& table, const ColumnFacts& columns);

  /// The columns to read: two or none.
  std::vector<std::size_t> fields() const;

  /// Stores the coordinates of the current record, which is the `index`th record read; up to 1,000.
  void add(GdalTable& table, std::size_t index);

  /// Reports, once per layer, in how many records the columns differ from the geometry by more than
  /// 200 m and more than their decimals allow, in either order of the axes. `kept`: indices of the
  /// records that remain in the layer, ascending.
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
