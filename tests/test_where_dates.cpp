// SPDX-License-Identifier: Apache-2.0
#include "input/columns/records.hpp"
#include "input/notation/field_names.hpp"
#include "input/records/read_layer.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ogrsf_frmts.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

using namespace hinterland;

namespace {

double longitude(std::size_t i) { return 117.0 + 0.001 * static_cast<double>(i); }

/// FlatGeobuf orders records by place, other formats by row.
std::string in_order(std::vector<std::string> codes) {
  std::ranges::sort(codes);
  return fmt::format("{}", fmt::join(codes, " "));
}

/// The codes that a condition keeps; the message if it is refused.
std::string kept(const std::string& path, const std::string& where) {
  LayerSource source;
  source.name = "villages";
  source.path = path;
  source.where = where;
  Problems problems;
  try {
    const Records records = read_layer(source, Shape::points, {{"code", {"code"}, false, true}},
                                       problems, no_progress, NoRecords::taken);
    std::vector<std::string> codes;
    for (const RecordId row : rows(records.feature))
      codes.emplace_back(records.fields[0].text[row]);
    return in_order(codes);
  } catch (const Error& error) {
    return error.what();
  }
}

/// A column of dates in one notation, in every format that stores it as text or as dates.
struct DateFormats {
  explicit DateFormats(const std::vector<std::string>& written) {
    std::string csv = "code,built,lon,lat\n";
    for (std::size_t i = 0; i < written.size(); ++i)
      csv += fmt::format("{:04},\"{}\",{},36.6\n", i, written[i], longitude(i));
    folder.write("villages.csv", csv);
    paths.push_back(folder.path("villages.csv"));
    for (const auto& [name, driver] :
         std::vector<std::pair<std::string, std::string>>{{"text.gpkg", "GPKG"},
                                                          {"text.shp", "ESRI Shapefile"},
                                                          {"text.geojson", "GeoJSON"},
                                                          {"text.fgb", "FlatGeobuf"},
                                                          {"text.xlsx", "XLSX"}})
      write(name, driver, OFTString, written);
  }

