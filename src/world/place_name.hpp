// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/world.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A name as names of places of one level are compared.
struct FoldedName {
  std::string whole;  ///< folded characters, without the words for a seat: 王庄镇
  std::string stem;  ///< and without the word for its level: 王庄; never empty where `whole` is not

  bool says_level() const { return whole != stem; }
};

/// 安平縣 and 安平县城 are 安平县 among counties; 王庄镇人民政府 and 王庄鎮（驻地） are 王庄镇
/// among towns; 小(氵甸)村委会 is 小氵甸村 among villages. 安平镇 is 安平 among towns, and 安平镇
/// among counties.
FoldedName folded_place_name(std::string_view name, Level level);

/// The name as it is written, without the words for a seat at its end: 王庄镇 of 王庄镇人民政府 and
/// of 王庄镇（驻地）.
std::string without_seat_words(std::string_view name, Level level);

/// Whether the last word of a name is that of a county (县, 市, 区, 旗) or of a town (镇, 乡,
/// 街道); none where it is neither, as in 阳光小区.
std::optional<Level> level_said_by(std::string_view name);

/// What two spellings of one place may differ in.
enum class Suffix {
  may_be_left_out,  ///< 安平 and 安平县 are one; 邹平县 and 邹平市 are two
  may_differ,       ///< these are one as well, where no other bears the stem
};

/// The names of places of one level, in a fixed order, to be met by other spellings of them.
class PlaceNames {
 public:
  explicit PlaceNames(Level level) : level_(level) {}

  /// Adds a name that no known one means; says which one it is now. 枣庄市市中区 is not 市中区
  /// here.
  std::size_t add(std::string_view name);

  /// Which of the names is meant; none: no name is, or several might be.
  ///
  /// In this order: the same letters; the same folded name; the same stem, if only one name has it
  /// and `suffix` allows it; the end of the name, behind a county or city: 泰安市肥城市 is 肥城市,
  /// and the other way round if only one ends so.
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
