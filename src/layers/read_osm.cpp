// SPDX-License-Identifier: Apache-2.0
#include <hinterland/layers/read_osm.hpp>

#include <hinterland/geometry/overlay.hpp>

#include "layers/osm_areas.hpp"
#include "layers/osm_file.hpp"
#include "layers/osm_nodes.hpp"
#include "layers/osm_object.hpp"
#include "layers/osm_places.hpp"
#include "layers/osm_ways.hpp"

#include <fmt/format.h>
#include <osmium/osm/node.hpp>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace hinterland {

namespace {

using osmium::memory::Buffer;

constexpr std::size_t first_buffer = 1UL << 20U;

void take_tags(const osmium::TagList& tags, OsmThing& thing) {
  thing.tags.clear();
  for (const osmium::Tag& tag : tags) thing.tags.push_back({tag.key(), tag.value()});
}

/// A member node that stands for the whole: where the label goes, or the seat.
bool is_label(const osmium::RelationMember& member) {
  const std::string_view role = member.role();
  return member.type() == osmium::item_type::node && (role == "label" || role == "admin_centre");
}

/// Reads an extract: the members are what its passes share.
class OsmReading {
 public:
  OsmReading(const std::string& path, const OsmMapping& mapping)
      : file_(path), mapping_(mapping), places_(mapping, extract_) {}

  OsmExtract read(const Progress& progress);

 private:
  void find_relations(Buffer& buffer);
  void want_nodes(Buffer& buffer);
  void take_nodes(Buffer& buffer);
  void take_ways(Buffer& buffer);
  void take_way(osmium::Way& way, bool is_member);
  void take_closed_way(const osmium::Way& way, bool is_member);
  struct Members;
  Members members_of(const osmium::Relation& relation) const;
  void take_relations();
  void take_relation(const osmium::Relation& relation);
  void take_area(MultiPolygon shape, const std::vector<std::int64_t>& labels,
                 std::optional<LonLat> label_place);
  void leave_out(LeftOutReason reason, std::string detail, std::optional<LonLat> place);
  bool is_member(std::int64_t way) const { return std::ranges::binary_search(members_, way); }

