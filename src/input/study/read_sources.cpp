// SPDX-License-Identifier: Apache-2.0
#include "input/study/read_sources.hpp"

#include "base/characters.hpp"
#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "catalogue/unknown_service.hpp"
#include "input/census/census_columns.hpp"
#include "input/files/gdal_file.hpp"
#include "input/notation/field_names.hpp"
#include "input/notation/setting_words.hpp"
#include "input/study/census_meaning.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

namespace hinterland {

namespace {

/// Whether the path begins with the name of a driver: "PG:dbname=…", "MYSQL:…". A single letter is
/// a drive.
bool names_a_driver(const std::string& path) {
  const auto colon = path.find(':');
  if (colon == path.npos || colon < 2) return false;
  return std::all_of(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(colon),
                     is_ascii_word);
}

std::string resolved(const std::string& path, const std::string& folder) {
  namespace fs = std::filesystem;
  if (path.starts_with("<OGRVRTDataSource")) return path;  // an inline virtual layer; see SafeNames
  if (path.starts_with("/") || names_a_driver(path)) return in_folder(path, folder);
  return (fs::path(folder) / path).lexically_normal().string();
}

/// Additional keys and roles of a kind of layer.
struct Accepts {
  LayerKind kind;
  std::vector<std::string> more_roles;
  bool attributes = false;
  bool complete = false;
  bool places = true;                      ///< false: a table, of which no places are read
  std::vector<std::string> services = {};  ///< whose census answers may have a meaning

