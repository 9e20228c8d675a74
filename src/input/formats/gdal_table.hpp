// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_layer.hpp"
#include "input/notation/field_match.hpp"
#include "input/sheets/sheet_records.hpp"
#include "input/text/encoding.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace hinterland {

/// The result of reading a cell.
struct TableCell {
  bool present = false;         ///< false if null or blank
  std::size_t undecodable = 0;  ///< bytes that were replaced by U+FFFD
};

/// An opened layer whose field names and texts are UTF-8, whatever the encoding of the file. For a
/// shapefile, the bytes of the .dbf are read and decoded here, because GDAL hides invalid content;
/// a text file is converted as a whole.
///
/// A condition (`where`) is evaluated on the decoded cells, and therefore means the same for all
/// formats; databases evaluate it themselves. Empty cells are NULL for formats that cannot
/// distinguish the two (CSV, workbooks, shapefiles).
class GdalTable {
 public:
  /// `request.encoding` overrides the declared and the detected encoding. Throws Error as
  /// gdal_path() and GdalLayer do, and if the condition refers to a field that does not exist;
  /// UsageError if the condition is not valid or iconv does not know the encoding.
  explicit GdalTable(const LayerRequest& request);
  ~GdalTable();
  GdalTable(const GdalTable&) = delete;
  GdalTable& operator=(const GdalTable&) = delete;

  GdalLayer& layer() const;
  std::string layer_name() const;    ///< for messages
  const std::string& shown() const;  ///< path as the study writes it
  const EncodingReport& encoding() const;
  const std::vector<TableField>& fields() const;
  const Notes& notes() const;       ///< what was done to read the file
  const PlainSheet& sheet() const;  ///< how a table was normalised
  const Notes& ambiguous() const;   ///< names in the condition that match several fields

  /// Describes the values of the fields that the condition refers to: all values if there are few,
  /// else some of them or the range of the numbers. Reads all records.
  Text values_in_condition();

  /// The number of records with a value in each of these fields, regardless of the condition. Reads
  /// all records and rewinds.
  std::vector<std::size_t> filled_records(const std::vector<std::size_t>& fields);

  /// Restricts reading to these fields from now on.
  void want_fields(const std::vector<std::size_t>& fields);
  bool next();
  /// The number of the current record as GDAL and QGIS give it to the file; in the file as it is,
  /// also if the table was normalised.
  std::int64_t feature() const;
  /// Reads a field of the current record into `utf8`. A number of a shapefile is returned as its
  /// text, whatever it contains. A code of a coded value domain is returned as its text.
  TableCell cell(std::size_t field, std::string& utf8);

  /// Describes the coded values of a field; empty if it has none.
  Text codes_of(std::size_t field) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace hinterland
