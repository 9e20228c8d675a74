// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue/service_catalogue.hpp>

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
  /// A word that is there already keeps its meaning; an empty one has none.
  void add(std::string_view word, std::uint32_t row);
  /// To be called once all words are there: the longest are looked at first.
  void sort();

  /// What the text means. The whole text as a word wins; else the longest word
  /// within it, of equals the one that ends last, since the last noun is the
  /// head: 医院超市 is a shop, 体育学校 a school. Words of Latin letters count
  /// only whole: "post" is not in "outpost". None: no word is known.
  std::optional<std::uint32_t> find(std::string_view text) const;

 private:
  struct Word {
    std::string text;
    std::uint32_t row;
  };

  std::vector<Word> words_;
  std::map<std::string, std::uint32_t, std::less<>> whole_;
};

/// Tells which service the kind of a facility means, by the catalogue's words:
/// its ids, its names in both languages, and its `kinds`.
class KindWords {
 public:
  explicit KindWords(const ServiceCatalogue& catalogue);

  /// None: no word is known.
  std::optional<ServiceId> find(std::string_view kind) const;

 private:
  KnownWords words_;
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
