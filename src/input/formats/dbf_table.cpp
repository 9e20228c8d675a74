// SPDX-License-Identifier: Apache-2.0
#include "input/formats/dbf_table.hpp"

#include "base/text_fill.hpp"
#include "input/formats/byte_order.hpp"

#include <hinterland/error.hpp>

#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>

namespace hinterland {

namespace {

// Layout of dBASE III and later: a header of 32 bytes, a descriptor of 32 bytes for each field,
// 0x0D, then records of fixed length. Numbers are little-endian.
constexpr std::size_t descriptor_length = 32;

std::string_view without_padding(std::string_view cell) {
  const std::size_t nul = cell.find('\0');
  if (nul != std::string_view::npos) cell = cell.substr(0, nul);
  const std::size_t last = cell.find_last_not_of(' ');
  return cell.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// Converts "370102001000.000000", a code stored in a numeric field with decimals, to 370102001000.
std::string_view without_zero_decimals(std::string_view number) {
  const std::size_t point = number.find('.');
  if (point == std::string_view::npos || point == 0) return number;
  const bool zeros = number.find_first_not_of('0', point + 1) == std::string_view::npos;
  return zeros ? number.substr(0, point) : number;
}

/// Whether a number is unknown: GDAL and QGIS then fill the field with asterisks.
bool is_unknown_number(std::string_view cell, std::size_t width) {
  return cell.size() == width && cell.find_first_not_of('*') == std::string_view::npos;
}

}  // namespace

std::string type_of(const DbfField& field) {
  switch (field.type) {
    case 'N':
    case 'F':
      return "number";
    case 'D':
      return "date";
    case 'C':
      return "text";
    default:
      return "other";
  }
}

std::string_view number_in_dbf(std::string_view cell, std::size_t width) {
  if (is_unknown_number(cell, width)) return {};
  cell.remove_prefix(std::min(cell.find_first_not_of(' '), cell.size()));
  return without_zero_decimals(cell);
}

struct DbfTable::File {
  explicit File(const std::string& path) : handle(VSIFOpenL(path.c_str(), "rb")) {}
  ~File() {
    if (handle != nullptr) VSIFCloseL(handle);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  std::string read(std::size_t from, std::size_t length) {
    std::string bytes(length, '\0');
    if (VSIFSeekL(handle, from, SEEK_SET) != 0) return {};
    bytes.resize(VSIFReadL(bytes.data(), 1, length, handle));
    return bytes;
  }

  std::size_t length() {
    VSIFSeekL(handle, 0, SEEK_END);
    return static_cast<std::size_t>(VSIFTellL(handle));
  }

  VSILFILE* handle;
};

DbfTable::DbfTable(const std::string& path) : path_(path), file_(std::make_unique<File>(path)) {
  if (file_->handle == nullptr)
    throw Error(filled_text("cannot open '{}'. Check that you have read access.",
                            "无法打开“{}”。请检查读取权限。", path));
  read_header(path);
}

DbfTable::~DbfTable() = default;

void DbfTable::read_header(const std::string& path) {
  const std::string start = file_->read(0, descriptor_length);
  if (start.size() < descriptor_length) {
    throw Error(
        filled_text("cannot read '{}': it ends after {} bytes, within its header. Copy it again.",
                    "无法读取“{}”：文件头不完整，只有 {} 字节。请重新复制。", path, start.size()));
  }
  size_ = static_cast<std::int64_t>(little_endian(start, 4, 4));
  header_length_ = little_endian(start, 8, 2);
  record_length_ = little_endian(start, 10, 2);
  language_byte_ = static_cast<unsigned char>(start[29]);

  const std::string header = file_->read(0, header_length_);
  if (record_length_ == 0 || header.size() < header_length_ || header_length_ < 33) {
    throw Error(filled_text("cannot read '{}': its header is not a dBASE header. Copy it again.",
                            "无法读取“{}”：文件头不是 dBASE 格式。请重新复制。", path));
  }
  read_fields(header);
  const std::size_t whole = (file_->length() - header_length_) / record_length_;
  if (whole < static_cast<std::size_t>(size_)) {
    throw Error(filled_text(
        "cannot read '{}': it is cut off and contains {} of {} records. Copy it again.",
        "无法读取“{}”：文件不完整，只有 {}/{} 条记录。请重新复制。", path, whole, size_));
  }
}

void DbfTable::read_fields(std::string_view header) {
  std::size_t offset = 1;  // the first byte of a record is its deletion flag
  for (std::size_t at = descriptor_length;
       at + descriptor_length <= header.size() && header[at] != '\r'; at += descriptor_length) {
    DbfField field;
    const std::string_view name = header.substr(at, 11);
    field.name = name.substr(0, std::min(name.find('\0'), name.size()));
    field.type = header[at + 11];
    field.width = static_cast<unsigned char>(header[at + 16]);
    field.decimals = static_cast<unsigned char>(header[at + 17]);
    field.offset = offset;
    offset += field.width;
    if (offset > record_length_) break;  // damaged descriptor; GDAL ignores it as well
    fields_.push_back(std::move(field));
  }
}

std::string_view DbfTable::record(std::int64_t number) {
  if (number < 0 || number >= size_) return {};
  if (number < block_first_ || number >= block_first_ + block_count_) {
    constexpr std::int64_t records_in_block = 2048;
    block_first_ = number;
    block_count_ = std::min(records_in_block, size_ - number);
    block_ = file_->read(header_length_ + static_cast<std::size_t>(number) * record_length_,
                         static_cast<std::size_t>(block_count_) * record_length_);
    block_count_ = static_cast<std::int64_t>(block_.size() / record_length_);
    if (block_count_ == 0) return {};
  }
  return std::string_view(block_).substr(
      static_cast<std::size_t>(number - block_first_) * record_length_, record_length_);
}

bool DbfTable::is_deleted(std::int64_t number) {
  const std::string_view bytes = record(number);
  return !bytes.empty() && bytes.front() == '*';
}

std::int64_t DbfTable::deleted() const {
  DbfTable whole(path_);
  std::int64_t count = 0;
  for (std::int64_t number = 0; number < whole.size(); ++number) {
    if (whole.is_deleted(number)) ++count;
  }
  return count;
}

std::string_view DbfTable::cell(std::int64_t number, std::size_t field) {
  const std::string_view bytes = record(number);
  if (bytes.empty()) return {};
  return without_padding(bytes.substr(fields_[field].offset, fields_[field].width));
}

}  // namespace hinterland
