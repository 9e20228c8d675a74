// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/table.hpp>
#include <hinterland/units.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Money that must add up to the cent: whole fen, 1/100 of a yuan.
using Fen = std::int64_t;

inline Yuan to_yuan(Fen cost) { return {static_cast<double>(cost) / 100.0}; }

/// What something costs, in whole fen: at low, likely and high prices.
struct CostRange {
  Fen low = 0;
  Fen mid = 0;
  Fen high = 0;

  friend constexpr CostRange operator+(const CostRange& a, const CostRange& b) {
    return {a.low + b.low, a.mid + b.mid, a.high + b.high};
  }
  friend constexpr CostRange operator-(const CostRange& a, const CostRange& b) {
    return {a.low - b.low, a.mid - b.mid, a.high - b.high};
  }
  constexpr CostRange& operator+=(const CostRange& other) { return *this = *this + other; }
  constexpr CostRange& operator-=(const CostRange& other) { return *this = *this - other; }
  friend constexpr bool operator==(const CostRange&, const CostRange&) = default;
};

/// A price that is not known to the yuan.
struct PriceRange {
  Yuan low;
  Yuan mid;
  Yuan high;

  friend constexpr PriceRange operator+(const PriceRange& a, const PriceRange& b) {
    return {a.low + b.low, a.mid + b.mid, a.high + b.high};
  }
  friend constexpr PriceRange operator*(double times, const PriceRange& price) {
    return {times * price.low, times * price.mid, times * price.high};
  }
  friend constexpr bool operator==(const PriceRange&, const PriceRange&) = default;
};

/// To the nearest fen.
inline CostRange to_fen(const PriceRange& price) {
  return {std::llround(price.low.value * 100.0), std::llround(price.mid.value * 100.0),
          std::llround(price.high.value * 100.0)};
}

/// What is needed again and again: a pump every so many metres of line, a
/// transformer for every so many people.
struct PriceItem {
  std::string id;  ///< pump, transformer, ...: snake_case
  std::string name_zh;
  std::string name_en;
  PriceRange price;     ///< of one
  Metres every_metres;  ///< of line: each metre bears its part; 0: not by length
  People every_people;  ///< in a village: begun ones count whole; 0: not by people
};

/// What a village does where joining it to the network is too dear.
struct StandAlone {
  std::string id;  ///< well, septic_tank, ...: snake_case
  std::string name_zh;
  std::string name_en;
  PriceRange per_household;
  PriceRange per_village;
};

/// What it costs to bring one service to a village.
struct ServicePrice {
  PriceRange per_metre;         ///< of line along a road, trench included
  PriceRange per_metre_across;  ///< of line across country, trench included
  PriceRange trench_per_metre;  ///< of both: services in one trench pay the dearest of theirs once
  PriceRange per_household;     ///< the connection of each household
  PriceRange per_village;       ///< what each village needs once
  std::vector<PriceItem> items;
  /// A gap that costs more a person, at likely prices, stands alone; infinite: none.
  Yuan limit_per_person{std::numeric_limits<double>::infinity()};
  std::optional<StandAlone> stand_alone;  ///< none: the catalogue knows no alternative
  bool provisional = true;  ///< not from a source; to be replaced by the local price book

  /// Lines are laid for it, and cost something; false: all is done in the village.
  bool needs_line() const { return per_metre != PriceRange{} || per_metre_across != PriceRange{}; }
};

/// One thing a new community must have by the 五化八通八有 standard.
struct ChecklistItem {
  std::string id;
  std::string name_zh;
  std::string name_en;
  std::string service;  ///< id of the service that answers it; empty: ask on the spot
  bool provisional = true;
};

/// A list of items under one heading: 五化, 八通 or 八有.
struct Checklist {
  std::string id;
  std::string name_zh;
  std::string name_en;
  std::string source;
  std::vector<ChecklistItem> items;
};

/// A figure that the policy sets: 3,000 people, 70 % non-farm, ...
struct PolicyThreshold {
  std::string id;  ///< new_community_people, ...
  double value = 0.0;
  std::string unit;  ///< people, share, ...
  std::string name_zh;
  std::string name_en;
  std::string clause;  ///< where the policy says so
  bool provisional = false;
};

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

using RoadClassId = Id<struct road_class>;

/// One class of roads, and how people travel on it.
struct RoadClass {
  std::string id;  ///< primary, track, ...: snake_case
  std::string name_zh;
  std::string name_en;
  double speed_kmh = 0.0;  ///< positive
  /// One can step onto it anywhere; false: only where other roads meet it.
  bool is_open = true;
  std::vector<std::string> kinds;  ///< words that layers use for it
};

/// How people travel where no road says otherwise.
struct TravelRules {
  double walking_kmh = 4.5;
  double unknown_road_kmh = 30.0;  ///< on a road whose class is not known
  std::string road_service;        ///< id of the infrastructure service that roads are; empty: none
  Minutes core_time{9.0};          ///< where time decides: 3 km at 20 km/h
  Minutes band_time{15.0};         ///< 5 km at 20 km/h
};

/// A policy as data: what should be there, how near, at what price. Another
/// province edits a file.
struct ServiceCatalogue {
  std::string id;  ///< shandong-2016
  std::string name_zh;
  std::string name_en;
  std::string source;
  double people_per_household = 2.62;  ///< where one of the two is not counted
  double connected_share = 0.95;       ///< of a village's households: from here on it is connected
  std::vector<std::string> other_kinds;  ///< words for places that offer none of the services
  Column<ServiceId, Service> services;
  std::vector<PolicyThreshold> thresholds;
  std::vector<Checklist> checklists;
  TravelRules travel;
  Column<RoadClassId, RoadClass> road_classes;

  /// The service of this id; none: the catalogue does not have it.
  std::optional<ServiceId> find(std::string_view id) const;
  /// The services of one group, in the catalogue's order.
  std::vector<ServiceId> of_group(ServiceGroup group) const;
  /// The threshold of this id; throws Error where the catalogue lacks it.
  double threshold(std::string_view id) const;
};

/// Throws UsageError, naming the service, where a catalogue cannot be planned with: ids that are
/// empty or come twice, radii that are not positive or a band within the core, prices that are
/// negative, not finite or fall from low to high, a trench dearer than the line, weights and speeds
/// below 0, shares of households beyond 1.
void check_catalogue(const ServiceCatalogue& catalogue);

}  // namespace hinterland
