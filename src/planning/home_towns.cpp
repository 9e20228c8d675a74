// SPDX-License-Identifier: Apache-2.0
#include <hinterland/planning/home_towns.hpp>

#include <hinterland/base/text_fill.hpp>
#include <hinterland/geometry/overlay.hpp>
#include <hinterland/layers/known_words.hpp>
#include <hinterland/network/nearby.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

using Name = std::string_view;  ///< of the tables of towns and boundaries, which do not change

constexpr std::size_t county_digits = 6;
constexpr std::size_t town_digits = 9;
constexpr std::size_t village_digits = 12;

/// The start of a code that a town or a county has for itself; empty: it has none.
Name prefix_of(Name code, Level level) {
  if (level_of_code(code) != level) return {};
  return code.substr(0, level == Level::county ? county_digits : town_digits);
}

/// Whether the code is a village's, whose start tells its town and county.
bool tells_its_town(Name code) {
  return code.size() >= village_digits && code.find_first_not_of("0123456789") == code.npos;
}

Level level_of_area(const Areas& areas, AreaId a) {
  if (const auto level = level_of_code(areas.code[a])) return *level;
  const auto level = known_level(areas.name[a]);
  return level && *level != Level::unknown ? *level : Level::county;
}

/// The names of towns and counties by the start of their codes, and of the county
/// by the town.
class Gazetteer {
 public:
  explicit Gazetteer(const World& world) : towns_(world.towns) {
    for (TownId t : rows(towns_.place)) add_town(t);
    for (AreaId a : rows(world.boundaries.shape)) {
      add(world.boundaries.code[a], world.boundaries.name[a]);
    }
    for (TownId t : rows(towns_.place)) add(towns_.code[t], towns_.name[t]);
    for (TownId t : rows(towns_.place)) {
      if (!by_name_.emplace(towns_.name[t], t).second) shared_.insert(towns_.name[t]);
    }
  }

  Name at(Name prefix) const {
    const auto found = by_prefix_.find(prefix);
    return found == by_prefix_.end() ? Name{} : found->second;
  }

  /// The county of a seat: its own word, else by its code, else its name where it is a county's.
  Name county_of(TownId t) const {
    if (!towns_.county[t].empty()) return towns_.county[t];
    const Name code = towns_.code[t];
    if (const Name by_code = level_of_code(code) ? at(code.substr(0, county_digits)) : Name{};
        !by_code.empty()) {
      return by_code;
    }
    return towns_.level[t] == Level::county ? towns_.name[t] : Name{};
  }

  /// The county of the only town of this name.
  Name county_of_town(Name town) const {
    const auto found = by_name_.find(town);
    if (found == by_name_.end() || shared_.contains(town)) return {};
    return county_of(found->second);
  }

 private:
  /// What a town says of its county stands before the name of the county's seat.
  void add_town(TownId t) {
    const Name code = towns_.code[t];
    if (towns_.county[t].empty() || !level_of_code(code)) return;
    by_prefix_.emplace(code.substr(0, county_digits), towns_.county[t]);
  }

  void add(Name code, Name name) {
    for (const Level level : {Level::county, Level::town}) {
      const Name prefix = prefix_of(code, level);
      if (!prefix.empty() && !name.empty()) by_prefix_.emplace(prefix, name);
    }
  }

  const Towns& towns_;
  std::map<Name, Name> by_prefix_;
  std::map<Name, TownId> by_name_;
  std::set<Name> shared_;  ///< names of several towns
};

/// Seats that one may be the nearest of.
struct Seats {
  std::vector<TownId> town;
  std::vector<LonLat> place;
  std::optional<PlaceTree> tree = {};

  void add(const Towns& towns, TownId t) {
    town.push_back(t);
    place.push_back(towns.place[t]);
  }
};

/// How often each way led to a name.
struct Found {
  std::size_t by_town = 0;  ///< a county by the town that is known
  std::size_t by_code = 0;
  std::size_t by_boundary = 0;
  std::size_t by_seat = 0;
  std::size_t unknown = 0;

  std::size_t any() const { return by_town + by_code + by_boundary + by_seat; }
};

/// The work under way: the names of each village, and which way led to them.
class TownSearch {
 public:
  explicit TownSearch(const World& world) : world_(world), known_(world) {
    for (VillageId v : rows(world.villages.place)) {
      town_.emplace_back(world.villages.town[v]);
      county_.emplace_back(world.villages.county[v]);
      ask_town(v);
    }
  }

  void by_codes() {
    for (VillageId v : rows(world_.villages.place)) {
      const Name code = world_.villages.code[v];
      if (!tells_its_town(code)) continue;
      take(town_[v.index], known_.at(code.substr(0, town_digits)), of_towns_.by_code);
      ask_town(v);
      take(county_[v.index], known_.at(code.substr(0, county_digits)), of_counties_.by_code);
    }
  }

  void by_boundaries() {
    by_boundaries_of(Level::town, town_, of_towns_);
    for (VillageId v : rows(world_.villages.place)) ask_town(v);
    by_boundaries_of(Level::county, county_, of_counties_);
  }

