// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A place name, folded for comparison with others of its level.
struct FoldedName {
  std::string whole;  ///< folded characters, without words for a seat: 王庄镇
  std::string stem;   ///< also without the word for its level: 王庄; empty only if `whole` is

  bool names_level() const { return whole != stem; }
};

/// Folds a place name of the given level. As counties, 安平縣 and 安平县城 become 安平县; as towns,
/// 王庄镇人民政府 and 王庄鎮（驻地） become 王庄镇; as a village, 小(氵甸)村委会 becomes 小氵甸村.
/// The stem of 安平镇 is 安平 as a town, but 安平镇 as a county.
FoldedName folded_place_name(std::string_view name, Level level);

/// The unfolded name without trailing words for a seat: 王庄镇 for 王庄镇人民政府 and
/// 王庄镇（驻地）.
std::string without_seat_words(std::string_view name, Level level);

/// The level given by the last word of a name: county (县, 市, 区, 旗) or town (镇, 乡, 街道);
/// nullopt otherwise, as for 阳光小区.
std::optional<Level> level_named_in(std::string_view name);

/// How the suffix may differ between two spellings of a place.
enum class Suffix {
  may_be_left_out,  ///< 安平 matches 安平县; 邹平县 does not match 邹平市
  may_differ,       ///< the latter match too, if no other name has the stem
};

/// An ordered list of place names of one level that finds other spellings of them.
class PlaceNames {
 public:
  explicit PlaceNames(Level level) : level_(level) {}

  /// Adds a name unless it matches a known one; returns its index. Names after a parent unit are
  /// not matched here: 枣庄市市中区 is not 市中区.
  std::size_t add(std::string_view name);

  /// The index of the name that matches; nullopt if none does, or the match is ambiguous.
  ///
  /// Matches in this order: the identical name; the same folded name; the same stem, if it is
  /// unique and `suffix` allows it; the name after a parent unit (泰安市肥城市 matches 肥城市),
  /// and vice versa if unique.
  std::optional<std::size_t> find(std::string_view name,
                                  Suffix suffix = Suffix::may_be_left_out) const;

  const std::string& operator[](std::size_t i) const { return names_[i]; }
  const std::vector<std::string>& all() const { return names_; }
  bool empty() const { return names_.empty(); }

 private:
  std::optional<std::size_t> of_same_parent(std::string_view name, const FoldedName& folded,
                                            Suffix suffix) const;
  std::optional<std::size_t> by_stem(const FoldedName& name, Suffix suffix) const;
  std::optional<std::size_t> by_end(const FoldedName& name) const;

  Level level_;
  std::vector<std::string> names_;
  std::vector<FoldedName> folded_;
  std::map<std::string, std::size_t, std::less<>> by_name_;
  std::map<std::string, std::size_t, std::less<>> by_whole_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_stem_;
};

}  // namespace hinterland
