// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/world.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A dictionary of words, each of which denotes a row of a table.
class KnownWords {
 public:
  struct Match {
    std::uint32_t row;
    std::string word;  ///< the matching word, normalised
    bool is_whole;     ///< the text is the word, except for qualifiers: 镇中心小学
  };

  /// Adds a word. Words that are already present keep their row; empty words are ignored.
  void add(std::string_view word, std::uint32_t row);
  /// Must be called after all words were added: sorts them by length.
  void sort();

  /// Finds the row that a text denotes. A word equal to the whole text takes precedence, else the
  /// longest word within it; of equally long ones the last, because the last noun is the head:
  /// 医院超市 is a shop, 体育学校 a school. Latin words match only as whole words: "post" is not
  /// found in "outpost". Case, plurals, the spelling of centre and word separators are ignored.
  /// None if no word is found.
  std::optional<Match> find(std::string_view text) const;

 private:
  struct Word {
    std::string text;
    std::uint32_t row;
  };

  std::vector<Word> words_;
  std::map<std::string, std::uint32_t, std::less<>> whole_;
};

/// The service that the kind of a facility denotes.
struct KindMatch {
  ServiceId service;
  std::string word;  ///< of the catalogue, normalised
  bool is_whole;     ///< false if only a part of the kind is known: "Transport/Admin"
};

/// A kind with a word of a service whose meaning another word turns: 动物医院, "former school".
struct TurnedKind {
  ServiceId service;
  std::string word;   ///< of the service, normalised
  std::string other;  ///< of the catalogue's `other_kinds`, normalised
};

/// Finds the service for the kind of a facility by the words of the catalogue: its ids, its names
/// in both languages, and its `kinds`. A kind that contains one of the `other_kinds` denotes none:
/// a gas station does not supply gas.
class KindWords {
 public:
  explicit KindWords(const ServiceCatalogue& catalogue);

  /// None if no word is known or the facility is of another kind.
  std::optional<KindMatch> match(std::string_view kind) const;
  std::optional<ServiceId> find(std::string_view kind) const;

  /// The most specific of these categories (from general to specific) that is known; `is_whole` if
  /// a more general one denotes the same service. None if none is known, or the facility is of
  /// another kind.
  std::optional<KindMatch> match_narrowest(const std::vector<std::string>& classes) const;

  /// Why a kind with a word of a service denotes none; none if it has no such word, or denotes it.
  std::optional<TurnedKind> turned(std::string_view kind) const;

  /// Whether the whole text is one of the catalogue's `other_kinds`.
  bool is_other(std::string_view kind) const;

 private:
  KnownWords words_;
  KnownWords others_;
};

/// Finds the class of a road by the words of the catalogue, by the same rules: 村村通公路 is a
/// 公路, primary_link a primary.
class RoadClassWords {
 public:
  explicit RoadClassWords(const ServiceCatalogue& catalogue);

  /// None if no word is known.
  std::optional<RoadClassId> find(std::string_view road_class) const;

 private:
  KnownWords words_;
};

/// A level, and the word that denotes it.
struct LevelWord {
  Level level;
  std::string_view word;
};

/// The level denoted by the kind of a facility, else by its name: village for 村卫生室 and "village
/// clinic", town for 乡镇卫生院, county for 县医院. The last such word decides: 王庄镇李庄村小学
/// belongs to a village. None if there is no such word. The words in 农村信用社, 城镇超市, 社区 and
/// 超市 do not count, nor those that are part of another name (李庄村路小学, 周村中学), nor a town
/// or county that may only be the address of a village's facility: 王庄镇李庄小学.
std::optional<LevelWord> level_in_words(std::string_view kind, std::string_view name);

/// The kinds listed in one cell: two for 小学、卫生院 and "school; clinic". One if there is no
/// separator, or if the cell is a hierarchy of categories (`classes_below`), in which only |
/// separates kinds.
std::vector<std::string> kinds_in_cell(std::string_view text);

/// The categories below a top-level category of a web map (Amap, Baidu, Tencent), from general to
/// specific: 动物医疗场所 and 宠物诊所 for 医疗保健服务;动物医疗场所;宠物诊所. Top-level categories
/// are too general to determine a service. Empty if the text does not start with one.
std::vector<std::string> classes_below(std::string_view text);

}  // namespace hinterland
