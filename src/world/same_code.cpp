// SPDX-License-Identifier: Apache-2.0
#include "world/same_code.hpp"

#include "base/text_fill.hpp"
#include "geometry/distance.hpp"
#include "geometry/meridian_180.hpp"
#include "geometry/plane_shape.hpp"
#include "world/column_codes.hpp"
#include "world/joined_villages.hpp"
#include "world/place_name.hpp"
#include "world/table_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// Points of one village digitised twice are within this distance.
constexpr Metres same_place = 100_m;
/// Parts farther apart than this may be different villages.
constexpr Metres far_apart = 500_m;

/// The name for comparison; empty: the name was derived from the code or feature number.
std::string plain_name(const Villages& villages, VillageId v) {
  const std::string_view name = villages.name[v];
  if (name == villages.code[v] || name.starts_with('#')) return {};
  return folded_place_name(name, Level::village).stem;
}

/// Whether one name is a prefix of the other: 王庄, 王庄村 and 王庄飞地 may be one village; 东王庄
/// is another.
bool names_agree(const Villages& villages, VillageId a, VillageId b) {
  const std::string first = plain_name(villages, a);
  const std::string second = plain_name(villages, b);
  return first.starts_with(second) || second.starts_with(first);
}

bool same_shape(const MultiPolygon& a, const MultiPolygon& b) {
  return std::ranges::equal(a, b, [](const Polygon& p, const Polygon& q) {
    return p.outer == q.outer && p.holes == q.holes;
  });
}

/// A key that few polygons of one code share.
using ShapeKey = std::tuple<std::size_t, double, double, std::size_t>;

ShapeKey key_of(std::size_t set, const MultiPolygon& land) {
  const LineString& ring = land.front().outer;
  return {set, ring.front().lon, ring.front().lat, ring.size()};
}

/// Whether a point lies in the polygons, or within `same_place` of them.
bool belongs_to(const MultiPolygon& land, LonLat place) {
  const PlaneShape shape(land);
  const PlanePoint point = shape.on_plane(place);
  const double limit = same_place.value * same_place.value;
  return shape.squared_distance(point, point, limit) <= limit;
}

/// How a later record relates to an earlier one with the same code and an agreeing name. Repeated
/// polygons are detected separately.
enum class Relation { part, repetition, another };

Relation relation_of(const Villages& villages, VillageId earlier, VillageId later) {
  const bool first_land = has_land(villages, earlier);
  const bool second_land = has_land(villages, later);
  if (first_land && second_land) return Relation::part;
  if (first_land || second_land) {
    const VillageId land = first_land ? earlier : later;
    const VillageId point = first_land ? later : earlier;
    return belongs_to(villages.land[land], villages.place[point]) ? Relation::part
                                                                  : Relation::another;
  }
  const Metres distance = distance_between(villages.place[earlier], villages.place[later]);
  return distance <= same_place ? Relation::repetition : Relation::another;
}

/// Groups the records into villages by code.
class CodeSorter {
 public:
  CodeSorter(const Villages& villages, Problems& problems)
      : villages_(villages), problems_(problems) {}

  std::vector<VillageParts> sorted() {
    for (VillageId v : rows(villages_.place)) {
      const std::string_view code = shared_code(v);
      if (code.empty()) {
        add_set(v);
      } else if (!repeats_its_village(v)) {
        place(v, sets_of_code_[code]);
      }
    }
    report_shared();
    return std::move(sets_);
  }

 private:
  /// Whether a record with the code of a village group repeats its village.
  bool repeats_its_village(VillageId v) {
    const std::string_view village = village_of_group(villages_.code[v]);
    const auto found = village.empty() ? sets_of_code_.end() : sets_of_code_.find(village);
    if (found == sets_of_code_.end() || has_land(villages_, v)) return false;
    for (const std::size_t set : found->second) {
      const VillageId earlier = sets_[set].front();
      const std::string name = plain_name(villages_, v);
      if (name.empty() || name != plain_name(villages_, earlier)) continue;
      if (has_land(villages_, earlier)) continue;
      if (relation_of(villages_, earlier, v) != Relation::repetition) continue;
      report_repetition(v, earlier);
      return true;
    }
    return false;
  }

  /// The code that the parts of a village have in common.
  std::string_view shared_code(VillageId v) const {
    const std::string_view code = villages_.code[v];
    return is_survey_code(code) && has_land(villages_, v) ? village_of_group(code)
                                                          : code_of_village(code);
  }

  /// Whether two records with one code, or with land survey codes of one village, may be one
  /// village.
  bool may_be_one(VillageId a, VillageId b) const {
    if (code_of_village(villages_.code[a]) == code_of_village(villages_.code[b]))
      return names_agree(villages_, a, b);
    const std::string name = plain_name(villages_, a);
    return !name.empty() && name == plain_name(villages_, b);
  }

  /// Whether the codes are those of different groups or parts of one village.
  bool is_of_groups(VillageId v, std::size_t set) const {
    return code_of_village(villages_.code[sets_[set].front()]) !=
           code_of_village(villages_.code[v]);
  }

