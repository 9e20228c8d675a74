// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/declared_crs.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "input/coordinates/projection.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <initializer_list>
#include <set>
#include <string>
#include <vector>

namespace hinterland {

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// The position after the string that starts at `i` with its quotation mark.
std::size_t end_of_string(std::string_view json, std::size_t i) {
  for (++i; i < json.size() && json[i] != '"'; ++i) i += json[i] == '\\' ? 1 : 0;
  return std::min(i + 1, json.size());
}

/// The position after the value that starts at `i`.
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

/// The values of all members of this name in the outermost object.
std::vector<std::string_view> outermost_members(std::string_view json, std::string_view name) {
  std::vector<std::string_view> values;
  std::size_t i = json.find('{');
  while (i < json.size()) {
    i = json.find_first_of("\"}", i + 1);
    if (i == json.npos || json[i] == '}') break;
    const std::size_t end = end_of_string(json, i);
    const std::string_view key = json.substr(i + 1, end - i - 2);
    i = json.find_first_not_of(": \t\r\n", end);
    if (i == json.npos) break;
    const std::size_t after = end_of_value(json, i);
    if (key == name) {
      const std::string_view value = json.substr(i, after - i);
      values.push_back(value.substr(0, value.find_last_not_of(blanks) + 1));
    }
    i = json.find_first_not_of(blanks, after);
    if (i == json.npos || json[i] != ',') break;
  }
  return values;
}

/// "EPSG:4548" for URNs, URLs and names that contain this code and no other; otherwise the name.
std::string with_code(const std::string& name) {
  const std::string word = plain_word(name);
  const std::size_t authority = word.find("epsg");
  if (authority == word.npos || word.find('[') != word.npos) return name;
  std::vector<std::string> codes;
  for (std::size_t i = authority; i < word.size(); ++i) {
    if (!is_ascii_digit(word[i])) continue;
    const std::size_t end = std::min(word.find_first_not_of("0123456789", i), word.size());
    if (end - i >= 4) codes.push_back(word.substr(i, end - i));
    i = end;
  }
  const bool is_certain = codes.size() == 1 && codes.front().size() <= 6;
  return is_certain ? "EPSG:" + codes.front() : name;
}

/// A name, or a code without authority: 4548, "4548". Empty for other values.
std::string name_in(const nlohmann::json& value) {
  const std::string text = value.is_number_unsigned() ? value.dump()
                           : value.is_string()        ? value.get<std::string>()
                                                      : std::string();
  const std::string bare = plain_word(text);
  if (bare.find_first_not_of("0123456789") != bare.npos) return with_code(text);
  return bare.size() >= 4 && bare.size() <= 6 ? "EPSG:" + bare : std::string();
}

std::string name_of_member(std::string_view member) {
  const auto parsed = nlohmann::json::parse(member, nullptr, false);
  if (parsed.is_discarded() || parsed.is_null()) return {};
  std::vector<std::string> names = {name_in(parsed)};
  if (parsed.is_object()) {
    if (parsed.contains("properties") && parsed["properties"].is_object()) {
      const auto& properties = parsed["properties"];
      for (const char* key : {"name", "href", "code"}) {
        if (properties.contains(key)) names.push_back(name_in(properties[key]));
      }
    }
    if (parsed.contains("name")) names.push_back(name_in(parsed["name"]));
  }
  for (const std::string& name : names) {
    if (!name.empty()) return name;
  }
  return "\"crs\": " + parsed.dump();  // with its key, so that PROJ does not look it up as a name
}

/// The members "crs" of a feature and of its geometry.
std::vector<std::string_view> members_of_feature(std::string_view feature) {
  auto members = outermost_members(feature, "crs");
  const auto of_geometry = outermost_members(outermost_member(feature, "geometry"), "crs");
  members.insert(members.end(), of_geometry.begin(), of_geometry.end());
  return members;
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size()))
    ++count;
  return count;
}

constexpr std::string_view several_crs = "several CRS: ";

/// Collects the distinct names declared by an object and its features, in file order; "null" if
/// some features have none and the object has none either.
class Names {
 public:
  void add(std::string_view member) {
    if (members_.insert(std::string(member)).second) add_name(name_of_member(member));
  }

  void add_features(std::string_view features) {
    bool some_without = false;
    bool some_with = false;
    const bool is_above = !names_.empty();
    for (std::size_t i = features.find('{'); i < features.size(); i = features.find('{', i)) {
      const std::size_t end = end_of_value(features, i);
      const auto members = members_of_feature(features.substr(i, end - i));
      for (const std::string_view member : members) add(member);
      some_with = some_with || !members.empty();
      some_without = some_without || members.empty();
      i = end;
    }
    if (some_with && some_without && !is_above) add_name("");
  }

