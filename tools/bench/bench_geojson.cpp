// SPDX-License-Identifier: Apache-2.0
//
// Writing a GeoJSON layer of points with 25 fields: ours against OGR's driver, in
// turns and into the same folder. GDAL then reads both files and compares every
// field and place. Prints one JSON object.
#include "base/random.hpp"
#include "output/geojson.hpp"

#include <hinterland/error.hpp>
#include <hinterland/threads.hpp>

#include <CLI/CLI.hpp>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>
#include <vector>

using namespace hinterland;
using nlohmann::ordered_json;

namespace {

constexpr int decimals = 2;

using Texts = std::vector<std::string>;
using Integers = std::vector<std::int64_t>;
using Numbers = std::vector<double>;  // NaN: not known

struct Field {
  std::string name;
  std::variant<Texts, Integers, Numbers> values;
};

struct Table {
  std::vector<LonLat> places;
  std::vector<Field> fields;
};

struct Options {
  std::size_t rows = 300'000;
  int repeats = 5;
  std::string folder = std::filesystem::temp_directory_path().string();
  bool keep = false;
};

/// Names such as 上官庄村, some with a quote or a four-byte character.
std::string random_name(Random& random) {
  constexpr std::array<const char*, 12> parts = {"上", "官", "庄", "河", "东", "李",
                                                 "王", "店", "家", "𠮷", "\"", "a\\b "};
  std::string name;
  for (int i = 0; i < 3; ++i) name += parts[random.bits() % (random.bits() % 50 == 0 ? 12 : 9)];
  return name + "村";
}

/// Eight texts, six integers and eleven numbers of two decimals, of which one in ten is not known.
Table random_table(std::size_t rows) {
  Random random(1);
  Table table;
  for (std::size_t i = 0; i < rows; ++i) {
    table.places.push_back({random.uniform(100.0, 122.0), random.uniform(22.0, 42.0)});
  }
  const auto add = [&](std::string name, auto make) {
    std::vector<decltype(make())> values(rows);
    std::generate(values.begin(), values.end(), make);
    table.fields.push_back({std::move(name), std::move(values)});
  };
  constexpr std::array<const char*, 3> zones = {"core", "band", "outside"};
  add("village_code", [&] { return std::to_string(370000000000 + random.bits() % 1000000000); });
  add("village", [&] { return random_name(random); });
  add("town", [&] { return random_name(random); });
  add("county", [&] { return random_name(random); });
  for (int i = 0; i < 4; ++i) {
    add("zone_" + std::to_string(i), [&] { return std::string(zones[random.bits() % 3]); });
  }
  for (int i = 0; i < 6; ++i) {
    add("count_" + std::to_string(i),
        [&] { return static_cast<std::int64_t>(random.bits() % 5000); });
  }
  for (int i = 0; i < 11; ++i) {
    add("distance_" + std::to_string(i), [&] {
      return random.bits() % 10 == 0 ? std::nan("")
                                     : static_cast<double>(random.bits() % 2000000) / 100.0;
    });
  }
  return table;
}

OutputLayer our_layer(const Table& table) {
  OutputLayer layer{
      "villages",
      OutputGeometry::point,
      table.places.size(),
      [&](std::size_t row, OutputShape& shape) { shape.vertices.push_back(table.places[row]); },
      {}};
  for (const Field& field : table.fields) {
    OutputField column{field.name, FieldType::text, {}};
    if (const auto* texts = std::get_if<Texts>(&field.values)) {
      column.value = [texts](std::size_t row, OutputCell& cell) { cell.set_text((*texts)[row]); };
    } else if (const auto* integers = std::get_if<Integers>(&field.values)) {
      column.type = FieldType::integer;
      column.value = [integers](std::size_t row, OutputCell& cell) {
        cell.set_integer((*integers)[row]);
      };
    } else {
      const auto* numbers = &std::get<Numbers>(field.values);
      column.type = FieldType::real;
      column.decimals = decimals;
      column.value = [numbers](std::size_t row, OutputCell& cell) {
        cell.set_real((*numbers)[row]);
      };
    }
    layer.fields.push_back(std::move(column));
  }
  return layer;
}

void define_fields(OGRLayer& layer, const Table& table) {
  for (const Field& field : table.fields) {
    OGRFieldDefn definition(field.name.c_str(), OFTString);
    if (std::holds_alternative<Integers>(field.values)) definition.SetType(OFTInteger64);
    if (std::holds_alternative<Numbers>(field.values)) {
      definition.SetType(OFTReal);
    }
    layer.CreateField(&definition);
  }
}

void set_field(OGRFeature& feature, int index, const Field& field, std::size_t row) {
  if (const auto* texts = std::get_if<Texts>(&field.values)) {
    feature.SetField(index, (*texts)[row].c_str());
  } else if (const auto* integers = std::get_if<Integers>(&field.values)) {
    feature.SetField(index, static_cast<GIntBig>((*integers)[row]));
  } else if (const double number = std::get<Numbers>(field.values)[row]; std::isnan(number)) {
    feature.SetFieldNull(index);
  } else {
    feature.SetField(index, number);
  }
}

void write_with_ogr(const Table& table, const std::string& path) {
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GeoJSON");
  const GDALDatasetUniquePtr file(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!file) throw Error("OGR cannot write '" + path + "'");
  OGRSpatialReference crs;
  crs.importFromEPSG(4326);
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const char* const options[] = {"RFC7946=YES", nullptr};
  OGRLayer* const layer =
      file->CreateLayer("villages", &crs, wkbPoint, const_cast<char**>(options));  // OGR's C++
  define_fields(*layer, table);
  OGRFeature feature(layer->GetLayerDefn());
  for (std::size_t row = 0; row < table.places.size(); ++row) {
    feature.SetFID(OGRNullFID);
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
      set_field(feature, static_cast<int>(i), table.fields[i], row);
    }
    OGRPoint point(table.places[row].lon, table.places[row].lat);
    feature.SetGeometry(&point);
    if (layer->CreateFeature(&feature) != OGRERR_NONE) throw Error("OGR cannot write a feature");
  }
}

