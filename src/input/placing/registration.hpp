// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/study.hpp>
#include <hinterland/text.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace hinterland {

/// The datums of web maps of two layers.
struct Datums {
  Datum places = Datum::wgs84;
  Datum lines = Datum::wgs84;

  friend bool operator==(const Datums&, const Datums&) = default;
};

/// A cause for a displacement of some hundred metres between two layers: one or both are in another
/// web-map datum than stated, or Gauss-Kruger was taken for UTM or the reverse.
struct Displacement {
  enum class Cause {
    datums,
    lines_too_far,   ///< lines are 0.04 % too far from the equator: Gauss-Kruger read as UTM
    places_too_far,  ///< the same for the places
  };
  Cause cause = Cause::datums;
  Datums right;  ///< for `datums`: the right ones
};

/// A displacement whose correction brings places much nearer to lines.
struct Misregistration {
  Displacement displacement;
  std::size_t places = 0;  ///< places with a line within 3 km
  Metres now;              ///< median distance to the nearest line
  Metres then;             ///< the same after the correction
};

/// How well a layer of places fits another one.
struct Registration {
  std::optional<Misregistration> better;  ///< none if no displacement is a clear improvement
  bool fits = false;                      ///< they are near each other without correction
};

/// The distance from each place to the nearest feature of a layer; `unreachable` beyond some
/// kilometres.
using DistancesTo = std::function<std::vector<Metres>(std::span<const LonLat>)>;

/// Tries each displacement on up to 150 of the places, given the stated datums. A displacement is
/// accepted if the median distance is at least 100 m and falls to a half or less, and if at least
/// 65 % of the places (85 % of fewer than 30) halve their distance, or more than expected by chance
/// with probability 1/2,000 (1/300 if the median falls to a quarter). At least six places are
/// needed. With fewer than 12 places, and for a displacement with two wrong datums, the median must
/// fall to a quarter and to at most 300 m. Two wrong datums are tried only if no other displacement
/// is accepted. A displacement whose median stays above `upon` is rejected, and so is one found for
/// places in a single row along a line, whose position along that line is undetermined. Computes
/// distances once, and a second time for an accepted displacement.
Registration examine_registration(std::span<const LonLat> places, const DistancesTo& distances,
                                  Datums stated, Metres upon = unreachable);

/// The same for lines and places in WGS 84. Costs one pass over the vertices.
std::optional<Misregistration> find_misregistration(std::span<const LonLat> places, LineView lines);

/// The keys to write in the blocks of two layers, such as `crs = "EPSG:4548"`; empty if changing
/// that layer does not help.
struct KeysAgainst {
  Text of_places;
  Text of_others;
  bool needs_both = false;  ///< otherwise either of them suffices
};

/// The keys that correct a displacement. The CRS keeps the zone prefix of the eastings of the file.
/// Reads the files once if Gauss-Kruger may have been confused with UTM.
KeysAgainst keys_against(const Displacement& by, const LayerSource& places,
                         const LayerSource& others);

/// How to export the source of a layer in degrees if Gauss-Kruger and UTM were confused before the
/// conversion to degrees, which no key can correct. Empty if the layer is not in degrees or the
/// displacement has another cause. `is_lines`: the layer is the one of lines.
Text new_export_against(const Displacement& by, const LayerSource& source, bool is_lines);

/// Keeps one place per cell of about 2 km, because all places of a town are displaced alike.
std::vector<LonLat> one_of_each_town(std::span<const LonLat> places);

/// Places on lines, and how near to other lines they must be after a correction.
struct PlacesOnLines {
  std::vector<LonLat> places;
  Metres upon = unreachable;
};

/// The ends and the middle of each line, of at most 1,500 lines: all vertices of a line are
/// displaced alike. Fewer than six lines may be near others by chance; then one vertex per
/// kilometre is used, if there are at least twelve, which must be within 50 m of the other lines.
PlacesOnLines places_on_lines(LineView lines);

}  // namespace hinterland
