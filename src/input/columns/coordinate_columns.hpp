// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/coordinate_fields.hpp"
#include "input/columns/records.hpp"
#include "input/coordinates/column_places.hpp"
#include "input/formats/gdal_table.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/units.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Detects contradictions between a point geometry and columns of longitude and latitude.
class ContradictedPlaces {
 public:
  /// Finds the columns; none if the study gives a web-map datum.
  ContradictedPlaces(const LayerSource& source, const GdalTable& table, const ColumnFacts& columns);

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
    LonLat declared;
    Metres tolerance;
  };

  std::optional<CoordinateFields> columns_;
  std::string names_;
  std::vector<Place> places_;
};

/// Sets the places of the records from coordinate columns. Records without a place are marked in
/// `dropped` and reported; an unusual number format is noted.
void resolve_places(PlaceColumns& columns, const LayerSource& source, Records& records,
                    std::vector<bool>& dropped, Problems& problems);

/// A web map mentioned in a name, and the datum of its coordinates: 高德 in "高德经度".
struct NamedShift {
  std::string_view word;
  std::string_view datum;  ///< as written in a study: gcj02, bd09
};
std::optional<NamedShift> shift_in(std::string_view name);

/// Reports a column such as longitude_gcj02 that implies a datum which the study does not set.
void warn_of_shift(const LayerSource& source, const std::string& column, Problems& problems);

/// Marks and reports points at (0, 0), which means "not known" in any CRS, and lines and polygons
/// that extend from there over a great distance.
void find_zeros(const Records& records, Shape shape, std::vector<bool>& dropped,
                Problems& problems);

/// The settings of the study for coordinates in columns.
PlaceChoices place_choices(const LayerSource& source);

}  // namespace hinterland
