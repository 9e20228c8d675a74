// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "world/cell_words.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

/// The name of a column with abbreviations for "number" written out: "No. HH water", "Nº", "№",
/// "Nr.", "#" and "No HH" become "number of". In "No water" it is a negation and stays.
std::string with_number_signs_written(std::string_view header);

/// What the cells of a column hold. If a name contains several affixes, the greatest value applies.
enum class CensusMeasure : std::uint8_t {
  words,
  things,   ///< a number of lamps, bins or toilets: 0 means no, any other number yes
  count,    ///< a number of households
  people,   ///< a number of people
  hamlets,  ///< a number of natural villages
  groups,   ///< a number of villagers' groups
  share,    ///< share of the households
  dates     ///< date or year of the connection, which means yes
};

/// What "yes" in the column means: the service exists, it does not exist (未通自来水), only some
/// households have it, it is planned, or it is being built.
enum class CensusSense : std::uint8_t { there, missing, partly, planned, being_built };

/// Combined meaning of the affixes around the name of a service in the name of a column.
struct CensusAffixes {
  bool is_question = false;  ///< asks whether the service exists (是否, 通), unlike 村 or "public"
  CensusMeasure measure = CensusMeasure::words;
  CensusSense sense = CensusSense::there;
  bool is_kind = false;  ///< 供水方式, "road type": the kind of service shows whether it exists
  bool is_renewal = false;   ///< 改造, 升级: renewal of a service that exists already
  bool is_hardship = false;  ///< 困难, 不安全: the opposite of the service only for water
};

/// Whether the text consists of affixes only; if so, adds their meaning to `around`. O(affixes ×
/// length).
bool add_affixes(std::string_view text, CensusAffixes& around);

/// Whether the name may have been cut within an affix that can precede any service: 是否安 may be
/// 是否安装路灯 or 是否安全饮水. O(affixes × length²).
bool may_end_in_affix(std::string_view label);

/// The measure named anywhere in the label (户数, 率, "year"); `words` if there is none.
CensusMeasure measure_in(std::string_view label);

/// The legend of numbers in the name of a column: 1 is 是 and 2 is 否 in 是否通水（1是2否）. Also
/// reads （1-是；2-否）, （是=1，否=0） and "(1=yes, 2=no)". Empty if there is no legend.
std::vector<std::pair<int, std::string>> legend_in(std::string_view header);

/// The legend as statements; an entry without a value has an unknown word. Empty if there is no
/// legend, or only a single entry with an unknown word: （4G/5G）.
std::map<int, std::optional<Statement>> read_legend(std::string_view header,
                                                    const CensusWords& words);

}  // namespace hinterland
