// SPDX-License-Identifier: Apache-2.0
#include "geometry/meridian_180.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace hinterland {

namespace {

/// Whether all vertices lie on the antimeridian, as on the edge of a world map.
bool is_edge_of_world(std::span<const LonLat> line) {
  return std::ranges::all_of(line, [](LonLat place) { return std::abs(place.lon) == 180.0; });
}

/// Snaps a longitude to an odd multiple of 180° if the difference is a rounding error of a
/// projection.
double onto_meridian(double longitude) {
  constexpr double rounding = 1e-9;  // a tenth of a millimetre
  const double meridian = 360.0 * std::floor(longitude / 360.0) + 180.0;
  return std::abs(longitude - meridian) < rounding ? meridian : longitude;
}

/// Unwraps longitudes past 180° to avoid jumps: a step of more than 180° is taken in the other
/// direction.
LineString unwrapped(const LineString& line) {
  if (is_edge_of_world(line)) return line;
  LineString result;
  result.reserve(line.size());
  double turns = 0.0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0 && line[i].lon - line[i - 1].lon > 180.0) turns -= 360.0;
    if (i > 0 && line[i].lon - line[i - 1].lon < -180.0) turns += 360.0;
    result.push_back({onto_meridian(line[i].lon + turns), line[i].lat});
  }
  return result;
}

double middle_longitude(const LineString& line) {
  const auto [least, most] = std::ranges::minmax(line, {}, &LonLat::lon);
  return (least.lon + most.lon) / 2.0;
}

void shift(LineString& line, double degrees) {
  for (LonLat& place : line) place.lon += degrees;
}

void shift(Polygon& polygon, double degrees) {
  shift(polygon.outer, degrees);
  for (LineString& hole : polygon.holes) shift(hole, degrees);
}

LonLat at_meridian(LonLat a, LonLat b, double meridian) {
  const double part = (meridian - a.lon) / (b.lon - a.lon);
  return {meridian, a.lat + part * (b.lat - a.lat)};
}

/// The part of a ring on one side of a meridian. Source: I. Sutherland and G. Hodgman, "Reentrant
/// polygon clipping", CACM 17(1), 1974, 32-42, for one clipping edge.
LineString clipped(const LineString& ring, double meridian, bool west) {
  const auto is_inside = [&](LonLat p) { return west ? p.lon <= meridian : p.lon >= meridian; };
  LineString kept;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const LonLat a = ring[i];
    const LonLat b = ring[i + 1];
    if (is_inside(a)) kept.push_back(a);
    if (is_inside(a) != is_inside(b)) kept.push_back(at_meridian(a, b, meridian));
  }
  if (kept.size() < 3) return {};
  kept.push_back(kept.front());
  return kept;
}

/// Shifts a part to longitudes between 180° W and 180° E.
void shift_into_range(LineString& part, double meridian, bool west) {
  // West of an odd multiple of 180° lies the eastern hemisphere.
  shift(part, west ? 180.0 - meridian : -180.0 - meridian);
}

/// Finds the odd multiple of 180° strictly within the longitudes of a line; false if there is none.
bool meridian_inside(const LineString& line, double& meridian) {
  const auto [least, most] = std::ranges::minmax(line, {}, &LonLat::lon);
  meridian = 360.0 * std::floor((least.lon + 180.0) / 360.0) + 180.0;
  return meridian > least.lon && meridian < most.lon;
}

/// The side of the antimeridian (+180 or -180) that a polygon touches, with the range of latitudes;
/// without length if it touches none, or both.
struct Seam {
  double lon = 0.0;
  double south = 0.0;
  double north = 0.0;

  bool has_length() const { return south < north; }
  bool is_across(const Seam& other) const {
    return has_length() && other.has_length() && lon == -other.lon && south < other.north &&
           other.south < north;
  }
};

Seam seam_of(const Polygon& polygon) {
  Seam seam;
  for (const LonLat place : polygon.outer) {
    if (std::abs(place.lon) != 180.0) continue;
    if (seam.lon == 0.0) seam = {place.lon, place.lat, place.lat};
    if (seam.lon != place.lon) return {};  // spans all longitudes
    seam.south = std::min(seam.south, place.lat);
    seam.north = std::max(seam.north, place.lat);
  }
  return seam;
}

std::vector<Seam> seams_of(const MultiPolygon& shape) {
  std::vector<Seam> seams;
  for (const Polygon& polygon : shape) seams.push_back(seam_of(polygon));
  return seams;
}

}  // namespace

