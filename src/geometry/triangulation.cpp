// SPDX-License-Identifier: Apache-2.0
#include "geometry/triangulation.hpp"

#include "geometry/distance.hpp"
#include "geometry/geos_shape.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

namespace hinterland {

namespace {

/// A place in the coordinates of the triangulation, and its row.
struct Spot {
  LonLat place;
  std::uint32_t row = 0;

  friend constexpr auto operator<=>(const Spot&, const Spot&) = default;
};

/// The places from west to east, with scaled longitudes. If they lie on both sides of the
/// antimeridian, western longitudes are continued past 180°.
std::vector<Spot> sorted_spots(std::span<const LonLat> places) {
  double south = 90.0;
  double north = -90.0;
  double west = 180.0;
  double east = -180.0;
  for (const LonLat& place : places) {
    south = std::min(south, place.lat);
    north = std::max(north, place.lat);
    west = std::min(west, place.lon);
    east = std::max(east, place.lon);
  }
  const bool counts_on = east - west > 180.0;
  const double narrowing = cosine_of_latitude((south + north) / 2.0);
  std::vector<Spot> spots;
  spots.reserve(places.size());
  for (const LonLat& place : places) {
    const double lon = counts_on && place.lon < 0.0 ? place.lon + 360.0 : place.lon;
    spots.push_back({{lon * narrowing, place.lat}, static_cast<std::uint32_t>(spots.size())});
  }
  std::ranges::sort(spots);
  return spots;
}

PlacePair pair_of(std::uint32_t a, std::uint32_t b) { return {std::min(a, b), std::max(a, b)}; }

/// Removes duplicate places and returns links to the place that is kept.
std::vector<PlacePair> remove_duplicates(std::vector<Spot>& spots) {
  std::vector<PlacePair> links;
  std::vector<Spot> single;
  for (const Spot& spot : spots) {
    if (!single.empty() && single.back().place == spot.place) {
      links.push_back(pair_of(single.back().row, spot.row));
    } else {
      single.push_back(spot);
    }
  }
  spots = std::move(single);
  return links;
}

std::uint32_t row_at(const std::vector<Spot>& spots, LonLat place) {
  return std::ranges::lower_bound(spots, place, {}, &Spot::place)->row;
}

/// Adds the edges of the triangulation; none if all places are collinear.
void add_triangulation(const std::vector<Spot>& spots, std::vector<PlacePair>& links) {
  const Geos geos;
  std::vector<LonLat> vertices;
  for (const Spot& spot : spots) vertices.push_back(spot.place);
  static_assert(sizeof(LonLat) == 2 * sizeof(double));
  GEOSCoordSequence* sequence = GEOSCoordSeq_copyFromBuffer_r(
      geos, &vertices[0].lon, static_cast<unsigned>(vertices.size()), 0, 0);
  const GeometryOwner line(GEOSGeom_createLineString_r(geos, sequence), GeometryDeleter{geos});
  const GeometryOwner edges(GEOSDelaunayTriangulation_r(geos, line.get(), 0.0, 1),
                            GeometryDeleter{geos});
  if (!edges) return;
  const int count = GEOSGetNumGeometries_r(geos, edges.get());
  for (int i = 0; i < count; ++i) {
    const GEOSCoordSequence* ends =
        GEOSGeom_getCoordSeq_r(geos, GEOSGetGeometryN_r(geos, edges.get(), i));
    LonLat a;
    LonLat b;
    GEOSCoordSeq_getXY_r(geos, ends, 0, &a.lon, &a.lat);
    GEOSCoordSeq_getXY_r(geos, ends, 1, &b.lon, &b.lat);
    links.push_back(pair_of(row_at(spots, a), row_at(spots, b)));
  }
}

bool are_connected(std::size_t count, const std::vector<PlacePair>& links) {
  std::vector<std::uint32_t> above(count);
  std::iota(above.begin(), above.end(), 0U);
  const auto root = [&](std::uint32_t row) {
    while (above[row] != row) row = above[row] = above[above[row]];
    return row;
  };
  std::size_t parts = count;
  for (const PlacePair& link : links) {
    const std::uint32_t a = root(link.first);
    const std::uint32_t b = root(link.second);
    if (a == b) continue;
    above[a] = b;
    --parts;
  }
  return parts <= 1;
}

}  // namespace

std::vector<PlacePair> neighbour_links(std::span<const LonLat> places) {
  if (places.empty()) return {};
  std::vector<Spot> spots = sorted_spots(places);
  std::vector<PlacePair> links = remove_duplicates(spots);
  if (spots.size() > 2) add_triangulation(spots, links);
  if (!are_connected(places.size(), links)) {
    // Collinear, or so nearly that the triangulation failed.
    for (std::size_t i = 1; i < spots.size(); ++i) {
      links.push_back(pair_of(spots[i - 1].row, spots[i].row));
    }
  }
  std::ranges::sort(links);
  links.erase(std::unique(links.begin(), links.end()), links.end());
  return links;
}

}  // namespace hinterland
