// SPDX-License-Identifier: Apache-2.0
#include "input/records/higher_rows.hpp"

#include "base/text_fill.hpp"
#include "input/notation/place_codes.hpp"
#include "input/records/parent_rows.hpp"
#include "input/records/sum_rows.hpp"
#include "world/place_name.hpp"
#include "world/table_rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace hinterland {

namespace {

using Name = std::string_view;

constexpr std::size_t digits_of_a_village = 12;

/// The rows within a place, and their people.
struct Contents {
  std::size_t rows = 0;
  double people = 0.0;

  void add(const std::optional<People>& more) {
    ++rows;
    people += more.value_or(People{}).value;
  }
};

/// A row that may be a total of others, with the evidence.
struct Suspect {
  VillageId row;
  bool is_sum = false;       ///< by its name
  bool by_code = false;      ///< it is a prefix of the codes of other rows
  bool by_name = false;      ///< it is the name of a town or county
  bool is_village = false;   ///< a code of 12 digits, with rows for its groups
  bool has_name = false;     ///< otherwise the name was derived from the code or the number
  bool is_own_unit = false;  ///< it is the name of its own town or county
  SumByFigures by_figures = SumByFigures::no;
  Contents contents = {};
};

class HigherRows {
 public:
  explicit HigherRows(const Villages& villages)
      : villages_(villages), by_figures_(find_sum_rows(villages)) {
    for (const VillageId v : rows(villages.place)) count_code(v);
    for (const VillageId v : rows(villages.place)) {
      if (const auto suspect = suspect_of(v)) suspects_.push_back(*suspect);
    }
    if (suspects_.empty()) return;
    is_suspect_.assign(villages.size(), false);
    for (const Suspect& suspect : suspects_) is_suspect_[suspect.row.index] = true;
    sum_contents();
    for (std::size_t i = 0; i < suspects_.size(); ++i) suspects_[i].contents = contents_of(i);
  }

  enum class Outcome : std::uint8_t { leaves, leaves_by_figures, stays, stays_by_figures, is_none };

  /// The suspects with this outcome.
  std::vector<Suspect> of(Outcome outcome) const {
    std::vector<Suspect> found;
    std::ranges::copy_if(suspects_, std::back_inserter(found),
                         [&](const Suspect& suspect) { return outcome_of(suspect) == outcome; });
    return found;
  }

 private:
  /// Considers only codes of villages or longer; shorter numbers may mean anything.
  void count_code(VillageId v) {
    const auto place = coded_place(villages_.code[v]);
    if (!place || villages_.code[v].size() < digits_of_a_village) return;
    for (const Name prefix : place->above()) {
      if (!prefix.empty()) codes_in_.insert(prefix);
    }
  }

  std::optional<Suspect> suspect_of(VillageId v) const {
    const Name name = villages_.name[v];
    Suspect suspect{v};
    suspect.has_name = is_named(villages_, v);
    const auto place = coded_place(villages_.code[v]);
    suspect.by_code = place && codes_in_.contains(place->prefix);
    suspect.is_village = suspect.by_code && place->prefix.size() >= digits_of_a_village;
    for (const Name text : {name, villages_.town[v], villages_.county[v]}) {
      suspect.is_sum = suspect.is_sum || is_name_of_sum(text);
    }
    if (may_be_of_higher_level(name) && !suspect.is_sum) {
      const auto level = level_named_in(name);
      suspect.by_name = level.has_value();
      suspect.is_own_unit = level && is_its_unit(v, *level);
    }
    const bool has_unit = !villages_.town[v].empty() || !villages_.county[v].empty();
    const bool is_bare = !suspect.has_name && villages_.code[v].empty() && has_unit;
    suspect.by_figures = by_figures_[v.index];
    const bool any = suspect.is_sum || suspect.by_code || suspect.by_name || is_bare ||
                     suspect.by_figures != SumByFigures::no;
    return any ? std::optional(suspect) : std::nullopt;
  }

