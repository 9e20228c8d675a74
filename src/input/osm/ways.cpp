// SPDX-License-Identifier: Apache-2.0
#include "input/osm/ways.hpp"

#include "geometry/distance.hpp"
#include "input/osm/element.hpp"
#include "input/osm/tags.hpp"

#include <algorithm>
#include <limits>

namespace hinterland::osm {

namespace {

/// An invalid location: the node has not been read.
constexpr Location nowhere{std::numeric_limits<std::int32_t>::max(),
                           std::numeric_limits<std::int32_t>::max()};
/// An invalid location: the node was deleted.
constexpr Location removed{std::numeric_limits<std::int32_t>::max(),
                           std::numeric_limits<std::int32_t>::min()};
constexpr std::size_t min_batch = 1U << 16U;

}  // namespace

void NodeLocations::want(std::int64_t node) {
  if (id_.size() >= min_batch && id_.size() >= sorted_ + sorted_ / 2 + min_batch) {
    drop_repeated();
  }
  id_.push_back(node);
}

/// Sorts the ids added since the last call, and merges them with the earlier ones.
void NodeLocations::drop_repeated() {
  const auto middle = id_.begin() + static_cast<std::ptrdiff_t>(sorted_);
  std::sort(middle, id_.end());
  std::inplace_merge(id_.begin(), middle, id_.end());
  id_.erase(std::unique(id_.begin(), id_.end()), id_.end());
  sorted_ = id_.size();
}

void NodeLocations::prepare() {
  drop_repeated();
  id_.shrink_to_fit();
  place_.assign(id_.size(), nowhere);
}

std::size_t NodeLocations::row_of(std::int64_t node) const {
  // Nodes in a file are sorted by id, so the next one is nearby.
  constexpr std::size_t few = 8;
  if (last_ < id_.size() && id_[last_] <= node) {
    const std::size_t end = std::min(last_ + few, id_.size());
    while (last_ < end && id_[last_] < node) ++last_;
    if (last_ < end) return last_;
  }
  last_ = static_cast<std::size_t>(std::ranges::lower_bound(id_, node) - id_.begin());
  return last_;
}

void NodeLocations::set(std::int64_t node, Location place) {
  const std::size_t row = row_of(node);
  if (row < id_.size() && id_[row] == node) place_[row] = place;
}

void NodeLocations::remove(std::int64_t node) { set(node, removed); }

std::optional<Location> NodeLocations::find(std::int64_t node) const {
  const std::size_t row = row_of(node);
  if (row >= id_.size() || id_[row] != node) return std::nullopt;
  if (place_[row] == nowhere || place_[row] == removed) return std::nullopt;
  return place_[row];
}

bool NodeLocations::is_removed(std::int64_t node) const {
  const std::size_t row = row_of(node);
  return row < id_.size() && id_[row] == node && place_[row] == removed;
}

const osmium::Way& WayNodes::place(osmium::Way& way) {
  vertices_.clear();
  missing_ = 0;
  any_deleted_ = false;
  for (osmium::NodeRef& node : way.nodes()) {
    if (nodes_.is_removed(node.ref())) {
      any_deleted_ = true;
      continue;
    }
    // Overpass may give the place in the way and omit the node.
    const osmium::Location own = node.location();
    auto place = nodes_.find(node.ref());
    if (!place && own.valid()) place = Location{own.x(), own.y()};
    vertices_.push_back(place);
    if (place) {
      node.set_location(osmium::Location(place->lon, place->lat));
    } else {
      ++missing_;
    }
  }
  return any_deleted_ ? without_deleted(way) : way;
}

/// libosmium cannot remove a node from a way.
const osmium::Way& WayNodes::without_deleted(const osmium::Way& way) {
  Element copy;
  copy.begin(ElementType::way, way.id());
  std::size_t vertex = 0;
  for (const osmium::NodeRef& node : way.nodes()) {
    if (nodes_.is_removed(node.ref())) continue;
    copy.nodes.push_back({node.ref(), vertices_[vertex++]});
  }
  remade_.clear();
  add_to(remade_, copy);
  return remade_.get<osmium::Way>(0);
}

std::optional<LonLat> WayNodes::first_place() const {
  for (const std::optional<Location>& vertex : vertices_) {
    if (vertex) return vertex->degrees();
  }
  return std::nullopt;
}

namespace {

using Run = std::vector<Location>;

/// The parts of a line between missing nodes, without repeated places and without parts of a single
/// place.
std::vector<Run> runs_of(const std::vector<std::optional<Location>>& nodes) {
  std::vector<Run> runs(1);
  for (const std::optional<Location>& node : nodes) {
    if (!node) {
      runs.emplace_back();
    } else if (runs.back().empty() || runs.back().back() != *node) {
      runs.back().push_back(*node);
    }
  }
  std::erase_if(runs, [](const Run& run) { return run.size() < 2; });
  return runs;
}

void add_line(const Feature& way, std::string_view name, const Match& match, const Run& run,
              Lines& lines) {
  const bool is_road = match.section == Section::roads;
  lines.id.push_back(way.id);
  lines.name.push_back(name);
  lines.kind.push_back(is_road ? match.entry : match.kind);
  lines.status.push_back(match.status);
  lines.voltage.push_back(way.tag("voltage"));
  lines.usage.push_back(usage_of(way));
  lines.pressure.push_back(way.tag("pressure"));
  lines.diameter.push_back(way.tag("diameter"));
  lines.vertex.insert(lines.vertex.end(), run.begin(), run.end());
  lines.first_vertex.push_back(lines.vertex.size());
}

Metres length_of(const std::vector<Run>& runs) {
  Metres length;
  for (const Run& run : runs) {
    for (std::size_t i = 1; i < run.size(); ++i)
      length += distance_between(run[i - 1].degrees(), run[i].degrees());
  }
  return length;
}

/// The speed limit of a road; an implausible one is reported.
std::optional<double> speed_of(const Feature& way, std::optional<LonLat> place, Extract& extract) {
  const std::string_view text = way.tag("maxspeed");
  const SpeedLimit speed = parse_maxspeed(text);
  if (speed.refused) {
    extract.left_out.push_back({way.id, std::string(name_of(Section::roads)),
                                LeftOutReason::speed_implausible, "maxspeed=" + std::string(text),
                                place});
  }
  return speed.kmh;
}

/// One-way signs apply to vehicles; paths are always two-way.
Direction direction_of_road(const Feature& way, const Match& match) {
  return match.entry == "path" ? Direction::both : direction_of(way.tags);
}

}  // namespace

void add_lines(const Feature& way, const Mapping& mapping, const WayNodes& nodes,
               Extract& extract) {
  const std::vector<Run> runs = runs_of(nodes.all());
  const std::size_t missing = nodes.missing();
  const std::string_view name = name_of(way, mapping);
  const std::optional<LonLat> place = nodes.first_place();
  for (const Match& match : way.matches) {
    if (!is_of_lines(match.section)) continue;
    if (runs.empty() || missing > 0) {
      const auto reason = !runs.empty()                        ? LeftOutReason::cut_at_edge
                          : missing > 0 || nodes.all().empty() ? LeftOutReason::missing_nodes
                                                               : LeftOutReason::zero_length;
      extract.left_out.push_back({way.id, layer_of(match), reason,
                                  missing == 0 ? "" : std::to_string(missing) + " nodes", place});
    }
    if (runs.empty()) continue;
    if (match.section == Section::networks) {
      Lines& lines = extract.networks[std::string(match.entry)];
      for (const Run& run : runs) add_line(way, name, match, run, lines);
      continue;
    }
    auto speed = speed_of(way, place, extract);
    if (match.entry == "ferry" && missing == 0) {
      const auto minutes = parse_duration(way.tag("duration"));
      if (minutes) speed = length_of(runs) / 1_km * 60.0 / minutes->value;
    }
    for (const Run& run : runs) {
      add_line(way, name, match, run, extract.roads.lines);
      extract.roads.speed_kmh.push_back(speed);
      extract.roads.direction.push_back(direction_of_road(way, match));
      extract.roads.surface.push_back(way.tag("surface"));
      extract.roads.bridge.push_back(way.tag("bridge"));
      extract.roads.tunnel.push_back(way.tag("tunnel"));
    }
  }
}

}  // namespace hinterland::osm
