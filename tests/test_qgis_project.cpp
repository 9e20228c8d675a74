// SPDX-License-Identifier: Apache-2.0
#include "output/database_header.hpp"
#include "output/layers.hpp"
#include "output/output_keys.hpp"
#include "output/qgis/map_frame.hpp"
#include "output/qgis/map_layers.hpp"
#include "output/qgis/project.hpp"
#include "output/qgis/qgis.hpp"
#include "output/qgis/qml.hpp"
#include "output/qgis/sld.hpp"
#include "planned_study.hpp"
#include "temporary_folder.hpp"

#include <hinterland/summary.hpp>
#include <hinterland/write.hpp>

#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include <algorithm>
#include <functional>
#include <regex>
#include <set>
#include <string>
#include <vector>

using namespace hinterland;

namespace {

/// The map of a study, with all it refers to.
struct StudyMap {
  explicit StudyMap(SmallStudy made, Language language = Language::zh)
      : study(with_language(std::move(made), language)),
        figures(measure_figures(study.study, study.findings)),
        keys(output_keys(study.study, study.findings)),
        layers({coverage_layer(study.study, study.findings, keys),
                service_areas_layer(study.findings, keys),
                gaps_layer(study.study, study.findings, keys),
                priorities_layer(study.study, study.findings, keys),
                extensions_layer(study.study, study.findings, keys),
                sites_layer(study.findings, keys), relocations_layer(study.findings, keys)}),
        source{study.study, study.findings, figures, layers, inputs},
        tables(map_tables(source)),
        words(study.study),
        groups(map_groups(source, tables, words)) {}

  static SmallStudy with_language(SmallStudy made, Language language) {
    made.study.language = language;
    return made;
  }

  void each(const std::function<void(const MapLayer&, const OutputLayer&)>& visit) const {
    for (const MapGroup& group : groups) {
      for (const MapLayer& layer : group.layers)
        visit(layer, *std::ranges::find(tables, layer.table, &OutputLayer::name));
    }
  }
  std::string project() const { return project_text(source, tables, groups, words); }

  SmallStudy study;
  Figures figures;
  OutputKeys keys;
  std::vector<OutputLayer> layers;
  std::vector<InputFile> inputs;
  Results source;
  std::vector<OutputLayer> tables;
  FieldWords words;
  std::vector<MapGroup> groups;
};

/// The fields in an expression or a template of QGIS.
std::set<std::string> fields_in(const std::string& expression) {
  static const std::regex quoted("\"([^\"]+)\"");
  std::set<std::string> fields;
  for (auto each = std::sregex_iterator(expression.begin(), expression.end(), quoted);
       each != std::sregex_iterator(); ++each) {
    fields.insert((*each)[1]);
  }
  return fields;
}

std::set<std::string> fields_of(const MapLayer& layer) {
  std::set<std::string> fields;
  const auto add = [&fields](const std::string& expression) {
    fields.merge(fields_in(expression));
  };
  const MapStyle& style = layer.style;
  if (!style.field.empty()) fields.insert(style.field);
  if (!style.first_below.empty()) fields.insert(style.first_below);
  for (const StyleClass& each : style.classes) {
    add(each.symbol.size_expression);
    add(each.symbol.width_expression);
    add(each.symbol.offset_expression);
  }
  if (style.label) {
    add(style.label->expression);
    fields.insert(style.label->field);
  }
  add(layer.display);
  add(layer.tip);
  return fields;
}

pugi::xml_document parsed(const std::string& text) {
  pugi::xml_document document;
  const pugi::xml_parse_result result =
      document.load_buffer(text.data(), text.size(), pugi::parse_full);
  INFO(result.description() << " at " << result.offset);
  CHECK(result);
  return document;
}

Findings villages_at(std::vector<LonLat> places) {
  Findings findings;
  for (const LonLat& place : places) findings.world.villages.place.push_back(place);
  return findings;
}

}  // namespace

TEST_CASE("every field that a style, a label or a hover card names is in its table", "[qgis]") {
  for (const Language language : {Language::zh, Language::en}) {
    for (const SmallStudy& study : {planned_study(), small_study(), SmallStudy{}}) {
      const StudyMap map(study, language);
      std::size_t named = 0;
      map.each([&](const MapLayer& layer, const OutputLayer& table) {
        for (const std::string& field : fields_of(layer)) {
          INFO(layer.id << ": " << field);
          CHECK(std::ranges::find(table.fields, field, &OutputField::name) != table.fields.end());
          ++named;
        }
      });
      CHECK(named > 40);
    }
  }
}

TEST_CASE(
    "each layer of the project is a table in the GeoPackage beside it, and each table is shown",
    "[qgis]") {
  const StudyMap map(planned_study());
  const std::string text = map.project();
  const pugi::xml_document document = parsed(text);
  std::set<std::string> shown;
  std::set<std::string> ids;
  for (const pugi::xml_node layer : document.child("qgis").child("projectlayers")) {
    const std::string source = layer.child_value("datasource");
    const std::string start = "./hinterland.gpkg|layername=";
    REQUIRE(source.starts_with(start));
    shown.insert(source.substr(start.size()));
    CHECK(ids.insert(layer.child_value("id")).second);
    CHECK(std::string(layer.child_value("id")).size() > 10);
  }
  std::set<std::string> tables;
  for (const OutputLayer& table : map.tables) tables.insert(table.name);
  CHECK(shown == tables);
  for (const pugi::xpath_node& entry : document.select_nodes("//layer-tree-layer"))
    CHECK(ids.contains(entry.node().attribute("id").value()));
  CHECK(document.select_nodes("//Layout").size() == 2);
}

