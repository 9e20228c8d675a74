// SPDX-License-Identifier: Apache-2.0
#include "input/formats/gdal_cells.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "geometry/closed_ring.hpp"
#include "input/conditions/sql_text.hpp"
#include "input/coordinates/declared_crs.hpp"
#include "input/files/gdal_setup.hpp"
#include "input/formats/gdal_dataset.hpp"
#include "input/formats/geometry_repair.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ogrsf_frmts.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

std::string number_text(double value) {
  if (std::abs(value) < 9e15 && value == std::floor(value)) {
    return std::to_string(static_cast<std::int64_t>(value));
  }
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

namespace {

/// A domain may write the code as "1.0" where the cells hold 1.
std::string code_as_in_cells(const std::string& code, bool is_number) {
  const auto number = is_number ? parse_number(code) : std::nullopt;
  return number ? number_text(*number) : code;
}

CodedValues values_of(const nlohmann::json& field) {
  CodedValues codes;
  if (!field.contains("domain") || !field["domain"].is_object()) return codes;
  const nlohmann::json& domain = field["domain"];
  if (!domain.contains("codedValues") || !domain["codedValues"].is_array()) return codes;
  for (const nlohmann::json& value : domain["codedValues"]) {
    if (!value.is_object() || !value.contains("code") || !value.contains("name")) continue;
    const nlohmann::json& code = value["code"];
    const nlohmann::json& name = value["name"];
    if (!name.is_string() || !(code.is_string() || code.is_number())) continue;
    codes[code.is_string() ? code.get<std::string>() : number_text(code.get<double>())] =
        name.get<std::string>();
  }
  return codes;
}

CodedValues values_in_domain(const GDALDataset& dataset, const OGRFieldDefn& field) {
  CodedValues codes;
  const std::string& name = field.GetDomainName();
  const OGRFieldDomain* domain = name.empty() ? nullptr : dataset.GetFieldDomain(name);
  if (domain == nullptr || domain->GetDomainType() != OFDT_CODED) return codes;
  const auto* coded = static_cast<const OGRCodedFieldDomain*>(domain);
  const bool is_number = field.GetType() != OFTString;
  for (const OGRCodedValue* value = coded->GetEnumeration(); value->pszCode != nullptr; ++value) {
    if (value->pszValue == nullptr) continue;
    codes[code_as_in_cells(value->pszCode, is_number)] = value->pszValue;
  }
  return codes;
}

/// The coded values of the field with this name that all of these layers share; empty if they
/// differ or a layer has none.
CodedValues values_in_layers(GDALDataset& dataset, const std::vector<std::string>& layers,
                             const std::string& field) {
  CodedValues common;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const OGRFeatureDefn& defined = *dataset.GetLayerByName(layers[i].c_str())->GetLayerDefn();
    const int index = defined.GetFieldIndex(field.c_str());
    const CodedValues codes =
        index < 0 ? CodedValues() : values_in_domain(dataset, *defined.GetFieldDefn(index));
    if (i > 0 && codes != common) return {};
    common = codes;
  }
  return common;
}

}  // namespace

CodedValues coded_values(GdalDataset& dataset, const OGRFieldDefn& field,
                         std::vector<std::string>& doubtful) {
  GDALDataset& file = dataset.file();
  if (!dataset.is_query()) return values_in_domain(file, field);
  const std::string name = field.GetNameRef();
  const std::vector<std::string> united = dataset.layers_alike();
  if (united.empty() && dataset.driver() == "GPKG") return values_in_domain(file, field);
  CodedValues codes = values_in_layers(file, united, name);
  const bool is_like =
      codes.empty() && std::ranges::any_of(dataset.layer_names(), [&](const auto& one) {
        return !values_in_layers(file, {one}, name).empty();
      });
  if (is_like) doubtful.push_back(name);
  return codes;
}

std::map<std::string, CodedValues> coded_values_in_json(std::string_view json) {
  std::map<std::string, CodedValues> found;
  const auto fields = nlohmann::json::parse(outermost_member(json, "fields"), nullptr, false);
  if (!fields.is_array()) return found;
  for (const nlohmann::json& field : fields) {
    if (!field.is_object() || !field.contains("name") || !field["name"].is_string()) continue;
    CodedValues codes = values_of(field);
    if (!codes.empty()) found.emplace(field["name"].get<std::string>(), std::move(codes));
  }
  return found;
}

std::string listed_codes(const CodedValues& codes) {
  constexpr std::size_t few = 10;
  std::string listed;
  std::size_t count = 0;
  for (const auto& [code, text] : codes) {
    if (count++ == few) return fmt::format("{}, … ({})", listed, codes.size());
    listed += fmt::format("{}{} = {}", listed.empty() ? "" : ", ", code, text);
  }
  return listed;
}

