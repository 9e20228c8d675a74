// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "input/coordinates/crs_detection.hpp"
#include "input/coordinates/projection.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

using namespace hinterland;

namespace {

using Places = std::vector<LonLat>;

const Places degrees = {{117.1, 36.6}, {117.2, 36.7}, {118.0, 36.1}};
// The same region in zone 39 (central meridian 117° E), metres, with and without zone number in the
// easting.
const Places zone_39 = {{39508947, 4052500}, {39517880, 4063600}, {39590090, 3997000}};
const Places no_zone = {{508947, 4052500}, {517880, 4063600}, {590090, 3997000}};

Places swapped(Places places) {
  for (LonLat& place : places) std::swap(place.lon, place.lat);
  return places;
}

/// The first of the places, converted.
LonLat first_place(const CrsVerdict& verdict, Places places) {
  if (verdict.swap_axes) places = swapped(places);
  Projection(verdict.crs).to_lonlat(places);
  return places[0];
}

}  // namespace

TEST_CASE("degrees without a declared CRS are recognised as degrees", "[crs_detection]") {
  const auto verdict = examine_crs("", "", degrees);
  CHECK(verdict.mismatch.empty());
  CHECK_FALSE(verdict.doubtful);
  CHECK(first_place(verdict, degrees) == degrees[0]);
}

TEST_CASE("metres without a declared CRS name the codes that fit", "[crs_detection]") {
  CHECK_THAT(examine_crs("", "", zone_39).mismatch.en,
             Catch::Contains("begin with zone 39") && Catch::Contains("EPSG:4527") &&
                 Catch::Contains("EPSG:2363") && Catch::Contains("EPSG:2415"));
  CHECK_THAT(examine_crs("", "", no_zone).mismatch.en,
             Catch::Contains("EPSG:4534") && Catch::Contains("EPSG:4554"));
  CHECK_THAT(examine_crs("", "", Places{{13035500, 4385000}}).mismatch.en,
             Catch::Contains("EPSG:3857"));
}

TEST_CASE("the codes by zone are those that PROJ has for that zone", "[crs_detection]") {
  // EPSG codes are consecutive by zone: both ends of each series.
  for (const int zone : {25, 45}) {
    const double east = 1e6 * zone + 5e5;
    for (const auto& [chosen, named] : std::vector<std::pair<int, std::string>>{
             {4513, "CGCS2000 / 3-degree Gauss-Kruger zone "},
             {2349, "Xian 1980 / 3-degree Gauss-Kruger zone "},
             {2401, "Beijing 1954 / 3-degree Gauss-Kruger zone "}}) {
      const Projection projection("EPSG:" + std::to_string(chosen + zone - 25));
      CHECK(projection.description().name == named + std::to_string(zone));
      Places places = {{east, 4e6}};
      projection.to_lonlat(places);
      CHECK(places[0].lon == Approx(3.0 * zone));
    }
  }
}

TEST_CASE("a projected .prj over degrees is ignored", "[crs_detection]") {
  const auto verdict = examine_crs("", "EPSG:4527", degrees);
  CHECK(verdict.doubtful);
  CHECK_THAT(verdict.reason.en, Catch::Contains("zone 39") && Catch::Contains("are degrees"));
  CHECK(first_place(verdict, degrees) == degrees[0]);
}

TEST_CASE("a declared zone that fits is used", "[crs_detection]") {
  const auto verdict = examine_crs("", "EPSG:4527", zone_39);
  CHECK_FALSE(verdict.doubtful);
  CHECK(verdict.mismatch.empty());
  CHECK(first_place(verdict, zone_39).lon == Approx(117.1).margin(0.001));
}

TEST_CASE("the zone number in the eastings takes precedence over the .prj", "[crs_detection]") {
  for (const char* declared : {"EPSG:4526", "EPSG:4548"}) {  // zone 38; 117° E without zone number
    const auto verdict = examine_crs("", declared, zone_39);
    INFO(declared);
    CHECK(verdict.doubtful);
    CHECK(verdict.description.code == "EPSG:4527");
    CHECK(first_place(verdict, zone_39).lon == Approx(117.1).margin(0.001));
  }
}

TEST_CASE("eastings without the zone number of the .prj are read without it", "[crs_detection]") {
  const auto verdict = examine_crs("", "EPSG:4527", no_zone);
  CHECK(verdict.doubtful);
  CHECK(verdict.description.code == "EPSG:4548");
  CHECK(first_place(verdict, no_zone).lon == Approx(117.1).margin(0.001));
}

TEST_CASE("swapped axes are corrected", "[crs_detection]") {
  for (const char* declared : {"", "EPSG:4490", "EPSG:4326"}) {
    const auto verdict = examine_crs("", declared, swapped(degrees));
    INFO(declared);
    CHECK(verdict.swap_axes);
    CHECK(verdict.doubtful);
    CHECK(first_place(verdict, swapped(degrees)) == degrees[0]);
  }
  const auto metres = examine_crs("", "EPSG:4527", swapped(zone_39));
  CHECK(metres.swap_axes);
  CHECK(first_place(metres, swapped(zone_39)).lon == Approx(117.1).margin(0.001));
  // Both below 90: only the area of use of CGCS2000 decides.
  const Places kashgar = {{39.5, 75.9}, {39.4, 76.1}};
  CHECK(examine_crs("", "EPSG:4490", kashgar).swap_axes);
}

