// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_affixes.hpp"

#include <hinterland/catalogue.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// On what evidence a column is taken for the answers about a service.
enum class CensusEvidence : std::uint8_t {
  name,   ///< its name says it
  cells,  ///< its name allows it, and the cells decide: 供水方式 may hold 集中供水
  study  ///< its name is near it, and only the study can say so: 农网是否改造, 垃圾桶（个）
};

struct CensusName {
  ServiceId service;
  CensusMeasure measure = CensusMeasure::words;
  CensusSense sense = CensusSense::there;
  /// True where the name asks for the service (是否通自来水), or is the service's own; false for
  /// a mere word of it (宽带), which may be called so for another reason.
  bool is_question = false;
  CensusEvidence evidence = CensusEvidence::name;
  std::string word = {};     ///< of the service, in the name
  bool is_hardship = false;  ///< 饮水困难: the contrary of the service, and yet another question

  /// Of several columns for one service the least is taken: words before shares, and shares before
  /// counts.
  int rank() const {
    const bool is_counted = measure != CensusMeasure::words && measure != CensusMeasure::share;
    const int by_measure =
        is_counted ? 1 + static_cast<int>(measure) : measure == CensusMeasure::share;
    return 20 * static_cast<int>(sense) + 2 * by_measure + (is_question ? 0 : 1);
  }
};

/// The names of columns that say whether a service reaches a village: what the service is called
/// in the catalogue, with 是否, 通, 有无, 覆盖, 普及, "has", "access to" and the like around it.
class CensusNames {
 public:
  explicit CensusNames(const ServiceCatalogue& catalogue);

  /// Which infrastructure service a column of this name asks about, and how; none: it asks about
  /// none. A name that shapefiles may have cut counts where only one service goes on so.
  /// O(words × length).
  std::optional<CensusName> find(std::string_view header) const;

  /// How a column is read that the study names for the service, whatever its name: 入户率（%） as
  /// shares.
  CensusName of_study(std::string_view header, ServiceId service) const;

  /// The service of which a word stands in the name, among any others: 设计供水人口. Of several the
  /// last, which the others describe: 道路 路灯. O(words × length).
  std::optional<ServiceId> mentioned(std::string_view header) const;

  /// Whether a name that was cut, and begins so, may be one that asks about the service: 集中供 as
  /// 集中供水. It may end in a part of a character.
  bool may_go_on(std::string_view begins, ServiceId service) const;

 private:
  struct Word {
    std::string text;
    ServiceId service;
    bool is_own;  ///< the service's id or name
  };
  std::optional<CensusName> whole(std::string_view label) const;
  std::optional<CensusName> of_choice(std::string_view header) const;
  std::optional<CensusName> below_head(std::string_view label) const;
  std::vector<CensusName> cut(std::string_view label, bool may_be_word) const;

  std::vector<Word> words_;  ///< the longest first
};

}  // namespace hinterland