namespace {

bool is_sqlite(GDALDataset& dataset) {
  const GDALDriver* driver = dataset.GetDriver();
  const std::string_view name = driver == nullptr ? "" : driver->GetDescription();
  return name == "SQLite" || name == "GPKG";
}

/// The SQL condition that a cell holds a value which its declared type cannot represent; empty if
/// the column is not numeric.
std::string condition_of(const OGRFieldDefn& field) {
  const OGRFieldType type = field.GetType();
  const bool is_whole = type == OFTInteger || type == OFTInteger64;
  if (!is_whole && type != OFTReal) return {};
  return fmt::format("typeof({}) IN ('text', 'blob'{})", quoted_in_sql(field.GetNameRef(), '"'),
                     is_whole ? ", 'real'" : "");
}

/// The operand of FROM: the table, or the query of the study.
std::string source_of(const OGRLayer& layer, const LayerRequest& request) {
  if (request.sql.empty()) return quoted_in_sql(const_cast<OGRLayer&>(layer).GetName(), '"');
  const std::size_t last = request.sql.find_last_not_of("; \t\r\n");
  return "(" + request.sql.substr(0, last + 1) + "\n)";  // the query may end with a comment
}

/// Calls `take` for each record of a query; for none if SQLite rejects the query.
void each_record(GDALDataset& dataset, const std::string& query,
                 const std::function<void(const OGRFeature&)>& take) {
  const QuietGdal quiet;
  OGRLayer* result = dataset.ExecuteSQL(query.c_str(), nullptr, "SQLITE");
  if (result == nullptr) return;
  for (auto& record : *result) take(*record);
  dataset.ReleaseResultSet(result);
}

[[noreturn]] void throw_loose(const LayerRequest& request, const std::string& from,
                              const std::string& column) {
  const std::string cast = fmt::format("CAST({0} AS TEXT) AS {0}", column);
  const Text advice =
      request.sql.empty()
          ? filled_text(
                "Read it with sql = 'SELECT …, {} FROM {}', and add the other columns that are "
                "needed.",
                "请用 sql = 'SELECT …, {} FROM {}' 读取（并列出所需的其他列）。", cast, from)
          : filled_text("Write {} in sql.", "请在 sql 中写 {}。", cast);
  throw Error(
      filled_text("cannot read '{}': the column {} is numeric, but some of its cells contain text "
                  "or fractions, which would be truncated. {}",
                  "无法读取“{}”：{} 列声明为数字，但有的单元格存的是文字或小数，会被截断。{}",
                  request.called(), column, advice));
}

}  // namespace

LooseCells::LooseCells(GDALDataset& dataset, OGRLayer& layer, const LayerRequest& request) {
  if (!is_sqlite(dataset)) return;
  const OGRFeatureDefn& definition = *layer.GetLayerDefn();
  std::vector<std::size_t> columns;
  std::vector<std::string> counts;
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    const std::string condition = condition_of(*definition.GetFieldDefn(i));
    if (condition.empty()) continue;
    columns.push_back(static_cast<std::size_t>(i));
    counts.push_back(fmt::format("max({}) AS n{}", condition, i));
  }
  if (columns.empty()) return;
  const std::string from = source_of(layer, request);
  std::vector<std::size_t> loose;
  each_record(dataset, fmt::format("SELECT {} FROM {}", fmt::join(counts, ", "), from),
              [&](const OGRFeature& record) {
                for (std::size_t i = 0; i < columns.size(); ++i) {
                  if (record.GetFieldAsInteger(static_cast<int>(i)) == 1)
                    loose.push_back(columns[i]);
                }
              });
  for (const std::size_t field : loose) {
    const OGRFieldDefn& column = *definition.GetFieldDefn(static_cast<int>(field));
    const std::string name = quoted_in_sql(column.GetNameRef(), '"');
    std::map<std::int64_t, std::string>& texts = texts_[field];
    each_record(dataset,
                fmt::format("SELECT CAST(_rowid_ AS TEXT) AS r, CAST({} AS TEXT) AS t FROM {} "
                            "WHERE {}",
                            name, from, condition_of(column)),
                [&](const OGRFeature& record) {
                  if (record.IsFieldSetAndNotNull(0) == 0) return;
                  texts[record.GetFieldAsInteger64(0)] = record.GetFieldAsString(1);
                });
    if (texts.empty()) throw_loose(request, from, name);
  }
}

const std::string* LooseCells::find(std::size_t field, std::int64_t record) const {
  const auto column = texts_.find(field);
  if (column == texts_.end()) return nullptr;
  const auto found = column->second.find(record);
  return found == column->second.end() ? nullptr : &found->second;
}

}  // namespace hinterland
