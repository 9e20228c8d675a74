// SPDX-License-Identifier: Apache-2.0
#include "output/check_summary.hpp"

#include "base/characters.hpp"
#include "output/idle_text.hpp"
#include "output/report_text.hpp"

#include <hinterland/summary.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace hinterland {

namespace {

void add_row(AlignedTable& table, const std::string& what, double number) {
  table.add({"  " + what, grouped(number)});
}
void add_row(AlignedTable& table, const std::string& what, std::size_t number) {
  add_row(table, what, static_cast<double>(number));
}

std::string figures_text(const Study& study, const RoadFigures& roads, const Words& words) {
  AlignedTable table;
  table.add({words("道路", "roads"), words("数目", "number")});
  add_row(table, words("不连通路网片区", "connected components"), roads.as_read.pieces);
  add_row(table, words("  主路网以外的道路（公里）", "  km of road outside the largest"),
          roads.as_read.length_elsewhere / 1_km);
  add_row(table, words("  未接入主路网的村", "  villages not connected to the largest"),
          roads.as_read.villages_elsewhere);
  add_row(table, words("    其人口", "    people in these villages"),
          roads.as_read.people_elsewhere.value);
  add_row(table, words("断头路", "dead ends"), roads.dead_ends);
  add_row(table, words("已接到邻近节点的端点", "ends joined to a nearby vertex"),
          roads.joins.ends_snapped);
  add_row(table, words("已接到另一条路中间的端点", "ends joined to the middle of another road"),
          roads.joins.touches);
  add_row(table, words("相交而无公共节点", "crossings without a shared vertex"),
          roads.joins.crossings);
  add_row(table,
          words.fill("{}米内没有道路的村", "villages without a road within {} m",
                     grouped(study.travel.access_limit.value)),
          roads.villages_without);
  return table.text();
}

std::string nearest_text(const RoadFigures& roads, const Words& words) {
  if (roads.villages_without == 0 || roads.roads == 0) return "";
  return words.fill("    距最近道路中位数 {}，最远 {}\n",
                    "    the median distance to the nearest is {}, the largest {}\n",
                    road_distance(roads.median_without, words),
                    road_distance(roads.farthest_without, words));
}

/// The road connectivity that other settings would give.
std::string trials_text(const std::vector<RoadTrial>& trials, const Words& words) {
  if (trials.empty()) return "";
  AlignedTable table;
  table.add({words("[roads] 若设为", "[roads] if set to"), words("片区", "components"),
             words("未接入主路网的村", "villages not connected to the largest"),
             words("人口", "people"),
             words("按路网覆盖结果改变的村", "villages whose coverage by road changes"),
             words("人口", "people")});
  for (const RoadTrial& trial : trials) {
    std::string set =
        fmt::format("  snap_tolerance = \"{:g} m\"{}", trial.settings.snap_tolerance.value,
                    trial.settings.join_crossings ? ", join_crossings = true" : "");
    if (trial.is_as_set) set += words("（现值）", " (current)");
    table.add({set, grouped(trial.pieces.pieces), grouped(trial.pieces.villages_elsewhere),
               grouped(trial.pieces.people_elsewhere.value), grouped(trial.villages_changed),
               grouped(trial.people_changed.value)});
  }
  return "\n" + table.text();
}

/// Road connectivity: the components, the villages that are not connected, and what other settings
/// would give.
std::string check_roads_text(const Study& study, const RoadFigures& roads,
                             const std::vector<RoadTrial>& trials) {
  const Words words(study.language);
  return "\n" + figures_text(study, roads, words) + nearest_text(roads, words) +
         trials_text(trials, words);
}

constexpr std::size_t examples_of_a_kind = 3;

/// Facilities by service, in the order of the catalogue.
void add_facilities(AlignedTable& table, const Study& study, const World& world) {
  if (study.layers.facilities.empty()) return;
  add_row(table, "facilities", world.facilities.size());
  for (ServiceId s : rows(study.catalogue.services)) {
    const auto count = std::ranges::count(world.facilities.service, s);
    if (count > 0) {
      add_row(table, "  " + study.catalogue.services[s].id, static_cast<std::size_t>(count));
    }
  }
}

/// The number of villages with a census answer, by service.
void add_census(AlignedTable& table, const Study& study, const Villages& villages,
                const Words& words) {
  for (ServiceId s : rows(villages.census)) {
    const auto& answers = villages.census[s];
    if (answers.empty()) continue;
    const auto known = std::ranges::count_if(answers, [](CensusAnswer a) {
      return a != CensusAnswer::unknown && a != CensusAnswer::unclear;
    });
    add_row(table, words("  普查：", "  census of ") + study.catalogue.services[s].id,
            static_cast<std::size_t>(known));
  }
}

/// Counties named in a column of the town layer are separate rows made from the same records, so
/// only towns are counted.
std::size_t records_of(const Areas& boundaries) {
  std::size_t of_towns = 0;
  for (const AreaId a : rows(boundaries.kind)) of_towns += boundaries.kind[a] == "town" ? 1 : 0;
  return of_towns > 0 ? of_towns : boundaries.size();
}

std::string layers_text(const Study& study, const World& world) {
  AlignedTable table;
  const StudyLayers& layers = study.layers;
  const Words words(study.language);
  table.add({words("图层", "layer"), words("记录", "rows")});
  if (layers.towns.given()) add_row(table, "towns", world.towns.size());
  add_row(table, "villages", world.villages.size());
  add_census(table, study, world.villages, words);
  add_facilities(table, study, world);
  for (ServiceId s : rows(world.networks)) {
    const NetworkLines& network = world.networks[s];
    const bool reported_as_roads = network.are_the_roads && layers.roads.given();
    if (!network.given || reported_as_roads) continue;
    add_row(table, "networks." + study.catalogue.services[s].id, world.lines_of(s).size());
  }
  if (layers.roads.given()) add_row(table, "roads", world.roads.size());
  if (layers.boundaries.given()) add_row(table, "boundaries", records_of(world.boundaries));
  if (layers.built_up.given()) add_row(table, "built_up", world.built_up.size());
  if (!layers.exclusions.empty()) add_row(table, "exclusions", world.exclusions.size());
  if (layers.proposed_sites.given()) add_row(table, "proposed_sites", world.proposed_sites.size());
  return table.text();
}

/// What does not count, and the pieces of the networks.
std::string networks_text(const Study& study, const World& world) {
  const Words words(study.language);
  const std::string idle = idle_line(count_idle(world.idle), words);
  const std::string pieces = pieces_text(study, pieces_of_networks(world), words);
  return (idle.empty() ? "" : "\n" + idle) + (pieces.empty() ? "" : "\n" + pieces);
}

std::string notes_text(const Study& study, const Notes& notes) {
  if (notes.empty()) return {};
  std::string text = "\n" + Words(study.language)("读取时的选择", "choices made in reading") + "\n";
  for (const Text& note : notes) text += "  " + note.in(study.language) + "\n";
  return text;
}

std::string problems_text(const Study& study, const Problems& problems) {
  const Words words(study.language);
  std::string text = "\n" + problem_total(problems.size(), words);
  for (const auto& [kind, shown] : show_problems(problems, examples_of_a_kind)) {
    text += problem_line(kind, shown.count, words);
    for (const Text& example : shown.examples)
      text += "          " + example.in(study.language) + "\n";
    if (shown.more == 0) continue;
    text += words.fill("          … 另有{}条\n", "          … and {} more\n", grouped(shown.more));
  }
  return text;
}

}  // namespace

std::string check_summary(const Study& study, const Findings& findings,
                          const std::vector<RoadTrial>& trials) {
  return fmt::format("{} ({})\n\n", study.name, study.path) + layers_text(study, findings.world) +
         networks_text(study, findings.world) +
         (findings.roads ? check_roads_text(study, findings.roads->figures, trials) : "") +
         notes_text(study, findings.notes) + problems_text(study, findings.problems);
}

std::string missing_town_text(const Study& study, const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (problem.kind != ProblemKind::town_missing) continue;
    const bool chinese = study.language == Language::zh;
    std::string detail = problem.detail.in(study.language);
    // Here the detail is a sentence of its own after the problem kind, so it starts with a capital.
    if (!detail.empty()) detail = ascii_upper(detail.substr(0, 1)) + detail.substr(1);
    text += fmt::format("{}{}{}{}\n", describe(problem.kind, study.language), chinese ? "" : " ",
                        detail, chinese ? "。" : ".");
  }
  return text;
}

}  // namespace hinterland
