// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/gdal_layer.hpp"

#include <hinterland/layers/encoding.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// A field as a person should see it.
struct TableField {
  std::string name;       ///< UTF-8
  std::string type;       ///< text, integer, real, date, other
  bool repaired = false;  ///< the name was cut in the middle of a character
};

/// A cell as it came out.
struct TableCell {
  bool present = false;         ///< false: null, or nothing but blanks
  std::size_t undecodable = 0;  ///< bytes that became U+FFFD
};

/// An opened layer whose names and texts are UTF-8, whatever the file's
/// encoding: of a shapefile the bytes of the .dbf are read and decoded here, for
/// GDAL hides what is wrong with them.
class GdalTable {
 public:
  /// `request.encoding` overrides what the file says and its bytes look like.
  /// Throws Error as gdal_path and GdalLayer do, UsageError for an encoding
  /// that iconv does not know.
  explicit GdalTable(const LayerRequest& request);
  ~GdalTable();
  GdalTable(const GdalTable&) = delete;
  GdalTable& operator=(const GdalTable&) = delete;

  GdalLayer& layer() const;
  const EncodingReport& encoding() const;
  const std::vector<TableField>& fields() const;

  /// Only these fields are asked for from now on.
  void want_fields(const std::vector<std::size_t>& fields);
  bool next();
  /// The field of the record at hand; `utf8` is overwritten. The number of a
  /// shapefile comes as its text, whatever that is.
  TableCell cell(std::size_t field, std::string& utf8);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace hinterland
