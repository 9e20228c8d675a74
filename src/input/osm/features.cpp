// SPDX-License-Identifier: Apache-2.0
#include "input/osm/features.hpp"

#include "base/number_text.hpp"
#include "geometry/overlay.hpp"
#include "input/osm/tag_values.hpp"

#include <algorithm>

namespace hinterland {

bool OsmThing::is_in(OsmSection section) const {
  return std::ranges::any_of(matches, [&](const OsmMatch& m) { return m.section == section; });
}

bool OsmThing::is_area() const {
  return std::ranges::any_of(matches, [](const OsmMatch& m) { return !is_of_lines(m.section); });
}

bool OsmThing::is_line() const {
  return std::ranges::any_of(matches, [](const OsmMatch& m) { return is_of_lines(m.section); });
}

std::string layer_of(const OsmMatch& match) {
  const std::string section(name_of(match.section));
  return match.section == OsmSection::networks ? section + "." + std::string(match.entry) : section;
}

std::string layer_of(const OsmThing& thing) {
  for (const OsmMatch& match : thing.matches) {
    if (!is_of_lines(match.section)) return std::string(name_of(match.section));
  }
  return thing.matches.empty() ? std::string() : layer_of(thing.matches.front());
}

std::string_view name_of(const OsmThing& thing, const OsmMapping& mapping) {
  for (const std::string& key : mapping.name_keys) {
    const std::string_view name = without_blanks(thing.tag(key));
    if (!name.empty()) return name;
  }
  return {};
}

std::optional<People> people_of(const OsmThing& thing, const OsmMapping& mapping, LonLat place,
                                std::vector<LeftOut>& left_out) {
  for (const std::string& key : mapping.people_keys) {
    const std::string_view text = thing.tag(key);
    if (text.empty()) continue;
    if (const auto people = parse_population(text)) return people;
    left_out.push_back({thing.id, layer_of(thing), LeftOutReason::people_unreadable,
                        key + "=" + std::string(text), place});
    return std::nullopt;
  }
  return std::nullopt;
}

std::vector<LonLat> places_in(const MultiPolygon& shape) {
  std::vector<LonLat> places;
  const auto largest = point_inside(shape);
  if (!largest) return places;
  places.push_back(*largest);
  if (shape.size() == 1) return places;
  for (const Polygon& part : shape) {
    const auto place = point_inside({part});
    if (place && *place != *largest) places.push_back(*place);
  }
  return places;
}

void add_facilities(const OsmThing& thing, const OsmMapping& mapping,
                    const std::vector<LonLat>& places, OsmPoints& facilities) {
  for (const OsmMatch& match : thing.matches) {
    if (match.section != OsmSection::facilities) continue;
    if (places.size() > 1) {
      const OsmRow row{static_cast<std::uint32_t>(facilities.size())};
      facilities.other_places.emplace(row, std::vector<LonLat>(places.begin() + 1, places.end()));
    }
    facilities.id.push_back(thing.id);
    facilities.place.push_back(places.front());
    facilities.name.push_back(name_of(thing, mapping));
    facilities.entry.push_back(match.entry);
    facilities.kind.push_back(match.kind);
    facilities.people.push_back(std::nullopt);
  }
}

void add_seat(const OsmThing& node, const OsmMapping& mapping,
              std::optional<std::int64_t> centre_of, LonLat place, OsmExtract& extract) {
  const std::string_view capital = node.tag("capital");
  const bool is_capital = !capital.empty() && capital != "no" && !node.tag("place").empty();
  if (!centre_of && !is_capital) return;
  OsmPoints& seats = extract.seats;
  seats.id.push_back(node.id);
  seats.place.push_back(place);
  seats.name.push_back(name_of(node, mapping));
  seats.entry.push_back("");
  seats.kind.push_back(centre_of ? "admin_centre of " + text_of({OsmObject::relation, *centre_of})
                                 : "capital=" + std::string(capital));
  std::vector<LeftOut> told_elsewhere;
  seats.people.push_back(people_of(node, mapping, place, told_elsewhere));
}

void add_areas(const OsmThing& thing, const OsmMapping& mapping, const MultiPolygon& shape,
               OsmExtract& extract) {
  for (const OsmMatch& match : thing.matches) {
    OsmAreas* areas = match.section == OsmSection::built_up     ? &extract.built_up
                      : match.section == OsmSection::exclusions ? &extract.exclusions
                      : match.section == OsmSection::boundaries ? &extract.boundaries
                                                                : nullptr;
    if (areas == nullptr) continue;
    const bool boundary = match.section == OsmSection::boundaries;
    areas->id.push_back(thing.id);
    areas->shape.push_back(shape);
    areas->name.push_back(name_of(thing, mapping));
    areas->kind.push_back(boundary ? thing.tag("admin_level") : match.entry);
  }
}

void count_passed_over(const OsmThing& thing, OsmExtract& extract) {
  for (const OsmSection section : thing.held_back) {
    ++extract.passed_over[std::string(name_of(section)) + ": unless"];
  }
  const bool is_way = thing.id.object == OsmObject::way;
  const std::string_view key = is_way ? "highway" : "place";
  const std::string_view value = thing.tag(key);
  const auto of_this_key = [&](OsmSection section) {
    return is_way ? section == OsmSection::roads : is_of_places(section);
  };
  const bool taken = std::ranges::any_of(thing.matches, of_this_key, &OsmMatch::section) ||
                     std::ranges::any_of(thing.held_back, of_this_key);
  if (!value.empty() && !taken) {
    ++extract.passed_over[std::string(key) + "=" + std::string(value)];
  }
}

}  // namespace hinterland
