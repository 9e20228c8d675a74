// SPDX-License-Identifier: Apache-2.0
#include "input/records/verify.hpp"

#include "geometry/distance.hpp"
#include "geometry/overlay.hpp"
#include "input/records/duplicate_places.hpp"
#include "input/text/mangled_text.hpp"
#include "world/home_names.hpp"
#include "world/place_name.hpp"
#include "world/same_code.hpp"
#include "world/table_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

constexpr Metres at_one_place{1.0};  // nearer ones are reported as duplicates
constexpr Metres max_distance_of_near = 1'000_m;
// A degree of latitude is at least 110.57 km (WGS 84, at the equator).
constexpr double near_in_latitude = 1'000.0 / 110'000.0;
constexpr std::size_t too_common = 1'000;
constexpr std::size_t max_reported_pairs = 50;
constexpr std::size_t max_kept = 1'000'000;  // beyond, further pairs carry no information

struct Pair {
  VillageId later;
  VillageId first;
  Metres apart;
};

/// Whether the two villages name different towns.
bool are_of_two_towns(const Villages& villages, VillageId a, VillageId b) {
  const std::string_view town = villages.town[a];
  const std::string_view other = villages.town[b];
  return !town.empty() && !other.empty() && town != other;
}

/// 赵家庄 and 赵家庄村 may be a part and the whole, unless their people are equal.
bool may_be_one(const Villages& villages, VillageId a, VillageId b) {
  return villages.name[a] == villages.name[b] ||
         (villages.people[a] && villages.people[a] == villages.people[b]);
}

void find_pairs(const Villages& villages, const std::vector<VillageId>& of_one_name,
                std::vector<Pair>& pairs) {
  if (of_one_name.size() > too_common || pairs.size() > max_kept) return;
  for (std::size_t i = 0; i < of_one_name.size(); ++i) {
    const VillageId a = of_one_name[i];
    for (std::size_t j = i + 1; j < of_one_name.size(); ++j) {
      const VillageId b = of_one_name[j];
      if (villages.place[b].lat - villages.place[a].lat > near_in_latitude) break;
      if (are_of_two_towns(villages, a, b) || !may_be_one(villages, a, b)) continue;
      const Metres apart = distance_between(villages.place[a], villages.place[b]);
      if (apart > at_one_place && apart <= max_distance_of_near)
        pairs.push_back({std::max(a, b), std::min(a, b), apart});
    }
  }
}

std::string code_of(const Villages& villages, VillageId v) {
  return villages.code[v].empty() ? fmt::format("#{}", villages.feature[v])
                                  : std::string(villages.code[v]);
}

Problem problem_of_pair(const Villages& villages, const Pair& pair, std::size_t more) {
  const std::string_view name = villages.name[pair.later];
  const std::string_view other = villages.name[pair.first];
  const std::string later = code_of(villages, pair.later);
  const std::string first = code_of(villages, pair.first);
  Text detail{fmt::format("{} ({}) is {:.0f} m from {} ({}); if they are one village, remove one "
                          "from the layer, or exclude it with where",
                          name, later, pair.apart.value, other, first),
              fmt::format("{}（{}）距 {}（{}）{:.0f}米；若为同一村，请从图层中去掉一条，或用 where "
                          "排除",
                          name, later, other, first, pair.apart.value)};
  if (more > 0) {
    detail.en += fmt::format("; there are {} more such pairs", more);
    detail.zh += fmt::format("；此类还有{}对", more);
  }
  return village_problem(villages, pair.later, ProblemKind::duplicate_place, std::move(detail));
}

}  // namespace

