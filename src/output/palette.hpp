// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A colour in sRGB.
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  friend bool operator==(const Colour&, const Colour&) = default;
};

/// Villages with at least this number of gaps, up to the next class.
struct GapClass {
  std::size_t from = 0;
  Colour colour;
};

struct ServiceColour {
  std::string id;  ///< as in the catalogue
  Colour colour;
};

/// The colours of maps and tables: styles/palette.json, which the build embeds into the program.
///
/// The colours that a map must keep apart differ by at least a given CIEDE2000 distance, also as
/// seen with protanopia, deuteranopia and tritanopia; tests/test_palette.cpp lists them with their
/// distances, and the source of the simulation.
struct Palette {
  struct {
    Colour core, band, outside;
  } zones;
  struct {
    Colour no_gap, outside, unknown;
    std::vector<GapClass> gaps;  ///< ascending, the first from 1
  } villages;
  std::vector<ServiceColour> services;
  Colour other_service;
  std::vector<Colour> years;  ///< of a sequence from the first year to the last
  Colour unplanned;
  struct {
    Colour site, moves;
  } sites;
  struct {
    Colour road_main, road_secondary, road_minor, built_up, water, boundary, exclusion, town;
  } base;
  struct {
    Colour ink, faint, paper, panel, rule;
  } page;
};

/// Reads a palette. Throws std::runtime_error for text that is not the JSON of a palette: a colour
/// is missing or not "#rrggbb", there is no class of gaps or no year.
Palette read_palette(std::string_view json);

/// The palette of the program.
const Palette& palette();

/// The colour of a number of gaps, at least 1.
Colour gap_colour(const Palette& palette, std::size_t gaps);

/// The colour of a service; `other_service` if the palette does not name it.
Colour service_colour(const Palette& palette, std::string_view service);

/// The colour of year `year` (from 0) of `years`: interpolated in the sequence, whose ends are the
/// first and the last year. `year` < `years`.
Colour year_colour(const Palette& palette, std::size_t year, std::size_t years);

}  // namespace hinterland
