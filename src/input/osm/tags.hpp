// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <optional>
#include <span>
#include <string_view>

/// The tags of OpenStreetMap, and what their values mean. None of the functions throws.
namespace hinterland::osm {

struct Tag {
  std::string_view key;
  std::string_view value;
};

/// The value of a key; empty: no such tag.
std::string_view tag_value(std::span<const Tag> tags, std::string_view key);

/// A speed limit in km/h.
struct SpeedLimit {
  std::optional<double> kmh;  ///< none: not said, not a number, or implausible
  bool refused = false;       ///< something is said that cannot be taken
};

/// "50", "30 mph", "50 km/h", "5 knots"; of several ("80;100") the least; zones ("RU:urban",
/// "DE:zone30", "walk") by their words. "none", "signals" and "variable" are no number and nothing
/// wrong; 0 and what is above 200 is implausible.
/// Source: wiki.openstreetmap.org/wiki/Key:maxspeed.
SpeedLimit parse_maxspeed(std::string_view text);

/// How many people a place has: "1500", and with blanks, commas, apostrophes or points between
/// groups of three digits ("1 500", "1,500", "1'500", "1.500": a population has no thousandths).
/// None: it is no number, less than 0, or not whole ("1.5").
std::optional<People> parse_population(std::string_view text);

/// Which way vehicles may go: `oneway`, else what `junction=roundabout` and a motorway imply.
/// `reversible` and `alternating` go both ways, at times.
Direction direction_of(std::span<const Tag> tags);

/// "both", "forward", "backward".
std::string_view name_of(Direction direction);

}  // namespace hinterland::osm