  JsonCrs declared() const {
    if (names_.empty()) return {};
    std::vector<std::string> shown;
    std::vector<std::string> others;  // other than WGS 84, the default of GeoJSON
    for (const std::string& name : names_) {
      shown.push_back(name.empty() ? "null" : name);
      if (!name.empty() && !means_wgs84(name)) others.push_back(name);
    }
    if (names_.size() == 1) return {true, names_.front(), false};
    if (others.empty()) return {true, "EPSG:4326", false};
    return {true, fmt::format("{}{}", several_crs, fmt::join(shown, ", ")), true};
  }

 private:
  void add_name(const std::string& name) {
    if (std::ranges::find(names_, name) == names_.end()) names_.push_back(name);
  }

  std::set<std::string> members_;  ///< already added
  std::vector<std::string> names_;
};

}  // namespace

std::string_view outermost_member(std::string_view json, std::string_view name) {
  const auto values = outermost_members(json, name);
  return values.empty() ? std::string_view() : values.front();
}

bool means_wgs84(std::string_view name) {
  const std::string word = plain_word(name);
  if (word == "epsg:4326" || word.find("crs84") != word.npos || word.find("crs:84") != word.npos)
    return true;
  std::string letters;
  for (const char c : word) {
    if (c != ' ' && c != '_' && c != '-') letters += c;
  }
  const auto has = [&](std::string_view part) { return letters.find(part) != letters.npos; };
  const bool is_projected = has("utm") || has("zone") || has("mercator") || has("proj");
  return (has("wgs84") || has("wgs1984")) && !is_projected;
}

JsonCrs crs_in_json(std::string_view json, bool is_sequence) {
  Names names;
  std::size_t seen = 0;
  if (!is_sequence) {
    auto members = outermost_members(json, "crs");
    seen = members.size();
    if (members.empty()) members = outermost_members(json, "spatialReference");
    if (members.empty()) members = outermost_members(outermost_member(json, "geometry"), "crs");
    for (const std::string_view member : members) names.add(member);
  }
  if (count_of(json, "\"crs\"") > seen)
    names.add_features(is_sequence ? json : outermost_member(json, "features"));
  return names.declared();
}

bool can_be_read(const std::string& declared) {
  try {
    const Projection projection(declared);
    return true;
  } catch (const UsageError&) {
    return false;
  }
}

namespace {

/// The key for the datum of a web map that the declaration names.
Text key_for_datum(const std::string& declared) {
  const std::string word = plain_word(declared);
  const auto names = [&](std::initializer_list<const char*> words) {
    return std::ranges::any_of(words, [&](auto* one) { return word.find(one) != word.npos; });
  };
  const bool is_bd = names({"bd09", "bd-09", "bd_09", "baidu", "百度"});
  const bool is_gcj = names(
      {"gcj", "gaode", "amap", "autonavi", "tencent", "mars", "高德", "腾讯", "火星", "国测局"});
  if (!is_bd && !is_gcj) return {};
  return filled_text(", and the datum of that web map with datum = \"{}\"",
                     "，并用 datum = \"{}\" 指明该网络地图的坐标", is_bd ? "bd09" : "gcj02");
}

}  // namespace

Text unreadable_crs(const std::string& declared) {
  const std::string shown = declared.size() > 60 ? declared.substr(0, 57) + "..." : declared;
  if (declared.starts_with(several_crs)) {
    return filled_text(
        "the file declares several CRSs ({}): write the records of each into a separate file, or, "
        "if all are in one CRS, set crs = \"EPSG:…\"",
        "文件声明了几个坐标系（{}）：请按坐标系分成几个文件；若实为同一坐标系，请用 crs = "
        "\"EPSG:…\" 指明",
        shown.substr(several_crs.size()));
  }
  if (declared.find("://") != declared.npos) {
    return filled_text(
        "the file declares its CRS by a link, which is not followed ({}): set crs = \"EPSG:…\"",
        "文件声明的坐标系是一个网址（{}），不会据此联网查询：请用 crs = \"EPSG:…\" 指明", shown);
  }
  const Text remedy = declared.find('[') != declared.npos && !declared.starts_with('"')
                          ? Text("copy its .prj again", "重新复制其 .prj")
                          : Text("export it again", "重新导出");
  return filled_text(
      "the file's CRS declaration cannot be read ({}): {}, or set crs = \"EPSG:…\"{}",
      "无法读懂文件声明的坐标系（{}）：请{}，或用 crs = \"EPSG:…\" 指明{}", shown, remedy,
      key_for_datum(declared));
}

}  // namespace hinterland
