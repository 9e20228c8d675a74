// SPDX-License-Identifier: Apache-2.0
#include "input/osm/relations.hpp"

#include "geometry/overlay.hpp"
#include "input/osm/element.hpp"

#include <fmt/format.h>
#include <osmium/area/assembler.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm/area.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace hinterland::osm {

namespace {

/// A member node that represents the relation: its label or its seat.
bool is_label(const osmium::RelationMember& member) {
  const std::string_view role = member.role();
  return member.type() == osmium::item_type::node && (role == "label" || role == "admin_centre");
}

bool has_all_places(const osmium::Way& way) {
  return way.nodes().size() > 1 &&
         std::ranges::all_of(way.nodes(),
                             [](const osmium::NodeRef& node) { return node.location().valid(); });
}

}  // namespace

void Relations::add(const osmium::Relation& relation, NodeLocations& nodes) {
  relations_.add_item(relation);
  relations_.commit();
  for (const osmium::RelationMember& member : relation.members()) {
    if (member.type() == osmium::item_type::way) members_.push_back(member.ref());
    if (!is_label(member)) continue;
    nodes.want(member.ref());
    if (std::string_view(member.role()) == "admin_centre") {
      seats_.emplace(member.ref(), relation.id());
    }
  }
}

void Relations::prepare() { std::ranges::sort(members_); }

bool Relations::is_member(std::int64_t way) const {
  return std::ranges::binary_search(members_, way);
}

std::optional<std::int64_t> Relations::seat_of(std::int64_t node) const {
  const auto seat = seats_.find(node);
  return seat == seats_.end() ? std::nullopt : std::optional(seat->second);
}

void Relations::add_way(const osmium::Way& way) {
  ways_.add_item(way);
  ways_.commit();
}

void Relations::complete(const File::Supplement& supplement) {
  for (const auto& [number, shape] : supplement.member_way) {
    if (!is_member(number)) continue;
    Element way;
    way.begin(ElementType::way, number);
    for (const auto& place : shape) way.nodes.push_back({0, place});
    add_to(ways_, way);
  }
  for (const osmium::Way& way : ways_.select<osmium::Way>()) {
    const auto [known, is_new] = way_of_.emplace(way.id(), &way);
    // An outline from Overpass is preferred to a way whose nodes are missing in the file.
    if (!is_new && !has_all_places(*known->second)) known->second = &way;
  }
}

bool Relations::is_deleted(const osmium::RelationMember& member) const {
  return member.type() == osmium::item_type::way && deleted_ways_.contains(member.ref());
}

Relations::Members Relations::members_of(const osmium::Relation& relation,
                                         const NodeLocations& nodes) const {
  Members members;
  for (const osmium::RelationMember& member : relation.members()) {
    if (is_label(member)) {
      members.labels.push_back(member.ref());
      const auto place = nodes.find(member.ref());
      if (place && !members.label_place) members.label_place = place->degrees();
    }
    if (member.type() != osmium::item_type::way || is_deleted(member)) continue;
    const auto way = way_of_.find(member.ref());
    if (way != way_of_.end() && has_all_places(*way->second)) {
      members.ways.push_back(way->second);
    } else {
      ++members.missing;
    }
  }
  return members;
}