  /// Whether its records may be out of use.
  bool has_states() const {
    return places && (kind == LayerKind::towns || kind == LayerKind::villages ||
                      kind == LayerKind::facilities || kind == LayerKind::networks ||
                      kind == LayerKind::roads);
  }
};

void read_fields(const ConfigTable& block, const Accepts& accepts, LayerSource& source) {
  std::vector<std::string> roles = known_roles(accepts.kind);
  roles.insert(roles.end(), accepts.more_roles.begin(), accepts.more_roles.end());
  if (accepts.places) roles.insert(roles.end(), {"lon", "lat"});  // for a table without geometry
  if (!block.take("fields", source.fields)) return;
  for (const auto& [role, field] : source.fields) {
    const ConfigTable fields = block.table("fields");
    if (std::ranges::find(roles, role) == roles.end()) {
      fields.refuse_key(role, filled_text("{} has no field '{}'. {}", "{} 没有“{}”字段。{}",
                                          block.name(), role, suggest_name(role, roles)));
    }
    if (field.empty()) {
      fields.refuse_value(role,
                          filled_text("the field of '{}' is empty. Name a field, or remove the key",
                                      "“{}”的字段名为空。请写字段名，或删去该键", role));
    }
  }
}

/// Reads the keys for places, which do not apply to a table.
void read_place_keys(const ConfigTable& block, LayerSource& source) {
  for (const char* key : {"crs", "datum", "axes", "keep_far"}) block.has(key);
  block.take("crs", source.crs);
  std::vector<std::string> datums = texts_of(datum_words);
  datums.emplace_back("cgcs2000");  // the same as WGS 84 to some centimetres
  const auto datum = block.take_word("datum", datums);
  if (datum && *datum < datum_words.size()) source.datum = static_cast<Datum>(*datum);
  const auto axes = block.take_word("axes", texts_of(axes_words, 1));
  if (axes) source.axes = static_cast<Axes>(*axes + 1);
  block.take("keep_far", source.keep_far);
}

/// `[layers.villages.meaning.ID]`: what the answers of a census column mean.
void read_meanings_of(const ConfigTable& block, const Accepts& accepts, LayerSource& source) {
  if (!block.has("meaning")) return;
  const ConfigTable meanings = block.table("meaning");
  for (const std::string& id : meanings.keys()) {
    if (std::ranges::find(accepts.services, id) == accepts.services.end()) {
      meanings.refuse_key(
          id, filled_text("no service '{}' in the catalogue. {}", "指标库没有类别“{}”。{}", id,
                          suggest_name(id, accepts.services)));
    }
    source.meanings.emplace(id, read_meaning(meanings.table(id)));
  }
  meanings.finish();
}

LayerSource read_source(const ConfigTable& block, const std::string& name, const Accepts& accepts,
                        const std::string& folder) {
  LayerSource source;
  source.name = name;
  // Marked as known first, so that a misspelt key gets one of these as suggestion.
  for (const char* key : {"path", "layer", "sql", "decimal", "encoding", "where", "fields"}) {
    block.has(key);
  }
  block.require({"path"});
  block.take("path", source.path);
  if (source.path.empty()) {
    block.refuse_value(
        "path", {"'path' is empty. Name the file of the layer", "“path”为空。请写图层文件的路径"});
  }
  const std::string path = resolved(source.path, folder);
  std::error_code error;
  if (!std::filesystem::exists(path, error)) block.refuse_escapes("path", source.path);
  source.path = path;
  source.folder = folder;
  block.take("layer", source.layer);
  if (block.take("sql", source.sql) && !source.layer.empty()) {
    block.refuse_key("sql",
                     {"'layer' has no effect because 'sql' defines the layer. Remove one of them.",
                      "图层已由“sql”产生，“layer”不起作用。请删去其一。"});
  }
  if (accepts.places) read_place_keys(block, source);
  if (accepts.has_states()) block.take("all_in_use", source.all_in_use);
  const auto decimal = block.take_word("decimal", {".", ","});
  if (decimal) source.decimal = *decimal == 0U ? '.' : ',';
  block.take("encoding", source.encoding);
  block.take("where", source.where);
  read_fields(block, accepts, source);
  if (accepts.attributes) block.take("attributes", source.attributes);
  if (!accepts.services.empty()) read_meanings_of(block, accepts, source);
  if (accepts.complete) {
    source.may_be_empty = block.take("complete", source.complete) && source.complete;
  }
  block.finish();
  return source;
}

/// Rejects a block whose name is not a service.
void check_service(const ConfigTable& parent, const std::string& key,
                   const ServiceCatalogue& catalogue,
                   std::optional<ServiceGroup> group = std::nullopt) {
  const Text unknown = unknown_service(catalogue, key, group);
  if (!unknown.empty()) parent.refuse_key(key, unknown);
}

/// The roles of villages: their own, each service, and the mark of each exemption.
Accepts villages_accept(const ServiceCatalogue& catalogue) {
  Accepts accepts{LayerKind::villages, {}, true, false};
  for (const Service& service : catalogue.services) accepts.more_roles.push_back(service.id);
  accepts.services = accepts.more_roles;
  for (const Service& service : catalogue.services) {
    const bool has_parts = service.group == ServiceGroup::infrastructure;
    for (std::size_t i = 0; has_parts && i < census_parts.size(); ++i)
      accepts.more_roles.push_back(role_of_part(service, census_parts[i]));
    const std::string& mark = service.exempt_unless;
    if (!mark.empty() && std::ranges::find(accepts.more_roles, mark) == accepts.more_roles.end()) {
      accepts.more_roles.push_back(mark);
    }
  }
  return accepts;
}

/// Whether the table is a layer itself, rather than a table of layers.
bool is_one_layer(const ConfigTable& table) {
  const auto keys = table.keys();
  return !std::ranges::all_of(keys, [&](const std::string& key) { return table.is_table(key); });
}

std::vector<LayerSource> read_facilities(const ConfigTable& table,
                                         const ServiceCatalogue& catalogue,
                                         const std::string& folder) {
  const Accepts accepts{LayerKind::facilities, {}, false, false};
  if (is_one_layer(table)) return {read_source(table, "facilities", accepts, folder)};
  std::vector<LayerSource> sources;
  for (const std::string& key : table.keys()) {
    check_service(table, key, catalogue);
    sources.push_back(read_source(table.table(key), "facilities." + key, accepts, folder));
    sources.back().service = key;
  }
  return sources;
}

std::map<std::string, LayerSource> read_networks(const ConfigTable& table,
                                                 const ServiceCatalogue& catalogue,
                                                 const std::string& folder) {
  std::map<std::string, LayerSource> sources;
  for (const std::string& key : table.keys()) {
    check_service(table, key, catalogue, ServiceGroup::infrastructure);
    // The network of the road service may also be used as the roads for travel.
    const bool roads = key == catalogue.travel.road_service;
    sources[key] =
        read_source(table.table(key), "networks." + key,
                    {roads ? LayerKind::roads : LayerKind::networks, {}, false, true}, folder);
  }
  return sources;
}

std::vector<LayerSource> read_exclusions(const ConfigTable& table, const std::string& folder) {
  const Accepts accepts{LayerKind::exclusions, {}, false, false};
  if (is_one_layer(table)) return {read_source(table, "exclusions", accepts, folder)};
  std::vector<LayerSource> sources;
  for (const std::string& key : table.keys()) {
    sources.push_back(read_source(table.table(key), "exclusions." + key, accepts, folder));
  }
  return sources;
}

}  // namespace

StudyLayers read_sources(const ConfigTable& layers, const ServiceCatalogue& catalogue,
                         const std::string& folder) {
  const auto optional_source = [&](const std::string& key, LayerKind kind) {
    if (!layers.has(key)) return LayerSource{};
    return read_source(layers.table(key), key, {kind, {}, false, false}, folder);
  };
  StudyLayers sources;
  sources.towns = optional_source("towns", LayerKind::towns);
  layers.require({"villages"});
  sources.villages =
      read_source(layers.table("villages"), "villages", villages_accept(catalogue), folder);
  if (layers.has("census")) {
    Accepts accepts = villages_accept(catalogue);
    accepts.places = false;
    sources.census = read_source(layers.table("census"), "census", accepts, folder);
  }
  if (layers.has("facilities")) {
    sources.facilities = read_facilities(layers.table("facilities"), catalogue, folder);
  }
  sources.networks = read_networks(layers.table("networks"), catalogue, folder);
  if (layers.has("roads")) {
    sources.roads =
        read_source(layers.table("roads"), "roads", {LayerKind::roads, {}, false, true}, folder);
  }
  sources.boundaries = optional_source("boundaries", LayerKind::boundaries);
  sources.built_up = optional_source("built_up", LayerKind::boundaries);
  if (layers.has("exclusions")) {
    sources.exclusions = read_exclusions(layers.table("exclusions"), folder);
  }
  sources.proposed_sites = optional_source("proposed_sites", LayerKind::sites);
  layers.finish();
  return sources;
}

}  // namespace hinterland
