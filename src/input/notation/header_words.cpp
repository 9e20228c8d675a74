// SPDX-License-Identifier: Apache-2.0
#include "input/notation/header_words.hpp"

#include "base/plain_text.hpp"
#include "input/notation/field_label.hpp"
#include "input/notation/field_names.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace hinterland {

namespace {

const std::set<std::string, std::less<>>& all_known_names() {
  static const std::set<std::string, std::less<>> known = [] {
    std::set<std::string, std::less<>> names;
    const auto add = [&](const std::vector<std::string>& more) {
      for (const std::string& name : more) {
        names.insert(field_label(name).name);
        names.insert(bare_label(name).name);
      }
    };
    for (const LayerKind kind :
         {LayerKind::towns, LayerKind::villages, LayerKind::facilities, LayerKind::networks,
          LayerKind::roads, LayerKind::boundaries, LayerKind::exclusions, LayerKind::sites}) {
      for (const std::string& role : known_roles(kind)) add(known_names(kind, role));
    }
    add(longitude_names());
    add(latitude_names());
    add(place_names());
    names.erase("");
    names.erase("户");  // also a unit, below 通自来水
    return names;
  }();
  return known;
}

}  // namespace

bool is_known_header(std::string_view cell) {
  return all_known_names().contains(field_label(cell).name) ||
         all_known_names().contains(bare_label(cell).name);
}

bool is_known_word(const std::string& word) { return all_known_names().contains(word); }

bool is_blank_cell(std::string_view cell) { return narrow_text(cell).empty(); }

std::size_t known_headers(const std::vector<std::string>& row) {
  return static_cast<std::size_t>(
      std::ranges::count_if(row, [](auto& cell) { return is_known_header(cell); }));
}

}  // namespace hinterland
