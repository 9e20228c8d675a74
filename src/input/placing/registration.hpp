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

/// The datums of web maps in which two layers are.
struct Datums {
  Datum places = Datum::wgs84;
  Datum lines = Datum::wgs84;

  friend bool operator==(const Datums&, const Datums&) = default;
};

/// How two layers may lie some hundred metres beside each other: one or both are in another datum
/// of a web map than is stated, or Gauss-Kruger was taken for UTM or the reverse.
struct Displacement {
  enum class Cause {
    datums,
    lines_too_far,   ///< from the equator, by 0.04 %: Gauss-Kruger read as UTM
    places_too_far,  ///< the same of the places
  };
  Cause cause = Cause::datums;
  Datums right;  ///< of `datums`: what they would have to be
};

/// A displacement under which places lie far better on lines.
struct Misregistration {
  Displacement displacement;
  std::size_t places = 0;  ///< that have a line within 3 km
  Metres now;              ///< median of their distances from the nearest line
  Metres then;             ///< the same with the displacement undone
};

/// How a layer of places lies to another one.
struct Registration {
  std::optional<Misregistration> better;  ///< none: no displacement is better by far
  bool fits = false;                      ///< they lie near each other as they are
};

/// How far each place is from the nearest of a layer; `unreachable` beyond some kilometres.
using DistancesTo = std::function<std::vector<Metres>(std::span<const LonLat>)>;

/// Tries each displacement on up to 150 of the places, with the datums that are stated. One counts
/// where the median distance is at least 100 m and falls to a half or less, and at least 65 % of
/// the places (85 % of fewer than 30) come twice as near, or more than chance would have it once in
/// 2,000 times (once in 300 where the median falls to a quarter). Six places are needed, and fewer
/// than 12 must come to a quarter and within 300 m; so must all where both layers would be in
/// another datum, which is tried where nothing else counts. Places that are near only by chance
/// come nearer and go farther alike; a row of them along one line tells nothing, for what is across
/// the line is not told from what is along it. Asks for distances once, and again where one counts.
Registration examine_registration(std::span<const LonLat> places, const DistancesTo& distances,
                                  Datums stated, Metres upon = unreachable);

/// The same of lines that nobody says to be of a web map. Costs one pass over the vertices.
std::optional<Misregistration> find_misregistration(std::span<const LonLat> places, LineView lines);

/// What to write in the blocks of two layers, `crs = "EPSG:4548"`; empty: that of the layer would
/// not help.
struct KeysAgainst {
  Text of_places;
  Text of_others;
  bool needs_both = false;  ///< else either does
};

/// The keys that undo a displacement. A CRS keeps the digits that stand in front of the eastings of
/// the file. Reads the files once where Gauss-Kruger may have been taken for UTM.
KeysAgainst keys_against(const Displacement& by, const LayerSource& places,
                         const LayerSource& others);

/// As what the source of a layer in degrees is to be taken where Gauss-Kruger and UTM were confused
/// before it was brought to degrees, which no key can undo; empty: it is not in degrees, or it is
/// another displacement. `is_lines`: it is the layer on which the places should lie.
Text new_export_against(const Displacement& by, const LayerSource& source, bool is_lines);

/// One place of each 2 km: those of one town all move along with it.
std::vector<LonLat> one_of_each_town(std::span<const LonLat> places);

/// Where lines run, and how near those lines must lie along which they run.
struct PlacesOnLines {
  std::vector<LonLat> places;
  Metres upon = unreachable;
};

/// The ends and the middle of each line, of at most some thousands: all vertices of a line move
/// along with it. Fewer than six lie beside others by chance: of those a vertex of each kilometre,
/// if there are twelve, which then must lie upon the others, within 50 m.
PlacesOnLines places_on_lines(LineView lines);

}  // namespace hinterland
