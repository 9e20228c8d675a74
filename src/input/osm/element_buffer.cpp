// SPDX-License-Identifier: Apache-2.0
#include "input/osm/element_buffer.hpp"

#include <osmium/builder/osm_object_builder.hpp>

#include <stdexcept>

namespace hinterland {

namespace {

osmium::Location location_of(std::optional<OsmPlace> place) {
  return place ? osmium::Location(place->lon, place->lat) : osmium::Location();
}

/// Of its own for each place, and beyond all numbers in use.
std::int64_t number_of(OsmPlace place) {
  constexpr std::uint64_t beyond = 1ULL << 62U;
  constexpr std::int64_t most_lon = 1'800'000'000;
  constexpr std::int64_t most_lat = 900'000'000;
  const auto column = static_cast<std::uint64_t>(place.lon + most_lon);
  const auto row = static_cast<std::uint64_t>(place.lat + most_lat);
  constexpr std::uint64_t rows = 2 * most_lat + 1;
  return static_cast<std::int64_t>(beyond - 1 - (column * rows + row) % beyond);
}

/// libosmium keeps texts as C strings, one behind the other.
void refuse_nul(const std::string& text) {
  if (text.find('\0') != text.npos) throw std::runtime_error("a key or value holds a NUL byte");
}

template <class Builder>
void add_tags(Builder& builder, const OsmFeature& element) {
  if (element.tags.empty()) return;
  osmium::builder::TagListBuilder list(builder);
  for (const auto& [key, value] : element.tags) {
    refuse_nul(key);
    refuse_nul(value);
    const bool fits = key.size() <= osmium::max_osm_string_length &&
                      value.size() <= osmium::max_osm_string_length;
    if (fits) list.add_tag(key, value);
  }
}

template <class Builder>
void set_head(Builder& builder, const OsmFeature& element) {
  builder.set_id(element.number);
  builder.set_version(element.version);
  builder.set_visible(!element.is_deleted);
}

void add_way(osmium::memory::Buffer& buffer, const OsmFeature& element) {
  osmium::builder::WayBuilder builder(buffer);
  set_head(builder, element);
  add_tags(builder, element);
  osmium::builder::WayNodeListBuilder list(builder);
  for (const OsmFeature::Node& node : element.nodes) {
    const std::int64_t ref = node.ref == 0 && node.place ? number_of(*node.place) : node.ref;
    list.add_node_ref(osmium::NodeRef(ref, location_of(node.place)));
  }
}

void add_relation(osmium::memory::Buffer& buffer, const OsmFeature& element) {
  osmium::builder::RelationBuilder builder(buffer);
  set_head(builder, element);
  add_tags(builder, element);
  osmium::builder::RelationMemberListBuilder list(builder);
  for (const OsmFeature::Member& member : element.members) {
    const auto type = member.type == OsmObject::node  ? osmium::item_type::node
                      : member.type == OsmObject::way ? osmium::item_type::way
                                                      : osmium::item_type::relation;
    const bool fits = member.role.size() <= osmium::max_osm_string_length;
    list.add_member(type, member.ref, fits ? member.role : std::string());
  }
}

}  // namespace

void add_to(osmium::memory::Buffer& buffer, const OsmFeature& element) {
  if (element.object == OsmObject::way) {
    add_way(buffer, element);
  } else if (element.object == OsmObject::relation) {
    add_relation(buffer, element);
  } else {
    osmium::builder::NodeBuilder builder(buffer);
    set_head(builder, element);
    builder.set_location(location_of(element.place));
    add_tags(builder, element);
  }
  buffer.commit();
}

}  // namespace hinterland
