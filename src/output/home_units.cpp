// SPDX-License-Identifier: Apache-2.0
#include "output/home_units.hpp"

#include "base/characters.hpp"
#include "system/shown_text.hpp"
#include "world/home_names.hpp"
#include "world/known_words.hpp"
#include "world/name_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace hinterland {

namespace {

using UnitName = std::pair<std::string_view, std::string_view>;  ///< county and town

/// A value that is known as long as all that were added are equal.
class CommonText {
 public:
  void add(std::string_view text) {
    if (text.empty()) return;
    if (first_.empty()) first_ = text;
    agrees_ = agrees_ && first_ == text;
  }
  std::string_view get() const { return agrees_ ? first_ : std::string_view(); }

 private:
  std::string_view first_;
  bool agrees_ = true;
};

constexpr std::size_t digits_of_county = 6;
constexpr std::size_t digits_of_town = 9;
constexpr std::size_t digits_of_village = 12;

/// The digits of a village's code that identify its county or town; empty: not such a code.
std::string_view unit_digits(std::string_view code, std::size_t digits) {
  const bool is_known = code.size() >= digits_of_village && are_ascii_digits(code);
  return is_known ? code.substr(0, digits) : std::string_view();
}

template <class Row>
std::string_view text_in(const TextColumn<Row>& column, Row row) {
  return column.empty() ? std::string_view() : column[row];
}

/// The seats by the name of their town: 王庄镇, also for 王庄镇人民政府.
using SeatsByName = std::multimap<std::string, TownId, std::less<>>;

SeatsByName seats_by_name(const Towns& towns) {
  SeatsByName seats;
  if (towns.name.empty()) return seats;
  for (const TownId town : rows(towns.place)) {
    const std::string name(towns.name[town]);
    const std::string unit = towns.level.empty() ? name : name_of_seat(towns, town);
    seats.emplace(name, town);
    if (unit != name) seats.emplace(unit, town);
  }
  return seats;
}

std::optional<TownId> seat_of(const SeatsByName& seats, const Towns& towns, const HomeUnit& unit) {
  std::optional<TownId> found;
  if (unit.town.empty()) return found;
  const auto [first, last] = seats.equal_range(unit.town);
  for (auto at = first; at != last; ++at) {
    const std::string_view county = text_in(towns.county, at->second);
    if (!county.empty() && !unit.county.empty() && county != unit.county) continue;
    if (found) return std::nullopt;
    found = at->second;
  }
  return found;
}

/// The codes of boundaries of one level, by name; of none if several boundaries share a name.
std::map<std::string_view, CommonText> codes_of_boundaries(const Areas& areas, Level level) {
  std::map<std::string_view, CommonText> codes;
  if (areas.code.empty() || areas.name.empty() || areas.kind.empty()) return codes;
  for (const AreaId area : rows(areas.shape)) {
    if (level_of_area(areas, area) == level) codes[areas.name[area]].add(areas.code[area]);
  }
  return codes;
}

/// The codes of the seats of counties, by county.
std::map<std::string_view, CommonText> codes_of_county_seats(const Towns& towns) {
  std::map<std::string_view, CommonText> codes;
  for (const TownId town : rows(towns.place)) {
    const std::string_view code = text_in(towns.code, town);
    if (towns.level.empty() || level_of_code(code) != Level::county) continue;
    const std::string_view county = text_in(towns.county, town);
    codes[county.empty() ? text_in(towns.name, town) : county].add(code);
  }
  return codes;
}

std::string_view code_of(const std::map<std::string_view, CommonText>& codes,
                         std::string_view name) {
  const auto found = codes.find(name);
  return found == codes.end() || name.empty() ? std::string_view() : found->second.get();
}

/// The common digits of the villages of each town and county.
struct VillageDigits {
  std::vector<CommonText> town;
  std::map<std::string_view, CommonText> county;
};

VillageDigits digits_of_villages(const HomeUnits& found, const Villages& villages) {
  VillageDigits digits;
  digits.town.resize(found.units.size());
  for (const VillageId village : rows(found.of_village)) {
    const std::string_view code = text_in(villages.code, village);
    digits.town[found.of_village[village]].add(unit_digits(code, digits_of_town));
    digits.county[text_in(villages.county, village)].add(unit_digits(code, digits_of_county));
  }
  return digits;
}

std::string_view first_of(std::string_view a, std::string_view b, std::string_view c) {
  if (!a.empty()) return a;
  return b.empty() ? c : b;
}

void add_codes(HomeUnits& found, const World& world) {
  const auto town_boundaries = codes_of_boundaries(world.boundaries, Level::town);
  const auto county_boundaries = codes_of_boundaries(world.boundaries, Level::county);
  const auto county_seats = codes_of_county_seats(world.towns);
  const SeatsByName seats = seats_by_name(world.towns);
  const VillageDigits digits = digits_of_villages(found, world.villages);
  for (std::size_t i = 0; i < found.units.size(); ++i) {
    HomeUnit& unit = found.units[i];
    unit.seat = seat_of(seats, world.towns, unit);
    if (!unit.town.empty()) {
      unit.town_code =
          first_of(unit.seat ? text_in(world.towns.code, *unit.seat) : std::string_view(),
                   code_of(town_boundaries, unit.town), digits.town[i].get());
    }
    unit.county_code =
        first_of(code_of(county_seats, unit.county), code_of(county_boundaries, unit.county),
                 code_of(digits.county, unit.county));
  }
}

/// Gives each unit the shortest of its keys that no other unit has.
void add_keys(HomeUnits& found) {
  std::map<std::string, std::size_t> uses;
  for (const HomeUnit& unit : found.units) {
    for (const std::string& key : std::set{unit.town_code, unit.town}) ++uses[key];
  }
  std::set<std::string> given;
  for (HomeUnit& unit : found.units) {
    const auto is_own = [&](const std::string& key) { return !key.empty() && uses[key] == 1; };
    std::string key = unit.county.empty() || unit.town.empty() ? unit.county + unit.town
                                                               : unit.county + "/" + unit.town;
    if (is_own(unit.town)) key = unit.town;
    if (is_own(unit.town_code)) key = unit.town_code;
    unit.key = key;
    for (int n = 2; !given.insert(unit.key).second; ++n) unit.key = fmt::format("{}/{}", key, n);
  }
}

/// What units are ordered by.
struct UnitOrder {
  explicit UnitOrder(const HomeUnit& unit)
      : county_key(name_order_key(unit.county)), town_key(name_order_key(unit.town)) {}

