// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A field of a DBF file. The name is in the encoding of the file.
struct DbfField {
  std::string name;
  char type = 'C';         ///< C text, N and F numbers written as text, D date, L logical, ...
  std::size_t offset = 0;  ///< within the record
  std::size_t width = 0;
  std::size_t decimals = 0;  ///< of a numeric field
};

/// The type of a field as one word: text, number, date or other.
std::string type_of(const DbfField& field);

/// The text of a numeric cell: "370102001000.000000" gives 370102001000, since codes are often
/// stored in numeric fields with decimals. Empty if the number is unknown, for which GDAL and QGIS
/// fill the field with asterisks.
std::string_view number_in_dbf(std::string_view cell, std::size_t width);

/// Reads the attribute table of a shapefile as raw bytes. GDAL turns invalid numbers into 0 and
/// guesses the encoding; this class returns what the file contains.
///
/// Accepts any path of GDAL's virtual file system. Reads records in blocks, so that sequential
/// access costs one pass over the file.
class DbfTable {
 public:
  /// Throws Error if the header is invalid or promises more records than the file holds.
  explicit DbfTable(const std::string& path);
  ~DbfTable();
  DbfTable(const DbfTable&) = delete;
  DbfTable& operator=(const DbfTable&) = delete;

  const std::vector<DbfField>& fields() const { return fields_; }
  std::int64_t size() const { return size_; }
  unsigned char language_byte() const { return language_byte_; }

  /// Whether the record has the deletion flag. Such a record is still in the file and must be
  /// skipped.
  bool is_deleted(std::int64_t number);
  /// The number of records with the deletion flag. Reads the whole table.
  std::int64_t deleted() const;

  /// The bytes of one cell without trailing blanks and NULs. Valid until the next call. Empty if
  /// there is no such record.
  std::string_view cell(std::int64_t number, std::size_t field);

  /// Whether the text fills its field and may therefore be truncated.
  bool fills_field(std::string_view cell, std::size_t field) const {
    // A truncated last character may leave up to three bytes unused.
    return cell.size() + 3 >= fields_[field].width;
  }

 private:
  struct File;
  std::string_view record(std::int64_t number);
  void read_header(const std::string& path);
  void read_fields(std::string_view header);

  std::string path_;
  std::unique_ptr<File> file_;
  std::vector<DbfField> fields_;
  std::int64_t size_ = 0;
  std::size_t header_length_ = 0;
  std::size_t record_length_ = 0;
  unsigned char language_byte_ = 0;
  std::string block_;
  std::int64_t block_first_ = 0;
  std::int64_t block_count_ = 0;
};

/// Checks the .shp and the .shx, because GDAL repairs some damage silently.
///
/// Throws Error, with advice, if the index is missing, if one of the two is truncated, or if the
/// index belongs to another .shp: it points to offsets where no record or another record starts, or
/// records follow that it does not contain. `shown` is the path used in messages. Reads the index,
/// about fifty record headers, and those of all records that are out of order.
void check_shapefile(const std::string& path, const std::string& shown);

/// Throws Error if the number of records of the table and of the shapefile differ, in which case
/// shapes and attributes cannot be matched reliably.
void check_counts(std::int64_t shapes, const DbfTable& table, const std::string& shown);

/// The note that the .dbf of a shapefile is missing, and the consequences.
Text without_table(const std::string& shown);

}  // namespace hinterland