void find_namesakes(const Villages& villages, Problems& problems) {
  std::vector<VillageId> order;
  Column<VillageId, std::string> stem;
  for (VillageId v : rows(villages.place)) {
    const std::string_view name = villages.name[v];
    stem.push_back(folded_place_name(name, Level::village).stem);
    if (!name.empty() && !is_lost(mangling_of(name))) order.push_back(v);
  }
  std::ranges::sort(order, {}, [&](VillageId v) {
    return std::tuple(std::string_view(stem[v]), villages.place[v].lat, villages.place[v].lon, v);
  });
  std::vector<Pair> pairs;
  std::vector<VillageId> of_one_name;
  for (const VillageId v : order) {
    if (!of_one_name.empty() && stem[of_one_name.back()] != stem[v]) {
      find_pairs(villages, of_one_name, pairs);
      of_one_name.clear();
    }
    const bool is_there =
        !of_one_name.empty() && villages.place[of_one_name.back()] == villages.place[v];
    if (!is_there) of_one_name.push_back(v);  // reported as a duplicate at one place
  }
  find_pairs(villages, of_one_name, pairs);
  std::ranges::sort(pairs, {}, [](const Pair& pair) { return std::tuple(pair.later, pair.first); });
  const std::size_t reported = std::min(pairs.size(), max_reported_pairs);
  for (std::size_t i = 0; i < reported; ++i) {
    problems.push_back(
        problem_of_pair(villages, pairs[i], i + 1 == reported ? pairs.size() - reported : 0));
  }
}

namespace {

/// Moves the place of each village with land into the largest built-up area on it, where people
/// live and journeys to facilities start. Areas below 0.1 ha are overlaps of imprecise borders and
/// are ignored; if there is no other, the place is unchanged. Returns the number moved.
std::size_t move_to_built_up(Villages& villages, const Areas& built_up) {
  constexpr Hectares least{0.1};
  if (villages.land.empty() || built_up.size() == 0) return 0;
  const auto centre = points_in_common(std::span(villages.land.data(), villages.land.size()),
                                       std::span(built_up.shape.data(), built_up.size()), least);
  std::size_t moved = 0;
  for (VillageId v : rows(villages.land)) {
    if (!centre[v.index]) continue;
    villages.place[v] = *centre[v.index];
    ++moved;
  }
  return moved;
}

void find_outsiders(const World& world, Problems& problems) {
  // If the boundaries or the villages are displaced, every village would be reported.
  const bool apart = std::ranges::any_of(problems, [](const Problem& problem) {
    return problem.kind == ProblemKind::layer_far_away &&
           (problem.layer == "boundaries" || problem.layer == "villages");
  });
  if (world.boundaries.size() == 0 || apart) return;
  const Villages& villages = world.villages;
  const auto boundary =
      first_covering(std::span(world.boundaries.shape.data(), world.boundaries.size()),
                     std::span(villages.place.data(), villages.size()));
  for (VillageId v : rows(villages.place)) {
    if (boundary[v.index] != outside_all) continue;
    problems.push_back(village_problem(villages, v, ProblemKind::outside_boundaries, ""));
  }
}

/// Notes the villages whose place was moved from the middle of their land to its built-up area.
void note_moved(const Villages& villages, std::size_t moved, Notes& notes) {
  if (moved == 0) return;
  notes.push_back(
      {fmt::format("villages: for {} of {}, the starting point is the built-up part of their land "
                   "(remove [layers.built_up] to start inside the largest part)",
                   moved, villages.size()),
       fmt::format("村庄：{}个村中有{}个以其土地上的建成区为出发点（去掉 [layers.built_up] "
                   "则以最大部分的内部点为出发点）",
                   villages.size(), moved)});
}

}  // namespace

void verify_world(World& world, Problems& problems) {
  Notes ignored;
  verify_world(world, problems, ignored);
}

void verify_world(World& world, Problems& problems, Notes& notes) {
  match_unit_names(world, problems, notes);
  resolve_codes(world.villages, problems);
  find_far_parts(world.villages, problems);
  note_moved(world.villages, move_to_built_up(world.villages, world.built_up), notes);
  find_same_places(world.villages, problems);
  find_same_facilities(world, problems);
  find_namesakes(world.villages, problems);
  find_outsiders(world, problems);
}

}  // namespace hinterland