  /// Whether a name with a level word is that of the row's own town or county.
  bool is_its_unit(VillageId v, Level level) const {
    const Name unit = level == Level::town ? villages_.town[v] : villages_.county[v];
    if (unit.empty()) return false;
    const FoldedName name = folded_place_name(villages_.name[v], level);
    const FoldedName known = folded_place_name(unit, level);
    return name.whole == known.whole || (!known.names_level() && name.stem == known.stem);
  }

  static std::string folded(Name name, Level level) { return folded_place_name(name, level).stem; }

  /// Sums up the contents of each prefix, town and county.
  void sum_contents() {
    std::unordered_map<Name, std::string> towns;
    std::unordered_map<Name, std::string> counties;
    const auto fold = [](auto& known, Name name, Level level) -> const std::string& {
      const auto found = known.find(name);
      return found != known.end() ? found->second
                                  : known.emplace(name, folded(name, level)).first->second;
    };
    for (const VillageId v : rows(villages_.place)) {
      if (is_suspect_[v.index]) continue;
      all_.add(villages_.people[v]);
      if (const auto place = coded_place(villages_.code[v])) {
        for (const Name prefix : place->above()) in_code_[prefix].add(villages_.people[v]);
      }
      in_town_[fold(towns, villages_.town[v], Level::town)].add(villages_.people[v]);
      in_county_[fold(counties, villages_.county[v], Level::county)].add(villages_.people[v]);
    }
  }

  template <class Map, class Key>
  static Contents at(const Map& map, const Key& key) {
    const auto found = map.find(key);
    return found == map.end() ? Contents{} : found->second;
  }

  Contents contents_of(std::size_t i) const {
    const Suspect& suspect = suspects_[i];
    const VillageId v = suspect.row;
    if (suspect.by_code) return at(in_code_, coded_place(villages_.code[v])->prefix);
    const Name name = villages_.name[v];
    const std::string town =
        suspect.by_name ? folded(name, Level::town) : folded(villages_.town[v], Level::town);
    const std::string county =
        suspect.by_name ? folded(name, Level::county) : folded(villages_.county[v], Level::county);
    const Contents of_town = town.empty() ? Contents{} : at(in_town_, town);
    const Contents of_county = county.empty() ? Contents{} : at(in_county_, county);
    for (const Contents& found : {of_town, of_county}) {
      if (is_sum_of(v, found)) return found;
    }
    for (const Contents& found : {in_order(i, true), in_order(i, false), all_}) {
      if (suspect.by_name && is_sum_of(v, found)) return found;
    }
    return of_town.rows > 0 ? of_town : of_county;
  }

  /// The rows between a suspect and the next one below or above it.
  Contents in_order(std::size_t i, bool below) const {
    Contents found;
    const std::size_t from = suspects_[i].row.index;
    const auto step = static_cast<std::size_t>(below ? 1 : -1);
    for (std::size_t at = from + step; at < is_suspect_.size() && !is_suspect_[at]; at += step) {
      found.add(villages_.people[VillageId{static_cast<std::uint32_t>(at)}]);
    }
    return found;
  }

  bool is_sum_of(VillageId v, const Contents& contents) const {
    constexpr double rounding = 0.01;
    const auto& people = villages_.people[v];
    if (!people || contents.rows < 2 || contents.people <= 0.0) return false;
    return std::abs(people->value - contents.people) <= rounding * contents.people;
  }

  bool stands_for_others(const Suspect& suspect) const {
    if (suspect.is_sum) return true;
    const bool by_people = is_sum_of(suspect.row, suspect.contents);
    if (suspect.is_village) return by_people;
    const bool by_name = suspect.by_name || !suspect.has_name;
    if (int{suspect.by_code} + int{by_name} + int{by_people} >= 2) return true;
    const double people = villages_.people[suspect.row].value_or(People{}).value;
    return suspect.is_own_unit && suspect.contents.rows > 1 &&
           (people == 0.0 || people >= suspect.contents.people / 2.0);
  }

