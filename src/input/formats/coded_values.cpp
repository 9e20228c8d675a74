// SPDX-License-Identifier: Apache-2.0
#include "input/formats/coded_values.hpp"

#include "base/number_text.hpp"
#include "input/coordinates/json_crs.hpp"
#include "input/formats/gdal_dataset.hpp"
#include "input/formats/gdal_field.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>

namespace hinterland {

namespace {

/// "1.0" of a domain is the 1 of the cells.
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

/// Those of a field of this name in some layers of the file; empty: in one of them it has none, or
/// others.
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

}  // namespace hinterland
