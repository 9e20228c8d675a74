// SPDX-License-Identifier: Apache-2.0
#include "world/place_name.hpp"

#include "world/folded_text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace hinterland {

namespace {

/// A suffix and its replacement.
struct Ending {
  std::string_view word;
  std::string_view form;
};

// A word comes before its own suffixes.
constexpr std::array seats_of_counties = {
    Ending{"人民政府驻地", ""}, Ending{"政府驻地", ""},
    Ending{"人民政府", ""},     Ending{"政府", ""},
    Ending{"驻地", ""},         Ending{"县城", "县"},
    Ending{"countyseat", ""},   Ending{"county seat", "county"}};
constexpr std::array seats_of_towns = {
    Ending{"人民政府驻地", ""},   Ending{"政府驻地", ""},   Ending{"人民政府", ""},
    Ending{"政府", ""},           Ending{"驻地", ""},       Ending{"镇区", "镇"},
    Ending{"街道办事处", "街道"}, Ending{"街道办", "街道"}, Ending{"街办", "街道"},
    Ending{"办事处", "街道"},     Ending{"乡镇", ""},       Ending{"townseat", ""}};
constexpr std::array seats_of_villages = {Ending{"社区居民委员会", "社区"},
                                          Ending{"社区居委会", "社区"},
                                          Ending{"村民委员会", "村"},
                                          Ending{"居民委员会", "社区"},
                                          Ending{"村委会", "村"},
                                          Ending{"居委会", "社区"},
                                          Ending{"村委", "村"},
                                          Ending{"居委", "社区"},
                                          Ending{"驻地", ""},
                                          Ending{"行政村", "村"},
                                          Ending{"自然村", "村"}};

constexpr std::array<std::string_view, 12> words_of_counties = {
    "自治县", "自治旗", "市辖区", "林区",   "特区",     "县",
    "市",     "区",     "旗",     "county", "district", "city"};
constexpr std::array<std::string_view, 8> words_of_towns = {
    "民族乡", "街道", "苏木", "镇", "乡", "township", "subdistrict", "town"};
constexpr std::array<std::string_view, 3> words_of_villages = {"社区", "村", "village"};

/// Ethnic groups, named before 自治县, 民族乡 and 乡: 大厂回族自治县 is 大厂.
constexpr std::array<std::string_view, 47> peoples = {
    "维吾尔", "哈萨克", "柯尔克孜", "塔吉克", "达斡尔", "鄂温克", "鄂伦春", "哈尼",
    "拉祜",   "傈僳",   "纳西",     "景颇",   "布依",   "仡佬",   "毛南",   "仫佬",
    "撒拉",   "保安",   "裕固",     "锡伯",   "独龙",   "普米",   "布朗",   "德昂",
    "阿昌",   "朝鲜",   "土家",     "蒙古",   "俄罗斯", "回",     "满",     "苗",
    "侗",     "瑶",     "壮",       "彝",     "藏",     "羌",     "傣",     "白",
    "黎",     "畲",     "佤",       "水",     "土",     "怒",     "京"};

std::span<const Ending> seat_words(Level level) {
  if (level == Level::county) return seats_of_counties;
  if (level == Level::town) return seats_of_towns;
  return seats_of_villages;
}

std::span<const std::string_view> level_words(Level level) {
  if (level == Level::county) return words_of_counties;
  if (level == Level::town) return words_of_towns;
  return words_of_villages;
}

/// Whether the name has this suffix and is longer than it.
bool has_proper_suffix(std::string_view name, std::string_view end) {
  return name.size() > end.size() && name.ends_with(end);
}

void remove_ethnic_groups(std::string& stem) {
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view people : peoples) {
      const std::string end = std::string(people) + "族";
      if (!has_proper_suffix(stem, end)) continue;
      stem.resize(stem.size() - end.size());
      found = true;
    }
  }
}

/// Whether the name is that of a small place with the ending of a county.
bool is_no_county(std::string_view whole) {
  constexpr std::array<std::string_view, 11> ends = {"社区", "小区", "园区", "景区", "库区", "矿区",
                                                     "牧区", "厂区", "校区", "片区", "集市"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return whole.ends_with(end); });
}

/// Whether `name` follows the name of a parent unit in `whole`: 安平县 in 衡水市安平县.
bool follows_parent(std::string_view name, std::string_view whole) {
  constexpr std::array<std::string_view, 9> parents = {"省", "市", "县",     "区",      "旗",
                                                       "州", "盟", "county", "province"};
  if (!has_proper_suffix(whole, name)) return false;
  const std::string_view before = whole.substr(0, whole.size() - name.size());
  return std::ranges::any_of(
      parents, [&](std::string_view parent) { return has_proper_suffix(before, parent); });
}

}  // namespace

