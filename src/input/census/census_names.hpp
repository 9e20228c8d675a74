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

/// Names of columns that say whether a village lies in the zone where the service applies: 供热区,
/// 供暖区, 是否集中供暖区. Formed from the catalogue's Chinese words for the service.
std::vector<std::string> zone_names(const Service& service);

/// Evidence that a column holds the answers on a service.
enum class CensusEvidence : std::uint8_t {
  name,   ///< the name is sufficient
  cells,  ///< the name allows it and the cells decide: 供水方式 may hold 集中供水
  study  ///< the name is similar; the study has to confirm it: 农网是否改造, 垃圾桶（个）
};

struct CensusName {
  ServiceId service;
  CensusMeasure measure = CensusMeasure::words;
  CensusSense sense = CensusSense::there;
  /// True if the name is a question (是否通自来水) or the name of the service itself; false for a
  /// word associated with it (宽带), which may have another meaning here.
  bool is_question = false;
  CensusEvidence evidence = CensusEvidence::name;
  std::string word = {};     ///< the word of the service found in the name
  bool is_hardship = false;  ///< 饮水困难: the opposite of the service, but a different question

  /// The column with the least rank is used for a service: by sense, then words before shares
  /// before counts, then questions first.
  int rank() const {
    const bool is_counted = measure != CensusMeasure::words && measure != CensusMeasure::share;
    const int by_measure =
        is_counted ? 1 + static_cast<int>(measure) : measure == CensusMeasure::share;
    return 20 * static_cast<int>(sense) + 2 * by_measure + (is_question ? 0 : 1);
  }
};

/// Recognises names of columns that say whether a service reaches a village: words of the service
/// from the catalogue, with 是否, 通, 有无, 覆盖, 普及, "has", "access to" and similar affixes.
class CensusNames {
 public:
  explicit CensusNames(const ServiceCatalogue& catalogue);

  /// The infrastructure service that the column is about, and its measure and sense; none if there
  /// is no such service. A name cut by a shapefile is recognised if it can be completed to one
  /// service only. O(words × length).
  std::optional<CensusName> find(std::string_view header) const;

  /// How to read a column that the study assigns to the service, whatever its name: 入户率（%）
  /// holds shares.
  CensusName of_study(std::string_view header, ServiceId service) const;

  /// The service mentioned anywhere in the name: 设计供水人口. If there are several, the last,
  /// which the others qualify: 道路 路灯. O(words × length).
  std::optional<ServiceId> mentioned(std::string_view header) const;

  /// Whether a cut name may be the start of a name that asks about the service: 集中供 of 集中供水.
  /// It may end within a character.
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

  std::vector<Word> words_;  ///< longest first
};

}  // namespace hinterland
