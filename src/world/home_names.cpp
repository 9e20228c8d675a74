// SPDX-License-Identifier: Apache-2.0
#include "world/home_names.hpp"

#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "world/known_words.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace hinterland {

namespace {

using Name = std::string_view;

/// Spellings with their frequencies.
using Spellings = std::map<std::string, std::size_t, std::less<>>;

void count_spelling(Spellings& spellings, Name name) {
  if (name.empty()) return;
  const auto found = spellings.find(name);
  if (found == spellings.end()) {
    spellings.emplace(name, 1);
  } else {
    ++found->second;
  }
}

/// Adds the spellings in order of preference, so that the best spelling of each place represents
/// it: those with the word of their level first, then by frequency.
void add_all(PlaceNames& names, const Spellings& spellings, Level level) {
  std::vector<std::tuple<bool, std::size_t, Name>> order;
  for (const auto& [name, count] : spellings) {
    order.emplace_back(!folded_place_name(name, level).names_level(), ~count, name);
  }
  std::ranges::sort(order);
  for (const auto& entry : order) names.add(std::get<Name>(entry));
}

Spellings counties_of(const World& world) {
  Spellings spellings;
  for (const AreaId a : rows(world.boundaries.name)) {
    if (level_of_area(world.boundaries, a) == Level::county) {
      count_spelling(spellings, without_seat_words(world.boundaries.name[a], Level::county));
    }
  }
  for (const TownId t : rows(world.towns.place)) {
    count_spelling(spellings, without_seat_words(world.towns.county[t], Level::county));
    if (world.towns.level[t] == Level::county)
      count_spelling(spellings, name_of_seat(world.towns, t));
  }
  return spellings;
}

/// The number of changed rows of a column, with the first change.
struct Changes {
  std::size_t rows = 0;
  std::string from;
  std::string to;

  void note(const Text& column, Notes& notes) const {
    if (rows == 0) return;
    notes.push_back(filled_text(
        "{}: {} a known name in another spelling, such as '{}' for '{}'",
        "{}：{}为已知名称的另一写法，例如“{}”即“{}”", column,
        Text(counted(rows, "record gives", "records give"), fmt::format("{}条记录", rows)), from,
        to));
  }
};

/// Replaces the non-empty texts of a column by `meaning(row)`.
template <class Row, class Meaning>
Changes rewrite(TextColumn<Row>& column, std::size_t size, const Meaning& meaning) {
  Changes changes;
  TextColumn<Row> written;
  for (const Row row : Rows<Row>(size)) {
    const Name before = column[row];
    const Name after = before.empty() ? before : Name(meaning(row));
    if (after != before && changes.rows++ == 0) {
      changes.from = before;
      changes.to = after;
    }
    written.push_back(after);
  }
  if (changes.rows > 0) column = std::move(written);
  return changes;
}

/// Names in a village column that match no seat or boundary.
class UnmatchedNames {
 public:
  explicit UnmatchedNames(Level level) : level_(level) {}

  void add(Name name, const World& world, VillageId v) {
    count_spelling(spellings_, name);
    if (count_++ == 0) {
      first_ = name;
      place_ = world.villages.place[v];
    }
  }

  /// The best spelling of each place.
  PlaceNames one_spelling_each() const {
    PlaceNames names(level_);
    add_all(names, spellings_, level_);
    return names;
  }

  void report(const PlaceNames& known, const Towns& towns, Problems& problems) const {
    if (count_ == 0 || known.empty()) return;
    const Text level = level_ == Level::county ? Text("county", "县") : Text("town", "乡镇");
    problems.push_back(
        {ProblemKind::name_unmatched, "villages", -1, "", place_,
         filled_text("{0}: {1} in {2} {4} no {0} name in the layers of towns and boundaries. {3}",
                     "{0}：{1}（{2}）与驻地和界线图层中的{0}名对不上。{3}", level, named(),
                     Text(counted(count_, "record", "records"), fmt::format("{}条记录", count_)),
                     way_out(known, towns), spellings_.size() == 1 ? "matches" : "match")});
  }

 private:
  /// "'安平县', '饶阳', …": the first in the layer and up to two others.
  Text named() const {
    constexpr std::size_t most = 3;
    Text text = filled_text("'{}'", "“{}”", first_);
    std::size_t count = 1;
    for (const auto& spelling : spellings_) {
      if (spelling.first == first_ || ++count > most) continue;
      text = text + filled_text(", '{}'", "、“{}”", spelling.first);
    }
    return count > most ? text + Text(", …", "……") : text;
  }

  Text way_out(const PlaceNames& known, const Towns& towns) const {
    constexpr std::size_t few = 10;
    for (const TownId t : rows(towns.place)) {
      if (towns.level[t] != level_ && name_of_seat(towns, t) == first_) {
        return {"A seat of that name has another level: correct it in the layer of towns.",
                "有同名驻地，但级别不同：请在驻地图层中改正。"};
      }
    }
    const bool any_like = !nearest_name(first_, known.all()).empty();
    return any_like || known.all().size() <= few ? suggest_name(first_, known.all()) : Text();
  }

