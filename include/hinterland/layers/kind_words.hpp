// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue/service_catalogue.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Tells which service the kind of a facility means, by the catalogue's words:
/// its ids, its names in both languages, and its `kinds`.
class KindWords {
 public:
  explicit KindWords(const ServiceCatalogue& catalogue);

  /// The service that the text means. The whole text as a word wins; else the
  /// longest word within it, of equals the one that ends last, since the last
  /// noun is the head: 医院超市 is a shop, 体育学校 a school. Words of Latin
  /// letters count only whole: "post" is not in "outpost". None: no word is
  /// known.
  std::optional<ServiceId> find(std::string_view kind) const;

 private:
  struct Word {
    std::string text;
    ServiceId service;
  };

  std::vector<Word> words_;  ///< longest first
  std::map<std::string, ServiceId, std::less<>> whole_;
};

}  // namespace hinterland