  /// Adds a record to the village that it is a part of, or creates a village. Codes with very many
  /// records do not identify villages; their records are not compared.
  void place(VillageId v, std::vector<std::size_t>& sets) {
    constexpr std::size_t too_many = 1000;
    for (std::size_t i = 0; i < sets.size() && sets.size() < too_many; ++i) {
      if (!may_be_one(named_[sets[i]], v)) continue;
      const VillageId earlier = sets_[sets[i]].front();
      const Relation relation = relation_of(villages_, earlier, v);
      if (relation == Relation::part) add_part(v, sets[i]);
      if (relation == Relation::repetition) report_repetition(v, earlier);
      if (relation != Relation::another) return;
    }
    if (sets.size() == 1 && !is_of_groups(v, sets.front())) shared_.push_back(sets.front());
    sets.push_back(sets_.size());
    add_set(v);
    if (has_land(villages_, v)) shapes_.emplace(key_of(sets.back(), villages_.land[v]), v);
  }

  void add_set(VillageId v) {
    sets_.push_back({v});
    named_.push_back(v);
  }

  void add_part(VillageId v, std::size_t set) {
    if (plain_name(villages_, named_[set]).empty()) named_[set] = v;
    if (has_land(villages_, v)) {
      const auto [known, is_new] = shapes_.emplace(key_of(set, villages_.land[v]), v);
      if (!is_new && same_shape(villages_.land[known->second], villages_.land[v])) {
        return report_repetition(v, known->second);
      }
    }
    sets_[set].push_back(v);
  }

  /// "松柏村 = 松柏村 (#17)": this village and the one that it repeats.
  void report_repetition(VillageId v, VillageId first) {
    problems_.push_back(
        village_problem(villages_, v, ProblemKind::duplicate_code,
                        filled_text("{} = {} (#{})", "{} = {}（#{}）", villages_.name[v],
                                    villages_.name[first], villages_.feature[first])));
  }

  void report_shared() {
    for (const std::size_t set : shared_) report_sharers(sets_[set].front());
  }

  void report_sharers(VillageId first) {
    constexpr std::size_t most = 5;
    const std::vector<std::size_t>& sets = sets_of_code_.at(shared_code(first));
    std::string names;
    Metres farthest;
    for (std::size_t i = 0; i < sets.size(); ++i) {
      const VillageId v = sets_[sets[i]].front();
      farthest = std::max(farthest, distance_between(villages_.place[first], villages_.place[v]));
      if (i < most) {
        names +=
            fmt::format("{}{} ({})", i == 0 ? "" : ", ", villages_.name[v], villages_.feature[v]);
      }
    }
    if (sets.size() > most) names += ", …";
    problems_.push_back(village_problem(
        villages_, first, ProblemKind::code_shared,
        {fmt::format("{} villages have it: {} (record), up to {:.0f} m from the first. Give each "
                     "its own code, or name another field with fields = {{ code = \"…\" }}",
                     sets.size(), names, farthest.value),
         fmt::format(
             "有{}个村使用它：{}（括号内为第几条），离第一个最远{:.0f}米。请为各村另编代码，"
             "或用 fields = {{ code = \"…\" }} 指定别的列",
             sets.size(), names, farthest.value)}));
  }

  const Villages& villages_;
  Problems& problems_;
  std::vector<VillageParts> sets_;
  std::vector<VillageId> named_;          ///< of each set, the first row with a name
  std::map<ShapeKey, VillageId> shapes_;  ///< polygons of villages with a code
  std::unordered_map<std::string_view, std::vector<std::size_t>> sets_of_code_;
  std::vector<std::size_t> shared_;  ///< of each code of several villages, the first set
};

/// Removes `people_missing` problems of parts if another part of the village has the number.
void remove_missing_people(const Villages& villages, const std::vector<VillageParts>& sets,
                           Problems& problems) {
  std::set<std::int64_t> known;
  for (const VillageParts& parts : sets) {
    const bool any =
        std::ranges::any_of(parts, [&](VillageId v) { return villages.people[v].has_value(); });
    if (parts.size() < 2 || !any) continue;
    for (VillageId v : parts) known.insert(villages.feature[v]);
  }
  std::erase_if(problems, [&](const Problem& problem) {
    return problem.kind == ProblemKind::people_missing && problem.layer == "villages" &&
           known.contains(problem.feature);
  });
}

}  // namespace

void resolve_codes(Villages& villages, Problems& problems) {
  const std::vector<VillageParts> sets = CodeSorter(villages, problems).sorted();
  const bool each_alone =
      sets.size() == villages.size() &&
      std::ranges::all_of(sets, [](const VillageParts& parts) { return parts.size() == 1; });
  if (each_alone) return;
  remove_missing_people(villages, sets, problems);
  report_joined(sets, join_rows(villages, sets), problems);
}

void find_far_parts(const Villages& villages, Problems& problems) {
  if (villages.land.empty()) return;
  for (VillageId v : rows(villages.place)) {
    if (villages.land[v].size() < 2) continue;
    const std::size_t parts = uncut_polygons(villages.land[v]).size();
    const double apart = farthest_part(villages.land[v], villages.place[v]);
    if (!(apart > far_apart.value)) continue;
    problems.push_back(
        village_problem(villages, v, ProblemKind::parts_far_apart,
                        {fmt::format("{} parts, up to {:.0f} m from the largest", parts, apart),
                         fmt::format("共{}部分，离最大的一块最远{:.0f}米", parts, apart)}));
  }
}

}  // namespace hinterland
