// SPDX-License-Identifier: Apache-2.0
#include "input/osm/features.hpp"

#include "base/plain_text.hpp"
#include "base/written_number.hpp"
#include "geometry/distance.hpp"
#include "geometry/overlay.hpp"
#include "input/osm/tags.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace hinterland::osm {

namespace {

bool is_of_places(Section section) {
  return section == Section::towns || section == Section::villages;
}

}  // namespace

bool is_of_lines(Section section) {
  return section == Section::networks || section == Section::roads;
}

bool Feature::is_in(Section section) const {
  return std::ranges::find(matches, section, &Match::section) != matches.end();
}

bool Feature::is_area() const {
  return !std::ranges::all_of(matches, is_of_lines, &Match::section);
}

bool Feature::is_line() const { return std::ranges::any_of(matches, is_of_lines, &Match::section); }

bool Feature::is_place() const {
  return std::ranges::any_of(matches, is_of_places, &Match::section);
}

std::string layer_of(const Match& match) {
  const std::string section(name_of(match.section));
  return match.section == Section::networks ? section + "." + std::string(match.entry) : section;
}

std::string layer_of(const Feature& feature) {
  for (const Match& match : feature.matches) {
    if (!is_of_lines(match.section)) return std::string(name_of(match.section));
  }
  return feature.matches.empty() ? std::string() : layer_of(feature.matches.front());
}

std::string_view name_of(const Feature& feature, const Mapping& mapping) {
  for (const std::string& key : mapping.name_keys) {
    const std::string_view name = without_blanks(feature.tag(key));
    if (!name.empty()) return name;
  }
  return {};
}

