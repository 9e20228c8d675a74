// SPDX-License-Identifier: Apache-2.0
#include "input/osm/element.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hinterland {

void OsmFeature::begin(OsmObject of, std::int64_t with_number) {
  object = of;
  number = with_number;
  version = 0;
  is_deleted = false;
  place.reset();
  centre.reset();
  tags.clear();
  nodes.clear();
  members.clear();
}

std::uint32_t osm_version(std::int64_t number) {
  constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(number, 0, most));
}

std::optional<OsmPlace> osm_place(double longitude, double latitude) {
  constexpr double per_degree = 1e7;
  if (!(std::abs(longitude) <= 180.0 && std::abs(latitude) <= 90.0)) return std::nullopt;
  return OsmPlace{static_cast<std::int32_t>(std::lround(longitude * per_degree)),
                  static_cast<std::int32_t>(std::lround(latitude * per_degree))};
}

std::optional<OsmPlace> osm_middle(std::optional<OsmPlace> south_west,
                                   std::optional<OsmPlace> north_east) {
  if (!south_west || !north_east) return std::nullopt;
  const auto middle = [](std::int32_t a, std::int32_t b) {
    return static_cast<std::int32_t>((std::int64_t{a} + b) / 2);
  };
  return OsmPlace{middle(south_west->lon, north_east->lon),
                  middle(south_west->lat, north_east->lat)};
}

}  // namespace hinterland