double farther_coordinate(const OGRFeature& feature, LonLat place) {
  const OGRPoint* const point = feature.GetGeometryRef()->toPoint();
  return std::max(std::abs(point->getX() - place.lon), std::abs(point->getY() - place.lat));
}

bool same_field(const OGRFeature& a, const OGRFeature& b, int index) {
  if (a.IsFieldSetAndNotNull(index) != b.IsFieldSetAndNotNull(index)) return false;
  if (a.GetFieldDefnRef(index)->GetType() == OFTReal) {
    return a.GetFieldAsDouble(index) == b.GetFieldAsDouble(index);
  }
  return std::string(a.GetFieldAsString(index)) == b.GetFieldAsString(index);
}

struct Comparison {
  std::size_t features = 0;
  std::size_t differences = 0;   ///< in number of features, fields or values
  std::size_t moved_by_us = 0;   ///< places farther off than rounding
  std::size_t moved_by_ogr = 0;  ///< its driver rounds 120.9000001 to 120.9
};

std::size_t different_definitions(OGRFeatureDefn& a, OGRFeatureDefn& b) {
  if (a.GetFieldCount() != b.GetFieldCount()) return 1;
  std::size_t found = 0;
  for (int i = 0; i < a.GetFieldCount(); ++i) {
    const std::string name = a.GetFieldDefn(i)->GetNameRef();
    if (name != b.GetFieldDefn(i)->GetNameRef()) ++found;
    if (a.GetFieldDefn(i)->GetType() != b.GetFieldDefn(i)->GetType()) ++found;
  }
  return found;
}

