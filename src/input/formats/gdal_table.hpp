// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/field_match.hpp"
#include "input/formats/gdal_layer.hpp"
#include "input/formats/gdal_sheet.hpp"
#include "input/text/encoding.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// A cell as it came out.
struct TableCell {
  bool present = false;         ///< false: null, or nothing but blanks
  std::size_t undecodable = 0;  ///< bytes that became U+FFFD
};

/// An opened layer whose names and texts are UTF-8, whatever the file's
/// encoding: of a shapefile the bytes of the .dbf are read and decoded here, for
/// GDAL hides what is wrong with them; a file of text is converted as a whole.
///
/// A condition (`where`) is asked of the decoded cells, and so means the same in
/// every format; databases answer it themselves. Empty cells are NULL where the
/// format knows no other nothing (CSV, workbooks, shapefiles).
class GdalTable {
 public:
  /// `asked.encoding` overrides what the file says and its bytes look like.
  /// Throws Error as gdal_path and GdalLayer do, and where the condition asks about a field that
  /// is not there; UsageError where it is not understood, and for an encoding that iconv does not
  /// know.
  explicit GdalTable(const AskedLayer& asked);
  ~GdalTable();
  GdalTable(const GdalTable&) = delete;
  GdalTable& operator=(const GdalTable&) = delete;

  GdalLayer& layer() const;
  std::string layer_name() const;    ///< as a person should see it
  const std::string& shown() const;  ///< the path that a study names for this layer
  const EncodingReport& encoding() const;
  const std::vector<TableField>& fields() const;
  const Notes& notes() const;       ///< what was done to read the file
  const PlainSheet& sheet() const;  ///< what was done to a table with titles above its header etc.
  const Notes& ambiguous() const;   ///< names in the condition that several fields bear

  /// What the fields that the condition asks about hold in the file, for a person: all values where
  /// they are few, else some of them, or the least and the greatest number. Reads all records.
  Text values_asked();

  /// In how many records each of these fields says something; the condition
  /// does not count. Reads all records, and starts again at the first.
  std::vector<std::size_t> filled_records(const std::vector<std::size_t>& fields);

  /// Only these fields are asked for from now on.
  void want_fields(const std::vector<std::size_t>& fields);
  bool next();
  /// The field of the record at hand; `utf8` is overwritten. The number of a
  /// shapefile comes as its text, whatever that is.
  /// One of a domain's codes comes as the text that the domain gives it.
  TableCell cell(std::size_t field, std::string& utf8);

  /// Says of a field of codes which texts stand for them; empty: it has no such domain.
  Text codes_of(std::size_t field) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace hinterland
