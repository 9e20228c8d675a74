// SPDX-License-Identifier: Apache-2.0
#include "layers/gdal_table.hpp"

#include "layers/dbf_table.hpp"
#include "layers/gdal_file.hpp"
#include "layers/gdal_path.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/number_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace hinterland {

namespace {

/// What the bytes of the text fields look like: of up to 20,000 records spread
/// over the table, and of all where those are plain ASCII.
ByteStatistics statistics_of(DbfTable& table) {
  constexpr std::int64_t sample = 20000;
  const auto look = [&](std::int64_t step) {
    ByteStatistics statistics;
    for (const DbfField& field : table.fields()) statistics.add(whole_characters(field.name));
    for (std::int64_t record = 0; record < table.size(); record += step) {
      for (std::size_t field = 0; field < table.fields().size(); ++field) {
        if (table.fields()[field].type == 'C') statistics.add(table.cell(record, field));
      }
    }
    return statistics;
  };
  const std::int64_t step = std::max<std::int64_t>(1, table.size() / sample);
  const ByteStatistics sampled = look(step);
  return sampled.texts == 0 && step > 1 ? look(1) : sampled;
}

/// What the lines of a text file look like: of its first 4 MB.
ByteStatistics statistics_of_lines(const std::string& path) {
  const std::string bytes = first_bytes(path, 4 << 20);
  ByteStatistics statistics;
  for (std::size_t first = 0; first < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', first), bytes.size());
    statistics.add(std::string_view(bytes).substr(first, end - first));
    first = end + 1;
  }
  return statistics;
}

/// What the shapefile itself says of its encoding: .cpg before language byte.
std::pair<std::string, std::string> declared_encoding(const std::string& shapefile,
                                                      const DbfTable& table) {
  const std::string cpg = sibling_file(shapefile, "cpg");
  if (!cpg.empty()) {
    const std::string encoding = encoding_of_code_page(first_bytes(cpg, 64));
    if (!encoding.empty()) return {encoding, ".cpg"};
  }
  const std::string encoding = encoding_of_language_byte(table.language_byte());
  if (encoding.empty()) return {};
  return {encoding, fmt::format("the DBF language byte 0x{:02X}", table.language_byte())};
}

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

/// A field's name decoded. UTF-8 with characters of three bytes is hardly ever
/// anything else, so it is taken as such even where the values are GBK.
TableField field_named(const std::string& bytes, std::string type, const TextDecoder& decoder) {
  const std::string_view whole = whole_characters(bytes);
  const bool has_three =
      std::ranges::any_of(whole, [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
  if (is_utf8(whole) && (has_three || is_ascii(whole))) {
    return {std::string(whole), std::move(type), whole.size() < bytes.size()};
  }
  TableField field{{}, std::move(type), false};
  field.repaired = decoder.append(bytes, true, field.name).cut;
  return field;
}

/// "370102001000.000000" is the code 370102001000, as a program wrote it into a
/// number field with decimals.
std::string_view without_zero_decimals(std::string_view number) {
  const std::size_t point = number.find('.');
  if (point == std::string_view::npos || point == 0) return number;
  const bool zeros = number.find_first_not_of('0', point + 1) == std::string_view::npos;
  return zeros ? number.substr(0, point) : number;
}

/// A number that is not known, as GDAL and QGIS write it: the field full of asterisks.
bool is_unknown_number(std::string_view cell, std::size_t width) {
  return cell.size() == width && cell.find_first_not_of('*') == std::string_view::npos;
}

std::string_view without_leading_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

}  // namespace

struct GdalTable::Parts {
  void open(const LayerRequest& request);
  void decide(const LayerRequest& request, const ByteStatistics& content,
              const std::pair<std::string, std::string>& declared);
  void list_fields();

  std::unique_ptr<MemoryFile> decoded;  ///< of a CSV that is queried
  std::unique_ptr<GdalLayer> layer;
  std::unique_ptr<DbfTable> dbf;  ///< of a shapefile that is not queried by SQL
  EncodingReport encoding;
  TextDecoder decoder{"UTF-8"};
  std::vector<TableField> fields;
  std::string bytes;
};

void GdalTable::Parts::decide(const LayerRequest& request, const ByteStatistics& content,
                              const std::pair<std::string, std::string>& declared) {
  encoding = decide_encoding(content, declared.first, declared.second);
  if (!request.encoding.empty()) {
    const std::string named = encoding_of_code_page(request.encoding);
    encoding.encoding = named.empty() ? request.encoding : named;
    encoding.reason = "the study says so";
    encoding.confidence = 1.0;
    encoding.doubtful = false;
  }
  decoder = TextDecoder(encoding.encoding);
}

void GdalTable::Parts::open(const LayerRequest& request) {
  LayerRequest asked = request;
  asked.path = gdal_path(request.path, request.layer);
  asked.encoding.clear();
  LayerRequest plain = asked;  // the bytes are looked at before anything is asked of them
  plain.sql.clear();
  plain.where.clear();
  if (!request.sql.empty() && request.layer.empty()) {
    layer = std::make_unique<GdalLayer>(asked);
  } else {
    layer = std::make_unique<GdalLayer>(plain);
  }
  const std::string table = layer->is_shapefile() ? sibling_file(asked.path, "dbf") : std::string();
  if (!table.empty()) {
    dbf = std::make_unique<DbfTable>(table);
    if (dbf->size() < layer->record_count()) {
      throw Error(
          fmt::format("cannot read '{}': it has {} records, but its .dbf {}: they do not "
                      "belong together. Copy both again.",
                      request.path, layer->record_count(), dbf->size()));
    }
    decide(request, statistics_of(*dbf), declared_encoding(asked.path, *dbf));
  } else {
    const bool is_lines = layer->driver() == "CSV";
    decide(request, is_lines ? statistics_of_lines(asked.path) : ByteStatistics{}, {});
  }
  if (request.sql.empty() && request.where.empty()) return;

  const bool is_decoded = layer->is_shapefile();  // by GDAL, so that the question is understood
  if (is_decoded) {
    asked.encoding = encoding.encoding;
  } else if (layer->driver() == "CSV" && encoding.encoding != "UTF-8") {
    constexpr std::size_t all = std::size_t{1} << 32;
    decoded = std::make_unique<MemoryFile>(layer->name() + ".csv",
                                           decoder.decode(first_bytes(asked.path, all)));
    asked.path = decoded->path();
    decoder = TextDecoder("UTF-8");
  }
  layer.reset();
  layer = std::make_unique<GdalLayer>(asked);
  if (!request.sql.empty()) dbf.reset();
  if (is_decoded && !dbf) decoder = TextDecoder("UTF-8");
}

void GdalTable::Parts::list_fields() {
  if (dbf) {
    for (const DbfField& field : dbf->fields())
      fields.push_back(field_named(field.name, type_of(field), decoder));
  } else {
    for (const LayerField& field : layer->fields())
      fields.push_back(field_named(field.name, field.type, decoder));
  }
}

GdalTable::GdalTable(const LayerRequest& request) : parts_(std::make_unique<Parts>()) {
  parts_->open(request);
  parts_->list_fields();
  // With a filter GDAL needs the fields it asks about; else it need not read any.
  if (parts_->dbf && request.where.empty()) parts_->layer->want_fields({});
}

GdalTable::~GdalTable() = default;

GdalLayer& GdalTable::layer() const { return *parts_->layer; }
const EncodingReport& GdalTable::encoding() const { return parts_->encoding; }
const std::vector<TableField>& GdalTable::fields() const { return parts_->fields; }

void GdalTable::want_fields(const std::vector<std::size_t>& fields) {
  if (!parts_->dbf) parts_->layer->want_fields(fields);
}

bool GdalTable::next() { return parts_->layer->next(); }

TableCell GdalTable::cell(std::size_t field, std::string& utf8) {
  Parts& parts = *parts_;
  utf8.clear();
  TextDecoder::Outcome outcome;
  if (parts.dbf) {
    std::string_view cell = parts.dbf->cell(parts.layer->feature(), field);
    const bool is_number = parts.fields[field].type == "number";
    if (is_number && is_unknown_number(cell, parts.dbf->fields()[field].width)) return {};
    if (is_number) cell = without_zero_decimals(without_leading_blanks(cell));
    outcome = parts.decoder.append(cell, parts.dbf->fills_field(cell, field), utf8);
  } else {
    if (!parts.layer->text(field, parts.bytes)) return {};
    outcome = parts.decoder.append(parts.bytes, false, utf8);
  }
  return {!without_blanks(utf8).empty(), outcome.undecodable};
}

}  // namespace hinterland
