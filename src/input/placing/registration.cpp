// SPDX-License-Identifier: Apache-2.0
#include "input/placing/registration.hpp"

#include "geometry/distance.hpp"
#include "input/coordinates/crs_candidates.hpp"
#include "input/coordinates/datum.hpp"
#include "input/coordinates/projection.hpp"
#include "input/notation/setting_words.hpp"
#include "input/placing/distance_to_lines.hpp"
#include "input/placing/place_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

using Cause = Displacement::Cause;

constexpr std::array all_datums = {Datum::wgs84, Datum::gcj02, Datum::bd09};

/// All possible displacements: one wrong datum, then the scale, then two wrong datums.
std::vector<Displacement> displacements_from(Datums stated) {
  std::vector<Displacement> one;
  std::vector<Displacement> both;
  for (const Datum other : all_datums) {
    if (other != stated.lines) one.push_back({Cause::datums, {stated.places, other}});
    if (other != stated.places) one.push_back({Cause::datums, {other, stated.lines}});
    for (const Datum of_lines : all_datums) {
      const bool is_other = other != stated.places && of_lines != stated.lines;
      if (is_other && other != of_lines) both.push_back({Cause::datums, {other, of_lines}});
    }
  }
  one.push_back({Cause::lines_too_far, stated});
  one.push_back({Cause::places_too_far, stated});
  one.insert(one.end(), both.begin(), both.end());
  return one;
}

bool are_both_other(const Displacement& by, Datums stated) {
  return by.right.places != stated.places && by.right.lines != stated.lines;
}

LonLat from_wgs84(LonLat place, Datum datum) {
  if (datum == Datum::wgs84) return place;
  return datum == Datum::gcj02 ? wgs84_to_gcj02(place) : wgs84_to_bd09(place);
}

LonLat to_wgs84(LonLat place, Datum datum) {
  if (datum == Datum::wgs84) return place;
  return datum == Datum::gcj02 ? gcj02_to_wgs84(place) : bd09_to_wgs84(place);
}

/// The place as it results if its coordinates are interpreted in another datum.
LonLat reread(LonLat place, Datum was, Datum now) {
  return was == now ? place : to_wgs84(from_wgs84(place, was), now);
}

constexpr double utm_scale = 0.9996;

/// With a wrong scale of the transverse Mercator projection, the distances of a place from the
/// equator and from the central meridian are wrong by the same factor.
LonLat scaled(LonLat place, double scale) {
  const double middle = 3.0 * std::round(place.lon / 3.0);
  return {middle + (place.lon - middle) * scale, place.lat * scale};
}

/// The position of the place relative to the lines after the correction, with the lines kept in
/// place.
LonLat displaced(LonLat place, const Displacement& by, Datums stated) {
  switch (by.cause) {
    case Cause::lines_too_far:
      return scaled(place, 1.0 / utm_scale);
    case Cause::places_too_far:
      return scaled(place, utm_scale);
    case Cause::datums:
      break;
  }
  return reread(reread(place, stated.places, by.right.places), by.right.lines, stated.lines);
}

Metres median(std::vector<Metres> distances) {
  const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
  std::ranges::nth_element(distances, middle);
  return *middle;
}

constexpr std::size_t min_places = 6;

/// Binomial probability that at least `nearer` of all places halve their distance by chance; the
/// probability for a single place is at most 35 % between layers that fit.
double chance_of(std::size_t nearer, std::size_t all) {
  constexpr double by_chance = 0.35;
  const double log_odds = std::log(by_chance) - std::log1p(-by_chance);
  const auto n = static_cast<double>(all);
  double sum = 0.0;
  for (std::size_t i = nearer; i <= all; ++i) {
    const auto k = static_cast<double>(i);
    const double ways = std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0);
    sum += std::exp(ways + k * log_odds + n * std::log1p(-by_chance));
  }
  return sum;
}

