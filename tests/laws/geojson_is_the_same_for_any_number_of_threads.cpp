// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "output/geojson.hpp"
#include "system/shown_text.hpp"
#include "temporary_folder.hpp"

#include <hinterland/threads.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace hinterland;
using nlohmann::json;

namespace {

/// Columns of every kind, with awkward values.
struct RandomTable {
  std::vector<std::optional<LonLat>> places;
  std::vector<std::string> texts;
  std::vector<std::int64_t> integers;
  std::vector<double> reals;
  std::vector<double> centimetres;
};

std::string random_text(Random& random) {
  constexpr const char* parts[] = {"村",   "𠮷", "a", "\"", "\\", "\n",
                                   "\x01", "é",  "/", " ",  ",",  "}"};
  std::string text;
  for (std::uint64_t i = random.bits() % 12; i > 0; --i) text += parts[random.bits() % 12];
  return text;
}

RandomTable random_table(std::size_t rows, std::uint64_t seed) {
  Random random(seed);
  RandomTable table;
  for (std::size_t i = 0; i < rows; ++i) {
    const LonLat place = {random.uniform(-180.0, 180.0), random.uniform(-90.0, 90.0)};
    table.places.push_back(random.bits() % 20 == 0 ? std::nullopt : std::optional(place));
    table.texts.push_back(random_text(random));
    table.integers.push_back(static_cast<std::int64_t>(random.bits()));
    const double magnitude = std::exp(random.uniform(-50.0, 50.0));
    table.reals.push_back(random.bits() % 20 == 0 ? std::nan("")
                                                  : random.uniform(-1, 1) * magnitude);
    table.centimetres.push_back(random.uniform(-1e6, 1e6));
  }
  return table;
}

OutputLayer layer_of(const RandomTable& table) {
  return {"random",
          OutputGeometry::point,
          table.places.size(),
          [&](std::size_t row, OutputShape& shape) {
            if (table.places[row]) shape.vertices.push_back(*table.places[row]);
          },
          {{"text", FieldType::text,
            [&](std::size_t row, OutputCell& cell) { cell.set_text(table.texts[row]); }},
           {"a \"name\"", FieldType::integer,
            [&](std::size_t row, OutputCell& cell) { cell.set_integer(table.integers[row]); }},
           {"real", FieldType::real,
            [&](std::size_t row, OutputCell& cell) { cell.set_real(table.reals[row]); }, 9},
           {"metres", FieldType::real,
            [&](std::size_t row, OutputCell& cell) { cell.set_real(table.centimetres[row]); }, 2}}};
}

std::string written(const OutputLayer& layer, std::size_t threads) {
  const ThreadLimit limit(threads);
  const TemporaryFolder folder;
  write_geojson(layer, folder.path("layer.geojson"), no_progress);
  return folder.read("layer.geojson");
}

/// The rows in which the file differs from the table.
std::size_t wrong_rows(const json& features, const RandomTable& table) {
  std::size_t wrong = 0;
  for (std::size_t row = 0; row < table.places.size(); ++row) {
    const json& properties = features[row].at("properties");
    const json& geometry = features[row].at("geometry");
    const std::string text = text_of_result(table.texts[row]);  // an empty text is written as null
    bool same = properties.at("text") == (text.empty() ? json() : json(text)) &&
                properties.at("a \"name\"") == table.integers[row] &&
                geometry.is_null() == !table.places[row];
    same = same && (std::isnan(table.reals[row])
                        ? properties.at("real").is_null()
                        : std::abs(properties.at("real").get<double>() - table.reals[row]) <=
                              5.1e-10 + 1e-15 * std::abs(table.reals[row]));
    const double metres = properties.at("metres").get<double>();
    same = same && std::abs(metres - table.centimetres[row]) < 0.00501;
    if (same && table.places[row]) {
      const json& coordinates = geometry.at("coordinates");
      same = std::abs(coordinates[0].get<double>() - table.places[row]->lon) < 0.501e-7 &&
             std::abs(coordinates[1].get<double>() - table.places[row]->lat) < 0.501e-7;
    }
    wrong += same ? 0 : 1;
  }
  return wrong;
}

}  // namespace

TEST_CASE("a GeoJSON file is the same for any number of threads, and agrees with the table",
          "[geojson][property]") {
  const std::uint64_t seed = GENERATE(values<std::uint64_t>({1, 2, 3, 4}));
  // No rows, one row, full and partial blocks, and several batches of blocks.
  const std::size_t rows = GENERATE(values<std::size_t>({0, 1, 255, 256, 257, 4096, 4097, 13000}));
  const RandomTable table = random_table(rows, seed);
  const OutputLayer layer = layer_of(table);
  const std::string by_one = written(layer, 1);
  CHECK(written(layer, 2) == by_one);
  CHECK(written(layer, 7) == by_one);
  const json features = json::parse(by_one).at("features");
  REQUIRE(features.size() == rows);
  CHECK(wrong_rows(features, table) == 0);
}
