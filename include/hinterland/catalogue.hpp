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

/// An exact amount of money: whole fen, 1/100 of a yuan.
using Fen = std::int64_t;

inline Yuan to_yuan(Fen cost) { return {static_cast<double>(cost) / 100.0}; }

/// A cost in whole fen, at low, mid and high prices.
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

/// An uncertain price: low, mid and high estimate.
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

/// Rounded to the nearest fen.
inline CostRange to_fen(const PriceRange& price) {
  return {std::llround(price.low.value * 100.0), std::llround(price.mid.value * 100.0),
          std::llround(price.high.value * 100.0)};
}

/// Equipment needed repeatedly: a pump per given length of line, a transformer per given number of
/// people.
struct PriceItem {
  std::string id;  ///< pump, transformer, ...: snake_case
  std::string name_zh;
  std::string name_en;
  PriceRange price;     ///< per item
  Metres every_metres;  ///< line length per item, charged pro rata; 0: not by length
  People every_people;  ///< people per item in a village, rounded up; 0: not by people
};

/// The alternative for a village that is too expensive to connect to the network.
struct Standalone {
  std::string id;  ///< well, septic_tank, ...: snake_case
  std::string name_zh;
  std::string name_en;
  PriceRange per_household;
  PriceRange per_village;
};

/// The prices of providing a service to a village.
struct ServicePrice {
  PriceRange per_metre;         ///< of line along a road, trench included
  PriceRange per_metre_across;  ///< of line across country, trench included
  PriceRange trench_per_metre;  ///< part of both; a shared trench costs its highest price, once
  PriceRange per_household;     ///< connection of each household
  PriceRange per_village;       ///< fixed cost of each village
  std::vector<PriceItem> items;
  /// A gap with a higher cost per person, at mid prices, is closed by the alternative; infinite: no
  /// limit.
  Yuan limit_per_person{std::numeric_limits<double>::infinity()};
  std::optional<Standalone> standalone;  ///< none: the catalogue has no alternative
  bool provisional = true;  ///< not from a source; to be replaced by the local price book

  /// Whether the service needs lines; false: everything is done in the village.
  bool needs_line() const { return per_metre != PriceRange{} || per_metre_across != PriceRange{}; }
};

/// A requirement of the 五化八通八有 standard for new communities.
struct ChecklistItem {
  std::string id;
  std::string name_zh;
  std::string name_en;
  std::string service;  ///< id of the service that meets it; empty: to be checked on site
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

/// Whether a limit itself still counts: 达到 and 以上 at least, 超过 over, 低于 under.
enum class Bound : std::uint8_t { at_least, over, under, at_most };

/// A threshold set by the policy: 3,000 people, 70 % non-farm, ...
struct PolicyThreshold {
  std::string id;  ///< new_community_people, ...
  double value = 0.0;
  Bound bound = Bound::at_least;  ///< how the value limits what the threshold is about
  std::string unit;               ///< people, share, ...
  std::string name_zh;
  std::string name_en;
  std::string clause;  ///< of the policy
  bool provisional = false;
};

using ServiceId = Id<struct service>;

/// Infrastructure is delivered by lines; a public service is provided at facilities.
enum class ServiceGroup { infrastructure, public_service };

/// What an answer says about a village: it has the service, lacks it, or neither is certain.
enum class CensusState : std::uint8_t { has, lacks, unknown };

/// What the answers in a census column mean. The default is that of a column that asks whether the
/// village has the service. A yes or no that is `unknown` is ambiguous, and is asked for.
struct CensusMeaning {
  std::vector<std::string> names;  ///< of columns: parts of the header, such as 危房改造
  CensusState yes = CensusState::has;
  CensusState no = CensusState::lacks;
  CensusState blank = CensusState::unknown;

  friend bool operator==(const CensusMeaning&, const CensusMeaning&) = default;
};

/// Column names and cell values of village tables, in addition to those built into the program.
struct CensusVocabulary {
  std::vector<std::string> names;       ///< column names, in addition to the service's kinds
  std::vector<std::string> yes;         ///< cell values meaning that the village has it: 水泥路
  std::vector<std::string> no;          ///< cell values meaning that it does not: 土路
  std::vector<std::string> own;         ///< cell values meaning that it supplies itself: 机井
  std::vector<CensusMeaning> meanings;  ///< of columns that ask something else; the first applies
};

/// What only carries a service past the villages: such lines and facilities connect and supply no
/// village. A limit that is infinite never applies.
struct TransmissionRule {
  double voltage_kv = std::numeric_limits<double>::infinity();          ///< at least
  double station_voltage_kv = std::numeric_limits<double>::infinity();  ///< of a facility
  double pressure_mpa = std::numeric_limits<double>::infinity();        ///< at least
  double diameter_mm = std::numeric_limits<double>::infinity();         ///< at least
  std::vector<std::string> words;  ///< in the field for the usage, or in a name: 输电, 直流
  std::vector<std::string>
      other_words;  ///< contain one of the words and mean something else: 次高压