  OsmFile file_;
  const OsmMapping& mapping_;
  OsmExtract extract_;
  OsmPlaces places_;
  OsmNodes nodes_;
  Buffer relations_{first_buffer, Buffer::auto_grow::yes};  ///< those that are wanted
  std::vector<std::int64_t> members_;                       ///< their ways, sorted
  Buffer member_ways_{first_buffer, Buffer::auto_grow::yes};
  std::unordered_map<std::int64_t, const osmium::Way*> way_of_;  ///< into member_ways_
  OsmThing thing_;                                               ///< in hand
  std::vector<std::optional<OsmPlace>> vertices_;
};

void OsmReading::leave_out(LeftOutReason reason, std::string detail, std::optional<LonLat> place) {
  extract_.left_out.push_back({thing_.id, layer_of(thing_), reason, std::move(detail), place});
}

/// Keeps the relations that are areas of interest.
void OsmReading::find_relations(Buffer& buffer) {
  for (const osmium::Relation& relation : buffer.select<osmium::Relation>()) {
    if (!relation.visible()) continue;
    ++extract_.relations;
    thing_.id = {OsmObject::relation, relation.id()};
    take_tags(relation.tags(), thing_);
    thing_.match(mapping_);
    if (!thing_.is_area()) continue;
    relations_.add_item(relation);
    relations_.commit();
    for (const osmium::RelationMember& member : relation.members()) {
      if (member.type() == osmium::item_type::way) members_.push_back(member.ref());
      if (is_label(member)) nodes_.want(member.ref());
    }
  }
}

void OsmReading::want_nodes(Buffer& buffer) {
  for (const osmium::Way& way : buffer.select<osmium::Way>()) {
    if (!way.visible()) continue;
    ++extract_.ways;
    bool wanted = is_member(way.id());
    if (!wanted && !way.tags().empty()) {
      take_tags(way.tags(), thing_);
      thing_.match(mapping_);
      wanted = !thing_.matches.empty();
    }
    if (!wanted) continue;
    for (const osmium::NodeRef& node : way.nodes()) nodes_.want(node.ref());
  }
}

void OsmReading::take_nodes(Buffer& buffer) {
  for (const osmium::Node& node : buffer.select<osmium::Node>()) {
    if (!node.visible()) continue;
    ++extract_.nodes;
    if (!node.location().valid()) continue;
    const OsmPlace place{node.location().x(), node.location().y()};
    nodes_.set(node.id(), place);
    if (node.tags().empty()) continue;
    thing_.id = {OsmObject::node, node.id()};
    take_tags(node.tags(), thing_);
    thing_.match(mapping_);
    count_passed_over(thing_, extract_);
    if (std::ranges::any_of(thing_.matches,
                            [](const OsmMatch& m) { return is_of_places(m.section); })) {
      places_.add_node(thing_, place.degrees());
    }
    add_facilities(thing_, mapping_, place.degrees(), extract_.facilities);
  }
}

void OsmReading::take_ways(Buffer& buffer) {
  for (osmium::Way& way : buffer.select<osmium::Way>()) {
    if (!way.visible()) continue;
    const bool member = is_member(way.id());
    thing_.id = {OsmObject::way, way.id()};
    take_tags(way.tags(), thing_);
    thing_.match(mapping_);
    count_passed_over(thing_, extract_);
    if (member || !thing_.matches.empty()) take_way(way, member);
  }
}

/// Sets the places of its nodes and adds it wherever it belongs.
void OsmReading::take_way(osmium::Way& way, bool member) {
  vertices_.clear();
  for (osmium::NodeRef& node : way.nodes()) {
    vertices_.push_back(nodes_.find(node.ref()));
    if (vertices_.back()) {
      node.set_location(osmium::Location(vertices_.back()->lon, vertices_.back()->lat));
    }
  }
  if (member) {
    member_ways_.add_item(way);
    member_ways_.commit();
  }
  if (thing_.is_line()) add_lines(thing_, mapping_, vertices_, extract_);
  if (thing_.is_area()) take_closed_way(way, member);
}

void OsmReading::take_closed_way(const osmium::Way& way, bool member) {
  std::optional<LonLat> place;
  for (const auto& vertex : vertices_) {
    if (vertex && !place) place = vertex->degrees();
  }
  const auto missing =
      std::ranges::count_if(vertices_, [](const auto& vertex) { return !vertex.has_value(); });
  const bool closed =
      way.nodes().size() >= 4 && way.ends_have_same_id() && thing_.tag("area") != "no";
  if (!closed) {
    // Boundaries are drawn as open lines, which their relation puts together.
    const bool border = thing_.is_in(OsmSection::boundaries) || !thing_.tag("boundary").empty();
    if (!member && !border) leave_out(LeftOutReason::not_closed, "", place);
    return;
  }
  if (missing > 0) {
    leave_out(LeftOutReason::missing_nodes, std::to_string(missing) + " nodes", place);
    return;
  }
  MultiPolygon shape = area_of_way(way);
  if (shape.empty()) {
    leave_out(LeftOutReason::no_area, "", place);
    return;
  }
  take_area(std::move(shape), {}, std::nullopt);
}

/// The thing in hand has this shape.
void OsmReading::take_area(MultiPolygon shape, const std::vector<std::int64_t>& labels,
                           std::optional<LonLat> label_place) {
  if (thing_.is_in(OsmSection::facilities)) {
    if (const auto place = point_inside(shape)) {
      add_facilities(thing_, mapping_, *place, extract_.facilities);
    }
  }
  add_areas(thing_, mapping_, shape, extract_);
  if (thing_.is_in(OsmSection::towns) || thing_.is_in(OsmSection::villages)) {
    places_.add_area(thing_, std::move(shape), labels, label_place);
  }
}

/// What a relation's members come to.
struct OsmReading::Members {
  std::vector<const osmium::Way*> ways;
  std::size_t missing = 0;  ///< ways, or nodes of them, that the extract does not have
  std::vector<std::int64_t> labels;
  std::optional<LonLat> label_place;
};

OsmReading::Members OsmReading::members_of(const osmium::Relation& relation) const {
  Members members;
  for (const osmium::RelationMember& member : relation.members()) {
    if (is_label(member)) {
      members.labels.push_back(member.ref());
      const auto place = nodes_.find(member.ref());
      if (place && !members.label_place) members.label_place = place->degrees();
    }
    if (member.type() != osmium::item_type::way) continue;
    const auto way = way_of_.find(member.ref());
    const bool whole = way != way_of_.end() &&
                       std::ranges::all_of(way->second->nodes(), [](const osmium::NodeRef& node) {
                         return node.location().valid();
                       });
    if (whole) {
      members.ways.push_back(way->second);
    } else {
      ++members.missing;
    }
  }
  return members;
}

/// A relation as an area; where it is none, its label may still stand for a town or village.
void OsmReading::take_relation(const osmium::Relation& relation) {
  const Members members = members_of(relation);
  const std::string_view type = thing_.tag("type");
  const bool may_be_area = type == "multipolygon" || type == "boundary";
  MultiPolygon shape;
  if (may_be_area && members.missing == 0) shape = area_of_relation(relation, members.ways);
  if (!shape.empty()) {
    take_area(std::move(shape), members.labels, members.label_place);
    return;
  }
  const bool is_place = thing_.is_in(OsmSection::towns) || thing_.is_in(OsmSection::villages);
  if (is_place && places_.add_area(thing_, {}, members.labels, members.label_place)) return;
  if (may_be_area && members.missing > 0) {
    leave_out(LeftOutReason::missing_members,
              fmt::format("{} of {} ways", members.missing, members.missing + members.ways.size()),
              members.label_place);
  } else {
    leave_out(LeftOutReason::no_area, fmt::format("type={}", type), members.label_place);
  }
}

void OsmReading::take_relations() {
  for (const osmium::Way& way : member_ways_.select<osmium::Way>()) way_of_.emplace(way.id(), &way);
  for (const osmium::Relation& relation : relations_.select<osmium::Relation>()) {
    thing_.id = {OsmObject::relation, relation.id()};
    take_tags(relation.tags(), thing_);
    thing_.match(mapping_);
    take_relation(relation);
  }
}

OsmExtract OsmReading::read(const Progress& progress) {
  using osmium::osm_entity_bits::node;
  using osmium::osm_entity_bits::relation;
  using osmium::osm_entity_bits::way;
  file_.read(
      relation, [&](Buffer& buffer) { find_relations(buffer); }, part_of(progress, 0.0, 0.15),
      "reading relations");
  std::ranges::sort(members_);
  file_.read(
      way, [&](Buffer& buffer) { want_nodes(buffer); }, part_of(progress, 0.15, 0.4),
      "reading ways");
  nodes_.prepare();
  file_.read(
      node, [&](Buffer& buffer) { take_nodes(buffer); }, part_of(progress, 0.4, 0.7),
      "reading nodes");
  file_.read(
      way, [&](Buffer& buffer) { take_ways(buffer); }, part_of(progress, 0.7, 1.0), "placing ways");
  take_relations();
  places_.settle();
  extract_.timestamp = file_.timestamp();
  std::ranges::stable_sort(extract_.left_out, {}, &LeftOut::id);
  return std::move(extract_);
}

}  // namespace

OsmExtract read_osm(const std::string& path, const OsmMapping& mapping, const Progress& progress) {
  return OsmReading(path, mapping).read(progress);
}

}  // namespace hinterland