double wrapped_longitude(double longitude) {
  if (longitude > 180.0 && longitude <= 360.0) return longitude - 360.0;
  return longitude < -180.0 && longitude >= -360.0 ? longitude + 360.0 : longitude;
}

bool crosses_antimeridian(std::span<const LonLat> line) {
  if (is_edge_of_world(line)) return false;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const auto [low, high] = std::minmax({line[i - 1].lon, line[i].lon});
    if (high - low > 180.0) return true;
  }
  return std::ranges::any_of(line, [](LonLat place) { return std::abs(place.lon) > 180.0; });
}

std::vector<LineString> cut_at_antimeridian(const LineString& line) {
  LineString rest = unwrapped(line);
  double meridian = 0.0;
  if (!meridian_inside(rest, meridian)) {
    const double middle = middle_longitude(rest);
    shift(rest, wrapped_longitude(middle) - middle);
    return {rest};
  }
  std::vector<LineString> parts(1);
  bool west = true;
  const auto finish = [&] {
    if (parts.back().size() > 1)
      shift_into_range(parts.back(), meridian, west);
    else
      parts.pop_back();
  };
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const bool is_west = rest[i].lon <= meridian;
    if (i == 0) west = is_west;
    if (is_west != west) {
      const LonLat cut = at_meridian(rest[i - 1], rest[i], meridian);
      parts.back().push_back(cut);
      finish();
      parts.push_back({cut});
      west = is_west;
    }
    parts.back().push_back(rest[i]);
  }
  finish();
  return parts;
}

MultiPolygon cut_at_antimeridian(const Polygon& polygon) {
  Polygon whole{unwrapped(polygon.outer), {}};
  const double middle = middle_longitude(whole.outer);
  for (const LineString& hole : polygon.holes) {
    whole.holes.push_back(unwrapped(hole));
    LineString& placed = whole.holes.back();
    shift(placed, 360.0 * std::round((middle - middle_longitude(placed)) / 360.0));
  }
  double meridian = 0.0;
  if (!meridian_inside(whole.outer, meridian)) {
    shift(whole, wrapped_longitude(middle) - middle);
    return {whole};
  }
  MultiPolygon parts;
  for (const bool west : {true, false}) {
    Polygon part{clipped(whole.outer, meridian, west), {}};
    if (part.outer.empty()) continue;
    shift_into_range(part.outer, meridian, west);
    for (const LineString& hole : whole.holes) {
      LineString kept = clipped(hole, meridian, west);
      if (kept.empty()) continue;
      shift_into_range(kept, meridian, west);
      part.holes.push_back(std::move(kept));
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

bool meets_antimeridian(const MultiPolygon& shape) {
  bool east = false;
  bool west = false;
  for (const Polygon& polygon : shape) {
    const double lon = seam_of(polygon).lon;
    east = east || lon > 0.0;
    west = west || lon < 0.0;
  }
  return east && west;
}

MultiPolygon counted_on(const MultiPolygon& shape) {
  if (!meets_antimeridian(shape)) return shape;
  MultiPolygon whole = shape;
  for (Polygon& polygon : whole) {
    if (std::ranges::max(polygon.outer, {}, &LonLat::lon).lon <= 0.0) shift(polygon, 360.0);
  }
  return whole;
}

MultiPolygon normalised(MultiPolygon shape) {
  for (Polygon& polygon : shape) shift(polygon, -360.0);
  return shape;
}

std::vector<MultiPolygon> uncut_polygons(const MultiPolygon& shape) {
  std::vector<MultiPolygon> apart;
  const std::vector<Seam> seams = meets_antimeridian(shape) ? seams_of(shape) : std::vector<Seam>();
  std::vector<bool> is_taken(shape.size());
  for (std::size_t first = 0; first < shape.size(); ++first) {
    if (is_taken[first]) continue;
    std::vector<std::size_t> together{first};
    for (std::size_t i = 0; i < together.size() && !seams.empty(); ++i) {
      for (std::size_t other = first + 1; other < shape.size(); ++other) {
        if (is_taken[other] || !seams[together[i]].is_across(seams[other])) continue;
        is_taken[other] = true;
        together.push_back(other);
      }
    }
    apart.emplace_back();
    for (const std::size_t i : together) apart.back().push_back(shape[i]);
  }
  return apart;
}

}  // namespace hinterland
