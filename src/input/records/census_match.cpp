// SPDX-License-Identifier: Apache-2.0
#include "input/records/census_match.hpp"

#include "base/plain_text.hpp"
#include "input/records/parent_rows.hpp"
#include "world/column_codes.hpp"
#include "world/place_name.hpp"
#include "world/table_rows.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace hinterland {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> brackets = {
    {{"（", "）"}, {"(", ")"}, {"【", "】"}, {"[", "]"}, {"〔", "〕"}, {"［", "］"}}};

/// Parts of remarks on the status of a village.
constexpr std::array<std::string_view, 29> remarks = {
    "贫困",   "脱贫",     "扶贫",    "帮扶",          "示范",         "试点",
    "重点村", "中心村",   "基层村",  "传统村落",      "文明村",       "美丽",
    "振兴",   "软弱涣散", "省定",    "市定",          "县定",         "国定",
    "驻地",   "行政村",   "村委会",  "城中村",        "历史文化名村", "少数民族",
    "民族村", "poor",     "poverty", "demonstration", "pilot"};

/// Position and content of the bracket that ends the name; npos if there is none.
std::pair<std::size_t, std::string_view> last_bracket(std::string_view name) {
  for (const auto& [open, close] : brackets) {
    const std::size_t at = name.rfind(open);
    if (!name.ends_with(close) || at == name.npos || at == 0) continue;
    const std::size_t first = at + open.size();
    return {at, name.substr(first, name.size() - close.size() - first)};
  }
  return {std::string_view::npos, {}};
}

}  // namespace

std::string before_bracket(std::string_view name) {
  return plain_word(name.substr(0, last_bracket(name).first));
}

namespace {

/// Removes a bracket at the end that states a status: 石坞村 for 石坞村（省定贫困村） and
/// 石坞村【示范村】. A bracket that is part of the identity stays: 王庄村（东）, 石坞村（搬迁点）,
/// 石坞村（原马埠村）.
std::string without_remark(std::string_view name) {
  const auto [at, inside] = last_bracket(name);
  const std::string word = plain_word(inside);
  const bool is_remark =
      at != name.npos && std::ranges::any_of(remarks, [&](std::string_view part) {
        return word.find(part) != word.npos;
      });
  return std::string(is_remark ? name.substr(0, at) : name);
}

using Ids = std::vector<VillageId>;

std::string stem(std::string_view name, Level level) {
  return name.empty() ? std::string() : folded_place_name(name, level).stem;
}

/// The name of a village for comparison: without a remark.
FoldedName folded(std::string_view name) {
  return folded_place_name(without_remark(name), Level::village);
}

bool may_be_same_unit(std::string_view a, std::string_view b, Level level) {
  return a.empty() || b.empty() || stem(a, level) == stem(b, level);
}

/// Index of villages by code and by name.
class VillageIndex {
 public:
  explicit VillageIndex(const Villages& villages) : villages_(villages) {
    for (const VillageId v : rows(villages.place)) {
      if (!villages.code[v].empty()) by_code_[code_of(v)].push_back(v);
      const std::string_view whole = village_of_group(code_of(v));
      if (!whole.empty()) by_group_[whole].push_back(v);
      if (is_named(villages, v)) by_name_[folded(villages.name[v]).stem].push_back(v);
    }
  }

  /// Villages with this code, including the areas of a land survey that are parts of the village.
  /// If the layer has only a single group or part of the village, returns that one.
  Ids of_code(std::string_view code) const {
    if (code.empty()) return {};
    const bool is_part = is_survey_code(code) && !by_code_.contains(code);
    const std::string_view village = is_part ? village_of_group(code) : code_of_village(code);
    const auto found = by_code_.find(village);
    const auto group = by_group_.find(village);
    Ids ids = found == by_code_.end() ? Ids{} : found->second;
    if (group == by_group_.end()) return ids;
    if (ids.empty() && group->second.size() == 1) return group->second;
    const VillageId first = ids.empty() ? group->second.front() : ids.front();
    Ids parts = group->second;
    std::erase_if(parts, [&](VillageId v) { return !is_part_of(first, v); });
    if (ids.empty() && parts.size() < group->second.size()) return {};
    ids.insert(ids.end(), parts.begin(), parts.end());
    return ids;
  }

