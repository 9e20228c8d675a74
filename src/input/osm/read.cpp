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

namespace hinterland {

namespace {

using osmium::memory::Buffer;

void take_tags(const osmium::TagList& tags, OsmThing& thing) {
  thing.tags.clear();
  for (const osmium::Tag& tag : tags) thing.tags.push_back({tag.key(), tag.value()});
}

/// Reads an extract: the members are what its passes share.
class OsmReading {
 public:
  OsmReading(OsmFile& file, const OsmMapping& mapping)
      : file_(file), mapping_(mapping), places_(mapping, extract_) {}

  /// None: objects may be in the file twice, which must be settled first.
  std::optional<OsmExtract> read(const Progress& progress);

 private:
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

  OsmFile& file_;
  const OsmMapping& mapping_;
  OsmExtract extract_;
  OsmPlaces places_;
  OsmNodes nodes_;
  OsmRelations relations_;
  OsmThing thing_;  ///< in hand
  OsmVertices vertices_{nodes_};
};

void OsmReading::leave_out(LeftOutReason reason, std::string detail, std::optional<LonLat> place) {
  extract_.left_out.push_back({thing_.id, layer_of(thing_), reason, std::move(detail), place});
}

/// Keeps the relations that are areas of interest.
void OsmReading::find_relations(Buffer& buffer) {
  for (const osmium::Relation& relation : buffer.select<osmium::Relation>()) {
    if (!relation.visible()) {
      ++extract_.deleted;
      continue;
    }
    ++extract_.relations;
    thing_.id = {OsmObject::relation, relation.id()};
    take_tags(relation.tags(), thing_);
    thing_.match(mapping_);
    if (thing_.is_area()) relations_.add(relation, nodes_);
  }
}

void OsmReading::want_nodes(Buffer& buffer) {
  for (const osmium::Way& way : buffer.select<osmium::Way>()) {
    if (!way.visible()) continue;
    ++extract_.ways;
    bool wanted = relations_.is_member(way.id());
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
    if (node.visible()) {
      ++extract_.nodes;
      take_node(node);
    } else {
      ++extract_.deleted;
      nodes_.remove(node.id());
    }
  }
}

void OsmReading::take_node(const osmium::Node& node) {
  const bool is_placed = node.location().valid();
  const OsmPlace place{node.location().x(), node.location().y()};
  if (is_placed) nodes_.set(node.id(), place);
  if (node.tags().empty()) return;
  thing_.id = {OsmObject::node, node.id()};
  take_tags(node.tags(), thing_);
  thing_.match(mapping_);
  count_passed_over(thing_, extract_);
  const bool is_place = thing_.is_place();
  if (!is_placed) {
    if (is_place || thing_.is_in(OsmSection::facilities)) {
      leave_out(LeftOutReason::no_place, "", std::nullopt);
    }
    return;
  }
  add_seat(thing_, mapping_, relations_.seat_of(node.id()), place.degrees(), extract_);
  if (is_place) places_.add(thing_, place.degrees());
  add_facilities(thing_, mapping_, {place.degrees()}, extract_.facilities);
}

void OsmReading::take_ways(Buffer& buffer) {
  for (osmium::Way& way : buffer.select<osmium::Way>()) {
    const bool member = relations_.is_member(way.id());
    if (!way.visible()) {
      ++extract_.deleted;
      if (member) relations_.add_deleted_way(way.id());
      continue;
    }
    thing_.id = {OsmObject::way, way.id()};
    take_tags(way.tags(), thing_);
    thing_.match(mapping_);
    count_passed_over(thing_, extract_);
    if (member || !thing_.matches.empty()) take_way(way, member);
  }
}

/// Adds it wherever it belongs.
void OsmReading::take_way(osmium::Way& way, bool member) {
  const osmium::Way& there = vertices_.place(way);
  if (vertices_.any_deleted() && !thing_.matches.empty()) {
    leave_out(LeftOutReason::deleted_nodes, "", vertices_.first_place());
  }
  if (member) relations_.add_way(there);
  if (thing_.is_line()) {
    if (vertices_.none_there() && centre()) {
      leave_out(LeftOutReason::centre_only, "", centre());
    } else {
      add_lines(thing_, mapping_, vertices_, extract_);
    }
  }
  if (thing_.is_area()) take_closed_way(there, member);
}

void OsmReading::take_closed_way(const osmium::Way& way, bool member) {
  const std::optional<LonLat> place = vertices_.first_place();
  const std::size_t missing = vertices_.missing();
  const bool closed =
      way.nodes().size() >= 4 && way.ends_have_same_id() && thing_.tag("area") != "no";
  if ((way.nodes().empty() || (closed && missing > 0)) && take_at_centre()) return;
  if (way.nodes().empty()) return leave_out(LeftOutReason::missing_nodes, "", place);
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
    const std::vector<LonLat> places = places_in(shape);
    if (!places.empty()) add_facilities(thing_, mapping_, places, extract_.facilities);
  }
  add_areas(thing_, mapping_, shape, extract_);
  if (thing_.is_place()) {
    places_.add_area(thing_, std::move(shape), labels, label_place);
  }
}

std::optional<LonLat> OsmReading::centre() const {
  const auto known = file_.beside().centre.find(thing_.id);
  return known == file_.beside().centre.end() ? std::nullopt
                                              : std::optional(known->second.degrees());
}

/// Takes a facility or a place of which the file has no more than the centre. False: it has not
/// even that.
bool OsmReading::take_at_centre() {
  const auto place = centre();
  if (!place) return false;
  const bool is_facility = thing_.is_in(OsmSection::facilities);
  const bool is_place = thing_.is_place();
  if (is_facility) add_facilities(thing_, mapping_, {*place}, extract_.facilities);
  if (is_place) places_.add_area(thing_, {}, {}, place);
  const bool taken = is_facility || is_place;
  leave_out(taken ? LeftOutReason::at_centre : LeftOutReason::centre_only, "", place);
  return true;
}

/// A relation as an area; where it is none, its label may still stand for a town or village.
void OsmReading::take_relation(const osmium::Relation& relation) {
  const OsmRelations::Members members = relations_.members_of(relation, nodes_);
  const std::string_view type = thing_.tag("type");
  const bool may_be_area = type == "multipolygon" || type == "boundary";
  RelationArea area;
  if (may_be_area) area = area_of_relation(relation, members);
  if (!area.shape.empty()) {
    const LonLat place = area.shape.front().outer.front();
    if (!area.left_out.empty()) leave_out(LeftOutReason::cut_at_edge, area.left_out, place);
    return take_area(std::move(area.shape), members.labels, members.label_place);
  }
  const bool is_place = thing_.is_place();
  if (is_place && places_.add_area(thing_, {}, members.labels, members.label_place)) return;
  if (take_at_centre()) return;
  if (may_be_area && members.missing > 0) {
    leave_out(LeftOutReason::missing_members,
              fmt::format("{} of {} ways", members.missing, members.missing + members.ways.size()),
              members.label_place);
  } else {
    leave_out(LeftOutReason::no_area, fmt::format("type={}", type), members.label_place);
  }
}

void OsmReading::take_relations() {
  relations_.complete(file_.beside());
  for (const osmium::Relation& relation : relations_.all().select<osmium::Relation>()) {
    thing_.id = {OsmObject::relation, relation.id()};
    take_tags(relation.tags(), thing_);
    thing_.match(mapping_);
    take_relation(relation);
  }
}

std::optional<OsmExtract> OsmReading::read(const Progress& progress) {
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
  for (const auto& [number, place] : file_.beside().member_node) nodes_.set(number, place);
  in_order = in_order && file_.read(
                             node, [&](Buffer& buffer) { take_nodes(buffer); },
                             part_of(progress, 0.4, 0.7), "reading nodes");
  in_order = in_order && file_.read(
                             way, [&](Buffer& buffer) { take_ways(buffer); },
                             part_of(progress, 0.7, 1.0), "placing ways");
  if (!in_order) return std::nullopt;
  take_relations();
  places_.settle();
  extract_.timestamp = file_.timestamp();
  extract_.is_history = file_.is_history();
  extract_.superseded = file_.current().superseded();
  extract_.repeated = file_.current().repeated();
  std::ranges::stable_sort(extract_.left_out, {}, &LeftOut::id);
  return std::move(extract_);
}

}  // namespace

OsmExtract read_osm(const std::string& path, const OsmMapping& mapping, const Progress& progress) {
  OsmFile file(path);
  if (auto extract = OsmReading(file, mapping).read(progress)) return *std::move(extract);
  file.settle_repeated(part_of(progress, 0.0, 0.3));
  return OsmReading(file, mapping).read(part_of(progress, 0.3, 1.0)).value();
}

}  // namespace hinterland
