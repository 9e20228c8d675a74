// SPDX-License-Identifier: Apache-2.0
#include "input/osm/read.hpp"

#include "input/osm/features.hpp"
#include "input/osm/file.hpp"
#include "input/osm/relations.hpp"
#include "input/osm/ways.hpp"

#include <fmt/format.h>
#include <osmium/osm/node.hpp>
#include <osmium/osm/relation.hpp>
#include <osmium/osm/way.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace hinterland::osm {

namespace {

using osmium::memory::Buffer;

/// Reads an extract; the members are shared by the passes over the file.
class Reading {
 public:
  Reading(File& file, const Mapping& mapping)
      : file_(file), mapping_(mapping), places_(mapping, extract_) {}

  /// None if objects may occur twice in the file, which must be resolved first.
  std::optional<Extract> read(const Progress& progress);

 private:
  void set_feature(ElementType type, const osmium::OSMObject& object);
  void find_relations(Buffer& buffer);
  void want_nodes(Buffer& buffer);
  void take_nodes(Buffer& buffer);
  void take_node(const osmium::Node& node);
  void take_ways(Buffer& buffer);
  void take_way(osmium::Way& way, bool is_member);
  void take_closed_way(const osmium::Way& way, bool is_member);
  void take_relations();
  void take_relation(const osmium::Relation& relation);
  void take_area(MultiPolygon shape, const std::vector<std::int64_t>& labels,
                 std::optional<LonLat> label_place);
  bool take_at_centre();
  std::optional<LonLat> centre() const;
  void leave_out(LeftOutReason reason, std::string detail, std::optional<LonLat> place);

