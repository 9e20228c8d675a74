// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

#include <ogr_geometry.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

/// One county in all forms that a layer can take: each form must give the answer of the plain form,
/// or a problem that names the form.
namespace hinterland::forms {

enum class Shape { point, line, polygon };

/// How the cells of a column are stored in formats with types.
enum class Storage { text, integer, real };

/// How a layer is written into a file.
enum class Format {
  csv,
  xlsx,
  geojson,
  geojson_lines,
  geopackage,
  flatgeobuf,
  shapefile,
  kml,
  gml,
  mapinfo_tab,
  mapinfo_mif,
  sqlite,
  geodatabase,
};

/// What the file is wrapped in.
enum class Wrapping {
  none,
  zip,
  zip_folder,
  zip_gbk_name,
  zip_gbk_of_two,  ///< with another layer; the study's path continues into the .zip
  zip_of_two,      ///< with another layer; the study names the layer with `layer`
  gzip,
};

/// Case of the extensions of a shapefile's files.
enum class Endings { small, capital, mixed };

/// How a row of a table gives the place.
enum class PlaceIn { columns, wkt };

/// How a coordinate is written.
enum class CoordinateText { point, comma, dms, degree_sign, thousands };

/// How the CRS is declared.
enum class CrsIn { file, prj_esri, prj_wkt1, prj_wkt2, study, nothing };

/// A field of the plain layer is identified by its role, whatever its column is called.
struct DraftColumn {
  std::string role;  ///< empty: a column that the study does not use
  std::string name;
  Storage storage = Storage::text;
};

struct DraftRecord {
  std::shared_ptr<OGRGeometry> shape;  ///< degrees of CGCS2000 until written; null: none
  std::vector<std::string> cells;      ///< one per column; empty: blank
};

/// A layer before it is written: forms change it, `write_draft` writes it.
struct Draft {
  LayerSource source;  ///< how the study declares it
  Shape shape = Shape::point;
  std::vector<DraftColumn> columns;
  std::vector<DraftRecord> records;

  Format format = Format::csv;
  Wrapping wrapping = Wrapping::none;
  Endings endings = Endings::small;
  bool next_to_another = false;  ///< GeoPackage only: the file has a second layer
  PlaceIn place_in = PlaceIn::columns;
  char delimiter = ',';
  bool quoted = false;
  std::string encoding = "UTF-8";  ///< of the text in the file
  bool byte_order_mark = false;
  std::string code_page;  ///< shapefile only: content of the .cpg; empty: no .cpg
  std::string crs = "EPSG:4490";
  CrsIn crs_in = CrsIn::file;
  bool swap_axes = false;
  bool coordinates_twice = false;  ///< the coordinate columns are repeated, with other numbers
  bool latitude_first = false;     ///< the column of latitudes precedes that of longitudes
  std::string x_name = "lon";
  std::string y_name = "lat";
  CoordinateText coordinate_text = CoordinateText::point;
  std::vector<std::vector<std::string>> rows_above;  ///< of the header
  std::vector<std::vector<std::string>> rows_below;
  bool all_text = false;          ///< workbook only: numbers are stored as text
  bool only_degrees = false;      ///< holds a place that no projection accepts
  std::string where;              ///< with {role} in place of column names; empty: no filter
  std::shared_ptr<Draft> census;  ///< villages only: a separate table; null: none

  std::size_t column_of(const std::string& role) const {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].role == role) return c;
    }
    return columns.size();
  }
  bool has(const std::string& role) const { return column_of(role) < columns.size(); }
  bool is_table() const { return format == Format::csv || format == Format::xlsx; }
  bool in_degrees() const { return crs == "EPSG:4490" || crs == "EPSG:4326"; }

  /// A blank row of a table: no place, and all cells empty.
  bool is_blank(std::size_t r) const {
    const auto is_empty = [](const std::string& cell) { return cell.empty(); };
    return records[r].shape == nullptr && std::ranges::all_of(records[r].cells, is_empty);
  }

  /// Appends a column; `cell(i)` is the cell of record i.
  template <class Cell>
  void add_column(const DraftColumn& column, const Cell& cell) {
    columns.push_back(column);
    for (std::size_t r = 0; r < records.size(); ++r) records[r].cells.push_back(cell(r));
  }
};

}  // namespace hinterland::forms