/// Whether enough places come nearer: most of them, or more than by chance.
bool suffice(std::size_t nearer, const Misregistration& found, bool are_both) {
  constexpr std::size_t few = 12;
  constexpr std::size_t many = 30;
  const bool are_upon_them = found.then <= 300_m && found.then.value <= found.now.value / 4.0;
  if ((are_both || found.places < few) && !are_upon_them) return false;
  const double share = static_cast<double>(nearer) / static_cast<double>(found.places);
  if (share >= (found.places < many ? 0.85 : 0.65)) return true;
  const bool are_much_nearer = found.then.value <= found.now.value / 4.0;
  return chance_of(nearer, found.places) < (are_much_nearer ? 1.0 / 300.0 : 1.0 / 2000.0);
}

/// Evaluates one displacement on a sample of places; none if it is not a clear improvement.
std::optional<Misregistration> evaluate(std::span<const Metres> now, std::span<const Metres> then,
                                        const Displacement& by, Datums stated) {
  std::vector<Metres> near_now;
  std::vector<Metres> near_then;
  std::size_t nearer = 0;
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i] == unreachable && then[i] == unreachable) continue;
    near_now.push_back(now[i]);
    near_then.push_back(then[i]);
    if (then[i].value < now[i].value / 2.0) ++nearer;
  }
  if (near_now.size() < min_places) return std::nullopt;
  const Misregistration found{by, near_now.size(), median(near_now), median(near_then)};
  const bool is_better =
      found.now >= 100_m && found.now != unreachable && found.then.value <= found.now.value / 2.0;
  return is_better && suffice(nearer, found, are_both_other(by, stated)) ? std::optional(found)
                                                                         : std::nullopt;
}

/// Whether the layer is within 100 m of at least half of the places that have it in reach, as
/// between layers that fit.
bool lie_near(std::span<const Metres> now) {
  std::vector<Metres> near;
  for (const Metres distance : now) {
    if (distance != unreachable) near.push_back(distance);
  }
  return near.size() >= min_places && median(std::move(near)) < 100_m;
}

LonLat moved(LonLat place, double metres, double angle) {
  const double narrow = std::max(0.01, cosine_of_latitude(place.lat));
  return {place.lon + metres * std::cos(angle) / metres_in_degree_of_equator / narrow,
          place.lat + metres * std::sin(angle) / metres_in_degree_of_equator};
}

/// Whether at least three in four of the places near the lines are within a band of 3 km in the
/// given direction.
bool are_one_row(std::span<const LonLat> places, std::span<const Metres> near, double angle) {
  constexpr double half_width = 1500.0;
  const LonLat middle_place = places[places.size() / 2];
  const double narrow = std::max(0.01, cosine_of_latitude(middle_place.lat));
  std::vector<double> across;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (near[i] == unreachable) continue;
    const double east = (places[i].lon - middle_place.lon) * narrow;
    const double north = places[i].lat - middle_place.lat;
    across.push_back(metres_in_degree_of_equator *
                     (north * std::cos(angle) - east * std::sin(angle)));
  }
  std::vector<double> sorted = across;
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::ranges::nth_element(sorted, middle);
  const auto within = std::ranges::count_if(
      across, [&](double offset) { return std::abs(offset - *middle) <= half_width; });
  return 4 * static_cast<std::size_t>(within) >= 3 * across.size();
}

/// Whether at least three in four places stay about as near when moved in one direction, and form a
/// single row: then any displacement with a component across their line may bring them nearer,
/// which proves nothing. Two lengths are tried, because one could coincide with the spacing of
/// parallel lines. Rows along several lines that one displacement fits are valid evidence.
bool are_along_a_line(std::span<const LonLat> places, std::span<const Metres> near,
                      const DistancesTo& distances) {
  constexpr std::size_t directions = 32;  // within 2.9° of the line: offset below a twentieth
  constexpr double off_line = 0.06;
  constexpr std::array lengths = {2000.0, 2700.0};
  const std::size_t count = places.size();
  std::vector<LonLat> requested;
  for (std::size_t k = 0; k < directions; ++k) {
    const double angle = std::numbers::pi * static_cast<double>(k) / directions;
    for (const double length : lengths) {
      for (const LonLat place : places) requested.push_back(moved(place, length, angle));
    }
  }
  const std::vector<Metres> found = distances(requested);
  for (std::size_t k = 0; k < directions; ++k) {
    std::size_t as_near = 0;
    std::size_t all = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (near[i] == unreachable) continue;
      ++all;
      const std::size_t first = k * lengths.size() * count + i;
      const bool is_near = found[first].value <= near[i].value + off_line * lengths[0] &&
                           found[first + count].value <= near[i].value + off_line * lengths[1];
      if (is_near) ++as_near;
    }
    if (4 * as_near < 3 * all) continue;  // some places move beyond the end of the line
    if (are_one_row(places, near, std::numbers::pi * static_cast<double>(k) / directions))
      return true;
  }
  return false;
}

}  // namespace

