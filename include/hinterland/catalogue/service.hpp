// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/table.hpp>
#include <hinterland/base/units.hpp>
#include <hinterland/catalogue/price.hpp>

#include <string>
#include <vector>

namespace hinterland {

using ServiceId = Id<struct service>;

/// Infrastructure is connected by lines; a public service is reached in a place.
enum class ServiceGroup { infrastructure, public_service };

/// How tables of villages ask for a service and answer, beyond what the program knows by itself.
struct CensusVocabulary {
  std::vector<std::string> names;  ///< what columns are called beside the service's kinds
  std::vector<std::string> yes;    ///< answers that say that the village has it: 水泥路
  std::vector<std::string> no;     ///< that it has not: 土路
};

/// One thing a village should have, as the catalogue describes it.
struct Service {
  std::string id;  ///< snake_case, the same in files, columns and options
  std::string name_zh;
  std::string name_en;
  ServiceGroup group = ServiceGroup::infrastructure;
  std::string clause;  ///< where the policy asks for it

  Metres core_radius = 3_km;    ///< zone core up to here
  Metres band_radius = 5_km;    ///< zone band up to here, outside beyond
  Metres tap_distance = 500_m;  ///< a line this near connects the village

  ServicePrice price;
  double weight = 1.0;  ///< in the need of a village
  std::string trench;   ///< services of one group may share a trench; empty: none
  /// A village that has the service can pass it on; false: only lines and facilities can.
  bool extends_from_villages = true;
  std::string exempt_unless;       ///< a mark of villages (heating_zone): those whose mark says
                                   ///< no need no such service; empty: all villages need it
  std::vector<std::string> kinds;  ///< words in a facility's kind field that mean this service
  CensusVocabulary census;
};

}  // namespace hinterland