  bool given() const {
    return std::isfinite(voltage_kv) || std::isfinite(station_voltage_kv) ||
           std::isfinite(pressure_mpa) || std::isfinite(diameter_mm) || !words.empty();
  }
};

/// A service that a village should have: a kind of infrastructure or a public service.
struct Service {
  std::string id;  ///< snake_case, the same in files, columns and options
  std::string name_zh;
  std::string name_en;
  ServiceGroup group = ServiceGroup::infrastructure;
  std::string clause;  ///< of the policy that requires it

  Metres core_radius = 3_km;    ///< outer radius of the core zone
  Metres band_radius = 5_km;    ///< outer radius of the band zone
  Metres tap_distance = 500_m;  ///< a line within this distance connects the village

  ServicePrice price;
  /// A public service that decides coverage where the settings name no services; false: it is only
  /// reported.
  bool decides_coverage = true;

  double weight = 1.0;  ///< in the need of a village
  std::string trench;   ///< services of one group may share a trench; empty: none
  /// A connected village is a source for others; false: only lines and facilities are.
  bool extends_from_villages = true;
  std::string exempt_unless;  ///< a village attribute (heating_zone): villages where it is no
                              ///< are exempt; empty: no village is
  /// With `exempt_unless`: villages whose mark is blank are exempt, too, if any village has a mark.
  bool is_exempt_if_blank = false;
  std::vector<std::string> kinds;  ///< words in a facility's kind field that mean this service
  CensusVocabulary census;
  TransmissionRule transmission;
  /// A piece of the network that is shorter and hangs on no source neither connects a village nor
  /// supplies others.
  Metres min_piece{0.0};
};

using RoadClassId = Id<struct road_class>;

/// A class of roads, and how people travel on it.
struct RoadClass {
  std::string id;  ///< primary, track, ...: snake_case
  std::string name_zh;
  std::string name_en;
  double speed_kmh = 0.0;  ///< positive
  /// Accessible anywhere along its length; false: only where other roads meet it.
  bool is_open = true;
  /// Whether such a road at a village is evidence for the service of roads: motorways, ferries,
  /// tracks and paths are none.
  bool gives_access = true;
  std::vector<std::string> kinds;  ///< words that layers use for it
};

/// Defaults for travel.
struct TravelRules {
  double walking_kmh = 4.5;
  double unknown_road_kmh = 30.0;  ///< speed on roads of unknown class
  std::string road_service;        ///< id of the infrastructure service of roads; empty: none
  Minutes core_time{9.0};          ///< radii of the metric `time`: 3 km at 20 km/h
  Minutes band_time{15.0};         ///< 5 km at 20 km/h
};

/// A policy as data: services, radii, prices, thresholds. Read from a file that other provinces
/// can edit.
struct ServiceCatalogue {
  std::string id;  ///< shandong-2016
  std::string name_zh;
  std::string name_en;
  std::string source;
  double people_per_household = 2.62;  ///< to estimate people from households or vice versa
  double connected_share = 0.95;       ///< least share of households for a village to be connected
  std::vector<std::string> other_kinds;  ///< kinds of places that provide none of the services
  /// Sets of public services, by id. For comparison, a run reports what it would give if all
  /// services of a set had to be in reach.
  std::vector<std::vector<std::string>> compared_services;
  Column<ServiceId, Service> services;
  std::vector<PolicyThreshold> thresholds;
  std::vector<Checklist> checklists;
  TravelRules travel;
  Column<RoadClassId, RoadClass> road_classes;

  /// The service with this id, if any.
  std::optional<ServiceId> find(std::string_view id) const;
  /// The services of one group, in the catalogue's order.
  std::vector<ServiceId> of_group(ServiceGroup group) const;
  /// The value of the threshold with this id. Throws Error if the catalogue has none.
  double threshold(std::string_view id) const;
};

/// Throws UsageError, naming the service, if a catalogue is unusable: empty or duplicate ids; radii
/// that are not positive or a band radius below the core radius; prices that are negative, not
/// finite, above 1e9 CNY (for metres and persons, items included) or not low <= mid <= high; a
/// trench more expensive than the line; negative or infinite weights or connection distances;
/// travel speeds or times that are not positive; a `connected_share` not in (0, 1]; ids and names
/// that are not UTF-8 in one line; road classes without a speed or with the id of another.
/// O(services log services).
void check_catalogue(const ServiceCatalogue& catalogue);

}  // namespace hinterland