  Level level_;
  Spellings spellings_;
  std::size_t count_ = 0;
  std::string first_;
  LonLat place_;
};

/// Cached look-ups of the known name, by county and name.
using Meanings = std::unordered_map<Name, std::unordered_map<Name, std::optional<std::string>>>;

/// The column of counties or towns in the villages table.
class VillageNames {
 public:
  VillageNames(World& world, const UnitNames& known, Level level)
      : world_(world), known_(known), level_(level), unmatched_(level) {}

  void resolve(const Text& column, Problems& problems, Notes& notes) {
    auto& names = level_ == Level::county ? world_.villages.county : world_.villages.town;
    for (const VillageId v : rows(world_.villages.place)) {
      if (!names[v].empty() && !meaning(names[v], v)) unmatched_.add(names[v], world_, v);
    }
    unmatched_.report(level_ == Level::county ? known_.counties : known_.towns, world_.towns,
                      problems);
    const PlaceNames unmatched = unmatched_.one_spelling_each();
    rewrite(names, world_.villages.size(), [&](VillageId v) -> Name {
      const std::optional<std::string>& known = meaning(names[v], v);
      if (known) return *known;
      const auto found = unmatched.find(names[v]);
      return found ? Name(unmatched[*found]) : names[v];
    }).note(column, notes);
  }

 private:
  const std::optional<std::string>& meaning(Name name, VillageId v) {
    const Name county = level_ == Level::town ? world_.villages.county[v] : Name();
    auto& of_county = meanings_[county];
    const auto found = of_county.find(name);
    return found != of_county.end()
               ? found->second
               : of_county.emplace(name, looked_up(name, county)).first->second;
  }

  std::optional<std::string> looked_up(Name name, Name county) const {
    if (level_ == Level::county) return found_in(known_.counties, name);
    const auto own = known_.towns_of_county.find(county);
    if (own != known_.towns_of_county.end()) {
      if (auto found = found_in(own->second, name)) return found;
    }
    if (auto found = found_in(known_.towns, name)) return found;
    // Villages around the seat of a county may name the county as their town.
    const bool names_county = folded_place_name(name, Level::county).names_level();
    return names_county ? found_in(known_.counties, name) : std::nullopt;
  }

  static std::optional<std::string> found_in(const PlaceNames& names, Name name) {
    const auto found = names.find(name, Suffix::may_differ);
    return found ? std::optional(names[*found]) : std::nullopt;
  }

  World& world_;
  const UnitNames& known_;
  Level level_;
  UnmatchedNames unmatched_;
  Meanings meanings_;
};

}  // namespace

Level level_of_area(const Areas& areas, AreaId area) {
  const bool has_kind = area.index < areas.kind.size() && !areas.kind[area].empty();
  const auto by_kind = has_kind ? known_level(areas.kind[area]) : std::nullopt;
  if (by_kind && *by_kind != Level::unknown) return *by_kind;
  if (const auto level = level_of_code(areas.code[area])) return *level;
  const auto level = known_level(areas.name[area]);
  return level && *level != Level::unknown ? *level : Level::county;
}

std::string name_of_seat(const Towns& towns, TownId seat) {
  return without_seat_words(towns.name[seat], towns.level[seat]);
}

UnitNames unit_names_of(const World& world) {
  UnitNames names;
  add_all(names.counties, counties_of(world), Level::county);
  Spellings all;
  std::map<std::string, Spellings, std::less<>> of_county;
  const auto add_town = [&](Name town, Name county) {
    count_spelling(all, town);
    const auto known = names.counties.find(county);
    if (known) count_spelling(of_county[names.counties[*known]], town);
  };
  for (const TownId t : rows(world.towns.place)) {
    if (world.towns.level[t] == Level::town) {
      add_town(name_of_seat(world.towns, t), world.towns.county[t]);
    }
  }
  for (const AreaId a : rows(world.boundaries.name)) {
    if (level_of_area(world.boundaries, a) == Level::town) add_town(world.boundaries.name[a], {});
  }
  add_all(names.towns, all, Level::town);
  for (const auto& [county, towns] : of_county) {
    add_all(names.towns_of_county.emplace(county, PlaceNames(Level::town)).first->second, towns,
            Level::town);
  }
  return names;
}

void match_unit_names(World& world, Problems& problems, Notes& notes) {
  const UnitNames known = unit_names_of(world);
  const auto meaning = [](const PlaceNames& names, Name name) -> Name {
    const auto found = names.find(name);
    return found ? Name(names[*found]) : name;
  };
  rewrite(world.towns.county, world.towns.size(), [&](TownId t) {
    return meaning(known.counties, world.towns.county[t]);
  }).note({"county of towns", "驻地图层的县名"}, notes);
  rewrite(world.boundaries.name, world.boundaries.name.size(), [&](AreaId a) {
    const Level level = level_of_area(world.boundaries, a);
    const Name name = world.boundaries.name[a];
    if (level == Level::county) return meaning(known.counties, name);
    return level == Level::town ? meaning(known.towns, name) : name;
  }).note({"names of boundaries", "界线图层的名称"}, notes);
  VillageNames(world, known, Level::county)
      .resolve({"county of villages", "村庄图层的县名"}, problems, notes);
  VillageNames(world, known, Level::town)
      .resolve({"town of villages", "村庄图层的乡镇名"}, problems, notes);
}

}  // namespace hinterland
