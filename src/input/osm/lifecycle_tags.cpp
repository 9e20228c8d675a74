// SPDX-License-Identifier: Apache-2.0
#include "input/osm/lifecycle_tags.hpp"

#include "world/lifecycle.hpp"

#include <algorithm>
#include <array>

namespace hinterland::osm {

namespace {

/// Keys that state the condition of the whole object.
constexpr std::array<std::string_view, 19> keys_of_states = {
    "disused", "abandoned",          "demolished",   "razed",     "removed",  "destroyed",
    "ruins",   "dismantled",         "construction", "proposed",  "planned",  "closed",
    "status",  "operational_status", "lifecycle",    "condition", "end_date", "opening_hours",
    "ruined"};

/// Values of `building` of which the use of the object has not begun or has ended.
constexpr std::array<std::string_view, 4> buildings_without_use = {"construction", "ruins",
                                                                   "collapsed", "proposed"};

/// A tag without its prefix or with the value that is planned, and what it says.
struct FormerTag {
  Tag tag;
  std::string_view status;
};

/// The class of a road or line that is named only as proposed or under construction.
std::string_view usual_value(std::string_view key) {
  if (key == "highway") return "road";
  return key == "power" ? "line" : std::string_view();
}

std::vector<FormerTag> former_tags(std::span<const Tag> tags) {
  std::vector<FormerTag> found;
  for (const Tag& tag : tags) {
    const std::size_t colon = tag.key.find(':');
    if (colon != tag.key.npos && is_lifecycle_word(tag.key.substr(0, colon)) && tag.value != "no") {
      found.push_back({{tag.key.substr(colon + 1), tag.value}, tag.key.substr(0, colon)});
      continue;
    }
    if (colon != tag.key.npos || !is_lifecycle_word(tag.value)) continue;
    const bool is_of_state =
        std::ranges::find(keys_of_states, tag.key) != keys_of_states.end() || tag.key == "building";
    if (is_of_state) continue;
    const std::string_view future = tag_value(tags, tag.value);
    const std::string_view value =
        future.empty() || future == "yes" ? usual_value(tag.key) : future;
    if (!value.empty()) found.push_back({{tag.key, value}, tag.value});
  }
  return found;
}

bool is_of_one_kind(Section section) {
  return section == Section::roads || section == Section::towns || section == Section::villages;
}

bool may_be_idle(Section section) {
  return is_of_one_kind(section) || section == Section::facilities || section == Section::networks;
}

}  // namespace

std::string_view status_of_object(std::span<const Tag> tags) {
  for (const Tag& tag : tags) {
    if (tag.key == "building" &&
        std::ranges::find(buildings_without_use, tag.value) != buildings_without_use.end())
      return tag.value;
    if (std::ranges::find(keys_of_states, tag.key) == keys_of_states.end()) continue;
    if (tag.key == "opening_hours" && tag.value == "off") return "closed";
    const std::string_view stated = state_in_cell(tag.key, tag.value);
    if (stated.empty()) continue;
    if (tag.key == "end_date") return "ended";
    return stated == "yes" ? tag.key : stated;
  }
  return {};
}

void find_features(const Mapping& mapping, std::span<const Tag> tags, std::vector<Match>& matches,
                   std::vector<Section>& excluded) {
  mapping.find(tags, matches, excluded);
  const std::string_view status = matches.empty() ? std::string_view() : status_of_object(tags);
  for (Match& match : matches) {
    if (may_be_idle(match.section)) match.status = status;
  }
  const std::vector<FormerTag> former = former_tags(tags);
  if (former.empty()) return;
  std::vector<Tag> as_before;
  for (const FormerTag& one : former) as_before.push_back(one.tag);
  for (const Tag& tag : tags) {
    if (tag_value(as_before, tag.key).empty()) as_before.push_back(tag);
  }
  std::vector<Match> idle;
  std::vector<Section> ignored;
  mapping.find(as_before, idle, ignored);
  for (Match& match : idle) {
    const auto of_key = std::ranges::find_if(
        former, [&](const FormerTag& one) { return one.tag.key == match.key; });
    if (of_key == former.end() || !may_be_idle(match.section)) continue;
    const auto same = std::ranges::find_if(matches, [&](const Match& other) {
      return other.section == match.section && other.entry == match.entry;
    });
    if (same != matches.end()) {
      if (same->status.empty()) same->status = of_key->status;
      continue;
    }
    const bool is_taken =
        is_of_one_kind(match.section) &&
        std::ranges::find(matches, match.section, &Match::section) != matches.end();
    if (is_taken) continue;
    match.status = of_key->status;
    matches.push_back(match);
  }
}

}  // namespace hinterland::osm
