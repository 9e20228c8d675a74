// SPDX-License-Identifier: Apache-2.0
#include "input/census/census_match.hpp"

#include "input/records/read_villages.hpp"
#include "world/column_codes.hpp"
#include "world/place_name.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace hinterland {

namespace {

using Ids = std::vector<VillageId>;

std::string stem(std::string_view name, Level level) {
  return name.empty() ? std::string() : folded_place_name(name, level).stem;
}

/// Finds the villages of a code or of a name.
class VillageIndex {
 public:
  explicit VillageIndex(const Villages& villages) : villages_(villages) {
    for (const VillageId v : rows(villages.place)) {
      if (!villages.code[v].empty()) by_code_[code_of(v)].push_back(v);
      if (is_named(villages, v)) by_name_[stem(villages.name[v], Level::village)].push_back(v);
    }
  }

  Ids of_code(std::string_view code) const {
    const auto found = by_code_.find(code_of_village(code));
    return code.empty() || found == by_code_.end() ? Ids{} : found->second;
  }

  /// Those of the name, in the town and county of the row; of several those of the very name.
  Ids of_name(const Villages& census, VillageId row) const {
    if (!is_named(census, row)) return {};
    const FoldedName name = folded_place_name(census.name[row], Level::village);
    const auto found = by_name_.find(name.stem);
    if (found == by_name_.end()) return {};
    Ids ids;
    for (const VillageId v : found->second) {
      if (may_be_one(villages_.town[v], census.town[row], Level::town) &&
          may_be_one(villages_.county[v], census.county[row], Level::county))
        ids.push_back(v);
    }
    const auto is_other = [&](VillageId v) {
      return folded_place_name(villages_.name[v], Level::village).whole != name.whole;
    };
    if (!std::ranges::all_of(ids, is_other)) std::erase_if(ids, is_other);
    return ids;
  }

  /// Whether all of them are one village, which its code tells.
  bool are_one(const Ids& ids) const {
    return ids.size() == 1 || std::ranges::all_of(ids, [&](VillageId v) {
             return !villages_.code[v].empty() && code_of(v) == code_of(ids.front());
           });
  }

 private:
  std::string_view code_of(VillageId v) const { return code_of_village(villages_.code[v]); }

  static bool may_be_one(std::string_view a, std::string_view b, Level level) {
    return a.empty() || b.empty() || stem(a, level) == stem(b, level);
  }

  const Villages& villages_;
  std::unordered_map<std::string_view, Ids> by_code_;
  std::unordered_map<std::string, Ids> by_name_;
};

class Matching {
 public:
  Matching(const Villages& villages, const Villages& census)
      : villages_(villages), census_(census), index_(villages) {
    match_.row_of.resize(villages.size());
  }

  CensusMatch made() {
    Ids others;
    for (const VillageId row : rows(census_.place)) {
      const Ids ids = index_.of_code(census_.code[row]);
      if (ids.empty()) {
        others.push_back(row);
      } else {
        if (take(row, ids, match_.rows_by_code) && is_called_otherwise(row, ids.front()))
          match_.other_names.push_back(ids.front());
      }
    }
    for (const VillageId row : others) take_by_name(row);
    std::ranges::sort(match_.doubtful, {}, &CensusMatch::Doubt::row);
    return std::move(match_);
  }

 private:
  bool is_called_otherwise(VillageId row, VillageId village) const {
    return is_named(census_, row) && is_named(villages_, village) &&
           stem(census_.name[row], Level::village) != stem(villages_.name[village], Level::village);
  }

  void take_by_name(VillageId row) {
    const Ids ids = index_.of_name(census_, row);
    if (ids.empty()) {
      match_.unmet.push_back(row);
    } else if (!index_.are_one(ids)) {
      match_.doubtful.push_back({row, ids});
    } else if (take(row, ids, match_.rows_by_name)) {
      const bool has_codes = !census_.code[row].empty() && !villages_.code[ids.front()].empty();
      if (has_codes) ++match_.other_codes;
    }
  }

  /// Gives the row to its village, unless that has one.
  bool take(VillageId row, const Ids& ids, std::size_t& count) {
    const auto earlier = match_.row_of[ids.front()];
    if (earlier) {
      match_.doubtful.push_back({row, {ids.front()}, earlier});
      return false;
    }
    for (const VillageId v : ids) match_.row_of[v] = row;
    ++count;
    return true;
  }

  const Villages& villages_;
  const Villages& census_;
  VillageIndex index_;
  CensusMatch match_;
};

}  // namespace

CensusMatch match_census(const Villages& villages, const Villages& census) {
  return Matching(villages, census).made();
}

}  // namespace hinterland
