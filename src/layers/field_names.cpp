// SPDX-License-Identifier: Apache-2.0
#include <hinterland/layers/field_names.hpp>

#include <algorithm>

namespace hinterland {

namespace {

struct KnownField {
  std::string role;
  std::vector<std::string> names;
};

using KnownFields = std::vector<KnownField>;

// Shapefiles cut names at ten bytes, so long names stand here in short as well.
// Within a role the more telling name comes first: CUNMC is surely a village's
// name, NAME may be anything's.

const KnownFields& village_fields() {
  static const KnownFields fields = {
      {"code",
       {"village_code", "villagecod", "code",   "CUNDM",   "CUN_DM",    "XZQDM",      "村代码",
        "村级码",       "行政区代码", "代码",   "CJDCQDM", "ZLDWDM",    "DJZQDM",     "CZCUNDM",
        "SQCDM",        "SQBM",       "XJDM",   "XZBM",    "AREA_CODE", "BLOCK_CODE", "PAC",
        "comid",        "pcode",      "HAB_ID", "CUN",     "编码",      "BSM"}},
      {"name",
       {"village",  "village_name", "village_na", "name",    "CUNMC",   "CUN_MC",     "cun_name",
        "XZQMC",    "村名",         "村名称",     "村级名",  "村级",    "行政村",     "村庄名称",
        "名称",     "CJDCQMC",      "ZLDWMC",     "DJZQMC",  "CZCUNMC", "SQCMC",      "SQMC",
        "XJMC",     "CJGZQYMC",     "area_name",  "comname", "XZQM",    "BLOCK_NAME", "CNAME",
        "HAB_NAME", "cun",          "居委会"}},
      {"town", {"town",      "town_name", "township",   "乡镇",       "乡镇名",     "乡镇级",
                "乡镇名称",  "乡镇名_",   "所属乡镇",   "乡名称",     "镇名称",     "街道",
                "XZMC",      "XZXZQMC",   "XIANGMC",    "XIANG_MC",   "xiang_name", "XZJMC",
                "XZJGZQYMC", "SJGZQYMC",  "StreetName", "StreetNa_1", "BLOCK_ID",   "xiang"}},
      {"county", {"county",   "county_name", "COUNTY_NAM", "县",     "区县",    "区县名",
                  "区县级",   "县名",        "县名称",     "县区名", "县区名_", "所属区县",
                  "XIANMC",   "XIAN_MC",     "xian_name",  "QXMC",   "XJXZQMC", "XJGZQYMC",
                  "DistName", "DistName_1",  "DISTRICT_I", "xian"}},
      {"people", {"people",     "population", "人口",      "总人口",     "人口数",    "常住人口",
                  "CZRK",       "CZRKS",      "RKS",       "RK",         "ZRK",       "ZRKS",
                  "RKZS",       "户籍人口",   "HJRK",      "HJRKS",      "人口总数",  "POP",
                  "TOT_POPULA", "TOTAL_POP",  "POP_TOTAL", "常住人口数", "户籍人口数"}},
      {"households",
       {"households", "household", "户数", "总户数", "HS", "ZHS", "HJHS", "CZHS", "户籍户数",
        "常住户数", "HU_SHU", "TOT_HH"}},
      {"category",
       {"category", "village_category", "village_ca", "村庄类型", "村庄分类", "村庄类别", "CZLX",
        "CZFL", "CZGHLX", "类别", "类型"}},
      {"protected",
       {"protected", "传统村落", "历史文化名村", "是否传统村落", "是否保护", "保护", "CTCL",
        "SFCTCL", "SFBH"}},
      {"movable", {"movable", "搬迁", "可搬迁", "是否搬迁", "搬迁撤并", "SFBQ", "SFCB"}},
      {"sparse", {"sparse", "地广人稀", "偏远", "SFPY"}},
  };
  return fields;
}

const KnownFields& town_fields() {
  static const KnownFields fields = {
      {"code", {"town_code",  "code",     "XZQDM",  "XZDM",      "XZJDM",      "XZXZQDM",
                "乡镇码",     "乡镇代码", "乡镇代", "乡代码",    "镇代码",     "街道码",
                "行政区代码", "代码",     "编码",   "STREET_ID", "STREET_COD", "StreetCODE",
                "StreetID",   "PAC",      "xiang",  "HAB_ID"}},
      {"name", {"town_name", "name",       "town",    "XZMC",     "XZQMC",      "乡镇名",
                "乡镇名称",  "乡镇级",     "乡镇名_", "乡镇",     "乡名称",     "镇名称",
                "名称",      "XZXZQMC",    "XIANGMC", "XIANG_MC", "xiang_name", "XZJMC",
                "XZJGZQYMC", "StreetName", "街道",    "HAB_NAME"}},
      {"county",
       {"county", "county_name", "COUNTY_NAM", "县", "区县", "区县名", "区县级", "县名", "县名称",
        "县区名", "所属区县", "XIANMC", "XIAN_MC", "xian_name", "QXMC", "XJXZQMC", "DistName",
        "DISTRICT_I", "xian"}},
      {"level",
       {"level", "级别", "层级", "行政级别", "等级", "XZJB", "JB", "area_level", "admin_level"}},
      {"people",
       {"people", "population", "人口", "镇区人口", "驻地人口", "常住人口", "总人口", "CZRK",
        "ZQRK", "RKS", "RK", "HJRK", "POP", "TOT_POPULA"}},
      {"non_farm_share",
       {"non_farm_share", "non_farm_s", "nonfarm", "non_farm", "非农就业比重", "非农从业比重",
        "非农就业率", "非农比重", "FNJY", "FNBZ", "FNJYBZ"}},
  };
  return fields;
}

const KnownFields& facility_fields() {
  static const KnownFields fields = {
      {"code", {"code", "facility_code", "设施代码", "编码", "代码", "FACILITY_I", "BSM", "id"}},
      {"name",
       {"name", "facility", "facility_name", "设施名称", "单位名称", "名称", "MC", "SSMC", "DWMC",
        "FAC_DESC"}},
      {"kind",
       {"kind", "service", "facility_kind", "设施类型", "设施类别", "类型", "类别", "种类", "SSLX",
        "SSLB", "LX", "LB", "type", "category", "amenity", "FAC_CATEGO"}},
      {"level", {"level", "级别", "设施级别", "等级", "层级", "SSJB", "JB"}},
      {"radius",
       {"radius", "radius_m", "服务半径", "半径", "service radius", "service_radius", "FWBJ"}},
  };
  return fields;
}

const KnownFields& road_fields() {
  static const KnownFields fields = {
      {"class", {"class",    "road_class", "highway",  "fclass",   "道路等级", "公路等级",
                 "行政等级", "技术等级",   "道路类型", "道路类别", "公路类型", "等级",
                 "类别",     "类型",       "DLDJ",     "GLDJ",     "XZDJ",     "JSDJ",
                 "DLLX",     "DLLB",       "RTEG",     "type",     "kind"}},
      {"speed",
       {"speed_kmh", "speed", "maxspeed", "限速", "设计速度", "设计时速", "设计车速", "时速",
        "车速", "速度", "SJSS", "SJSD", "CS"}},
      {"oneway",
       {"oneway", "one_way", "单行", "是否单行", "单行线", "单向", "通行方向", "SFDX", "DXX"}},
  };
  return fields;
}

const KnownFields& boundary_fields() {
  static const KnownFields fields = {
      {"code",
       {"code", "XZQDM", "行政区代码", "代码", "区县码", "编码", "adcode", "PAC", "BLOCK_ID"}},
      {"name",
       {"name", "XZQMC", "名称", "区县名", "县名", "MC", "XIAN_MC", "area_name", "BLOCK_NAME"}},
  };
  return fields;
}

const KnownFields& exclusion_fields() {
  static const KnownFields fields = {
      {"code", {"code", "代码", "编码", "BSM"}},
      {"name", {"name", "名称", "MC", "HXMC"}},
      {"kind", {"kind", "type", "类型", "类别", "种类", "DLMC", "LX", "LB"}},
  };
  return fields;
}

const KnownFields& site_fields() {
  static const KnownFields fields = {{"name", {"name", "site", "名称", "选址名称", "MC"}}};
  return fields;
}

const KnownFields& fields_of(LayerKind kind) {
  static const KnownFields none;
  switch (kind) {
    case LayerKind::towns:
      return town_fields();
    case LayerKind::villages:
      return village_fields();
    case LayerKind::facilities:
      return facility_fields();
    case LayerKind::roads:
      return road_fields();
    case LayerKind::boundaries:
      return boundary_fields();
    case LayerKind::exclusions:
      return exclusion_fields();
    case LayerKind::sites:
      return site_fields();
    case LayerKind::networks:
      break;
  }
  return none;
}

}  // namespace

std::vector<std::string> known_roles(LayerKind kind) {
  std::vector<std::string> roles;
  for (const KnownField& field : fields_of(kind)) roles.push_back(field.role);
  return roles;
}

std::vector<std::string> known_names(LayerKind kind, std::string_view role) {
  const KnownFields& fields = fields_of(kind);
  const auto found = std::ranges::find(fields, role, &KnownField::role);
  return found == fields.end() ? std::vector<std::string>{} : found->names;
}

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
          "easting"};
}

std::vector<std::string> latitude_names() {
  return {"lat",       "latitude", "latitude_gcj02", "latitude_bd09", "latitude_wgs84",
          "lat_gcj02", "lat_bd09", "lat_wgs84",      "纬度",          "WD",
          "POINT_Y",   "y",        "坐标y",          "y坐标",         "northing"};
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
       {"经纬度",   "经纬度坐标",   "中心点经纬度", "纬经度",   "坐标",     "地理坐标",
        "中心坐标", "中心点坐标",   "位置坐标",     "gps",      "gps坐标",  "坐标点",
        "坐标位置", "coordinates",  "coordinate",   "coords",   "coord",    "geo_point",
        "geopoint", "geo_point_2d", "geolocation",  "location", "position", "point",
        "wkt",      "geom",         "geometry",     "the_geom", "shape",    "point_wkt",
        "wkt_geom", "geom_wkt",     "位置"}) {
    names.emplace_back(other);
  }
  return names;
}

}  // namespace hinterland
