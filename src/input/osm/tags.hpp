// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <optional>
#include <span>
#include <string_view>

/// OpenStreetMap tags and the meaning of their values. No function throws.
namespace hinterland::osm {

struct Tag {
  std::string_view key;
  std::string_view value;
};

/// The value of a key; empty if there is no such tag.
std::string_view tag_value(std::span<const Tag> tags, std::string_view key);

/// A speed limit in km/h.
struct SpeedLimit {
  std::optional<double> kmh;  ///< none: not given, not a number, or implausible
  bool refused = false;       ///< a value is given but cannot be used
};

/// Parses "50", "30 mph", "50 km/h", "5 knots"; the lowest of several ("80;100"); zones
/// ("RU:urban", "DE:zone30", "walk"). "none", "signals" and "variable" give no number and are not
/// faults; 0 and values above 200 are implausible. Source:
/// wiki.openstreetmap.org/wiki/Key:maxspeed.
SpeedLimit parse_maxspeed(std::string_view text);

/// Parses the duration of a ferry: "00:20", "1:05:30", "20" (minutes), "PT1H5M30S". None if it is
/// none of these, or 0. Source: wiki.openstreetmap.org/wiki/Key:duration.
std::optional<Minutes> parse_duration(std::string_view text);

/// Parses a population: "1500", or with blanks, commas, apostrophes or points between groups of
/// three digits ("1 500", "1,500", "1'500", "1.500"; a population has no decimals). None if it is
/// not a number, negative, or not an integer ("1.5").
std::optional<People> parse_population(std::string_view text);

/// The permitted direction of travel for vehicles: `oneway`, else implied by `junction=roundabout`
/// and motorways. `reversible` and `alternating` count as both.
Direction direction_of(std::span<const Tag> tags);

/// "both", "forward", "backward".
std::string_view name_of(Direction direction);

}  // namespace hinterland::osm