Registration examine_registration(std::span<const LonLat> places, const DistancesTo& distances,
                                  Datums stated, Metres upon) {
  constexpr std::size_t max_sample = 150;
  const std::size_t step = places.size() / max_sample + 1;
  std::vector<LonLat> requested;
  for (std::size_t i = 0; i < places.size(); i += step) requested.push_back(places[i]);
  const std::size_t count = requested.size();
  if (count < min_places) return {};
  const std::vector<Displacement> displacements = displacements_from(stated);
  for (const Displacement& by : displacements) {
    for (std::size_t i = 0; i < count; ++i)
      requested.push_back(displaced(requested[i], by, stated));
  }
  const std::vector<Metres> found = distances(requested);
  const std::span<const Metres> all = found;
  const std::span<const LonLat> queried_places = requested;
  Registration registration;
  std::size_t best = 0;
  for (std::size_t k = 0; k < displacements.size(); ++k) {
    if (registration.better && are_both_other(displacements[k], stated)) break;
    const auto tried =
        evaluate(all.first(count), all.subspan((k + 1) * count, count), displacements[k], stated);
    if (!tried || tried->then > upon) continue;
    if (registration.better && registration.better->then <= tried->then) continue;
    registration.better = tried;
    best = (k + 1) * count;
  }
  if (registration.better &&
      are_along_a_line(queried_places.subspan(best, count), all.subspan(best, count), distances)) {
    return {};
  }
  registration.fits = !registration.better && lie_near(all.first(count));
  return registration;
}

std::optional<Misregistration> find_misregistration(std::span<const LonLat> places,
                                                    LineView lines) {
  return examine_registration(places,
                              [&](std::span<const LonLat> requested) {
                                return distances_to_lines(requested, lines);
                              },
                              {})
      .better;
}

namespace {

Text datum_key(Datum datum) { return Text(fmt::format("datum = \"{}\"", word_of(datum))); }

/// The keys that set the right datums. If one layer has to take the datum of the other, the reverse
/// is offered as well.
KeysAgainst keys_for_datums(Datums right, Datums stated) {
  const bool is_places = right.places != stated.places;
  const bool is_others = right.lines != stated.lines;
  KeysAgainst keys;
  if (is_places) keys.of_places = datum_key(right.places);
  if (is_others) keys.of_others = datum_key(right.lines);
  keys.needs_both = is_places && is_others;
  if (keys.needs_both || right.places != right.lines) return keys;
  if (is_places) keys.of_others = datum_key(stated.places);
  if (is_others) keys.of_places = datum_key(stated.lines);
  return keys;
}

/// Whether the CRS is a PROJ string in kilometres.
bool is_in_kilometres(const std::string& crs) { return crs.find("+units=km") != crs.npos; }

/// A transverse Mercator with the central meridian, false easting and unit of `like`, so that the
/// zone prefix of the eastings remains valid.
Text same_zone(const CrsDescription& like, const std::string& crs, double scale) {
  const bool is_km = is_in_kilometres(crs);
  const double false_easting = is_km ? 1000.0 * like.false_easting : like.false_easting;
  return Text(
      fmt::format("crs = \"+proj=tmerc +lat_0=0 +lon_0={:g} +k={:g} +x_0={:.0f} +y_0=0 "
                  "+datum=WGS84 +units={}\"",
                  *like.central_meridian, scale, false_easting, is_km ? "km" : "m"));
}

/// The key for one layer that corrects a confusion of UTM and Gauss-Kruger.
Text key_for_scale(Cause by, const LayerSource& source, bool is_lines) {
  const bool is_too_far = (by == Cause::lines_too_far) == is_lines;
  const std::string crs = try_places(source).crs;
  if (crs.empty()) return {};
  const CrsDescription is = Projection(crs).description();
  if (!is.central_meridian) return {};
  const int three = static_cast<int>(std::lround(*is.central_meridian / 3.0));
  const int prefix = static_cast<int>(std::floor(is.false_easting / 1e6));
  const bool is_unusual = is_in_kilometres(crs) || is.false_easting == 0.0;
  if (is_too_far && is.scale == utm_scale && three >= 25 && three <= 45) {
    if (is_unusual || (prefix != 0 && prefix != three)) return same_zone(is, crs, 1.0);
    return Text("crs = \"" + zone_code(GeodeticDatum::cgcs2000, three, prefix != 0) + "\"");
  }
  if (!is_too_far && is.scale == 1.0 && (three % 2 + 2) % 2 == 1) {
    if (is_unusual || prefix != 0) return same_zone(is, crs, utm_scale);
    return Text("crs = \"EPSG:" + std::to_string(32600 + (three + 61) / 2) + "\"");
  }
  return {};
}

}  // namespace