void compare_features(Comparison& comparison, const OGRFeature& ours, const OGRFeature& theirs,
                      LonLat place) {
  constexpr double rounding = 0.5001e-7;
  ++comparison.features;
  if (farther_coordinate(ours, place) > rounding) ++comparison.moved_by_us;
  if (farther_coordinate(theirs, place) > rounding) ++comparison.moved_by_ogr;
  for (int i = 0; i < ours.GetFieldCount(); ++i) {
    if (!same_field(ours, theirs, i)) ++comparison.differences;
  }
}

/// Compares both files as read by GDAL.
Comparison compare(const std::string& ours, const std::string& theirs, const Table& table) {
  const GDALDatasetUniquePtr first(GDALDataset::Open(ours.c_str(), GDAL_OF_VECTOR));
  const GDALDatasetUniquePtr second(GDALDataset::Open(theirs.c_str(), GDAL_OF_VECTOR));
  if (!first || !second) throw Error("GDAL cannot read what was written");
  OGRLayer& a = *first->GetLayer(0);
  OGRLayer& b = *second->GetLayer(0);
  Comparison comparison;
  comparison.differences = different_definitions(*a.GetLayerDefn(), *b.GetLayerDefn());
  if (comparison.differences > 0) return comparison;
  for (const LonLat place : table.places) {
    const OGRFeatureUniquePtr left(a.GetNextFeature());
    const OGRFeatureUniquePtr right(b.GetNextFeature());
    if (!left || !right) break;
    compare_features(comparison, *left, *right, place);
  }
  if (a.GetNextFeature() != nullptr || b.GetNextFeature() != nullptr) ++comparison.differences;
  return comparison;
}

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

ordered_json measure(const Options& options) {
  const Table table = random_table(options.rows);
  const OutputLayer layer = our_layer(table);
  const std::string ours = options.folder + "/bench_ours.geojson";
  const std::string theirs = options.folder + "/bench_ogr.geojson";
  std::vector<double> all_threads, one_thread, ogr;
  for (int i = 0; i < options.repeats; ++i) {
    std::filesystem::remove(ours);
    all_threads.push_back(seconds_of([&] { write_geojson(layer, ours, no_progress); }));
    std::filesystem::remove(ours);
    {
      const ThreadLimit one(1);
      one_thread.push_back(seconds_of([&] { write_geojson(layer, ours, no_progress); }));
    }
    std::filesystem::remove(theirs);
    ogr.push_back(seconds_of([&] { write_with_ogr(table, theirs); }));
  }
  const Comparison read = compare(ours, theirs, table);
  ordered_json result = {{"what", "write GeoJSON"},
                         {"rows", options.rows},
                         {"fields", table.fields.size()},
                         {"bytes", std::filesystem::file_size(ours)},
                         {"seconds", median(all_threads)},
                         {"seconds_one_thread", median(one_thread)},
                         {"seconds_ogr", median(ogr)},
                         {"ratio", median(ogr) / median(all_threads)},
                         {"ratio_one_thread", median(ogr) / median(one_thread)},
                         {"features_read", read.features},
                         {"differences", read.differences},
                         {"places_moved_by_us", read.moved_by_us},
                         {"places_moved_by_ogr", read.moved_by_ogr}};
  if (!options.keep) {
    std::filesystem::remove(ours);
    std::filesystem::remove(theirs);
  }
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("GeoJSON: ours against OGR's driver");
  app.add_option("--rows", options.rows, "Points to write")->capture_default_str();
  app.add_option("--repeats", options.repeats, "Turns; the medians count")->capture_default_str();
  app.add_option("--folder", options.folder, "Where to write")->capture_default_str();
  app.add_flag("--keep", options.keep, "Leave both files there to look at");
  CLI11_PARSE(app, argc, argv);
  GDALAllRegister();
  const ordered_json result = measure(options);
  std::cout << result.dump(2) << "\n";
  const bool same = result.at("features_read") == options.rows && result.at("differences") == 0 &&
                    result.at("places_moved_by_us") == 0;
  return same ? 0 : 1;
}
