// SPDX-License-Identifier: Apache-2.0
#include "input/columns/coordinate_names.hpp"

#include <iterator>
#include <sstream>

namespace hinterland {

namespace {

/// Names that blanks part.
std::vector<std::string> words(const char* text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), std::istream_iterator<std::string>()};
}

}  // namespace

// What names a datum of web maps stands behind what names none: it has to be undone.

std::vector<std::string> longitude_names() {
  return words(
      "lon lng long longitude longitude_wgs84 lon_wgs84 lng_wgs84 经度_wgs84 "
      "经度_cgcs2000 经度 JD POINT_X x 坐标x x坐标 easting 东经 经度值 jingdu "
      "lon_dd long_dd lon_deg x_coord coord_x x_coordinate gps_lon gps_lng gps_longitude "
      "gps_x centroid_x lon_x longitude_gcj02 lon_gcj02 lng_gcj02 longitude_bd09 lon_bd09 "
      "lng_bd09 gps_e gps经度 经度坐标 中心经度 中心点经度 位置经度 "
      "地理经度 大地经度 横坐标 横坐标x 横坐标y 横坐标(x) 横坐标(y) "
      "东坐标 东向坐标 东距 e坐标 坐标e east e");
}

std::vector<std::string> latitude_names() {
  return words(
      "lat latitude latitude_wgs84 纬度_wgs84 纬度_cgcs2000 lat_wgs84 纬度 WD "
      "POINT_Y y 坐标y y坐标 northing 北纬 纬度值 weidu lat_dd lat_deg y_coord "
      "coord_y y_coordinate gps_lat gps_latitude gps_y centroid_y lat_y latitude_gcj02 "
      "lat_gcj02 latitude_bd09 lat_bd09 gps_n gps纬度 纬度坐标 中心纬度 "
      "中心点纬度 位置纬度 地理纬度 大地纬度 纵坐标 纵坐标y "
      "纵坐标x 纵坐标(x) 纵坐标(y) 北坐标 北向坐标 北距 n坐标 坐标n "
      "north n");
}

std::vector<std::string> place_names() {
  std::vector<std::string> names;
  // Which coordinate stands first, a name may say; the cells say more.
  for (const char* lon : {"lon", "lng", "long", "longitude", "经度", "x"}) {
    for (const char* lat : {"lat", "latitude", "纬度", "y"}) {
      for (const char* between : {"", "_", ",", "/", ", ", "、", " "}) {
        names.push_back(std::string(lon) + between + lat);
        names.push_back(std::string(lat) + between + lon);
      }
    }
  }
  for (const char* other :
       {"经纬度",   "经纬度坐标",   "中心点经纬度", "纬经度",    "坐标",     "地理坐标",
        "中心坐标", "中心点坐标",   "位置坐标",     "gps",       "gps坐标",  "坐标点",
        "坐标位置", "coordinates",  "coordinate",   "coords",    "coord",    "geo_point",
        "geopoint", "geo_point_2d", "geolocation",  "location",  "position", "point",
        "wkt",      "geom",         "geometry",     "the_geom",  "shape",    "point_wkt",
        "wkt_geom", "geom_wkt",     "位置",         "jingweidu", "zuobiao"}) {
    names.emplace_back(other);
  }
  return names;
}

}  // namespace hinterland
