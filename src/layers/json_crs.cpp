// SPDX-License-Identifier: Apache-2.0
#include "layers/json_crs.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace hinterland {

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// Behind the string that begins at `i` with its quotation mark.
std::size_t end_of_string(std::string_view json, std::size_t i) {
  for (++i; i < json.size() && json[i] != '"'; ++i) i += json[i] == '\\' ? 1 : 0;
  return std::min(i + 1, json.size());
}

/// Behind the value that begins at `i`.
std::size_t end_of_value(std::string_view json, std::size_t i) {
  std::size_t depth = 0;
  while (i < json.size()) {
    const char c = json[i];
    if (c == '"') {
      i = end_of_string(json, i);
      if (depth == 0) return i;
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if (depth == 0 && (c == ',' || c == '}')) return i;
    if ((c == '}' || c == ']') && --depth == 0) return i + 1;
    ++i;
  }
  return json.size();
}

}  // namespace

std::string_view outermost_member(std::string_view json, std::string_view name) {
  std::size_t i = json.find('{');
  while (i < json.size()) {
    i = json.find_first_of("\"}", i + 1);
    if (i == json.npos || json[i] == '}') return {};
    const std::size_t end = end_of_string(json, i);
    const std::string_view key = json.substr(i + 1, end - i - 2);
    i = json.find_first_not_of(": \t\r\n", end);
    if (i == json.npos) return {};
    const std::size_t behind = end_of_value(json, i);
    if (key == name) {
      const std::string_view value = json.substr(i, behind - i);
      return value.substr(0, value.find_last_not_of(blanks) + 1);
    }
    i = json.find_first_not_of(blanks, behind);
    if (i == json.npos || json[i] != ',') return {};
  }
  return {};
}

std::string crs_named_in_json(std::string_view json) {
  std::string_view member = outermost_member(json, "crs");
  if (member.empty()) member = outermost_member(json, "spatialReference");
  if (member.empty()) return {};
  const auto said = nlohmann::json::parse(member, nullptr, false);
  if (said.is_discarded() || said.is_null()) return {};
  const auto is_name = [](const nlohmann::json& text) {
    return text.is_string() &&
           text.get_ref<const std::string&>().find_first_not_of("0123456789 ") != std::string::npos;
  };
  if (is_name(said)) return said.get<std::string>();
  if (said.is_object() && said.contains("properties") && said["properties"].is_object()) {
    for (const char* key : {"name", "href"}) {
      const auto& properties = said["properties"];
      if (properties.contains(key) && is_name(properties[key]))
        return properties[key].get<std::string>();
    }
  }
  return "\"crs\": " + said.dump();  // with its key, PROJ takes it for no name
}

}  // namespace hinterland
