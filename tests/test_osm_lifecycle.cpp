// SPDX-License-Identifier: Apache-2.0
#include "bundled_osm_mapping.hpp"
#include "input/osm/lifecycle_tags.hpp"
#include "world/lifecycle.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace hinterland;

namespace {

using Tags = std::vector<osm::Tag>;

/// The features of an object: "education", "medical! disused" if it is not in use.
std::string found(const Tags& tags) {
  static const osm::Mapping mapping = bundled_osm_mapping();
  std::vector<osm::Match> matches;
  std::vector<osm::Section> excluded;
  osm::find_features(mapping, tags, matches, excluded);
  std::string text;
  for (const osm::Match& match : matches) {
    if (!text.empty()) text += ", ";
    text += std::string(match.entry);
    if (!match.status.empty()) text += "! " + std::string(match.status);
  }
  return text;
}

}  // namespace

TEST_CASE("an object is not in use by a key, a value or a prefix", "[osm_lifecycle]") {
  CHECK(found({{"amenity", "school"}}) == "education");
  CHECK(found({{"amenity", "school"}, {"abandoned", "yes"}}) == "education! abandoned");
  CHECK(found({{"amenity", "school"}, {"disused", "no"}}) == "education");
  CHECK(found({{"amenity", "school"}, {"end_date", "2015"}}) == "education! ended");
  CHECK(found({{"amenity", "clinic"}, {"opening_hours", "closed"}}) == "medical! closed");
  CHECK(found({{"amenity", "clinic"}, {"opening_hours", "Mo-Fr 08:00-17:00"}}) == "medical");
  CHECK(found({{"amenity", "library"}, {"operational_status", "closed"}}) == "culture! closed");
  CHECK(found({{"amenity", "hospital"}, {"building", "construction"}}) == "medical! construction");
  CHECK(found({{"disused:amenity", "school"}}) == "education! disused");
  CHECK(found({{"proposed:power", "line"}}) == "power! proposed");
  CHECK(found({{"abandoned:place", "village"}}) == "village! abandoned");
  CHECK(found({{"highway", "construction"}, {"construction", "tertiary"}}) ==
        "tertiary! construction");
  CHECK(found({{"highway", "proposed"}}) == "unclassified! proposed");
  CHECK(found({{"disused:man_made", "pipeline"}, {"substance", "gas"}}) == "gas! disused");
}

TEST_CASE("a former use beside the present one is no state of the object", "[osm_lifecycle]") {
  CHECK(found({{"healthcare", "doctor"}, {"disused:amenity", "doctors"}}) == "medical! disused");
  CHECK(found({{"shop", "convenience"}, {"disused:amenity", "bank"}}) ==
        "convenience_shop, finance! disused");
  CHECK(found({{"highway", "track"}, {"abandoned:highway", "secondary"}}) == "track");
  CHECK(found({{"highway", "tertiary"}, {"construction", "minor"}}) == "tertiary");
  CHECK(found({{"highway", "trunk"}, {"proposed", "motorway"}}) == "trunk");
  CHECK(found({{"highway", "tertiary"}, {"abandoned:railway", "rail"}}) == "tertiary");
}

TEST_CASE("each word of the lifecycle does so in every form", "[osm_lifecycle]") {
  const std::vector<osm::Tag> objects = {{"amenity", "school"}, {"power", "minor_line"},
                                         {"place", "village"},  {"highway", "secondary"},
                                         {"amenity", "clinic"}, {"telecom", "line"}};
  for (const std::string word : {"disused", "abandoned", "demolished", "removed", "razed",
                                 "proposed", "planned", "construction", "destroyed"}) {
    CHECK(is_lifecycle_word(word));
    for (const osm::Tag& object : objects) {
      INFO(word << " " << object.key << "=" << object.value);
      const std::string in_use = found({object});
      REQUIRE_FALSE(in_use.empty());
      CHECK(found({object, {word, "yes"}}) == in_use + "! " + word);
      CHECK(found({object, {word, "no"}}) == in_use);
      const std::string prefixed = word + ":" + std::string(object.key);
      CHECK(found({{prefixed, object.value}}) == in_use + "! " + word);
      CHECK(found({{object.key, word}, {word, object.value}}) == in_use + "! " + word);
    }
  }
}
