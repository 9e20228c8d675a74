// SPDX-License-Identifier: Apache-2.0
#include "planning/named_villages.hpp"

#include "world/column_codes.hpp"
#include "world/place_name.hpp"

#include <string>

namespace hinterland {

namespace {

/// 370102001001000 stands for the village 370102001001.
std::string_view without_group(std::string_view code) {
  constexpr std::size_t digits_of_a_group = 15;
  const bool no_group = code.size() == digits_of_a_group && code.ends_with("000") &&
                        code.find_first_not_of("0123456789") == code.npos;
  return no_group ? code.substr(0, code.size() - 3) : code;
}

/// Those whose name, or town and name, `same` says to be meant.
template <class Same>
std::vector<VillageId> by_name(const Villages& villages, const Same& same) {
  std::vector<VillageId> found;
  for (const VillageId v : rows(villages.name)) {
    const FoldedName name = folded_place_name(villages.name[v], Level::village);
    const FoldedName town = folded_place_name(villages.town[v], Level::town);
    if (same(name, town)) found.push_back(v);
  }
  return found;
}

}  // namespace

std::vector<VillageId> villages_named(const Villages& villages, std::string_view word) {
  std::vector<VillageId> found;
  const std::string code = plain_code(word);
  for (const VillageId v : rows(villages.code)) {
    const std::string_view own = villages.code[v];
    if (!own.empty() && without_group(own) == without_group(code)) found.push_back(v);
  }
  if (!found.empty()) return found;
  const FoldedName wanted = folded_place_name(word, Level::village);
  if (wanted.whole.empty()) return found;
  found = by_name(villages, [&](const FoldedName& name, const FoldedName& town) {
    return name.whole == wanted.whole || town.whole + name.whole == wanted.whole;
  });
  if (!found.empty()) return found;
  return by_name(villages, [&](const FoldedName& name, const FoldedName& town) {
    return name.stem == wanted.stem || town.whole + name.stem == wanted.stem;
  });
}

}  // namespace hinterland
