// SPDX-License-Identifier: Apache-2.0
#include "layers/osm_areas.hpp"

#include <osmium/area/assembler.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm/area.hpp>

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

}  // namespace

MultiPolygon area_of_way(const osmium::Way& way) {
  osmium::memory::Buffer buffer = empty_buffer();
  const osmium::area::AssemblerConfig config = strict_config();
  osmium::area::Assembler assembler(config);
  return assembler(way, buffer) ? polygons_of(buffer) : MultiPolygon{};
}

MultiPolygon area_of_relation(const osmium::Relation& relation,
                              const std::vector<const osmium::Way*>& members) {
  osmium::memory::Buffer buffer = empty_buffer();
  const osmium::area::AssemblerConfig config = strict_config();
  osmium::area::Assembler assembler(config);
  return assembler(relation, members, buffer) ? polygons_of(buffer) : MultiPolygon{};
}

}  // namespace hinterland