namespace {

constexpr std::size_t first_size = 64UL * 1024UL;  // grows if an area needs more

osmium::memory::Buffer empty_buffer() {
  return osmium::memory::Buffer(first_size, osmium::memory::Buffer::auto_grow::yes);
}

osmium::area::AssemblerConfig strict_config() {
  osmium::area::AssemblerConfig config;
  config.create_empty_areas = false;
  return config;
}

LineString ring_of(const osmium::NodeRefList& nodes) {
  LineString ring;
  for (const osmium::NodeRef& node : nodes) ring.push_back({node.lon(), node.lat()});
  return ring;
}

MultiPolygon polygons_of(const osmium::memory::Buffer& buffer) {
  MultiPolygon shape;
  for (const osmium::Area& area : buffer.select<osmium::Area>()) {
    for (const osmium::OuterRing& outer : area.outer_rings()) {
      Polygon polygon{ring_of(outer), {}};
      for (const osmium::InnerRing& inner : area.inner_rings(outer)) {
        polygon.holes.push_back(ring_of(inner));
      }
      shape.push_back(std::move(polygon));
    }
  }
  return shape;
}

using Ways = std::vector<const osmium::Way*>;

/// The polygons formed by these ways. libosmium needs a relation with each way as a member; the
/// rings do not depend on the roles.
MultiPolygon assembled(const Ways& ways) {
  if (ways.empty()) return {};
  Element relation;
  relation.begin(ElementType::relation, 0);
  for (const osmium::Way* way : ways) {
    relation.members.push_back({ElementType::way, way->id(), "", std::nullopt, {}});
  }
  osmium::memory::Buffer with_ways = empty_buffer();
  add_to(with_ways, relation);
  osmium::memory::Buffer buffer = empty_buffer();
  const osmium::area::AssemblerConfig config = strict_config();
  osmium::area::Assembler assembler(config);
  const bool is_made = assembler(with_ways.get<osmium::Relation>(0), ways, buffer);
  return is_made ? polygons_of(buffer) : MultiPolygon{};
}

/// The ways without dangling ends: ways with a dangling end are removed until there are none.
Ways closing_ways(Ways ways) {
  for (;;) {
    std::map<osmium::object_id_type, std::size_t> meeting;
    for (const osmium::Way* way : ways) {
      ++meeting[way->nodes().front().ref()];
      ++meeting[way->nodes().back().ref()];
    }
    const std::size_t open = std::erase_if(ways, [&](const osmium::Way* way) {
      return meeting[way->nodes().front().ref()] < 2 || meeting[way->nodes().back().ref()] < 2;
    });
    if (open == 0) return ways;
  }
}

std::set<osmium::object_id_type> inner_ways(const osmium::Relation& relation) {
  std::set<osmium::object_id_type> inner;
  for (const osmium::RelationMember& member : relation.members()) {
    if (member.type() == osmium::item_type::way && std::string_view(member.role()) == "inner") {
      inner.insert(member.ref());
    }
  }
  return inner;
}

/// The polygons formed by closed rings, without those formed only by inner rings.
MultiPolygon closed_area(const osmium::Relation& relation, const Ways& closing) {
  const std::set<osmium::object_id_type> inner = inner_ways(relation);
  Ways outer = closing;
  std::erase_if(outer, [&](const osmium::Way* way) { return inner.contains(way->id()); });
  const std::vector<MultiPolygon> land = {assembled(closing_ways(outer))};
  if (land.front().empty()) return {};
  MultiPolygon shape = assembled(closing);
  if (shape.empty()) return land.front();
  std::erase_if(shape, [&](const Polygon& polygon) {
    const auto place = point_inside({polygon});
    return !place || first_covering(land, std::array{*place}).front() != 0;
  });
  return shape;
}

}  // namespace

MultiPolygon area_of_way(const osmium::Way& way) {
  osmium::memory::Buffer buffer = empty_buffer();
  const osmium::area::AssemblerConfig config = strict_config();
  osmium::area::Assembler assembler(config);
  return assembler(way, buffer) ? polygons_of(buffer) : MultiPolygon{};
}

RelationArea area_of_relation(const osmium::Relation& relation, const Relations::Members& members) {
  if (members.missing == 0) {
    MultiPolygon shape = assembled(members.ways);
    if (!shape.empty()) return {std::move(shape), ""};
  }
  const std::size_t ways = members.ways.size() + members.missing;
  const Ways closing = closing_ways(members.ways);
  if (closing.size() == ways) return {};  // they cross each other
  return {closed_area(relation, closing),
          fmt::format("{} of {} ways", ways - closing.size(), ways)};
}

}  // namespace hinterland::osm