  File& file_;
  const Mapping& mapping_;
  Extract extract_;
  Places places_;
  NodeLocations nodes_;
  Relations relations_;
  Feature feature_;  ///< the current object
  WayNodes vertices_{nodes_};
};

void Reading::leave_out(LeftOutReason reason, std::string detail, std::optional<LonLat> place) {
  extract_.left_out.push_back({feature_.id, layer_of(feature_), reason, std::move(detail), place});
}

/// Sets the current object.
void Reading::set_feature(ElementType type, const osmium::OSMObject& object) {
  feature_.id = {type, object.id()};
  feature_.tags.clear();
  for (const osmium::Tag& tag : object.tags()) feature_.tags.push_back({tag.key(), tag.value()});
  feature_.match(mapping_);
}

/// Keeps the relations that are areas of interest.
void Reading::find_relations(Buffer& buffer) {
  for (const osmium::Relation& relation : buffer.select<osmium::Relation>()) {
    if (!relation.visible()) {
      ++extract_.deleted;
      continue;
    }
    ++extract_.relations;
    set_feature(ElementType::relation, relation);
    if (feature_.is_area()) relations_.add(relation, nodes_);
  }
}

void Reading::want_nodes(Buffer& buffer) {
  for (const osmium::Way& way : buffer.select<osmium::Way>()) {
    if (!way.visible()) continue;
    ++extract_.ways;
    bool wanted = relations_.is_member(way.id());
    if (!wanted && !way.tags().empty()) {
      set_feature(ElementType::way, way);
      wanted = !feature_.matches.empty();
    }
    if (!wanted) continue;
    for (const osmium::NodeRef& node : way.nodes()) nodes_.want(node.ref());
  }
}

void Reading::take_nodes(Buffer& buffer) {
  for (const osmium::Node& node : buffer.select<osmium::Node>()) {
    if (node.visible()) {
      ++extract_.nodes;
      take_node(node);
    } else {
      ++extract_.deleted;
      nodes_.remove(node.id());
    }
  }
}

void Reading::take_node(const osmium::Node& node) {
  const bool is_placed = node.location().valid();
  const Location place{node.location().x(), node.location().y()};
  if (is_placed) nodes_.set(node.id(), place);
  if (node.tags().empty()) return;
  set_feature(ElementType::node, node);
  count_passed_over(feature_, extract_);
  const bool is_place = feature_.is_place();
  if (!is_placed) {
    if (is_place || feature_.is_in(Section::facilities)) {
      leave_out(LeftOutReason::no_place, "", std::nullopt);
    }
    return;
  }
  add_seat(feature_, mapping_, relations_.seat_of(node.id()), place.degrees(), extract_);
  if (is_place) places_.add(feature_, place.degrees());
  add_facilities(feature_, mapping_, {place.degrees()}, extract_.facilities);
}

void Reading::take_ways(Buffer& buffer) {
  for (osmium::Way& way : buffer.select<osmium::Way>()) {
    const bool member = relations_.is_member(way.id());
    if (!way.visible()) {
      ++extract_.deleted;
      if (member) relations_.add_deleted_way(way.id());
      continue;
    }
    set_feature(ElementType::way, way);
    count_passed_over(feature_, extract_);
    if (member || !feature_.matches.empty()) take_way(way, member);
  }
}

/// Adds the way to the layers that match its tags.
void Reading::take_way(osmium::Way& way, bool member) {
  const osmium::Way& there = vertices_.place(way);
  if (vertices_.any_deleted() && !feature_.matches.empty()) {
    leave_out(LeftOutReason::deleted_nodes, "", vertices_.first_place());
  }
  if (member) relations_.add_way(there);
  if (feature_.is_line()) {
    if (vertices_.none_there() && centre()) {
      leave_out(LeftOutReason::centre_only, "", centre());
    } else {
      add_lines(feature_, mapping_, vertices_, extract_);
    }
  }
  if (feature_.is_area()) take_closed_way(there, member);
}

void Reading::take_closed_way(const osmium::Way& way, bool member) {
  const std::optional<LonLat> place = vertices_.first_place();
  const std::size_t missing = vertices_.missing();
  const bool closed =
      way.nodes().size() >= 4 && way.ends_have_same_id() && feature_.tag("area") != "no";
  if ((way.nodes().empty() || (closed && missing > 0)) && take_at_centre()) return;
  if (way.nodes().empty()) return leave_out(LeftOutReason::missing_nodes, "", place);
  if (!closed) {
    // The parts of a boundary are open lines, which its relation combines.
    const bool border = feature_.is_in(Section::boundaries) || !feature_.tag("boundary").empty();
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

/// Adds the current object with this shape.
void Reading::take_area(MultiPolygon shape, const std::vector<std::int64_t>& labels,
                        std::optional<LonLat> label_place) {
  if (feature_.is_in(Section::facilities)) {
    const std::vector<LonLat> places = places_in(shape);
    if (!places.empty()) add_facilities(feature_, mapping_, places, extract_.facilities);
  }
  add_areas(feature_, mapping_, shape, extract_);
  if (feature_.is_place()) {
    places_.add_area(feature_, std::move(shape), labels, label_place);
  }
}

std::optional<LonLat> Reading::centre() const {
  const auto known = file_.supplement().centre.find(feature_.id);
  return known == file_.supplement().centre.end() ? std::nullopt
                                                  : std::optional(known->second.degrees());
}

/// Adds a facility or place of which the file has only the centre. False if it has no centre
/// either.
bool Reading::take_at_centre() {
  const auto place = centre();
  if (!place) return false;
  const bool is_facility = feature_.is_in(Section::facilities);
  const bool is_place = feature_.is_place();
  if (is_facility) add_facilities(feature_, mapping_, {*place}, extract_.facilities);
  if (is_place) places_.add_area(feature_, {}, {}, place);
  const bool taken = is_facility || is_place;
  leave_out(taken ? LeftOutReason::at_centre : LeftOutReason::centre_only, "", place);
  return true;
}

/// Adds a relation as an area; if it is not valid, its label may still represent a town or village.
void Reading::take_relation(const osmium::Relation& relation) {
  const Relations::Members members = relations_.members_of(relation, nodes_);
  const std::string_view type = feature_.tag("type");
  const bool may_be_area = type == "multipolygon" || type == "boundary";
  RelationArea area;
  if (may_be_area) area = area_of_relation(relation, members);
  if (!area.shape.empty()) {
    const LonLat place = area.shape.front().outer.front();
    if (!area.left_out.empty()) leave_out(LeftOutReason::cut_at_edge, area.left_out, place);
    return take_area(std::move(area.shape), members.labels, members.label_place);
  }
  const bool is_place = feature_.is_place();
  if (is_place && places_.add_area(feature_, {}, members.labels, members.label_place)) return;
  if (take_at_centre()) return;
  if (may_be_area && members.missing > 0) {
    leave_out(LeftOutReason::missing_members,
              fmt::format("{} of {} ways", members.missing, members.missing + members.ways.size()),
              members.label_place);
  } else {
    leave_out(LeftOutReason::no_area, fmt::format("type={}", type), members.label_place);
  }
}

void Reading::take_relations() {
  relations_.complete(file_.supplement());
  for (const osmium::Relation& relation : relations_.all().select<osmium::Relation>()) {
    set_feature(ElementType::relation, relation);
    take_relation(relation);
  }
}

std::optional<Extract> Reading::read(const Progress& progress) {
  using osmium::osm_entity_bits::node;
  using osmium::osm_entity_bits::relation;
  using osmium::osm_entity_bits::way;
  bool in_order = file_.read(
      relation, [&](Buffer& buffer) { find_relations(buffer); }, part_of(progress, 0.0, 0.15),
      "reading relations");
  relations_.prepare();
  in_order = in_order && file_.read(
                             way, [&](Buffer& buffer) { want_nodes(buffer); },
                             part_of(progress, 0.15, 0.4), "reading ways");
  nodes_.prepare();
  for (const auto& [number, place] : file_.supplement().member_node) nodes_.set(number, place);
  in_order = in_order && file_.read(
                             node, [&](Buffer& buffer) { take_nodes(buffer); },
                             part_of(progress, 0.4, 0.7), "reading nodes");
  in_order = in_order && file_.read(
                             way, [&](Buffer& buffer) { take_ways(buffer); },
                             part_of(progress, 0.7, 1.0), "placing ways");
  if (!in_order) return std::nullopt;
  take_relations();
  places_.resolve();
  extract_.timestamp = file_.timestamp();
  extract_.is_history = file_.is_history();
  extract_.superseded = file_.current().superseded();
  extract_.repeated = file_.current().repeated();
  std::ranges::stable_sort(extract_.left_out, {}, &LeftOut::id);
  return std::move(extract_);
}

}  // namespace

Extract read(const std::string& path, const Mapping& mapping, const Progress& progress) {
  File file(path);
  if (auto extract = Reading(file, mapping).read(progress)) return *std::move(extract);
  file.resolve_repeated(part_of(progress, 0.0, 0.3));
  return Reading(file, mapping).read(part_of(progress, 0.3, 1.0)).value();
}

}  // namespace hinterland::osm