  /// Villages with this name, in the town and county of the row. If there are several, prefers
  /// exact matches of the name.
  Ids of_name(const Villages& census, VillageId row) const {
    if (!is_named(census, row)) return {};
    const auto found = by_name_.find(folded(census.name[row]).stem);
    if (found == by_name_.end()) return {};
    Ids ids;
    for (const VillageId v : found->second) {
      if (may_be_same_unit(villages_.town[v], census.town[row], Level::town) &&
          may_be_same_unit(villages_.county[v], census.county[row], Level::county))
        ids.push_back(v);
    }
    const std::string_view name = census.name[row];
    keep_those(ids,
               [&](VillageId v) { return folded(villages_.name[v]).whole == folded(name).whole; });
    keep_those(ids, [&](VillageId v) {
      return folded_place_name(villages_.name[v], Level::village).whole ==
             folded_place_name(name, Level::village).whole;
    });
    return ids;
  }

  /// Whether all of them are one village, that is, have the same code.
  bool are_one(const Ids& ids) const {
    return ids.size() == 1 || std::ranges::all_of(ids, [&](VillageId v) {
             return !villages_.code[v].empty() && code_of(v) == code_of(ids.front());
           });
  }

 private:
  std::string_view code_of(VillageId v) const { return code_of_village(villages_.code[v]); }

  /// Keeps the elements that satisfy the test, or all if none does.
  template <class Test>
  static void keep_those(Ids& ids, const Test& is_so) {
    if (std::ranges::any_of(ids, is_so)) std::erase_if(ids, [&](VillageId v) { return !is_so(v); });
  }

  /// Whether `v` is an area of a land survey with the same name as `village`.
  bool is_part_of(VillageId village, VillageId v) const {
    return is_survey_code(villages_.code[v]) && has_land(villages_, v) && is_named(villages_, v) &&
           folded(villages_.name[v]).stem == folded(villages_.name[village]).stem;
  }

  const Villages& villages_;
  std::unordered_map<std::string_view, Ids> by_code_;
  std::unordered_map<std::string_view, Ids> by_group_;  ///< by the village code of the group
  std::unordered_map<std::string, Ids> by_name_;
};

/// The numbers of a survey form, and the villages that have them in their layer.
class NumberIndex {
 public:
  NumberIndex(const Villages& villages, const Villages& census, const CensusNumbers& numbers)
      : villages_(villages), census_(census), numbers_(numbers) {
    if (numbers.empty()) return;
    for (const VillageId v : rows(villages.place)) {
      const auto [found, is_new] = village_.try_emplace(villages.feature[v], v);
      if (!is_new) found->second = std::nullopt;
    }
  }

  bool has_number(VillageId row) const { return numbers_.contains(census_.feature[row]); }

  /// The village with the number of the row; none if no village or several have it.
  std::optional<VillageId> village_of(VillageId row) const {
    const auto number = numbers_.find(census_.feature[row]);
    if (number == numbers_.end()) return std::nullopt;
    const auto found = village_.find(number->second);
    return found == village_.end() ? std::nullopt : found->second;
  }

  /// Whether code, name, town and county of the row can be those of the village.
  bool do_agree(VillageId row, VillageId v) const {
    const std::string_view code = census_.code[row];
    if (!code.empty() && !villages_.code[v].empty() && code != villages_.code[v]) return false;
    if (is_named(census_, row) != is_named(villages_, v)) return false;
    if (is_named(census_, row) && folded(census_.name[row]).stem != folded(villages_.name[v]).stem)
      return false;
    return may_be_same_unit(census_.town[row], villages_.town[v], Level::town) &&
           may_be_same_unit(census_.county[row], villages_.county[v], Level::county);
  }

 private:
  const Villages& villages_;
  const Villages& census_;
  const CensusNumbers& numbers_;
  std::unordered_map<std::int64_t, std::optional<VillageId>> village_;
};

class Matching {
 public:
  Matching(const Villages& villages, const Villages& census, const CensusNumbers& numbers)
      : villages_(villages),
        census_(census),
        index_(villages),
        numbers_(villages, census, numbers) {
    match_.row_of.resize(villages.size());
    for (const VillageId row : rows(census.place))
      ++rows_of_code_[code_of_village(census.code[row])];
    if (numbers.empty()) return;
    for (const VillageId row : rows(census.place)) compare_number(row);
  }