namespace {

/// The population; a value that is not a valid number of people is reported in `left_out`.
std::optional<People> people_of(const Feature& feature, const Mapping& mapping, LonLat place,
                                std::vector<LeftOut>& left_out) {
  for (const std::string& key : mapping.people_keys) {
    const std::string_view text = feature.tag(key);
    if (text.empty()) continue;
    if (const auto people = parse_population(text)) return people;
    left_out.push_back({feature.id, layer_of(feature), LeftOutReason::people_unreadable,
                        key + "=" + std::string(text), place});
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::string usage_of(const Feature& feature) {
  // Direct current.
  if (feature.tag("frequency") == "0") return "dc";
  for (const char* key : {"usage", "substation"}) {
    if (!feature.tag(key).empty()) return std::string(feature.tag(key));
  }
  return {};
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

void add_facilities(const Feature& feature, const Mapping& mapping,
                    const std::vector<LonLat>& places, Points& facilities) {
  for (const Match& match : feature.matches) {
    if (match.section != Section::facilities) continue;
    if (places.size() > 1) {
      const Row row{static_cast<std::uint32_t>(facilities.size())};
      facilities.other_places.emplace(row, std::vector<LonLat>(places.begin() + 1, places.end()));
    }
    facilities.id.push_back(feature.id);
    facilities.place.push_back(places.front());
    facilities.name.push_back(name_of(feature, mapping));
    facilities.entry.push_back(match.entry);
    facilities.kind.push_back(match.kind);
    facilities.people.push_back(std::nullopt);
    facilities.status.push_back(match.status);
    facilities.voltage.push_back(feature.tag("voltage"));
    facilities.usage.push_back(usage_of(feature));
  }
}

void add_seat(const Feature& node, const Mapping& mapping, std::optional<std::int64_t> centre_of,
              LonLat place, Extract& extract) {
  const std::string_view capital = node.tag("capital");
  const bool is_capital = !capital.empty() && capital != "no" && !node.tag("place").empty();
  if (!centre_of && !is_capital) return;
  Points& seats = extract.seats;
  seats.id.push_back(node.id);
  seats.place.push_back(place);
  seats.name.push_back(name_of(node, mapping));
  seats.entry.push_back("");
  seats.kind.push_back(centre_of ? "admin_centre of " + text_of({ElementType::relation, *centre_of})
                                 : "capital=" + std::string(capital));
  std::vector<LeftOut> reported_elsewhere;
  seats.people.push_back(people_of(node, mapping, place, reported_elsewhere));
}

void add_areas(const Feature& feature, const Mapping& mapping, const MultiPolygon& shape,
               Extract& extract) {
  for (const Match& match : feature.matches) {
    Polygons* areas = match.section == Section::built_up     ? &extract.built_up
                      : match.section == Section::exclusions ? &extract.exclusions
                      : match.section == Section::boundaries ? &extract.boundaries
                                                             : nullptr;
    if (areas == nullptr) continue;
    const bool boundary = match.section == Section::boundaries;
    areas->id.push_back(feature.id);
    areas->shape.push_back(shape);
    areas->name.push_back(name_of(feature, mapping));
    areas->kind.push_back(boundary ? feature.tag("admin_level") : match.entry);
  }
}

void count_passed_over(const Feature& feature, Extract& extract) {
  for (const Section section : feature.held_back) {
    ++extract.passed_over[std::string(name_of(section)) + ": unless"];
  }
  const bool is_way = feature.id.type == ElementType::way;
  const std::string_view key = is_way ? "highway" : "place";
  const std::string_view value = feature.tag(key);
  const auto of_this_key = [&](Section section) {
    return is_way ? section == Section::roads : is_of_places(section);
  };
  const bool taken = std::ranges::any_of(feature.matches, of_this_key, &Match::section) ||
                     std::ranges::any_of(feature.held_back, of_this_key);
  if (!value.empty() && !taken) {
    ++extract.passed_over[std::string(key) + "=" + std::string(value)];
  }
}

namespace {

bool covers(const MultiPolygon& shape, LonLat place) {
  if (shape.empty()) return false;
  return first_covering(std::span(&shape, 1), std::array{place}).front() == 0;
}

constexpr Metres near = 1'000_m;  // maximum distance of a large village's node and area

/// "name", "name:zh", "official_name", ...; not a former name.
bool is_name(std::string_view key) {
  constexpr std::array others{"int_name", "official_name", "alt_name", "loc_name", "nat_name"};
  return key == "name" || key.starts_with("name:") ||
         std::ranges::find(others, key) != others.end();
}

bool share_a_name(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::any_of(
      a, [&](const std::string& name) { return std::ranges::find(b, name) != b.end(); });
}

}  // namespace

void Places::add(const Feature& feature, LonLat place) {
  const auto match = std::ranges::find_if(feature.matches, is_of_places, &Match::section);
  Place added;
  added.id = feature.id;
  added.section = match->section;
  added.entry = match->entry;
  added.kind = match->kind;
  added.status = match->status;
  added.name = name_of(feature, mapping_);
  for (const Tag& tag : feature.tags) {
    if (is_name(tag.key) && !tag.value.empty()) added.all_names.emplace_back(tag.value);
  }
  added.place = place;
  added.people = people_of(feature, mapping_, place, extract_.left_out);
  places_.push_back(std::move(added));
}

bool Places::add_area(const Feature& feature, MultiPolygon shape,
                      const std::vector<std::int64_t>& labels, std::optional<LonLat> label_place) {
  const auto place = label_place ? label_place : point_inside(shape);
  if (!place) return false;
  add(feature, *place);
  places_.back().shape = std::move(shape);
  places_.back().labels = labels;
  return true;
}

bool Places::are_one(const Place& area, const Place& other) {
  const bool is_label = other.id.type == ElementType::node &&
                        std::ranges::find(area.labels, other.id.number) != area.labels.end();
  if (is_label) return true;
  // So are a village and its abandoned site.
  if (area.status.empty() != other.status.empty()) return false;
  // A town and a village of the same name are different places.
  if (area.section != other.section) return false;
  if (!share_a_name(area.all_names, other.all_names)) return false;
  return distance_between(area.place, other.place) <= near || covers(area.shape, other.place);
}

/// Compares only places with a common name, and labels with their areas; others cannot be
/// duplicates.
void Places::drop_repeated() {
  std::multimap<std::string, std::size_t> by_name;
  std::map<std::int64_t, std::size_t> by_node;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    Place& place = places_[i];
    std::vector<std::size_t> candidates;
    if (place.id.type != ElementType::node) {
      for (const std::int64_t label : place.labels) {
        if (const auto node = by_node.find(label); node != by_node.end()) {
          candidates.push_back(node->second);
        }
      }
      for (const std::string& name : place.all_names) {
        const auto [first, last] = by_name.equal_range(name);
        for (auto other = first; other != last; ++other) candidates.push_back(other->second);
      }
    } else {
      by_node.emplace(place.id.number, i);
    }
    for (const std::size_t other : candidates) {
      if (!are_one(place, places_[other])) continue;
      if (!places_[other].people) places_[other].people = place.people;
      place.is_repeated = true;
      extract_.left_out.push_back({place.id, std::string(name_of(place.section)),
                                   LeftOutReason::same_place,
                                   "same as " + text_of(places_[other].id), place.place});
      break;
    }
    if (place.is_repeated) continue;
    for (const std::string& name : place.all_names) by_name.emplace(name, i);
  }
}

void Places::report_nameless() {
  for (const Place& place : places_) {
    if (!place.name.empty()) continue;
    extract_.left_out.push_back(
        {place.id, std::string(name_of(place.section)), LeftOutReason::nameless, "", place.place});
  }
}

/// Reports each place with an earlier one nearby that has a name in common.
void Places::report_namesakes() {
  constexpr double near_in_latitude = 1'000.0 / 110'000.0;  // degrees; see find_same_places
  using Named = std::tuple<std::string_view, double, std::size_t>;
  std::vector<Named> order;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    for (const std::string& name : places_[i].all_names) {
      order.emplace_back(name, places_[i].place.lat, i);
    }
  }
  std::ranges::sort(order);
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto& [name, latitude, one] = order[i];
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      const auto& [other_name, north, other] = order[j];
      if (other_name != name || north - latitude > near_in_latitude) break;
      if (one != other) pairs.emplace(std::max(one, other), std::min(one, other));
    }
  }
  for (const auto& [later, first] : pairs) {
    const Place& place = places_[later];
    const Metres apart = distance_between(place.place, places_[first].place);
    if (apart > near) continue;
    extract_.left_out.push_back(
        {place.id, std::string(name_of(place.section)), LeftOutReason::same_name_near,
         fmt::format("{}: {} {} ({:.0f} m)", place.name, text_of(places_[first].id),
                     places_[first].name, apart.value),
         place.place});
  }
}

void Places::resolve() {
  std::ranges::stable_sort(places_, {}, &Place::id);
  drop_repeated();
  std::erase_if(places_, [](const Place& place) { return place.is_repeated; });
  report_nameless();
  report_namesakes();
  for (const Place& place : places_) {
    Points& table = place.section == Section::towns ? extract_.towns : extract_.villages;
    table.id.push_back(place.id);
    table.place.push_back(place.place);
    table.name.push_back(place.name);
    table.entry.push_back(place.entry);
    table.kind.push_back(place.kind);
    table.people.push_back(place.people);
    table.status.push_back(place.status);
  }
  places_.clear();
}

}  // namespace hinterland::osm