  void write(const std::string& name, const std::string& driver, OGRFieldType type,
             const std::vector<std::string>& values) {
    GDALAllRegister();
    const std::string path = folder.path(name);
    const GDALDatasetUniquePtr file(GetGDALDriverManager()
                                        ->GetDriverByName(driver.c_str())
                                        ->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    CPLStringList options;
    if (driver == "ESRI Shapefile") options.SetNameValue("ENCODING", "UTF-8");
    OGRLayer* layer = file->CreateLayer("villages", &wgs84, wkbPoint, options.List());
    OGRFieldDefn code("code", OFTString);
    OGRFieldDefn built("built", type);
    OGRFieldDefn lon("lon", OFTReal);
    OGRFieldDefn lat("lat", OFTReal);
    for (OGRFieldDefn* field : {&code, &built, &lon, &lat}) layer->CreateField(field);
    for (std::size_t i = 0; i < values.size(); ++i) {
      OGRFeature feature(layer->GetLayerDefn());
      feature.SetField(0, fmt::format("{:04}", i).c_str());
      if (!values[i].empty()) feature.SetField(1, values[i].c_str());
      feature.SetField(2, longitude(i));
      feature.SetField(3, 36.6);
      OGRPoint point(longitude(i), 36.6);
      feature.SetGeometry(&point);
      REQUIRE(layer->CreateFeature(&feature) == OGRERR_NONE);
    }
    paths.push_back(path);
  }

  TemporaryFolder folder;
  std::vector<std::string> paths;
};

struct Day {
  int year = 0;
  int month = 0;
  int day = 0;
};

const std::vector<Day> days = {{2020, 1, 10}, {2021, 2, 10}, {2022, 3, 10}, {2023, 4, 13}};

/// The dates in a notation, and one that is not known.
std::vector<std::string> written_as(const std::function<std::string(const Day&)>& form,
                                    const std::string& unknown) {
  std::vector<std::string> written;
  for (const Day& day : days) written.push_back(form(day));
  written.push_back(unknown);
  return written;
}

const std::vector<std::pair<std::string, std::string>> conditions_on_days = {
    {"built > '2021-01-01'", "0001 0002 0003"},
    {"NOT (built > '2021-01-01')", "0000"},
    {"built = '2022-03-10'", "0002"},
    {"built <> '2022-03-10'", "0000 0001 0003"},
    {"built <= '2021/2/10'", "0000 0001"},
    {"'2021-02-10' < built", "0002 0003"},
    {"built BETWEEN '2021-01-01' AND '2022.12.31'", "0001 0002"},
    {"built IN ('2020-01-10', '2023年4月13日')", "0000 0003"},
    {"built NOT IN ('2020-01-10')", "0001 0002 0003"},
    {"built > '20210201'", "0001 0002 0003"},
    {"built > 20210201", "0001 0002 0003"},
    {"built >= '2022'", "0002 0003"},
    {"built >= '2022/3'", "0002 0003"},
    {"built < '2021-02-10T00:00:00Z'", "0000"},
    {"built LIKE '2021-02%'", "0001"},
    {"built LIKE '2021/2/%'", "0001"},
    {"built = '13/4/2023'", "0003"},
    {"strftime('%Y', built) = '2021'", "0001"},
    {"substr(built, 1, 7) = '2021-02'", "0001"},
    {"max(built, '2022/1/1') > '2022-01-01'", "0002 0003"},
};

}  // namespace

TEST_CASE("a date compares as a date in any notation and format", "[where]") {
  const std::vector<std::function<std::string(const Day&)>> forms = {
      [](const Day& d) { return fmt::format("{}-{:02}-{:02}", d.year, d.month, d.day); },
      [](const Day& d) { return fmt::format("{}/{:02}/{:02}", d.year, d.month, d.day); },
      [](const Day& d) { return fmt::format("{}/{}/{}", d.year, d.month, d.day); },
      [](const Day& d) { return fmt::format("{}.{}.{}", d.year, d.month, d.day); },
      [](const Day& d) { return fmt::format("{}年{}月{}日", d.year, d.month, d.day); },
      [](const Day& d) { return fmt::format("{}/{}/{} 0:00:00", d.year, d.month, d.day); },
      [](const Day& d) { return fmt::format("{}-{:02}-{:02}T00:00:00Z", d.year, d.month, d.day); },
      [](const Day& d) { return fmt::format("{}/{}/{}", d.day, d.month, d.year); },
      [](const Day& d) { return fmt::format("{}/{}/{}", d.month, d.day, d.year); },
  };
  for (const auto& form : forms) {
    for (const std::string unknown : {"", "不详"}) {
      const DateFormats formats(written_as(form, unknown));
      for (const std::string& path : formats.paths) {
        for (const auto& [where, right] : conditions_on_days) {
          INFO(path << ": " << where << " of " << form(days[1]));
          CHECK(kept(path, where) == right);
        }
      }
    }
  }
}

TEST_CASE("columns of dates mean the same, with a time of midnight or none", "[where]") {
  DateFormats formats({});
  formats.paths.clear();
  std::vector<std::string> values = written_as(
      [](const Day& d) { return fmt::format("{}/{:02}/{:02}", d.year, d.month, d.day); }, "");
  for (const auto& [name, driver] :
       std::vector<std::pair<std::string, std::string>>{{"day.gpkg", "GPKG"},
                                                        {"day.shp", "ESRI Shapefile"},
                                                        {"day.geojson", "GeoJSON"},
                                                        {"day.fgb", "FlatGeobuf"},
                                                        {"day.gml", "GML"},
                                                        {"day.xlsx", "XLSX"},
                                                        {"day.sqlite", "SQLite"},
                                                        {"day.ods", "ODS"}})
    formats.write(name, driver, OFTDate, values);
  for (std::string& value : values) value += value.empty() ? "" : " 00:00:00";
  for (const auto& [name, driver] : std::vector<std::pair<std::string, std::string>>{
           {"time.gpkg", "GPKG"}, {"time.geojson", "GeoJSON"}, {"time.fgb", "FlatGeobuf"}})
    formats.write(name, driver, OFTDateTime, values);
  for (const std::string& path : formats.paths) {
    for (const auto& [where, right] : conditions_on_days) {
      INFO(path << ": " << where);
      CHECK(kept(path, where) == right);
    }
  }
}

TEST_CASE("times compare as instants, whatever their time zone", "[where]") {
  DateFormats formats({"2020-01-10 08:00:00+08:00", "2020-01-10T12:30:00Z", "2020/1/10 18:00"});
  for (const std::string& path : formats.paths) {
    INFO(path);
    CHECK(kept(path, "built < '2020-01-10 00:00:01'") == "0000");
    CHECK(kept(path, "built > '2020-01-10 12:00'") == "0001 0002");
    CHECK(kept(path, "built = '2020-01-10T12:30:00Z'") == "0001");
    CHECK(kept(path, "built LIKE '2020-01-10%'") == "0000 0001 0002");
  }
}

TEST_CASE("a comparison that is impossible with dates is refused with the remedy", "[where]") {
  const DateFormats clear({"2020-01-10", "2021-02-10"});
  const DateFormats unclear({"10/01/2020", "02/03/2021"});
  const DateFormats marks({"2020-01-10-A", "2021-02-10-B", "2020-01-10"});
  for (const std::string& path : clear.paths)
    CHECK(kept(path, "built > '10.01.2020'").find("write it as '2016-09-09'") != std::string::npos);
  for (const std::string& path : unclear.paths) {
    CHECK(kept(path, "built > '2020-06-01'").find("whether day or month") != std::string::npos);
    CHECK(kept(path, "built IS NOT NULL") == "0000 0001");
    CHECK(kept(path, "substr(built, 7, 4) = '2021'") == "0001");
  }
  for (const std::string& path : marks.paths) CHECK(kept(path, "built = '2020-01-10'") == "0002");
}

TEST_CASE("digits in a table without types are numbers beside text in quotation marks", "[where]") {
  const TemporaryFolder folder;
  folder.write(
      "v.csv",
      "code,val,people,share,id,lon,lat\n"
      "0001,9,500,\"7,5\",370102001,117,36.6\n0002,10,600,\"10,25\",370103002,117.01,36.6\n"
      "0003,100,700人,\"100,0\",370104003,117.02,36.6\n0004,,1.2万,\"8,0\",370105004,117.03,36.6\n"
      "0005,7.5,无,\"9,5\",370106005,117.04,36.6\n");
  const std::string path = folder.path("v.csv");
  for (const auto& [where, right] : std::vector<std::pair<std::string, std::string>>{
           {"val > '9'", "0002 0003"},
           {"'9' < val", "0002 0003"},
           {"val IN ('9', '100')", "0001 0003"},
           {"val BETWEEN '8' AND '50'", "0001 0002"},
           {"max(val, people) = 500", "0001"},
           {"min(val, people) = 7.5", ""},
           {"CASE WHEN val > 9 THEN people ELSE val END > 100", "0002 0003"},
           {"val / 4 = 2.5", "0002"},
           {"typeof(val) = 'real'", "0001 0002 0003 0005"},
           {"people > 650", "0003 0004"},
           {"people > '650'", "0003 0004"},
           {"people = '无'", "0005"},
           {"NOT (people > 650)", "0001 0002"},
           {"share > 9", "0002 0003 0005"},
           {"share = 7.5", "0001"},
           {"id >= '370103' AND id < '370105'", "0002 0003"},
           {"code = '0001'", "0001"},
           {"val LIKE '10%'", "0002 0003"}}) {
    INFO(where);
    CHECK(kept(path, where) == right);
  }
}
