// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace hinterland {

/// How a column answers, the more telling word of its name the greater.
enum class CensusMeasure : std::uint8_t {
  words,
  things,   ///< a number of lamps, bins, toilets: none is a no, any a yes
  count,    ///< a number of households
  people,   ///< a number of people
  hamlets,  ///< a number of natural villages
  groups,   ///< a number of villagers' groups
  share,    ///< of the households
  dates     ///< when it was connected: a date or a year is a yes
};

/// What a yes in the column says: the service is there, it is not there (未通自来水), only some
/// households have it, or it is planned or being built.
enum class CensusSense : std::uint8_t { there, missing, partly, planned, being_built };

/// What stands around the name of a service in the name of a column, taken together.
struct CensusAffixes {
  bool asks = false;  ///< whether the service is there, and not only whose
  CensusMeasure measure = CensusMeasure::words;
  CensusSense sense = CensusSense::there;
  bool is_kind = false;     ///< 供水方式, "road type": the kind of it tells whether it is there
  bool is_renewal = false;  ///< 改造, 升级: asks about something that is there already
  bool is_hardship = false;  ///< 困难, 不安全: the contrary of a service only where it is water
};

/// Whether the text is nothing but affixes; adds what they say. O(affixes × length).
bool add_affixes(std::string_view text, CensusAffixes& around);

/// Whether a name may have been cut in an affix that asks, behind which any service may stand:
/// 是否安 may be 是否安装路灯 as well as 是否安全饮水. O(affixes × length²).
bool may_end_in_affix(std::string_view label);

/// The measure that the name of a column speaks of with any words around it; words: of none.
CensusMeasure measure_in(std::string_view label);

}  // namespace hinterland
