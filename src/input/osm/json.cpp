// SPDX-License-Identifier: Apache-2.0
#include "input/osm/json.hpp"

#include "base/text_fill.hpp"
#include "input/osm/format.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace hinterland {

namespace {

using nlohmann::json;

std::string text_in(const json& object, const char* key) {
  const auto cell = object.find(key);
  if (cell == object.end()) return {};
  return cell->is_string() ? cell->get<std::string>() : cell->dump();
}

std::int64_t whole_in(const json& object, const char* key) {
  const auto cell = object.find(key);
  return cell != object.end() && cell->is_number_integer() ? cell->get<std::int64_t>() : 0;
}

double number_in(const json& object, const char* key) {
  const auto cell = object.find(key);
  if (cell == object.end() || !cell->is_number()) return std::numeric_limits<double>::quiet_NaN();
  return cell->get<double>();
}

/// Overpass has null for what lies outside the box that was asked for.
std::optional<OsmPlace> place_in(const json& object, const char* longitude = "lon",
                                 const char* latitude = "lat") {
  if (!object.is_object()) return std::nullopt;
  return osm_place(number_in(object, longitude), number_in(object, latitude));
}

const json& list_in(const json& object, const char* key) {
  static const json nothing = json::array();
  const auto cell = object.find(key);
  return cell != object.end() && cell->is_array() ? *cell : nothing;
}

std::optional<OsmObject> object_of(const std::string& type) {
  if (type == "node") return OsmObject::node;
  if (type == "way") return OsmObject::way;
  if (type == "relation") return OsmObject::relation;
  return std::nullopt;
}

void take_nodes_of_way(const json& object, OsmFeature& element) {
  for (const json& ref : list_in(object, "nodes")) {
    element.nodes.push_back({ref.is_number_integer() ? ref.get<std::int64_t>() : 0, std::nullopt});
  }
  const json& places = list_in(object, "geometry");
  if (element.nodes.size() < places.size()) element.nodes.resize(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) element.nodes[i].place = place_in(places[i]);
}

void take_members(const json& object, OsmFeature& element) {
  for (const json& cell : list_in(object, "members")) {
    const auto type = object_of(text_in(cell, "type"));
    if (!type) continue;
    OsmFeature::Member member{
        *type, whole_in(cell, "ref"), text_in(cell, "role"), place_in(cell), {}};
    for (const json& place : list_in(cell, "geometry")) member.shape.push_back(place_in(place));
    element.members.push_back(std::move(member));
  }
}

/// False: it is none of a map, such as a count or an area of Overpass.
bool take_element(const json& object, OsmFeature& element) {
  const auto type = object_of(text_in(object, "type"));
  if (!type) return false;
  element.begin(*type, whole_in(object, "id"));
  element.version = osm_version(whole_in(object, "version"));
  element.is_deleted = text_in(object, "visible") == "false";
  element.place = place_in(object);
  if (const auto centre = object.find("center"); centre != object.end()) {
    element.centre = place_in(*centre);
  } else if (const auto box = object.find("bounds"); box != object.end()) {
    element.centre =
        osm_middle(place_in(*box, "minlon", "minlat"), place_in(*box, "maxlon", "maxlat"));
  }
  if (const auto tags = object.find("tags"); tags != object.end() && tags->is_object()) {
    for (const auto& [key, value] : tags->items())
      element.tags.emplace_back(key, text_in(*tags, key.c_str()));
  }
  take_nodes_of_way(object, element);
  take_members(object, element);
  return true;
}

/// A text that the parser refuses at a byte, counted from 1; 0: it does not say where.
Error broken_json(const std::string& path, std::string_view text, std::size_t at) {
  const std::size_t end = text.find_last_not_of(" \t\r\n") + 1;
  const std::string_view before = text.substr(0, std::min(at, end));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  if (at == 0) {
    return no_osm_file(path, {"a number in it is too large to be read", "其中有数值过大，无法读取"},
                       download_again());
  }
  if (at > end) {
    return no_osm_file(path,
                       filled_text("it breaks off in line {}, after {} bytes",
                                   "文件在第 {} 行（第 {} 字节后）中断", line, end),
                       download_again());
  }
  return no_osm_file(path,
                     filled_text("line {}, byte {}: what stands there is no valid JSON in UTF-8",
                                 "第 {} 行（第 {} 字节）不是有效的 UTF-8 编码 JSON", line, at),
                     download_again());
}

/// Beyond what any element needs; what reads a value goes as deep as it is.
constexpr int deepest = 64;

[[noreturn]] void throw_nested(const std::string& path) {
  throw no_osm_file(path,
                    {"brackets stand in each other more than 64 deep in it, and those of the "
                     "Overpass API 6",
                     "括号嵌套超过 64 层，而 Overpass API 的数据至多 6 层"},
                    {"Download the data as .osm.", "请下载 .osm 格式的数据。"});
}

void take_header(const json& document, OsmHeader& header) {
  header.remark = text_in(document, "remark");
  const auto overpass = document.find("osm3s");
  if (overpass != document.end()) header.timestamp = text_in(*overpass, "timestamp_osm_base");
}

}  // namespace

void read_osm_json(const std::string& text, const std::string& path, OsmHeader& header,
                   const TakeOsmFeature& take) {
  OsmFeature element;
  bool has_elements = false;
  std::string key;  // of the document, whose value is being read
  const auto take_and_forget = [&](int depth, json::parse_event_t event, json& value) {
    if (depth > deepest) throw_nested(path);
    if (event == json::parse_event_t::key && depth == 1) {
      key = value.get<std::string>();
      has_elements = has_elements || key == "elements";
    }
    if (event != json::parse_event_t::object_end || depth != 2 || key != "elements") return true;
    if (take_element(value, element)) take(element);
    return false;
  };
  json document;
  try {
    document = json::parse(text, take_and_forget);
  } catch (const json::parse_error& fault) {
    throw broken_json(path, text, fault.byte);
  } catch (const json::exception&) {
    throw broken_json(path, text, 0);
  }
  if (!has_elements) {
    const bool is_layer = document.is_object() && document.contains("type") &&
                          (document.contains("features") || document.contains("geometry"));
    if (is_layer) {
      throw no_osm_file(
          path, {"it is GeoJSON", "这是 GeoJSON"},
          {"A study reads GeoJSON as it is: see what is in it with hinterland inspect, or download "
           "the data as .osm.",
           "GeoJSON 可直接写入配置文件：请用 hinterland inspect 查看内容，或下载 .osm "
           "格式的数据。"});
    }
    throw no_osm_file(path,
                      {"it is JSON without the list 'elements' that the Overpass API writes",
                       "这是 JSON，但没有 Overpass API 所写的列表“elements”"},
                      {"Download the data as .osm.", "请下载 .osm 格式的数据。"});
  }
  take_header(document, header);
}

}  // namespace hinterland
