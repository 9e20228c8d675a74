// SPDX-License-Identifier: Apache-2.0
#include "planning/home_towns.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"
#include "geometry/overlay.hpp"
#include "network/nearby.hpp"
#include "world/home_names.hpp"
#include "world/known_words.hpp"

#include <hinterland/world.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// The names of towns and counties by the prefix of their codes, and of counties by town, from the
/// layers of seats and boundaries. Refers to the world. Empty: unknown.
class Gazetteer {
 public:
  explicit Gazetteer(const World& world);

  /// By the first nine, or six, digits of a village's code of 12 digits or more.
  std::string_view town_of_code(std::string_view code) const;
  std::string_view county_of_code(std::string_view code) const;

  /// The town or county that the seat belongs to.
  std::string_view seat_name(TownId t) const { return seat_name_[t]; }
  /// The county of a seat: from its column, else by its code, else its name if it is a county seat.
  std::string_view county_of(TownId t) const;
  /// The county of the town, if the name is unique.
  std::string_view county_of_town(std::string_view town) const;

 private:
  std::string_view at(std::string_view prefix) const;
  void add_town(TownId t);
  void add(std::string_view code, std::string_view name);

  const Towns& towns_;
  Column<TownId, std::string> seat_name_;
  std::map<std::string_view, std::string_view> by_prefix_;
  std::map<std::string_view, TownId> by_name_;
  std::set<std::string_view> shared_;  ///< names that several towns have
};

using Name = std::string_view;

constexpr std::size_t county_digits = 6;
constexpr std::size_t town_digits = 9;
constexpr std::size_t village_digits = 12;

/// The prefix of the code that identifies a town or county; empty: none.
Name prefix_of(Name code, Level level) {
  if (level_of_code(code) != level) return {};
  return code.substr(0, level == Level::county ? county_digits : town_digits);
}

/// The prefix of a village's code that identifies its town and county; empty: not such a code.
Name start_of(Name code, std::size_t digits) {
  const bool is_known = code.size() >= village_digits && are_ascii_digits(code);
  return is_known ? code.substr(0, digits) : Name{};
}

Gazetteer::Gazetteer(const World& world) : towns_(world.towns) {
  const UnitNames known = unit_names_of(world);
  for (TownId t : rows(towns_.place)) {
    const bool is_town = towns_.level[t] == Level::town;
    const PlaceNames& names = is_town ? known.towns : known.counties;
    const std::string name = name_of_seat(towns_, t);
    const auto found = names.find(name);
    seat_name_.push_back(found ? names[*found] : name);
  }
  for (TownId t : rows(towns_.place)) add_town(t);
  for (AreaId a : rows(world.boundaries.shape)) {
    add(world.boundaries.code[a], world.boundaries.name[a]);
  }
  for (TownId t : rows(towns_.place)) add(towns_.code[t], seat_name_[t]);
  for (TownId t : rows(towns_.place)) {
    if (!by_name_.emplace(seat_name_[t], t).second) shared_.insert(seat_name_[t]);
  }
}

Name Gazetteer::at(Name prefix) const {
  const auto found = by_prefix_.find(prefix);
  return found == by_prefix_.end() ? Name{} : found->second;
}

Name Gazetteer::town_of_code(Name code) const { return at(start_of(code, town_digits)); }

Name Gazetteer::county_of_code(Name code) const { return at(start_of(code, county_digits)); }

Name Gazetteer::county_of(TownId t) const {
  if (!towns_.county[t].empty()) return towns_.county[t];
  const Name code = towns_.code[t];
  const Name by_code = level_of_code(code) ? at(code.substr(0, county_digits)) : Name{};
  if (!by_code.empty()) return by_code;
  return towns_.level[t] == Level::county ? Name(seat_name_[t]) : Name{};
}

Name Gazetteer::county_of_town(Name town) const {
  const auto found = by_name_.find(town);
  if (found == by_name_.end() || shared_.contains(town)) return {};
  return county_of(found->second);
}

/// The county column of a town takes precedence over the name of the county seat.
void Gazetteer::add_town(TownId t) {
  const Name code = towns_.code[t];
  if (towns_.county[t].empty() || !level_of_code(code)) return;
  by_prefix_.emplace(code.substr(0, county_digits), towns_.county[t]);
}

void Gazetteer::add(Name code, Name name) {
  for (const Level level : {Level::county, Level::town}) {
    const Name prefix = prefix_of(code, level);
    if (!prefix.empty() && !name.empty()) by_prefix_.emplace(prefix, name);
  }
}

using Name = std::string_view;  ///< refers to the tables of towns and boundaries

/// A set of seats to search for the nearest.
struct Seats {
  std::vector<TownId> town;
  std::vector<LonLat> place;
  std::optional<PlaceTree> tree = {};

  void add(const Towns& towns, TownId t) {
    town.push_back(t);
    place.push_back(towns.place[t]);
  }
};

/// The town, or the county, of each village and its source.
struct ParentUnits {
  Column<VillageId, std::string> name;
  Column<VillageId, ParentUnitEvidence> by;

