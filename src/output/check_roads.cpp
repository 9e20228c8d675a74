// SPDX-License-Identifier: Apache-2.0
#include "output/check_roads.hpp"

#include "output/report_text.hpp"

#include <fmt/format.h>

namespace hinterland {

namespace {

void add_row(AlignedTable& table, const std::string& what, double number) {
  table.add({"  " + what, fmt::format("{:.0f}", number)});
}
void add_row(AlignedTable& table, const std::string& what, std::size_t number) {
  add_row(table, what, static_cast<double>(number));
}

std::string figures_text(const Study& study, const RoadFigures& roads, const Words& words) {
  AlignedTable table;
  table.add({words("道路", "roads"), words("数目", "number")});
  add_row(table, words("不连通路网片区", "pieces that do not hang together"), roads.as_read.pieces);
  add_row(table,
          words("  最长片区以外的道路（公里）", "  km of road elsewhere than in the longest"),
          roads.as_read.length_elsewhere / 1_km);
  add_row(table, words("  接不上最长片区的村", "  villages that reach none of the longest"),
          roads.as_read.villages_elsewhere);
  add_row(table, words("    其人口", "    people in these"), roads.as_read.people_elsewhere.value);
  add_row(table, words("断头路", "dead ends"), roads.dead_ends);
  add_row(table, words("已接到邻近节点的端点", "ends joined to a vertex near by"),
          roads.joins.ends_snapped);
  add_row(table, words("已接到另一条路中间的端点", "ends joined to the middle of another road"),
          roads.joins.touches);
  add_row(table, words("相交而无公共节点", "crossings without a shared vertex"),
          roads.joins.crossings);
  add_row(table,
          words.fill("{:.0f}米内没有道路的村", "villages without a road within {:.0f} m",
                     study.travel.access_limit.value),
          roads.villages_without);
  return table.text();
}

std::string nearest_text(const RoadFigures& roads, const Words& words) {
  if (roads.villages_without == 0 || roads.roads == 0) return "";
  const auto distance = [&](Metres metres) {
    return metres == unreachable
               ? words.fill("{:.0f}公里以上", "more than {:.0f} km", farthest_road / 1_km)
               : words.fill("{:.0f}米", "{:.0f} m", metres.value);
  };
  return words.fill("    距最近道路中位数{}，最远{}\n",
                    "    the median distance to the nearest is {}, the largest {}\n",
                    distance(roads.median_without), distance(roads.farthest_without));
}

/// What other settings would make of the roads.
std::string trials_text(const std::vector<RoadTrial>& trials, const Words& words) {
  if (trials.empty()) return "";
  AlignedTable table;
  table.add({words("[roads] 若设为", "[roads] if set to"), words("片区", "pieces"),
             words("接不上最长片区的村", "villages off the longest"), words("人口", "people"),
             words("按路网覆盖结果改变的村", "villages whose coverage along roads changes"),
             words("人口", "people")});
  for (const RoadTrial& trial : trials) {
    std::string set =
        fmt::format("  snap_tolerance = \"{:g} m\"{}", trial.settings.snap_tolerance.value,
                    trial.settings.join_crossings ? ", join_crossings = true" : "");
    if (trial.is_as_set) set += words("（现值）", " (as it is)");
    table.add({set, fmt::format("{}", trial.pieces.pieces),
               fmt::format("{}", trial.pieces.villages_elsewhere),
               fmt::format("{:.0f}", trial.pieces.people_elsewhere.value),
               fmt::format("{}", trial.villages_changed),
               fmt::format("{:.0f}", trial.people_changed.value)});
  }
  return "\n" + table.text();
}

}  // namespace

std::string check_roads_text(const Study& study, const RoadFigures& roads,
                             const std::vector<RoadTrial>& trials) {
  const Words words(study.language);
  return "\n" + figures_text(study, roads, words) + nearest_text(roads, words) +
         trials_text(trials, words);
}

}  // namespace hinterland