  void by_seats() {
    std::map<Name, Seats> of_county = seats_by_county();
    for (auto& [county, seats] : of_county) seats.tree.emplace(seats.place);
    for (VillageId v : rows(world_.villages.place)) {
      if (!town_[v.index].empty() && !county_[v.index].empty()) continue;
      const auto own = of_county.find(county_[v.index]);
      const Seats& seats = own == of_county.end() ? of_county.at({}) : own->second;
      const Neighbour nearest = seats.tree->nearest(world_.villages.place[v]);
      if (!nearest.found()) continue;
      const TownId seat = seats.town[nearest.row];
      const std::size_t before = of_towns_.by_seat + of_counties_.by_seat;
      const bool is_town = world_.towns.level[seat] == Level::town;
      if (is_town) take(town_[v.index], world_.towns.name[seat], of_towns_.by_seat);
      take(county_[v.index], known_.county_of(seat), of_counties_.by_seat);
      if (of_towns_.by_seat + of_counties_.by_seat > before) {
        farthest_ = std::max(farthest_, nearest.distance);
      }
    }
  }

  /// Puts the names into the table, and says how they were found.
  void finish(Villages& villages, Notes& notes) {
    for (const std::string& town : town_) of_towns_.unknown += town.empty() ? 1 : 0;
    for (const std::string& county : county_) of_counties_.unknown += county.empty() ? 1 : 0;
    if (of_towns_.any() + of_counties_.any() == 0) {
      if (of_towns_.unknown == villages.size() && villages.size() > 0) notes.push_back(nothing());
      return;
    }
    villages.town = {};
    villages.county = {};
    for (const std::string& town : town_) villages.town.push_back(town);
    for (const std::string& county : county_) villages.county.push_back(county);
    notes.push_back(note());
  }

 private:
  static void take(std::string& name, Name found, std::size_t& count) {
    if (!name.empty() || found.empty()) return;
    name = found;
    ++count;
  }

  void ask_town(VillageId v) {
    if (town_[v.index].empty()) return;
    take(county_[v.index], known_.county_of_town(town_[v.index]), of_counties_.by_town);
  }

  void by_boundaries_of(Level level, std::vector<std::string>& names, Found& found) {
    std::vector<MultiPolygon> shapes;
    std::vector<Name> called;
    const Areas& areas = world_.boundaries;
    for (AreaId a : rows(areas.shape)) {
      if (areas.name[a].empty() || level_of_area(areas, a) != level) continue;
      shapes.push_back(areas.shape[a]);
      called.emplace_back(areas.name[a]);
    }
    std::vector<std::size_t> asked;
    std::vector<LonLat> places;
    for (VillageId v : rows(world_.villages.place)) {
      if (shapes.empty() || !names[v.index].empty()) continue;
      asked.push_back(v.index);
      places.push_back(world_.villages.place[v]);
    }
    if (places.empty()) return;
    const auto covering = first_covering(shapes, places);
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (covering[i] == outside_all) continue;
      take(names[asked[i]], called[covering[i]], found.by_boundary);
    }
  }

  /// Seats of towns, or of counties where there are no others: all under "", and by county.
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

  static Text nothing() {
    return {
        "villages: nothing says which town and county they belong to, so schedule.csv has one row "
        "a "
        "service and year. Add [layers.towns], or name the columns with fields = { town = \"…\", "
        "county = \"…\" }",
        "村庄：无从得知所属乡镇和县，schedule.csv 中每类每年只有一行。请加 [layers.towns]，或用 "
        "fields "
        "= { town = \"…\", county = \"…\" } 指明"};
  }

  Text note() const {
    const auto counts = [](const Found& found) {
      return filled_text("by the code {}, by a boundary {}, by the nearest seat {}, not found {}",
                         "按代码 {} 个、按界线 {} 个、按最近驻地 {} 个，未找到 {} 个",
                         found.by_code, found.by_boundary, found.by_seat, found.unknown);
    };
    Text of_towns = counts(of_towns_);
    Text of_counties = counts(of_counties_);
    if (of_counties_.by_town > 0) {
      of_counties.en = fmt::format("by the town {}, ", of_counties_.by_town) + of_counties.en;
      of_counties.zh = fmt::format("按所属乡镇 {} 个、", of_counties_.by_town) + of_counties.zh;
    }
    Text all = {fmt::format("villages: the layer does not say all towns and counties. Town: {}. "
                            "County: {}",
                            of_towns.en, of_counties.en),
                fmt::format("村庄：图层未全部写明所属乡镇和县。乡镇：{}；县：{}", of_towns.zh,
                            of_counties.zh)};
    if (of_towns_.by_seat + of_counties_.by_seat > 0) {
      all.en += fmt::format("; seats are {:.1f} km away at the most", farthest_.value / 1000.0);
      all.zh += fmt::format("；与驻地最远相距 {:.1f} km", farthest_.value / 1000.0);
    }
    all.en += " (name them with fields = { town = \"…\", county = \"…\" })";
    all.zh += "（可用 fields = { town = \"…\", county = \"…\" } 指明）";
    return all;
  }

  const World& world_;
  Gazetteer known_;
  std::vector<std::string> town_;
  std::vector<std::string> county_;
  Found of_towns_;
  Found of_counties_;
  Metres farthest_ = 0_m;
};

}  // namespace

void find_home_towns(World& world, Notes& notes) {
  TownSearch search(world);
  search.by_codes();
  search.by_boundaries();
  search.by_seats();
  search.finish(world.villages, notes);
}

}  // namespace hinterland