KeysAgainst keys_against(const Displacement& by, const LayerSource& places,
                         const LayerSource& others) {
  if (by.cause == Cause::datums) return keys_for_datums(by.right, {places.datum, others.datum});
  return {key_for_scale(by.cause, places, false), key_for_scale(by.cause, others, true)};
}

Text new_export_against(const Displacement& by, const LayerSource& source, bool is_lines) {
  if (by.cause == Cause::datums) return {};
  const std::string crs = try_places(source).crs;
  if (crs.empty() || !Projection(crs).description().in_degrees) return {};
  const bool is_too_far = (by.cause == Cause::lines_too_far) == is_lines;
  return is_too_far ? Text("Gauss-Kruger in place of UTM", "高斯-克吕格（而非 UTM）")
                    : Text("UTM in place of Gauss-Kruger", " UTM（而非高斯-克吕格）");
}

std::vector<LonLat> one_of_each_town(std::span<const LonLat> places) {
  constexpr double cell = 0.02;
  std::set<std::pair<long, long>> seen;
  std::vector<LonLat> some;
  for (const LonLat place : places) {
    if (seen.insert({std::lround(place.lon / cell), std::lround(place.lat / cell)}).second) {
      some.push_back(place);
    }
  }
  return some;
}

namespace {

/// Vertices along each line, at least 1 km apart.
std::vector<LonLat> places_along(LineView lines) {
  std::vector<LonLat> places;
  for (std::size_t l = 0; l < lines.size(); ++l) {
    const std::size_t first = lines.first_vertex[l];
    for (std::size_t v = first; v < lines.first_vertex[l + 1]; ++v) {
      const LonLat vertex = lines.vertex[v];
      if (v == first || distance_between(places.back(), vertex) >= 1_km) places.push_back(vertex);
    }
  }
  return places;
}

}  // namespace

PlacesOnLines places_on_lines(LineView lines) {
  constexpr std::size_t few_lines = 6;
  constexpr std::size_t few_places = 12;
  constexpr std::size_t most = 1500;
  if (lines.size() < few_lines) {
    std::vector<LonLat> along = places_along(lines);
    if (along.size() < few_places) along.clear();
    return {std::move(along), 50_m};
  }
  PlacesOnLines found;
  const std::size_t step = lines.size() / most + 1;
  for (std::size_t l = 0; l < lines.size(); l += step) {
    const std::size_t first = lines.first_vertex[l];
    const std::size_t last = lines.first_vertex[l + 1] - 1;
    for (const std::size_t vertex : std::set{first, (first + last) / 2, last})
      found.places.push_back(lines.vertex[vertex]);
  }
  return found;
}

}  // namespace hinterland
