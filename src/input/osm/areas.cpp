// SPDX-License-Identifier: Apache-2.0
#include "input/osm/areas.hpp"

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

namespace hinterland {

namespace {

constexpr std::size_t first_size = 64UL * 1024UL;  // it grows where an area needs more

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

/// The relation with these ways alone: libosmium wants a way for each member.
void add_with_ways(const osmium::Relation& relation, const Ways& ways,
                   osmium::memory::Buffer& buffer) {
  OsmFeature copy;
  copy.begin(OsmObject::relation, relation.id());
  for (const osmium::Way* way : ways) {
    copy.members.push_back({OsmObject::way, way->id(), "", std::nullopt, {}});
  }
  add_to(buffer, copy);
}

MultiPolygon assembled(const osmium::Relation& relation, const Ways& ways) {
  osmium::memory::Buffer buffer = empty_buffer();
  const osmium::area::AssemblerConfig config = strict_config();
  osmium::area::Assembler assembler(config);
  return assembler(relation, ways, buffer) ? polygons_of(buffer) : MultiPolygon{};
}

MultiPolygon assembled_of(const osmium::Relation& relation, const Ways& ways) {
  if (ways.empty()) return {};
  osmium::memory::Buffer with_ways = empty_buffer();
  add_with_ways(relation, ways, with_ways);
  return assembled(with_ways.get<osmium::Relation>(0), ways);
}

/// Those that others join at both ends, again and again until it holds for all that are left.
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

/// The polygons that closed rings make, without those that only inner rings make.
MultiPolygon closed_area(const osmium::Relation& relation, const Ways& closing) {
  const std::set<osmium::object_id_type> inner = inner_ways(relation);
  Ways outer = closing;
  std::erase_if(outer, [&](const osmium::Way* way) { return inner.contains(way->id()); });
  const std::vector<MultiPolygon> land = {assembled_of(relation, closing_ways(outer))};
  if (land.front().empty()) return {};
  MultiPolygon shape = assembled_of(relation, closing);
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

RelationArea area_of_relation(const osmium::Relation& relation, const Ways& members) {
  std::size_t ways = 0;
  for (const osmium::RelationMember& member : relation.members()) {
    if (member.type() == osmium::item_type::way) ++ways;
  }
  if (members.size() == ways) {
    MultiPolygon shape = assembled(relation, members);
    if (!shape.empty()) return {std::move(shape), ""};
  }
  const Ways closing = closing_ways(members);
  if (closing.size() == ways) return {};  // they cross
  return {closed_area(relation, closing),
          fmt::format("{} of {} ways", ways - closing.size(), ways)};
}

}  // namespace hinterland