FoldedName folded_place_name(std::string_view name, Level level) {
  FoldedName folded{folded_characters(name), {}};
  for (int twice = 0; twice < 2; ++twice) {  // 王庄镇人民政府（驻地）
    for (const auto& [word, form] : seat_words(level)) {
      if (!has_proper_suffix(folded.whole, word)) continue;
      folded.whole.resize(folded.whole.size() - word.size());
      if (!folded.whole.ends_with(form)) folded.whole += form;  // 甲村村委会
      break;
    }
  }
  folded.stem = folded.whole;
  for (const std::string_view word : level_words(level)) {
    if (!has_proper_suffix(folded.stem, word)) continue;
    folded.stem.resize(folded.stem.size() - word.size());
    if (level != Level::village) remove_ethnic_groups(folded.stem);
    break;
  }
  return folded;
}

std::string without_seat_words(std::string_view name, Level level) {
  std::string plain(name);
  const std::string_view closing = name.ends_with(")") ? ")" : name.ends_with("）") ? "）" : "";
  const std::size_t opening = plain.rfind(closing == ")" ? "(" : "（");
  if (!closing.empty() && opening != plain.npos && opening > 0) {
    std::string_view inside =
        std::string_view(plain).substr(opening + (closing.size() == 1 ? 1 : 3));
    inside.remove_suffix(closing.size());
    const bool is_seat = std::ranges::any_of(
        seat_words(level), [&](const Ending& ending) { return inside == ending.word; });
    if (is_seat) plain.resize(opening);
  }
  for (const auto& [word, form] : seat_words(level)) {
    if (!has_proper_suffix(plain, word)) continue;
    plain.resize(plain.size() - word.size());
    if (!plain.ends_with(form)) plain += form;
    break;
  }
  return plain;
}

std::optional<Level> level_named_in(std::string_view name) {
  const FoldedName town = folded_place_name(name, Level::town);
  if (town.names_level()) return Level::town;
  const FoldedName county = folded_place_name(name, Level::county);
  if (county.names_level() && !is_no_county(county.whole)) return Level::county;
  return std::nullopt;
}

std::size_t PlaceNames::add(std::string_view name) {
  FoldedName folded = folded_place_name(name, level_);
  if (const auto known = of_same_parent(name, folded, Suffix::may_be_left_out)) return *known;
  const std::size_t row = names_.size();
  names_.emplace_back(name);
  folded_.push_back(std::move(folded));
  by_name_.emplace(name, row);
  by_whole_.emplace(folded_.back().whole, row);
  by_stem_[folded_.back().stem].push_back(row);
  return row;
}

std::optional<std::size_t> PlaceNames::by_stem(const FoldedName& name, Suffix suffix) const {
  if (const auto found = by_stem_.find(name.stem); found != by_stem_.end()) {
    if (found->second.size() != 1) return std::nullopt;
    const std::size_t only = found->second.front();
    const bool both_name_level = name.names_level() && folded_[only].names_level();
    return both_name_level && suffix != Suffix::may_differ ? std::nullopt : std::optional(only);
  }
  // 东乡 for 东乡镇 and vice versa: here the last character belongs to the stem.
  const auto longer = by_stem_.find(name.whole);
  if (longer != by_stem_.end() && longer->second.size() == 1) return longer->second.front();
  const auto shorter = by_whole_.find(name.stem);
  return shorter != by_whole_.end() ? std::optional(shorter->second) : std::nullopt;
}

std::optional<std::size_t> PlaceNames::by_end(const FoldedName& name) const {
  std::optional<std::size_t> longest;
  std::vector<std::size_t> longer;  // names with this one as suffix
  for (std::size_t i = 0; i < folded_.size(); ++i) {
    const std::string& whole = folded_[i].whole;
    if (name.names_level() && follows_parent(name.whole, whole)) longer.push_back(i);
    if (!folded_[i].names_level() || !follows_parent(whole, name.whole)) continue;
    if (!longest || whole.size() > folded_[*longest].whole.size()) longest = i;
  }
  if (longest) return longest;
  return longer.size() == 1 ? std::optional(longer.front()) : std::nullopt;
}

std::optional<std::size_t> PlaceNames::of_same_parent(std::string_view name,
                                                      const FoldedName& folded,
                                                      Suffix suffix) const {
  const auto same = by_name_.find(name);
  if (same != by_name_.end()) return same->second;
  if (folded.whole.empty()) return std::nullopt;
  const auto whole = by_whole_.find(folded.whole);
  return whole != by_whole_.end() ? std::optional(whole->second) : by_stem(folded, suffix);
}

std::optional<std::size_t> PlaceNames::find(std::string_view name, Suffix suffix) const {
  const FoldedName folded = folded_place_name(name, level_);
  if (const auto found = of_same_parent(name, folded, suffix)) return found;
  return folded.whole.empty() ? std::nullopt : by_end(folded);
}

}  // namespace hinterland
