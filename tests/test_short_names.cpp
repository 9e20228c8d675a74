// SPDX-License-Identifier: Apache-2.0
#include "output/field_dictionary.hpp"
#include "output/short_names.hpp"
#include "output/value_labels.hpp"
#include "paths.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/study.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace hinterland;

namespace {

ServiceCatalogue catalogue_of(const std::vector<std::string>& ids,
                              ServiceGroup group = ServiceGroup::infrastructure) {
  ServiceCatalogue catalogue;
  for (const std::string& id : ids) {
    Service service;
    service.id = id;
    service.group = group;
    catalogue.services.push_back(service);
  }
  return catalogue;
}

std::vector<std::string> names_of(const ServiceCatalogue& catalogue) {
  std::vector<std::string> names;
  for (const std::string& name : short_names(catalogue)) names.push_back(name);
  return names;
}

}  // namespace

TEST_CASE("a short name is the first word of the id, up to five letters", "[short_names]") {
  CHECK(names_of(catalogue_of({"water_supply", "gas", "Road", "post-parcel"})) ==
        std::vector<std::string>{"water", "gas", "road", "post"});
}

TEST_CASE("short names are unique, also of ids without letters", "[short_names]") {
  CHECK(
      names_of(catalogue_of({"water_supply", "water_treatment", "water", "供水", "3d", "_", ""})) ==
      std::vector<std::string>{"water", "wate2", "wate3", "svc", "d", "svc2", "svc3"});
}

TEST_CASE("no column of a service is called as another field", "[short_names]") {
  // coverage has the fields road_m and walk_m
  CHECK(names_of(catalogue_of({"road", "walk"}, ServiceGroup::public_service)) ==
        std::vector<std::string>{"road2", "walk2"});
  CHECK(names_of(catalogue_of({"road"})) == std::vector<std::string>{"road"});
}

TEST_CASE("short names of many services differ and fit", "[short_names]") {
  std::vector<std::string> ids;
  for (int i = 0; i < 1200; ++i) ids.push_back("service_" + std::to_string(i));
  std::set<std::string> names;
  for (const std::string& name : names_of(catalogue_of(ids))) {
    CHECK(name.size() <= 5);
    CHECK(names.insert(name).second);
  }
}

namespace {

/// The names of all fields that a layer may have with a catalogue.
std::vector<std::string> possible_fields(std::string_view layer,
                                         const ServiceCatalogue& catalogue) {
  const auto names = short_names(catalogue);
  std::vector<std::string> fields;
  for (const FieldEntry& entry : field_dictionary()) {
    if (!is_in_layer(entry, layer)) continue;
    if (entry.name == "score_<criterion>") {
      for (const char* criterion : {"need", "nearness", "town_level"})
        fields.push_back(std::string("score_") + criterion);
      continue;
    }
    for (const std::string& column : column_names(entry.name, catalogue, names)) {
      if (entry.name.starts_with("<svc>")) CHECK(column.size() <= 10);
      fields.push_back(column);
    }
  }
  return fields;
}

void check_first_bytes(const ServiceCatalogue& catalogue) {
  constexpr std::size_t bytes_of_a_shapefile = 10;
  for (const std::string_view layer : dictionary_layers()) {
    std::set<std::string> kept;
    for (std::string field : possible_fields(layer, catalogue)) {
      INFO(layer << "." << field);
      field.resize(std::min(field.size(), bytes_of_a_shapefile));
      CHECK(kept.insert(field).second);
    }
    CHECK_FALSE(kept.empty());
  }
}

}  // namespace

TEST_CASE("field names of every layer differ in their first ten bytes", "[short_names]") {
  const ServiceCatalogue bundled =
      read_catalogue(test::in_source("geodata/catalogue/shandong-2016.toml"));
  REQUIRE(bundled.services.size() > 20);
  check_first_bytes(bundled);
}

TEST_CASE("field names differ whatever the services are called", "[short_names][property]") {
  const std::vector<std::string> words = {"people", "town", "county", "site",  "road", "walk",
                                          "zone",   "lane", "cost",   "score", "gap",  "village"};
  for (const ServiceGroup group : {ServiceGroup::infrastructure, ServiceGroup::public_service}) {
    std::vector<std::string> ids;
    for (const std::string& a : words) {
      ids.push_back(a);
      for (const std::string& b : words) ids.push_back(a + "_" + b);
    }
    check_first_bytes(catalogue_of(ids, group));
  }
}
