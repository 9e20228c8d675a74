// SPDX-License-Identifier: Apache-2.0
#include "input/formats/raw_shapefile.hpp"

#include "base/text_fill.hpp"
#include "input/files/byte_order.hpp"
#include "input/files/gdal_file.hpp"
#include "input/files/zip_archive.hpp"

#include <hinterland/error.hpp>

#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <vector>

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
                    "无法读取“{}”：文件头不完整，只有{}字节。请重新复制。", path, start.size()));
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
    throw Error(
        filled_text("cannot read '{}': it is cut off and contains {} of {} records. Copy it again.",
                    "无法读取“{}”：文件不完整，只有{}/{}条记录。请重新复制。", path, whole, size_));
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

namespace {

// Of .shp and .shx, ESRI Shapefile Technical Description, 1998.
constexpr std::size_t header_length = 100;
constexpr std::size_t entry_length = 8;  // of an index entry, and of a record header

/// The file length stated in the header, in bytes.
std::size_t promised_length(std::string_view header) {
  return header.size() < header_length ? header_length : big_endian(header, 24, 4) * 2;
}

/// The number of complete records from this offset of the .shp on, found by following their
/// lengths.
std::size_t whole_records(std::string_view shp, std::size_t from) {
  std::size_t records = 0;
  for (std::size_t at = from; at + entry_length <= shp.size(); ++records) {
    const std::size_t bytes = big_endian(shp, at + 4, 4) * 2;
    if (bytes == 0 || at + entry_length + bytes > shp.size()) break;
    at += entry_length + bytes;
  }
  return records;
}

void check_length(const std::string& path, const std::string& shown, std::size_t records) {
  const std::size_t length = file_length(path);
  const std::string header = first_bytes(path, header_length);
  const std::size_t promised = promised_length(header);
  if (header.size() == header_length && promised < header_length) {
    throw Error(filled_text(
        "cannot read '{}': its header is damaged: it gives a length of {} bytes, less than its own "
        "length of {}. Copy it again.",
        "无法读取“{}”：文件头已损坏（所记长度{}字节，小于文件头的{}字节）。请重新复制。", shown,
        promised, header_length));
  }
  if (header.size() == header_length && length >= promised) return;
  const Text there =
      records == 0 ? filled_text("it contains {} of {} bytes", "只有{}/{}字节", length, promised)
                   : filled_text("it contains {} of {} complete records", "只有{}/{}条完整记录",
                                 whole_records(all_bytes(path), header_length), records);
  throw Error(filled_text("cannot read '{}': it is cut off; {}. Copy it again.",
                          "无法读取“{}”：文件不完整，{}。请重新复制。", shown, there));
}

/// The path within the .zip, decoded: 数据/村庄.shp; empty if the file is not in a .zip.
std::string packed_name(const std::string& path) {
  constexpr std::string_view folder = "/vsizip/{";
  const std::size_t end = path.rfind("}/");
  if (!path.starts_with(folder) || end == path.npos) return {};
  const auto entries = layer_files_in_zip(path.substr(folder.size(), end - folder.size()));
  const auto entry = std::ranges::find(entries, path, &ArchiveEntry::path);
  return entry == entries.end() ? std::string() : entry->shown;
}

/// The advice on rebuilding the index; GDAL cannot write into an archive.
Text index_advice(const std::string& path, const std::string& shown) {
  const std::string packed = packed_name(path);
  const std::string command = "ogrinfo --config SHAPE_RESTORE_SHX YES";
  if (!path.starts_with("/vsi")) return filled_text("{0} '{1}'", "{0} '{1}'", command, shown);
  return packed.empty() ? filled_text("unpack it, then {0} FILE.shp, and name that file",
                                      "先解压，再运行 {0} 文件名.shp，并改用该文件", command)
                        : filled_text("unpack it, then {0} '{1}', and name that file",
                                      "先解压，再运行 {0} '{1}'，并改用该文件", command, packed);
}

[[noreturn]] void refuse_foreign_part(const std::string& path, const std::string& shown,
                                      const Text& why) {
  throw Error(filled_text(
      "cannot read '{0}': its .shx does not match it: {1}. Copy all files of the shapefile again, "
      "or delete the .shx and create it again: {2}",
      "无法读取“{0}”：.shx 与它不配套：{1}。请重新复制全套文件，或删去 .shx 后重建：{2}", shown,
      why, index_advice(path, shown)));
}

/// About fifty evenly spaced index entries, and the last.
std::vector<std::size_t> sampled(std::size_t entries) {
  std::vector<std::size_t> sample;
  const std::size_t step = std::max<std::size_t>(1, entries / 50);
  for (std::size_t i = 0; i < entries; i += step) sample.push_back(i);
  if (entries > 0 && sample.back() != entries - 1) sample.push_back(entries - 1);
  return sample;
}

/// The index entries whose record does not follow directly on the previous one. A record that was
/// rewritten is at the end of the .shp and contains its own number. Where records follow one
/// another their order determines the number, even if a program wrote wrong numbers.
std::vector<std::size_t> out_of_order(std::string_view index, std::size_t entries) {
  std::vector<std::size_t> found;
  std::size_t expected = header_length;
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t at = header_length + i * entry_length;
    const std::size_t offset = big_endian(index, at, 4) * 2;
    if (offset != expected) found.push_back(i);
    expected = offset + entry_length + big_endian(index, at + 4, 4) * 2;
  }
  return found;
}

