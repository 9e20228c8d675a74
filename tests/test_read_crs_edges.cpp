// SPDX-License-Identifier: Apache-2.0
#include "geometry/overlay.hpp"
#include "input/columns/records.hpp"
#include "input/coordinates/projection.hpp"
#include "input/records/read_layer.hpp"
#include "temporary_folder.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace hinterland;

namespace {

/// A square of 100 km in the plane of EPSG:4527, with the given number of pieces per edge.
std::string square(int pieces) {
  const double west = 39'450'000.0;
  const double south = 4'000'000.0;
  const double side = 100'000.0;
  const std::vector<LonLat> corners = {{west, south},
                                       {west + side, south},
                                       {west + side, south + side},
                                       {west, south + side},
                                       {west, south}};
  std::string wkt = "POLYGON ((";
  for (std::size_t c = 1; c < corners.size(); ++c) {
    for (int i = 0; i < pieces; ++i) {
      const double share = static_cast<double>(i) / pieces;
      wkt += fmt::format("{:.4f} {:.4f}, ", std::lerp(corners[c - 1].lon, corners[c].lon, share),
                         std::lerp(corners[c - 1].lat, corners[c].lat, share));
    }
  }
  return wkt + fmt::format("{:.4f} {:.4f}))", west, south);
}

MultiPolygon read_square(int pieces) {
  const TemporaryFolder folder;
  folder.write("a.csv", "name,wkt\na,\"" + square(pieces) + "\"\n");
  LayerSource source;
  source.path = folder.path("a.csv");
  source.name = "exclusions";
  source.crs = "EPSG:4527";
  Problems problems;
  const Records records = read_layer(source, Shape::polygons, {}, problems, no_progress);
  return records.polygons[RecordId{0}];
}

}  // namespace

TEST_CASE("edges are straight in the plane of their CRS for any number of vertices",
          "[read][crs]") {
  const std::vector<MultiPolygon> drawn = {read_square(1), read_square(200)};
  // Points of that plane 5 cm on either side of the edges.
  std::vector<LonLat> inside;
  std::vector<LonLat> outside;
  for (int i = 1; i < 40; ++i) {
    const double along = 100'000.0 * i / 40.0;
    for (const double adjacent : {0.05, 99'999.95}) {
      inside.push_back({39'450'000.0 + along, 4'000'000.0 + adjacent});
      inside.push_back({39'450'000.0 + adjacent, 4'000'000.0 + along});
    }
    for (const double adjacent : {-0.05, 100'000.05}) {
      outside.push_back({39'450'000.0 + along, 4'000'000.0 + adjacent});
      outside.push_back({39'450'000.0 + adjacent, 4'000'000.0 + along});
    }
  }
  const Projection projection("EPSG:4527");
  projection.to_lonlat(inside);
  projection.to_lonlat(outside);
  for (const MultiPolygon& shape : drawn) {
    for (const std::uint32_t covering : first_covering({&shape, 1}, inside)) {
      CHECK(covering == 0);
    }
    for (const std::uint32_t covering : first_covering({&shape, 1}, outside)) {
      CHECK(covering == outside_all);
    }
  }
}
