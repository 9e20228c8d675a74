// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Words, and the row of a table that each means.
class KnownWords {
 public:
  struct Match {
    std::uint32_t row;
    std::string word;  ///< the one that decides, in plain letters
    bool is_whole;     ///< the text is the word, but for what says whose it is: 镇中心小学
  };

  /// A word that is there already keeps its meaning; an empty one has none.
  void add(std::string_view word, std::uint32_t row);
  /// To be called once all words are there: the longest are looked at first.
  void sort();

  /// What the text means. The whole text as a word wins; else the longest word
  /// within it, of equals the one that ends last, since the last noun is the
  /// head: 医院超市 is a shop, 体育学校 a school. Words of Latin letters count
  /// only whole: "post" is not in "outpost"; capitals, plurals, centre or center
  /// and what stands between words make no difference. None: no word is known.
  std::optional<Match> find(std::string_view text) const;

 private:
  struct Word {
    std::string text;
    std::uint32_t row;
  };

  std::vector<Word> words_;
  std::map<std::string, std::uint32_t, std::less<>> whole_;
};

/// What the kind of a facility means.
struct KindMatch {
  ServiceId service;
  std::string word;  ///< of the catalogue, in plain letters
  bool is_whole;     ///< no: only a part of the kind is known, "Transport/Admin"
};

/// Tells which service the kind of a facility means, by the catalogue's words:
/// its ids, its names in both languages, and its `kinds`. A kind with one of the
/// catalogue's `other_kinds` in it means none: a gas station sells no town gas.
class KindWords {
 public:
  explicit KindWords(const ServiceCatalogue& catalogue);

  /// None: no word is known, or the place is of another kind.
  std::optional<KindMatch> match(std::string_view kind) const;
  std::optional<ServiceId> find(std::string_view kind) const;

  /// The narrowest of these classes of one kind, the widest first, that is known; whole where a
  /// wider one is and means the same service. None: none is known, or it is of another kind.
  std::optional<KindMatch> match_narrowest(const std::vector<std::string>& classes) const;

  /// Whether the whole text is one of the catalogue's `other_kinds`.
  bool is_other(std::string_view kind) const;

 private:
  KnownWords words_;
  KnownWords others_;
};

/// Tells which class a road is of, by the catalogue's words, in the same way:
/// 村村通公路 is a 公路, primary_link a primary.
class RoadClassWords {
 public:
  explicit RoadClassWords(const ServiceCatalogue& catalogue);

  /// None: no word is known.
  std::optional<RoadClassId> find(std::string_view road_class) const;

 private:
  KnownWords words_;
};

}  // namespace hinterland
