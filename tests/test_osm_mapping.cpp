// SPDX-License-Identifier: Apache-2.0
#include "input/osm/mapping.hpp"
#include "paths.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>
#include <hinterland/study.hpp>

#include <catch2/catch.hpp>

#include <string>

using namespace hinterland;

namespace {

const std::string catalogues = test::in_source("geodata/catalogue/");

ServiceCatalogue catalogue() { return read_catalogue(catalogues + "shandong-2016.toml"); }

osm::Mapping bundled() { return osm::read_mapping(catalogues + "osm.toml", catalogue()); }

/// The result of mapping the tags: "education(school) roads…".
std::string found(const osm::Mapping& mapping, const std::vector<osm::Tag>& tags) {
  std::vector<osm::Match> matches;
  std::vector<osm::Section> held_back;
  mapping.find(tags, matches, held_back);
  std::string text;
  for (const osm::Match& match : matches) {
    text += std::string(name_of(match.section)) + ":" + std::string(match.entry) + "(" +
            std::string(match.kind) + ") ";
  }
  for (const osm::Section section : held_back) text += "not " + std::string(name_of(section)) + " ";
  return text;
}

/// The text of the refusal of this mapping; empty: accepted.
std::string refusal(const std::string& text) {
  const TemporaryFolder folder;
  folder.write("mine.toml", text);
  try {
    osm::read_mapping(folder.path("mine.toml"), catalogue());
  } catch (const UsageError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("a school is education, a supermarket commerce, a power line a network",
          "[osm_mapping]") {
  const osm::Mapping mapping = bundled();
  CHECK(found(mapping, {{"name", "A"}, {"amenity", "school"}}) == "facilities:education(school) ");
  CHECK(found(mapping, {{"shop", "supermarket"}}) == "facilities:commerce(supermarket) ");
  CHECK(found(mapping, {{"power", "minor_line"}}) == "networks:power(minor_line) ");
  CHECK(found(mapping, {{"building", "yes"}}).empty());
}

TEST_CASE("an object serves each of its services once", "[osm_mapping]") {
  CHECK(found(bundled(),
              {{"amenity", "post_office"}, {"shop", "convenience"}, {"healthcare", "clinic"}}) ==
        "facilities:medical(clinic) facilities:convenience_shop(convenience) "
        "facilities:post_parcel(post_office) ");
  CHECK(found(bundled(), {{"amenity", "hospital"}, {"healthcare", "hospital"}}) ==
        "facilities:medical(hospital) ");
}

TEST_CASE("the first matching rule decides a place: the seat of a county before a town",
          "[osm_mapping]") {
  CHECK(found(bundled(), {{"place", "town"}}) == "towns:town(town) ");
  CHECK(found(bundled(), {{"place", "town"}, {"capital", "6"}}) == "towns:county(town) ");
  CHECK(found(bundled(), {{"place", "locality"}}).empty());
}

TEST_CASE("a private road is excluded, but only as a road", "[osm_mapping]") {
  CHECK(found(bundled(), {{"highway", "track"}, {"access", "private"}}) == "not roads ");
  CHECK(found(bundled(), {{"highway", "residential"}, {"area", "yes"}, {"lit", "yes"}}) ==
        "networks:lighting(residential) not roads ");
}

TEST_CASE("conditions: one of several values, any value, and none of them", "[osm_mapping]") {
  osm::Mapping mapping;
  REQUIRE(mapping.add(osm::Section::villages, "a", "place=village|hamlet").empty());
  REQUIRE(mapping.add(osm::Section::facilities, "b", "shop=* shop!=vacant").empty());
  REQUIRE(
      mapping.add(osm::Section::networks, "c", "man_made=pipeline usage!=transmission").empty());
  CHECK(found(mapping, {{"place", "hamlet"}}) == "villages:a(hamlet) ");
  CHECK(found(mapping, {{"place", "town"}}).empty());
  CHECK(found(mapping, {{"shop", "tea"}}) == "facilities:b(tea) ");
  CHECK(found(mapping, {{"shop", "no"}}).empty());
  CHECK(found(mapping, {{"shop", "vacant"}}).empty());
  CHECK(found(mapping, {{"man_made", "pipeline"}}) == "networks:c(pipeline) ");
  CHECK(found(mapping, {{"man_made", "pipeline"}, {"usage", "transmission"}}).empty());
}

TEST_CASE("a mapping is read strictly, and errors give their position", "[osm_mapping]") {
  const std::string head = "names = [\"name\"]\n[villages]\nvillage = [\"place=village\"]\n";
  CHECK(refusal(head).empty());
  CHECK_THAT(refusal(head + "[facilities]\neducatoin = [\"amenity=school\"]\n"),
             Catch::Contains("mine.toml:5:1") && Catch::Contains("no service 'educatoin'") &&
                 Catch::Contains("Did you mean 'education'?"));
  CHECK_THAT(refusal(head + "[networks]\nmedical = [\"amenity=school\"]\n"),
             Catch::Contains("no infrastructure service 'medical'"));
  CHECK_THAT(refusal(head + "[roads]\nhighway = [\"highway=primary\"]\n"),
             Catch::Contains("no class of roads 'highway'"));
  CHECK_THAT(refusal(head + "[towns]\ncity = [\"place=city\"]\n"),
             Catch::Contains("no level 'city'"));
  CHECK_THAT(refusal(head + "[towns]\ntown = [\"town\"]\n"), Catch::Contains("'town' is not key="));
  CHECK_THAT(refusal(head + "[towns]\ntown = [\"place!=city\"]\n"), Catch::Contains("comes first"));
  CHECK_THAT(refusal(head + "[town]\ntown = [\"place=town\"]\n"),
             Catch::Contains("'town'") && Catch::Contains("Did you mean 'towns'?"));
  CHECK_THAT(refusal("names = [\"name\"]\n"), Catch::Contains("villages"));
}