  std::string county_key;
  std::string town_key;
};

/// Puts the units into their order.
void sort_units(HomeUnits& found) {
  std::vector<UnitOrder> orders(found.units.begin(), found.units.end());
  const auto rank_of = [&](std::uint32_t row) {
    const HomeUnit& unit = found.units[row];
    return std::tuple(!unit.county.empty(), unit.county_code.empty(),
                      std::string_view(unit.county_code), std::string_view(orders[row].county_key),
                      std::string_view(unit.county), !unit.town.empty(), unit.town_code.empty(),
                      std::string_view(unit.town_code), std::string_view(orders[row].town_key),
                      std::string_view(unit.town));
  };
  std::vector<std::uint32_t> sorted(found.units.size());
  std::iota(sorted.begin(), sorted.end(), 0U);
  std::ranges::sort(sorted, {}, rank_of);
  std::vector<std::uint32_t> row_of(sorted.size());
  std::vector<HomeUnit> units;
  for (const std::uint32_t row : sorted) {
    row_of[row] = static_cast<std::uint32_t>(units.size());
    units.push_back(std::move(found.units[row]));
  }
  found.units = std::move(units);
  for (std::uint32_t& row : found.of_village) row = row_of[row];
}

}  // namespace

HomeUnits home_units(const World& world) {
  const Villages& villages = world.villages;
  const auto name_of = [&](VillageId village) {
    return UnitName(text_in(villages.county, village), text_in(villages.town, village));
  };
  std::map<UnitName, std::uint32_t> row_of;
  for (const VillageId village : rows(villages.place)) row_of.try_emplace(name_of(village));
  HomeUnits found;
  for (auto& [name, row] : row_of) {
    row = static_cast<std::uint32_t>(found.units.size());
    HomeUnit unit;
    unit.county = name.first;
    unit.town = name.second;
    found.units.push_back(std::move(unit));
  }
  for (const VillageId village : rows(villages.place)) {
    found.of_village.push_back(row_of.at(name_of(village)));
  }
  add_codes(found, world);
  sort_units(found);
  add_keys(found);
  return found;
}

std::string town_in_text(std::string_view county, std::string_view town, Language language) {
  std::string name(town);
  if (language != Language::zh || town.empty() || town != county) return name;
  return name + (name.ends_with("县") ? "城" : "城区");
}

std::string project_key(const HomeUnit& unit, const Service& service, const Schedule& schedule,
                        PlanYear year) {
  const bool is_planned = schedule.given() && year != unbuilt;
  // The same in all formats: some replace control characters, or mark the first letters of
  // formulas.
  std::string key = for_terminal(unit.key);
  if (!key.empty() && std::string_view("=+-@").find(key.front()) != std::string_view::npos)
    key.insert(0, 1, '_');
  return fmt::format("{}-{}-{}", key.empty() ? "no_town" : key, service.id,
                     is_planned ? std::to_string(schedule.first_year + year) : "unplanned");
}

}  // namespace hinterland