TEST_CASE("styles are XML, with a symbol for each class", "[qgis]") {
  const StudyMap map(planned_study());
  map.each([&](const MapLayer& layer, const OutputLayer& table) {
    INFO(layer.id);
    const pugi::xml_document qml = parsed(qml_text(layer, table, map.words));
    const pugi::xml_node renderer = qml.child("qgis").child("renderer-v2");
    const auto& classes = layer.style.classes;
    CHECK(static_cast<std::size_t>(
              std::distance(renderer.child("symbols").begin(), renderer.child("symbols").end())) ==
          (layer.has_geometry ? classes.size() : 0));
    const pugi::xml_document sld = parsed(sld_text(layer));
    // An SLD has no expressions: the classes that need one are in the class of all other rows.
    const auto merged = layer.style.expression.empty()
                            ? 0
                            : std::ranges::count_if(
                                  classes, [](const StyleClass& each) { return each.from < 0.0; });
    CHECK(sld.select_nodes("//se:Rule").size() ==
          classes.size() - static_cast<std::size_t>(merged) + (layer.style.label ? 1 : 0));
  });
}

TEST_CASE("a project says nothing of where and when it was made", "[qgis]") {
  const StudyMap map(planned_study());
  const std::string text = map.project();
  CHECK(text == StudyMap(planned_study()).project());
  for (const char* const word : {"/tmp", "/home", "/work", "/usr", "saveUser", "saveDateTime"})
    CHECK(text.find(word) == std::string::npos);
}

TEST_CASE("a name with markup and control characters is a title, not XML", "[qgis]") {
  SmallStudy study = planned_study();
  study.study.name = "a<b>&\"\x01县";
  const StudyMap map(std::move(study));
  const pugi::xml_document document = parsed(map.project());
  CHECK(std::string(document.child("qgis").child_value("title")) == "a<b>&\"\uFFFD县");
}

TEST_CASE("the same results are the same files in every folder", "[qgis]") {
  const TemporaryFolder folder;
  const SmallStudy study = planned_study();
  const Figures figures = measure_figures(study.study, study.findings);
  const WriteOptions options{.only = {"geojson", "gpkg", "qgis"}, .times = {}};
  for (const char* const name : {"a", "another folder"}) {
    write_outputs(study.study, study.findings, figures, {}, folder.path(name), no_progress,
                  options);
  }
  for (const char* const file : {"hinterland.gpkg", "hinterland.qgz", "gaps.qml", "run.json"}) {
    const std::string contents = folder.read(std::string("a/") + file);
    CHECK(contents.size() > 100);
    CHECK((contents == folder.read(std::string("another folder/") + file)));
  }
  CHECK(folder.read("a/hinterland.qgz").starts_with("PK"));
}

TEST_CASE("a database whose header alone has changed has the same hash", "[qgis]") {
  const TemporaryFolder folder;
  const SmallStudy study = planned_study();
  const Figures figures = measure_figures(study.study, study.findings);
  write_outputs(study.study, study.findings, figures, {}, folder.path("out"), no_progress,
                {.only = {"gpkg"}, .times = {}});
  std::string contents = folder.read("out/hinterland.gpkg");
  const auto hash = hash_of_database(folder.path("out/hinterland.gpkg"));
  REQUIRE(hash);
  CHECK(*hash == hash_file(folder.path("out/hinterland.gpkg")));
  for (const std::size_t at : {18U, 19U, 27U, 95U, 99U}) contents[at] = 2;
  folder.write("opened.gpkg", contents);
  CHECK(hash_of_database(folder.path("opened.gpkg")) == hash);
  contents[contents.size() / 2] ^= 1;
  folder.write("edited.gpkg", contents);
  CHECK(hash_of_database(folder.path("edited.gpkg")) != hash);
  folder.write("short.gpkg", "SQLite");
  CHECK(hash_of_database(folder.path("short.gpkg")) == hash_file(folder.path("short.gpkg")));
  CHECK_FALSE(hash_of_database(folder.path("none.gpkg")));
}

TEST_CASE("the plane of the map is that of the county's zone", "[qgis]") {
  CHECK(map_frame(villages_at({{117.3, 36.1}})).epsg == 4527);
  CHECK(map_frame(villages_at({{75.2, 39.5}})).epsg == 4513);
  CHECK(map_frame(villages_at({{134.9, 48.3}})).epsg == 4533);
  CHECK(map_frame(villages_at({{-8.6, 41.2}})).epsg == 32629);   // Porto
  CHECK(map_frame(villages_at({{36.3, -15.9}})).epsg == 32737);  // Mozambique
  CHECK(map_frame(villages_at({{179.9, 0.0}})).epsg == 32660);
  CHECK(map_frame(villages_at({{-179.9, 0.0}})).epsg == 32601);
  CHECK_FALSE(map_frame(villages_at({})).shown.empty());
  const PlaneBox box = map_frame(villages_at({{-8.6, 41.2}})).shown;
  CHECK(box.west == Approx(533'538.755).margin(0.01));  // by PROJ, EPSG:32629
  CHECK(box.south == Approx(4'561'036.461).margin(0.01));
}