  Outcome outcome_of(const Suspect& suspect) const {
    if (stands_for_others(suspect)) return Outcome::leaves;
    if (suspect.by_figures == SumByFigures::surely) return Outcome::leaves_by_figures;
    const std::size_t least = suspect.is_village ? 2 : 1;
    const bool is_clear = (suspect.by_code || suspect.by_name) && suspect.contents.rows >= least;
    if (is_clear) return Outcome::stays;
    return suspect.by_figures == SumByFigures::perhaps ? Outcome::stays_by_figures
                                                       : Outcome::is_none;
  }

  const Villages& villages_;
  std::vector<SumByFigures> by_figures_;
  std::unordered_set<Name> codes_in_;  ///< prefixes of the codes of other rows
  std::vector<Suspect> suspects_;
  std::vector<bool> is_suspect_;
  Contents all_;
  std::unordered_map<Name, Contents> in_code_;
  std::map<std::string, Contents, std::less<>> in_town_;
  std::map<std::string, Contents, std::less<>> in_county_;
};

void report(const Villages& villages, const std::string& layer, const std::vector<Suspect>& rows,
            FormatFor<Text, Text> english, FormatFor<Text, Text> chinese, Problems& problems) {
  if (rows.empty()) return;
  std::vector<RowName> named;
  for (const Suspect& suspect : rows) {
    const VillageId v = suspect.row;
    const auto& people = villages.people[v];
    named.push_back({villages.name[v], villages.feature[v], villages.code[v],
                     people ? std::optional(people->value) : std::nullopt});
  }
  report_higher_rows(layer, villages.place[rows.front().row],
                     filled_text(english, chinese, counted_rows(rows.size()), listed_rows(named)),
                     problems);
}

}  // namespace

void leave_out_higher_rows(Villages& villages, const std::string& layer, Problems& problems) {
  using Outcome = HigherRows::Outcome;
  const HigherRows higher(villages);
  const std::vector<Suspect> leaving = higher.of(Outcome::leaves);
  const std::vector<Suspect> leaving_by_figures = higher.of(Outcome::leaves_by_figures);
  const std::size_t all_leaving = leaving.size() + leaving_by_figures.size();
  if (all_leaving == villages.size()) return;
  std::set<std::int64_t> features;
  std::vector<bool> goes(villages.size(), false);
  for (const auto* some : {&leaving, &leaving_by_figures}) {
    for (const Suspect& suspect : *some) {
      goes[suspect.row.index] = true;
      features.insert(villages.feature[suspect.row]);
    }
  }
  std::erase_if(problems, [&](const Problem& problem) {
    return problem.layer == layer && features.contains(problem.feature);
  });
  report(villages, layer, leaving,
         "{} left out as a town, a county or a sum of other rows: {}. If one is a village, give it "
         "its own code and name",
         "{}代表乡镇、县或其他记录的合计，未采用：{}。若其中有村，请另编代码和名称", problems);
  report(villages, layer, leaving_by_figures,
         "{} left out because the figures are exactly the sums of other rows: {}. If one is a "
         "village, give it a 12-digit village code",
         "{}的人口、户数恰为其他记录之和，按合计行处理，未采用：{}。若其中有村，请填写其12位村代码",
         problems);
  report(
      villages, layer, higher.of(Outcome::stays),
      "{} kept, although the code or name is that of a town, a county or a village with groups: "
      "{}. If they represent other rows, exclude them with where",
      "{}的代码或名称属于乡镇、县或有村民小组的村，仍予保留：{}。若代表其他记录，请用 where 排除",
      problems);
  report(villages, layer, higher.of(Outcome::stays_by_figures),
         "{} kept, although the figures are exactly the sums of other rows: {}. If they represent "
         "other rows, exclude them with where",
         "{}的数字恰为其他记录之和，仍予保留：{}。若为合计行，请用 where 排除", problems);
  if (all_leaving == 0) return;
  drop_rows(villages, goes);
}

}  // namespace hinterland
