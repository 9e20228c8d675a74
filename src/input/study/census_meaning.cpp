// SPDX-License-Identifier: Apache-2.0
#include "input/study/census_meaning.hpp"

namespace hinterland {

CensusMeaning read_meaning(const ConfigTable& table) {
  CensusMeaning meaning;
  const auto take = [&](const char* key, CensusState& state) {
    if (const auto word = table.take_word(key, {"has", "lacks", "unknown"}))
      state = static_cast<CensusState>(*word);
  };
  take("yes", meaning.yes);
  take("no", meaning.no);
  take("blank", meaning.blank);
  table.finish();
  return meaning;
}

}  // namespace hinterland
