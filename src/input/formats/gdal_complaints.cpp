// SPDX-License-Identifier: Apache-2.0
#include "input/formats/gdal_complaints.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace hinterland {

namespace {

/// A message of GDAL or its libraries about damaged data, and its meaning.
struct Damage {
  std::string_view said;  ///< part of the message, in lower case
  Text what;
  bool has_line = false;  ///< the message contains the line number
};

const std::array<Damage, 16>& damages() {
  static const Text database("its database is damaged", "其中的数据库已损坏");
  static const Text table("a table of the geodatabase is damaged", "地理数据库的数据表已损坏");
  static const Text record("a record in it is damaged", "有记录已损坏");
  static const Text xml("its XML is damaged", "其中的XML有误");
  static const std::array<Damage, 16> known = {{
      {"database disk image", database},
      {"malformed database schema", database},
      {"file is not a database", database},
      {"sqlite3_step", database},
      {"filegdb", table},
      {".cpp at line", record},
      {"getfeatureref()", record},
      {"during reading record", record},
      {"columns keyword not found", {"its list of columns is damaged", "其列定义已损坏"}},
      {"xml parsing", xml, true},
      {"error parsing kml", xml, true},
      {"well-formed", xml, true},
      {"mismatched tag", xml, true},
      {"have matching", xml, true},
      {"didn't find expected", xml, true},
      {"corrupted .shp", record},
  }};
  return known;
}

/// The number after "line" in the message; empty if there is none.
std::string line_in(std::string_view said) {
  constexpr std::string_view word = "line ";
  for (std::size_t at = said.find(word); at != said.npos; at = said.find(word, at + 1)) {
    const std::size_t first = at + word.size();
    std::size_t end = first;
    while (end < said.size() && is_ascii_digit(said[end])) ++end;
    if (end > first) return std::string(said.substr(first, end - first));
  }
  return {};
}

/// Replaces paths of in-memory copies with the bare file name.
std::string without_inner_folders(std::string said) {
  constexpr std::string_view inner = "/vsimem/";
  for (std::size_t at = said.find(inner); at != said.npos; at = said.find(inner, at)) {
    const std::size_t end = std::min(said.find_first_of(" '\",:\n", at), said.size());
    said.erase(at, said.rfind('/', end - 1) + 1 - at);
  }
  return said;
}

}  // namespace

Text damage_in(const std::string& said) {
  const std::string lower = ascii_lower(said);
  const auto damage = std::ranges::find_if(
      damages(), [&](const Damage& d) { return lower.find(d.said) != lower.npos; });
  if (damage == damages().end()) return {};
  const std::string line = damage->has_line ? line_in(lower) : std::string();
  if (line.empty()) return damage->what;
  return filled_text("{}, line {}", "{}（第{}行）", damage->what, line);
}

bool is_fault_of_one_shape(std::string_view said) {
  const bool lacks_member =
      said.starts_with("Invalid ") && said.find(" object. Missing '") != said.npos;
  return lacks_member || said.starts_with("Corrupted .shp file : shape ");
}

Text QuietGdal::said() const {
  if (last_.empty()) return {};
  if (const Text damage = damage_in(last_); !damage.empty())
    return filled_text(": {}", "：{}", damage);
  return filled_text(" (GDAL: {})", "（GDAL：{}）", without_inner_folders(last_));
}

void QuietGdal::capture(CPLErr severity, CPLErrorNum, const char* message) {
  if (severity < CE_Failure) return;
  auto* self = static_cast<QuietGdal*>(CPLGetErrorHandlerUserData());
  if (is_fault_of_one_shape(message)) return;
  self->failed_ = true;
  self->last_ = message;
}

}  // namespace hinterland
