// SPDX-License-Identifier: Apache-2.0
#include <hinterland/layers/field_names.hpp>

namespace hinterland {

std::vector<std::string> longitude_names() {
  return {"lon",
          "lng",
          "long",
          "longitude",
          "longitude_gcj02",
          "longitude_bd09",
          "longitude_wgs84",
          "lon_gcj02",
          "lng_gcj02",
          "lon_bd09",
          "lng_bd09",
          "lon_wgs84",
          "lng_wgs84",
          "经度",
          "JD",
          "POINT_X",
          "x",
          "坐标x",
          "x坐标",
          "easting",
          "东经",
          "经度值",
          "jingdu",
          "lon_dd",
          "long_dd",
          "lon_deg",
          "x_coord",
          "coord_x",
          "x_coordinate",
          "gps_lon",
          "gps_lng",
          "gps_longitude",
          "gps_x",
          "centroid_x",
          "lon_x"};
}

std::vector<std::string> latitude_names() {
  return {"lat",       "latitude",   "latitude_gcj02", "latitude_bd09", "latitude_wgs84",
          "lat_gcj02", "lat_bd09",   "lat_wgs84",      "纬度",          "WD",
          "POINT_Y",   "y",          "坐标y",          "y坐标",         "northing",
          "北纬",      "纬度值",     "weidu",          "lat_dd",        "lat_deg",
          "y_coord",   "coord_y",    "y_coordinate",   "gps_lat",       "gps_latitude",
          "gps_y",     "centroid_y", "lat_y"};
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
