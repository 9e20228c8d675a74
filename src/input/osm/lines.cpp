// SPDX-License-Identifier: Apache-2.0
#include "input/osm/lines.hpp"

#include "input/osm/tag_values.hpp"

#include <algorithm>

namespace hinterland {

namespace {

using Run = std::vector<OsmPlace>;

/// The parts of a line between the nodes that are missing; without repeated
/// places, and without parts of one place.
std::vector<Run> runs_of(const std::vector<std::optional<OsmPlace>>& nodes) {
  std::vector<Run> runs(1);
  for (const std::optional<OsmPlace>& node : nodes) {
    if (!node) {
      runs.emplace_back();
    } else if (runs.back().empty() || runs.back().back() != *node) {
      runs.back().push_back(*node);
    }
  }
  std::erase_if(runs, [](const Run& run) { return run.size() < 2; });
  return runs;
}

void add_line(const OsmThing& way, std::string_view name, std::string_view kind, const Run& run,
              OsmLines& lines) {
  lines.id.push_back(way.id);
  lines.name.push_back(name);
  lines.kind.push_back(kind);
  lines.vertex.insert(lines.vertex.end(), run.begin(), run.end());
  lines.first_vertex.push_back(lines.vertex.size());
}

std::optional<LonLat> first_place(const std::vector<std::optional<OsmPlace>>& nodes) {
  for (const std::optional<OsmPlace>& node : nodes) {
    if (node) return node->degrees();
  }
  return std::nullopt;
}

/// The speed of a road; an absurd one is reported.
std::optional<double> speed_of(const OsmThing& way, std::optional<LonLat> place,
                               OsmExtract& extract) {
  const std::string_view text = way.tag("maxspeed");
  const OsmSpeed speed = parse_maxspeed(text);
  if (speed.refused) {
    extract.left_out.push_back({way.id, std::string(name_of(OsmSection::roads)),
                                LeftOutReason::speed_absurd, "maxspeed=" + std::string(text),
                                place});
  }
  return speed.kmh;
}

/// A one-way sign is for vehicles: who goes on foot goes both ways.
Direction direction_of_road(const OsmThing& way, const OsmMatch& match) {
  return match.entry == "path" ? Direction::both : direction_of(way.tags);
}

}  // namespace

void add_lines(const OsmThing& way, const OsmMapping& mapping,
               const std::vector<std::optional<OsmPlace>>& nodes, OsmExtract& extract) {
  const std::vector<Run> runs = runs_of(nodes);
  const auto missing =
      std::ranges::count_if(nodes, [](const auto& node) { return !node.has_value(); });
  const std::string_view name = name_of(way, mapping);
  const auto place = first_place(nodes);
  for (const OsmMatch& match : way.matches) {
    if (!is_of_lines(match.section)) continue;
    if (runs.empty() || missing > 0) {
      const auto reason = !runs.empty()                  ? LeftOutReason::cut_at_edge
                          : missing > 0 || nodes.empty() ? LeftOutReason::missing_nodes
                                                         : LeftOutReason::zero_length;
      extract.left_out.push_back({way.id, layer_of(match), reason,
                                  missing == 0 ? "" : std::to_string(missing) + " nodes", place});
    }
    if (runs.empty()) continue;
    if (match.section == OsmSection::networks) {
      OsmLines& lines = extract.networks[std::string(match.entry)];
      for (const Run& run : runs) add_line(way, name, match.kind, run, lines);
      continue;
    }
    const auto speed = speed_of(way, place, extract);
    for (const Run& run : runs) {
      add_line(way, name, match.entry, run, extract.roads.lines);
      extract.roads.speed_kmh.push_back(speed);
      extract.roads.direction.push_back(direction_of_road(way, match));
      extract.roads.surface.push_back(way.tag("surface"));
    }
  }
}

}  // namespace hinterland
