// SPDX-License-Identifier: Apache-2.0
#include "input/osm/element.hpp"

#include <osmium/builder/osm_object_builder.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace hinterland::osm {

void Element::begin(ElementType of, std::int64_t with_number) {
  type = of;
  number = with_number;
  version = 0;
  is_deleted = false;
  place.reset();
  centre.reset();
  tags.clear();
  nodes.clear();
  members.clear();
}

std::uint32_t version_of(std::int64_t number) {
  constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(number, 0, most));
}

std::optional<Location> location_at(double longitude, double latitude) {
  constexpr double per_degree = 1e7;
  if (!(std::abs(longitude) <= 180.0 && std::abs(latitude) <= 90.0)) return std::nullopt;
  return Location{static_cast<std::int32_t>(std::lround(longitude * per_degree)),
                  static_cast<std::int32_t>(std::lround(latitude * per_degree))};
}

std::optional<Location> box_centre(std::optional<Location> south_west,
                                   std::optional<Location> north_east) {
  if (!south_west || !north_east) return std::nullopt;
  const auto middle = [](std::int32_t a, std::int32_t b) {
    return static_cast<std::int32_t>((std::int64_t{a} + b) / 2);
  };
  return Location{middle(south_west->lon, north_east->lon),
                  middle(south_west->lat, north_east->lat)};
}

namespace {

osmium::Location location_of(std::optional<Location> place) {
  return place ? osmium::Location(place->lon, place->lat) : osmium::Location();
}

/// The number of a node without one: unique per place, and above all numbers in use.
std::int64_t number_of(Location place) {
  constexpr std::uint64_t beyond = 1ULL << 62U;
  constexpr std::int64_t max_lon = 1'800'000'000;
  constexpr std::int64_t max_lat = 900'000'000;
  const auto column = static_cast<std::uint64_t>(place.lon + max_lon);
  const auto row = static_cast<std::uint64_t>(place.lat + max_lat);
  constexpr std::uint64_t rows = 2 * max_lat + 1;
  return static_cast<std::int64_t>(beyond - 1 - (column * rows + row) % beyond);
}

/// libosmium stores texts as consecutive C strings.
void refuse_nul(const std::string& text) {
  if (text.find('\0') != text.npos) throw std::runtime_error("a key or value contains a NUL byte");
}

template <class Builder>
void add_tags(Builder& builder, const Element& element) {
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
void set_head(Builder& builder, const Element& element) {
  builder.set_id(element.number);
  builder.set_version(element.version);
  builder.set_visible(!element.is_deleted);
}

void add_way(osmium::memory::Buffer& buffer, const Element& element) {
  osmium::builder::WayBuilder builder(buffer);
  set_head(builder, element);
  add_tags(builder, element);
  osmium::builder::WayNodeListBuilder list(builder);
  for (const Element::Node& node : element.nodes) {
    const std::int64_t ref = node.ref == 0 && node.place ? number_of(*node.place) : node.ref;
    list.add_node_ref(osmium::NodeRef(ref, location_of(node.place)));
  }
}

void add_relation(osmium::memory::Buffer& buffer, const Element& element) {
  osmium::builder::RelationBuilder builder(buffer);
  set_head(builder, element);
  add_tags(builder, element);
  osmium::builder::RelationMemberListBuilder list(builder);
  for (const Element::Member& member : element.members) {
    const auto type = member.type == ElementType::node  ? osmium::item_type::node
                      : member.type == ElementType::way ? osmium::item_type::way
                                                        : osmium::item_type::relation;
    const bool fits = member.role.size() <= osmium::max_osm_string_length;
    list.add_member(type, member.ref, fits ? member.role : std::string());
  }
}

}  // namespace

void add_to(osmium::memory::Buffer& buffer, const Element& element) {
  if (element.type == ElementType::way) {
    add_way(buffer, element);
  } else if (element.type == ElementType::relation) {
    add_relation(buffer, element);
  } else {
    osmium::builder::NodeBuilder builder(buffer);
    set_head(builder, element);
    builder.set_location(location_of(element.place));
    add_tags(builder, element);
  }
  buffer.commit();
}

}  // namespace hinterland::osm