/// Throws Error if an index entry points to a record with another number, which would combine one
/// record's shape with another's attributes.
void check_numbers(const std::string& path, const std::string& shown, const std::string& index) {
  const std::size_t entries = (index.size() - header_length) / entry_length;
  std::vector<std::size_t> doubtful = out_of_order(index, entries);
  const auto offset_of = [&](std::size_t i) {
    return big_endian(index, header_length + i * entry_length, 4) * 2;
  };
  std::ranges::sort(doubtful, {}, offset_of);
  std::vector<std::size_t> places;
  for (const std::size_t i : doubtful) places.push_back(offset_of(i));
  const auto records = bytes_at(path, places, entry_length);
  const std::string first = bytes_at(path, {header_length}, entry_length).front();
  const bool from_zero = first.size() == entry_length && big_endian(first, 0, 4) == 0;
  for (std::size_t k = 0; k < doubtful.size(); ++k) {
    if (records[k].size() != entry_length) continue;
    const std::size_t number = big_endian(records[k], 0, 4) + (from_zero ? 1 : 0);
    if (number == doubtful[k] + 1) continue;
    refuse_foreign_part(path, shown,
                        filled_text("entry {} points to record {}", "第{}条记录被指向第{}条",
                                    doubtful[k] + 1, number));
  }
}

/// Throws Error if the index does not match the records it points to.
void check_index(const std::string& path, const std::string& shown, const std::string& index) {
  const std::size_t length = promised_length(first_bytes(path, header_length));
  const std::size_t entries = (index.size() - header_length) / entry_length;
  const auto offset_of = [&](std::size_t i) {
    return big_endian(index, header_length + i * entry_length, 4) * 2;
  };
  const auto bytes_of = [&](std::size_t i) {
    return big_endian(index, header_length + i * entry_length + 4, 4) * 2;
  };
  const std::vector<std::size_t> sample = sampled(entries);
  std::vector<std::size_t> places;
  for (const std::size_t i : sample) places.push_back(offset_of(i));
  const auto records = bytes_at(path, places, entry_length);
  for (std::size_t k = 0; k < sample.size(); ++k) {
    const bool within = places[k] + entry_length + bytes_of(sample[k]) <= length;
    const bool begins = records[k].size() == entry_length &&
                        big_endian(records[k], 4, 4) * 2 == bytes_of(sample[k]);
    if (within && begins) continue;
    refuse_foreign_part(
        path, shown,
        filled_text("it has {} entries, and record {} does not begin where its entry says",
                    "索引有{}条，而第{}条记录不在所指位置", entries, sample[k] + 1));
  }
  check_numbers(path, shown, index);
  // Records after the last indexed one: the .shp was written later than its index.
  const std::size_t end =
      entries == 0 ? header_length : offset_of(entries - 1) + entry_length + bytes_of(entries - 1);
  const std::string rest = bytes_at(path, {end}, length - end).front();
  if (rest.size() > entry_length && big_endian(rest, 0, 4) == entries + 1) {
    refuse_foreign_part(
        path, shown,
        filled_text("it has {} entries, but the .shp has {} records", "索引有{}条，而 .shp 有{}条",
                    entries, entries + whole_records(rest, 0)));
  }
}

}  // namespace

void check_shapefile(const std::string& path, const std::string& shown) {
  const std::string shx = sibling_file(path, "shx");
  if (shx.empty()) {
    const std::string packed = packed_name(path);
    std::filesystem::path index =
        packed.empty() ? std::filesystem::path(shown).filename() : std::filesystem::path(packed);
    throw Error(
        filled_text("cannot read '{0}': its index {1} is missing. Copy it along with the .shp, or "
                    "create it: {2}",
                    "无法读取“{0}”：缺少索引 {1}。请连同 .shp 一并复制，或重建：{2}", shown,
                    index.replace_extension(".shx").string(), index_advice(path, shown)));
  }
  const std::size_t promised = promised_length(first_bytes(shx, header_length));
  const std::size_t records =
      promised < header_length ? 0 : (promised - header_length) / entry_length;
  check_length(path, shown, records);
  check_length(shx, shx, 0);
  check_index(path, shown, first_bytes(shx, promised));
}

void check_counts(std::int64_t shapes, const DbfTable& table, const std::string& shown) {
  if (table.size() == shapes) return;
  const std::int64_t deleted = table.deleted();
  throw Error(filled_text(
      "cannot read '{}': it has {} records, but its .dbf has {}{}; the files do not match, and "
      "records could get each other's attributes. Copy all files of the shapefile again from their "
      "source.",
      "无法读取“{}”：.shp 有{}条，而 .dbf 有{}"
      "条{}，不配套，名称可能张冠李戴。请从来源处重新复制"
      "全套文件。",
      shown, shapes, table.size(),
      deleted == 0 ? Text() : filled_text(" ({} of them deleted)", "（其中{}条已删除）", deleted)));
}

Text without_table(const std::string& shown) {
  const std::string table = std::filesystem::path(shown).stem().string() + ".dbf";
  return filled_text(
      "its table {} is missing, so the records have a geometry but no codes, names or other "
      "attributes. Copy it along with the .shp",
      "缺少属性表 {}，各记录只有位置，没有代码、名称和人口；请连同 .shp 一并复制", table);
}

}  // namespace hinterland
