// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A field of a DBF file, its name in the file's own bytes.
struct DbfField {
  std::string name;
  char type = 'C';         ///< C text, N and F numbers as text, D date, L logical, ...
  std::size_t offset = 0;  ///< in the record
  std::size_t width = 0;
  std::size_t decimals = 0;  ///< of a number
};

/// text, number, date or other.
std::string type_of(const DbfField& field);

/// The number in a cell of a .dbf as text: "370102001000.000000" is the code
/// 370102001000, as a program wrote it into a number field with decimals. Empty
/// where GDAL and QGIS wrote that it is not known: the field full of asterisks.
std::string_view number_in_dbf(std::string_view cell, std::size_t width);

/// The attributes of a shapefile as the bytes they are. GDAL turns garbage in a
/// number into 0 and guesses the encoding; here nothing is hidden.
///
/// Works on every path that GDAL's file system knows. Reads a block of records
/// at a time: rows that are asked for in order cost one pass over the file.
class DbfTable {
 public:
  /// Throws Error where the file is too short for what its header promises, or
  /// has no sound header.
  explicit DbfTable(const std::string& path);
  ~DbfTable();
  DbfTable(const DbfTable&) = delete;
  DbfTable& operator=(const DbfTable&) = delete;

  const std::vector<DbfField>& fields() const { return fields_; }
  std::int64_t size() const { return size_; }
  unsigned char language_byte() const { return language_byte_; }

  /// True for a record that is marked as deleted: it is there, and counts for nothing.
  bool is_deleted(std::int64_t record);
  /// How many records are; reads all of them.
  std::int64_t deleted() const;

  /// The bytes of one cell without the blanks and NULs at its end. Valid until
  /// the next call. Empty where the record is beyond the table.
  std::string_view cell(std::int64_t record, std::size_t field);

  /// True where the cell's text fills its field, and so may have been cut.
  bool fills_field(std::string_view cell, std::size_t field) const {
    // The last character may be up to three bytes short of whole.
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

}  // namespace hinterland
