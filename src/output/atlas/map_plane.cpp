// SPDX-License-Identifier: Apache-2.0
#include "output/atlas/map_plane.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace hinterland {

namespace {

constexpr int first_zone_of_china = 25;
constexpr int last_zone_of_china = 45;
constexpr int before_utm_north = 32600;
constexpr int before_utm_south = 32700;

/// 0: the zone is one of those of China.
int utm_zone(GaussKrugerZone nearest) {
  if (nearest.number >= first_zone_of_china && nearest.number <= last_zone_of_china) return 0;
  constexpr int zones = 60;
  const double west_edge = (nearest.central_meridian() + 180.0) / 6.0;
  return std::clamp(static_cast<int>(std::floor(west_edge)) + 1, 1, zones);
}

}  // namespace

GaussKrugerZone zone_of(const Villages& villages) {
  if (villages.place.empty()) return {};
  std::vector<double> longitudes;
  for (const LonLat& place : villages.place) longitudes.push_back(place.lon);
  const auto middle = longitudes.begin() + static_cast<std::ptrdiff_t>(longitudes.size() / 2);
  std::ranges::nth_element(longitudes, middle);
  return {static_cast<int>(std::lround(*middle / 3.0))};
}

MapPlane::MapPlane(const Villages& villages)
    : utm_(utm_zone(zone_of(villages))),
      zone_(utm_ == 0 ? zone_of(villages) : GaussKrugerZone{2 * utm_ - 61}),
      projection_(zone_),
      is_south_(villages.size() > 0 && villages.place[VillageId{0}].lat < 0.0) {}

int MapPlane::epsg() const {
  if (utm_ == 0) return zone_.epsg();
  return (is_south_ ? before_utm_south : before_utm_north) + utm_;
}

PlanePoint MapPlane::at(LonLat place) const {
  const PlanePoint point = projection_.to_plane(place);
  if (utm_ == 0) return point;
  constexpr double scale = 0.9996;  // of UTM, on the central meridian
  return {500'000.0 + scale * (point.x - zone_.false_easting()),
          (is_south_ ? 1e7 : 0.0) + scale * point.y};
}

std::string map_crs_name(int epsg, const Words& words) {
  if (epsg > before_utm_north) {
    const bool is_south = epsg > before_utm_south;
    const int zone = epsg - (is_south ? before_utm_south : before_utm_north);
    return words.fill("WGS 84 / UTM 第{}带{}（EPSG:{}）", "WGS 84 / UTM zone {}{} (EPSG:{})", zone,
                      is_south ? words("（南半球）", "S") : words("（北半球）", "N"), epsg);
  }
  return words.fill("CGCS2000 3度带高斯-克吕格第{}带（EPSG:{}）",
                    "CGCS2000 / 3-degree Gauss-Kruger zone {} (EPSG:{})",
                    epsg - GaussKrugerZone{0}.epsg(), epsg);
}

}  // namespace hinterland