TEST_CASE("latitudes beyond 72° that are inhabited as longitudes are swapped, whatever is declared",
          "[crs_detection]") {
  const Places kashgar = {{39.5, 75.9}, {39.4, 76.1}};
  for (const char* declared : {"", "EPSG:4326", "EPSG:4527"}) {
    INFO(declared);
    const auto verdict = examine_crs("", declared, kashgar);
    CHECK(verdict.swap_axes);
    CHECK(verdict.doubtful);
    CHECK(first_place(verdict, kashgar) == LonLat{75.9, 39.5});
    CHECK_THAT(verdict.reason.zh, Catch::Contains("纬度写在经度之前"));
  }
  // Both orders are inhabited land, or neither is: the layer itself does not decide.
  CHECK_FALSE(examine_crs("", "EPSG:4326", Places{{32.3, 36.3}}).swap_axes);
  CHECK_FALSE(examine_crs("", "EPSG:4326", Places{{-69.2, 77.5}}).swap_axes);
}

TEST_CASE("the axes declared in the study take precedence", "[crs_detection]") {
  const Places kashgar = {{39.5, 75.9}, {39.4, 76.1}};
  const auto as_it_is = examine_crs("", "", kashgar, false);
  CHECK_FALSE(as_it_is.swap_axes);
  CHECK_FALSE(as_it_is.doubtful);
  const auto north_first = examine_crs("", "", kashgar, true);
  CHECK(north_first.swap_axes);
  CHECK_FALSE(north_first.doubtful);
  const auto metres = examine_crs("", "EPSG:4527", swapped(zone_39), true);
  CHECK(metres.swap_axes);
  CHECK_FALSE(metres.doubtful);
  CHECK(first_place(metres, swapped(zone_39)).lon == Approx(117.1).margin(0.001));
}

TEST_CASE("UTM eastings with zone number are a mismatch that names the CRS", "[crs_detection]") {
  const Places prefixed = {{50454345, 4050800}, {50455345, 4050900}};
  for (const char* declared : {"", "EPSG:32650"}) {
    INFO(declared);
    const auto verdict = examine_crs("", declared, prefixed);
    CHECK_THAT(verdict.mismatch.en, Catch::Contains("begin with zone 50") &&
                                        Catch::Contains("+lon_0=117 +k=0.9996 +x_0=50500000"));
  }
  const auto as_reported = examine_crs(
      "+proj=tmerc +lat_0=0 +lon_0=117 +k=0.9996 +x_0=50500000 +y_0=0 +datum=WGS84 +units=m", "",
      prefixed);
  CHECK(as_reported.mismatch.empty());
  CHECK_FALSE(as_reported.doubtful);
  Places plain = {{454345, 4050800}};
  Projection("EPSG:32650").to_lonlat(plain);
  CHECK(first_place(as_reported, prefixed).lon == Approx(plain[0].lon).margin(1e-9));
  CHECK(first_place(as_reported, prefixed).lat == Approx(plain[0].lat).margin(1e-9));
}

TEST_CASE("metres without a CRS may be UTM of any country", "[crs_detection]") {
  const std::string thailand = examine_crs("", "", Places{{531000, 2101000}}).mismatch.en;
  CHECK_THAT(thailand, Catch::Contains("EPSG:4534") && Catch::Contains("EPSG:32601") &&
                           Catch::Contains("EPSG:32760"));
  const std::string mozambique = examine_crs("", "", Places{{870000, 8110000}}).mismatch.en;
  CHECK_THAT(mozambique, Catch::Contains("EPSG:32701") && !Catch::Contains("EPSG:4534"));
}

TEST_CASE("a CRS with its own datum parameters keeps them, and its zone is corrected",
          "[crs_detection]") {
  const std::string plain =
      "+proj=tmerc +lon_0=117 +x_0=500000 +ellps=krass +towgs84=15.8,-154.4,-82.3";
  const auto right = examine_crs(plain, "", no_zone);
  CHECK_FALSE(right.ballpark);
  CHECK_FALSE(right.doubtful);
  const LonLat shifted = first_place(right, no_zone);
  CHECK(shifted.lon == Approx(117.1006243).margin(1e-7));  // PROJ 9.1
  CHECK(shifted.lat == Approx(36.6029278).margin(1e-7));
  const auto prefixed = examine_crs("", plain, zone_39);
  CHECK(prefixed.doubtful);
  CHECK_FALSE(prefixed.ballpark);
  CHECK(first_place(prefixed, zone_39).lon == Approx(shifted.lon).margin(1e-9));
  CHECK(first_place(prefixed, zone_39).lat == Approx(shifted.lat).margin(1e-9));
}