  void push_back(Name column) {
    name.push_back(std::string(column));
    by.push_back(column.empty() ? ParentUnitEvidence::none : ParentUnitEvidence::column);
  }
  void take(VillageId v, Name found, ParentUnitEvidence evidence) {
    if (!name[v].empty() || found.empty()) return;
    name[v] = found;
    by[v] = evidence;
  }
  std::size_t count(ParentUnitEvidence evidence) const {
    return static_cast<std::size_t>(std::ranges::count(by, evidence));
  }
  /// The number of villages whose column is empty.
  std::size_t found() const {
    return by.size() - count(ParentUnitEvidence::none) - count(ParentUnitEvidence::column);
  }
};

/// The assignment: the names of each village and their sources.
class TownSearch {
 public:
  explicit TownSearch(const World& world) : world_(world), known_(world) {
    for (VillageId v : rows(world.villages.place)) {
      towns_.push_back(world.villages.town[v]);
      counties_.push_back(world.villages.county[v]);
      find_town(v);
    }
  }

  void by_codes() {
    for (VillageId v : rows(world_.villages.place)) {
      const Name code = world_.villages.code[v];
      towns_.take(v, known_.town_of_code(code), ParentUnitEvidence::code);
      find_town(v);
      counties_.take(v, known_.county_of_code(code), ParentUnitEvidence::code);
    }
  }

  void by_boundaries() {
    by_boundaries_of(Level::town, towns_);
    for (VillageId v : rows(world_.villages.place)) find_town(v);
    by_boundaries_of(Level::county, counties_);
  }

  void by_seats() {
    std::map<Name, Seats> of_county = seats_by_county();
    for (auto& [county, seats] : of_county) seats.tree.emplace(seats.place);
    for (VillageId v : rows(world_.villages.place)) {
      if (!towns_.name[v].empty() && !counties_.name[v].empty()) continue;
      const auto own = of_county.find(counties_.name[v]);
      const Seats& seats = own == of_county.end() ? of_county.at({}) : own->second;
      const Neighbour nearest = seats.tree->nearest(world_.villages.place[v]);
      if (!nearest.found()) continue;
      const TownId seat = seats.town[nearest.row];
      const bool is_town = world_.towns.level[seat] == Level::town;
      if (is_town) towns_.take(v, known_.seat_name(seat), ParentUnitEvidence::nearest_seat);
      counties_.take(v, known_.county_of(seat), ParentUnitEvidence::nearest_seat);
      const bool is_by_location = towns_.by[v] == ParentUnitEvidence::nearest_seat ||
                                  counties_.by[v] == ParentUnitEvidence::nearest_seat;
      if (is_by_location) farthest_ = std::max(farthest_, nearest.distance);
    }
  }

  /// Writes the names into the table and adds the note.
  void finish(Villages& villages, Notes& notes) {
    if (towns_.found() + counties_.found() == 0) {
      const bool none = towns_.count(ParentUnitEvidence::none) == villages.size();
      if (none && villages.size() > 0) notes.push_back(nothing());
      return;
    }
    villages.town = {};
    villages.county = {};
    for (const std::string& town : towns_.name) villages.town.push_back(town);
    for (const std::string& county : counties_.name) villages.county.push_back(county);
    notes.push_back(note());
    villages.town_by = std::move(towns_.by);
    villages.county_by = std::move(counties_.by);
  }

 private:
  void find_town(VillageId v) {
    if (towns_.name[v].empty() || !counties_.name[v].empty()) return;
    counties_.take(v, known_.county_of_town(towns_.name[v]), ParentUnitEvidence::town);
  }

  void by_boundaries_of(Level level, ParentUnits& units) {
    std::vector<MultiPolygon> shapes;
    std::vector<Name> called;
    const Areas& areas = world_.boundaries;
    for (AreaId a : rows(areas.shape)) {
      if (areas.name[a].empty() || level_of_area(areas, a) != level) continue;
      shapes.push_back(areas.shape[a]);
      called.emplace_back(areas.name[a]);
    }
    std::vector<VillageId> remaining;
    std::vector<LonLat> places;
    for (VillageId v : rows(world_.villages.place)) {
      if (shapes.empty() || !units.name[v].empty()) continue;
      remaining.push_back(v);
      places.push_back(world_.villages.place[v]);
    }
    if (places.empty()) return;
    const auto covering = first_covering(shapes, places);
    for (std::size_t i = 0; i < remaining.size(); ++i) {
      if (covering[i] == outside_all) continue;
      units.take(remaining[i], called[covering[i]], ParentUnitEvidence::boundary);
    }
  }

  /// Seats of towns, or of counties if there are no others: all under "", and by county.
  std::map<Name, Seats> seats_by_county() const {
    std::map<Name, Seats> seats;
    seats[{}];
    const Towns& towns = world_.towns;
    const bool any_town = std::ranges::find(towns.level, Level::town) != towns.level.end();
    for (TownId t : rows(towns.place)) {
      if (towns.name[t].empty() || (any_town && towns.level[t] != Level::town)) continue;
      seats[{}].add(towns, t);
      if (const Name county = known_.county_of(t); !county.empty()) seats[county].add(towns, t);
    }
    return seats;
  }