  CensusMatch match() {
    Ids others;
    for (const VillageId row : rows(census_.place)) {
      Ids ids = index_.of_code(census_.code[row]);
      if (ids.empty()) {
        others.push_back(row);
        continue;
      }
      if (const auto one = by_number(row, ids)) {
        ids = {*one};
      } else if (ids.size() > 1 && rows_of_code_[code_of_village(census_.code[row])] > 1) {
        // Each village that shares the code has a row of its own.
        std::erase_if(ids, [&](VillageId v) { return !is_called_so(row, v); });
        if (ids.empty()) {
          match_.doubtful.push_back(
              {row, index_.of_code(census_.code[row]), {}, numbers_.has_number(row)});
          continue;
        }
      }
      if (take(row, ids, match_.rows_by_code) && is_called_otherwise(row, ids.front()))
        match_.other_names.push_back(ids.front());
    }
    for (const VillageId row : others) take_by_name(row);
    std::ranges::sort(match_.doubtful, {}, &CensusMatch::DoubtfulRow::row);
    return std::move(match_);
  }

 private:
  /// Notes a number that is not that of the village to which the row belongs by code or name.
  /// Numbers of a form of another layer may agree by chance, so that one such row, or a number that
  /// no village has, makes all of them unreliable; a village that was renamed does not.
  void compare_number(VillageId row) {
    if (!numbers_.has_number(row)) return;
    const std::optional<VillageId> numbered = numbers_.village_of(row);
    Ids known = index_.of_code(census_.code[row]);
    if (known.empty()) known = index_.of_name(census_, row);
    const bool is_known = !known.empty() && index_.are_one(known);
    const bool is_other =
        !numbered || (is_known && std::ranges::find(known, *numbered) == known.end());
    if (is_other) are_numbers_reliable_ = false;
    if (is_other || !numbers_.do_agree(row, *numbered)) match_.other_numbers.push_back(row);
  }

  /// The village with the number of the row, if it is one of several.
  std::optional<VillageId> by_number(VillageId row, const Ids& several) const {
    const std::optional<VillageId> numbered = numbers_.village_of(row);
    const bool is_sure = several.size() > 1 && numbered && are_numbers_reliable_ &&
                         std::ranges::find(several, *numbered) != several.end() &&
                         numbers_.do_agree(row, *numbered);
    return is_sure ? numbered : std::nullopt;
  }

  bool is_called_so(VillageId row, VillageId village) const {
    return is_named(census_, row) && is_named(villages_, village) &&
           folded(census_.name[row]).stem == folded(villages_.name[village]).stem;
  }
  bool is_called_otherwise(VillageId row, VillageId village) const {
    return is_named(census_, row) && is_named(villages_, village) && !is_called_so(row, village);
  }

  void take_by_name(VillageId row) {
    const Ids ids = index_.of_name(census_, row);
    if (ids.empty()) {
      take_without_name(row);
    } else if (const auto one = by_number(row, ids)) {
      take(row, {*one}, match_.rows_by_number);
    } else if (!index_.are_one(ids)) {
      match_.doubtful.push_back({row, ids, {}, numbers_.has_number(row)});
    } else if (take(row, ids, match_.rows_by_name)) {
      const bool has_codes = !census_.code[row].empty() && !villages_.code[ids.front()].empty();
      if (has_codes) ++match_.other_codes;
    }
  }

  /// A row without a name, or with one that no village has.
  void take_without_name(VillageId row) {
    const std::optional<VillageId> numbered = numbers_.village_of(row);
    if (is_named(census_, row) || !numbers_.has_number(row)) {
      match_.unmatched.push_back(row);
    } else if (numbered && are_numbers_reliable_ && numbers_.do_agree(row, *numbered)) {
      take(row, {*numbered}, match_.rows_by_number);
    } else {
      match_.doubtful.push_back({row, {}, {}, true});
    }
  }

  /// Assigns the row to its village, unless the village has a row already.
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
  NumberIndex numbers_;
  bool are_numbers_reliable_ = true;
  std::unordered_map<std::string_view, std::size_t> rows_of_code_;
  CensusMatch match_;
};

}  // namespace

CensusMatch match_census(const Villages& villages, const Villages& census,
                         const CensusNumbers& numbers) {
  return Matching(villages, census, numbers).match();
}

}  // namespace hinterland