TEST_CASE("a datum without a known transformation to WGS 84 is ballpark, whatever its name",
          "[crs_detection]") {
  const auto is_ballpark = [&](const std::string& crs, const Places& places) {
    return examine_crs(crs, "", places).ballpark;
  };
  CHECK(is_ballpark("+proj=tmerc +lon_0=117 +x_0=500000 +ellps=krass", no_zone));
  CHECK(is_ballpark("+proj=tmerc +lon_0=117 +x_0=500000 +a=6378140 +rf=298.257", no_zone));
  // Parameters of zero are a placeholder of programs.
  CHECK(is_ballpark("+proj=tmerc +lon_0=117 +x_0=500000 +ellps=krass +towgs84=0,0,0", no_zone));
  CHECK(is_ballpark("EPSG:4214", degrees));
  CHECK(is_ballpark("EPSG:4284", degrees));  // a Soviet datum, in Shandong
  CHECK_FALSE(is_ballpark("EPSG:4284", {{39.0, 55.0}}));
  CHECK_FALSE(is_ballpark("EPSG:4284", {{77.0, 43.3}}));
  // Geocentric ellipsoids of satellite geodesy.
  CHECK_FALSE(is_ballpark("+proj=tmerc +lon_0=117 +x_0=500000 +ellps=GRS80", no_zone));
  CHECK_FALSE(is_ballpark("EPSG:4267", {{-100.0, 40.0}}));
  CHECK_FALSE(is_ballpark("EPSG:24047", {{531000, 2101000}}));
  CHECK_THAT(examine_crs("EPSG:24047", "", Places{{531000, 2101000}}).reason.en,
             Catch::Contains("PROJ's best operation for this area (3 m)"));
}

TEST_CASE("a grid that is not installed is named", "[crs_detection]") {
  const std::string crs = "+proj=tmerc +lon_0=117 +x_0=500000 +ellps=krass +nadgrids=@nowhere.gsb";
  const auto verdict = examine_crs(crs, "", no_zone);
  CHECK(verdict.ballpark);
  CHECK_THAT(verdict.datum_reason.en, Catch::Contains("nowhere.gsb is not installed"));
  CHECK_THAT(verdict.datum_reason.zh, Catch::Contains("未安装其格网文件 nowhere.gsb"));
}

TEST_CASE("metres under a .prj in degrees are a mismatch", "[crs_detection]") {
  CHECK_THAT(examine_crs("", "EPSG:4490", zone_39).mismatch.en,
             Catch::Contains("not degrees") && Catch::Contains("EPSG:4527"));
}

TEST_CASE("Beijing 1954 and Xi'an 1980 are ballpark, a pipeline is not", "[crs_detection]") {
  CHECK(examine_crs("", "EPSG:2415", zone_39).ballpark);
  CHECK(examine_crs("", "EPSG:2363", zone_39).ballpark);
  CHECK_FALSE(examine_crs("", "EPSG:4527", zone_39).ballpark);
  const auto pipeline = examine_crs(
      "+proj=pipeline +step +inv +proj=tmerc +lon_0=117 +x_0=39500000 +ellps=krass "
      "+step +proj=unitconvert +xy_in=rad +xy_out=deg",
      "EPSG:2415", zone_39);
  CHECK_FALSE(pipeline.ballpark);
  CHECK(first_place(pipeline, zone_39).lon == Approx(117.1).margin(0.001));
}

TEST_CASE("a few outliers do not decide", "[crs_detection]") {
  Places places;
  for (int i = 0; i < 99; ++i) places.push_back(zone_39[static_cast<std::size_t>(i) % 3]);
  places.push_back({0, 0});
  CHECK_FALSE(examine_crs("", "EPSG:4527", places).doubtful);
}

TEST_CASE("a CRS that PROJ does not know is an error in a study and a problem in a .prj",
          "[crs_detection]") {
  CHECK_THROWS_AS(examine_crs("EPSG:99999", "", degrees), UsageError);
  CHECK_THROWS_WITH(examine_crs("EPSG:99999", "", degrees),
                    Catch::Contains("EPSG:99999") && Catch::Contains("EPSG:4490"));
  const auto nonsense = examine_crs("", "GEOGCS[nonsense", degrees);
  CHECK(nonsense.doubtful);
  CHECK(nonsense.mismatch.empty());
}

TEST_CASE("batches of any size give the same places", "[crs_detection][property]") {
  Places all;
  for (int i = 0; i < 1000; ++i) all.push_back({39.4e6 + 211.0 * i, 3.9e6 + 173.0 * i});
  const Projection projection("EPSG:4527");
  for (const std::size_t batch : {1U, 7U, 64U, 1000U}) {
    Places whole = all;
    Places parts = all;
    projection.to_lonlat(whole);
    const std::span<LonLat> span(parts);
    for (std::size_t first = 0; first < parts.size(); first += batch)
      projection.to_lonlat(span.subspan(first, std::min(batch, parts.size() - first)));
    CHECK(parts == whole);
  }
}
