// SPDX-License-Identifier: Apache-2.0
#include "input/osm/relations.hpp"

#include "input/osm/element.hpp"

#include <algorithm>

namespace hinterland {

namespace {

/// A member node that stands for the whole: where the label goes, or the seat.
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

void OsmRelations::add(const osmium::Relation& relation, OsmNodes& nodes) {
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

void OsmRelations::prepare() { std::ranges::sort(members_); }

bool OsmRelations::is_member(std::int64_t way) const {
  return std::ranges::binary_search(members_, way);
}

std::optional<std::int64_t> OsmRelations::seat_of(std::int64_t node) const {
  const auto seat = seats_.find(node);
  return seat == seats_.end() ? std::nullopt : std::optional(seat->second);
}

void OsmRelations::add_way(const osmium::Way& way) {
  ways_.add_item(way);
  ways_.commit();
}

void OsmRelations::complete(const OsmFile::Beside& beside) {
  for (const auto& [number, shape] : beside.member_way) {
    if (!is_member(number)) continue;
    OsmFeature way;
    way.begin(OsmObject::way, number);
    for (const auto& place : shape) way.nodes.push_back({0, place});
    add_to(ways_, way);
  }
  for (const osmium::Way& way : ways_.select<osmium::Way>()) {
    const auto [known, is_new] = way_of_.emplace(way.id(), &way);
    // An outline from Overpass is better than a way of which the file lacks the nodes.
    if (!is_new && !has_all_places(*known->second)) known->second = &way;
  }
}

/// libosmium wants a way for each member, so those that are deleted must be none of it.
const osmium::Relation& OsmRelations::without_deleted(const osmium::Relation& relation) {
  OsmFeature copy;
  copy.begin(OsmObject::relation, relation.id());
  for (const osmium::RelationMember& member : relation.members()) {
    if (is_deleted(member)) continue;
    if (member.type() != osmium::item_type::way) continue;
    copy.members.push_back({OsmObject::way, member.ref(), member.role(), std::nullopt, {}});
  }
  remade_.clear();
  add_to(remade_, copy);
  return remade_.get<osmium::Relation>(0);
}

bool OsmRelations::is_deleted(const osmium::RelationMember& member) const {
  return member.type() == osmium::item_type::way && deleted_ways_.contains(member.ref());
}

OsmRelations::Members OsmRelations::members_of(const osmium::Relation& relation,
                                               const OsmNodes& nodes) {
  Members members;
  bool any_deleted = false;
  for (const osmium::RelationMember& member : relation.members()) {
    if (is_label(member)) {
      members.labels.push_back(member.ref());
      const auto place = nodes.find(member.ref());
      if (place && !members.label_place) members.label_place = place->degrees();
    }
    if (is_deleted(member)) any_deleted = true;
    if (member.type() != osmium::item_type::way || is_deleted(member)) continue;
    const auto way = way_of_.find(member.ref());
    if (way != way_of_.end() && has_all_places(*way->second)) {
      members.ways.push_back(way->second);
    } else {
      ++members.missing;
    }
  }
  members.relation = any_deleted ? &without_deleted(relation) : &relation;
  return members;
}

}  // namespace hinterland