  Text nothing() const {
    if (world_.towns.size() > 0) {
      return {
          "villages: their towns and counties are unknown, so schedule.csv has one row per service "
          "and year: the seats in world.towns have no names. Name their column there with "
          "fields = { name = \"…\" }, or the columns of the villages with fields = { town = \"…\", "
          "county = \"…\" }",
          "村庄：无从得知所属乡镇和县，schedule.csv 中每类每年只有一行：world.towns "
          "的驻地没有名称"
          "。请在该处用 fields = { name = \"…\" } 指明名称列，或在村庄图层用 fields = { town = "
          "\"…\", county = \"…\" } 指明"};
    }
    return {
        "villages: their towns and counties are unknown, so schedule.csv has one row per service "
        "and year. Add world.towns, or name the columns with fields = { town = \"…\", county = "
        "\"…\" }",
        "村庄：无从得知所属乡镇和县，schedule.csv 中每类每年只有一行。请加 world.towns，或用 "
        "fields "
        "= { town = \"…\", county = \"…\" } 指明"};
  }

  Text note() const {
    const auto counts = [](const ParentUnits& units) {
      return filled_text(
          "by code {}, by boundary {}, by nearest seat {}, not found {}",
          "按代码{}个、按界线{}个、按最近驻地{}个，未找到{}个",
          units.count(ParentUnitEvidence::code), units.count(ParentUnitEvidence::boundary),
          units.count(ParentUnitEvidence::nearest_seat), units.count(ParentUnitEvidence::none));
    };
    const Text of_towns = counts(towns_);
    Text of_counties = counts(counties_);
    const std::size_t by_town = counties_.count(ParentUnitEvidence::town);
    if (by_town > 0) {
      of_counties = filled_text("by town {}, ", "按所属乡镇{}个、", by_town) + of_counties;
    }
    Text all = {
        fmt::format(
            "villages: the layer does not give all towns and counties. Town: {}. County: {}",
            of_towns.en, of_counties.en),
        fmt::format("村庄：图层未全部写明所属乡镇和县。乡镇：{}；县：{}", of_towns.zh,
                    of_counties.zh)};
    if (farthest_ > 0_m) {
      all.en += fmt::format("; seats are at most {:.1f} km away", farthest_.value / 1000.0);
      all.zh += fmt::format("；与驻地最远相距{:.1f}公里", farthest_.value / 1000.0);
    }
    all.en += " (name them with fields = { town = \"…\", county = \"…\" })";
    all.zh += "（可用 fields = { town = \"…\", county = \"…\" } 指明）";
    return all;
  }

  const World& world_;
  Gazetteer known_;
  ParentUnits towns_;
  ParentUnits counties_;
  Metres farthest_ = 0_m;
};

/// Villages whose code contradicts the town, or county, in their column, and the first of them.
struct Contradictions {
  std::size_t rows = 0;
  std::size_t compared = 0;
  VillageId first = {};
  std::string_view by_code;
  std::map<std::pair<Name, Name>, bool> known;  ///< whether two names denote one place

  void add(VillageId v, Name column, Name code, Level level) {
    if (column.empty() || code.empty()) return;
    ++compared;
    if (column == code) return;
    const auto [same, is_new] = known.try_emplace({column, code});
    if (is_new) {
      PlaceNames names(level);
      names.add(code);
      same->second = names.find(column, Suffix::may_differ).has_value();
    }
    if (same->second || rows++ > 0) return;
    first = v;
    by_code = code;
  }

  void report(const Villages& villages, Name column, const Text& level, Problems& problems) const {
    if (rows == 0) return;
    problems.push_back(
        {ProblemKind::code_contradicts_town, "villages", -1, "", villages.place[first],
         filled_text("{}: {} of {} villages, the first: {} ({}) is in '{}' by its column, but in "
                     "'{}' by its code",
                     "{}：{}个村（共{}个），第一个：{}（{}）列中为“{}”，按代码为“{}”", level, rows,
                     compared, villages.name[first], villages.code[first], column, by_code)});
  }
};

}  // namespace

void find_parent_units(World& world, Notes& notes) {
  TownSearch search(world);
  search.by_codes();
  search.by_boundaries();
  search.by_seats();
  search.finish(world.villages, notes);
}

void compare_codes_with_towns(const World& world, Problems& problems) {
  const Villages& villages = world.villages;
  if (villages.size() == 0) return;
  const Gazetteer known(world);
  Contradictions of_towns;
  Contradictions of_counties;
  for (VillageId v : rows(villages.place)) {
    of_towns.add(v, villages.town[v], known.town_of_code(villages.code[v]), Level::town);
    of_counties.add(v, villages.county[v], known.county_of_code(villages.code[v]), Level::county);
  }
  of_towns.report(villages, villages.town[of_towns.first], {"town", "乡镇"}, problems);
  of_counties.report(villages, villages.county[of_counties.first], {"county", "县"}, problems);
}

}  // namespace hinterland
