// SPDX-License-Identifier: Apache-2.0
#include "input/columns/kind_words.hpp"
#include "paths.hpp"

#include <hinterland/study.hpp>

#include <catch2/catch.hpp>

using namespace hinterland;

namespace {

/// The id of the service that the kind identifies in the bundled catalogue; empty: none.
std::string meaning_of(std::string_view kind) {
  static const ServiceCatalogue catalogue =
      read_catalogue(test::in_source("geodata/catalogue/shandong-2016.toml"));
  static const KindWords words(catalogue);
  const auto service = words.find(kind);
  return service ? catalogue.services[*service].id : "";
}

/// Whether the whole kind is recognised; false: in part, or not at all.
bool is_known_whole(std::string_view kind) {
  static const ServiceCatalogue catalogue =
      read_catalogue(test::in_source("geodata/catalogue/shandong-2016.toml"));
  static const KindWords words(catalogue);
  const auto match = words.match(kind);
  return match && match->is_whole;
}

}  // namespace

TEST_CASE("a kind is recognised by the service's id and names", "[kind_words]") {
  CHECK(meaning_of("medical") == "medical");
  CHECK(meaning_of("医疗") == "medical");
  CHECK(meaning_of(" Medical care ") == "medical");
  CHECK(meaning_of("邮政和快递") == "post_parcel");
}

TEST_CASE("common kinds of facilities are recognised", "[kind_words]") {
  CHECK(meaning_of("小学") == "education");
  CHECK(meaning_of("幼儿园") == "education");
  CHECK(meaning_of("kindergarten") == "education");
  CHECK(meaning_of("卫生院") == "medical");
  CHECK(meaning_of("Clinic") == "medical");
  CHECK(meaning_of("派出所") == "public_security");
  CHECK(meaning_of("police") == "public_security");
  CHECK(meaning_of("文化站") == "culture");
  CHECK(meaning_of("健身广场") == "sports");
  CHECK(meaning_of("超市") == "commerce");
  CHECK(meaning_of("便民店") == "convenience_shop");
  CHECK(meaning_of("农贸市场") == "wet_market");
  CHECK(meaning_of("敬老院") == "elder_care");
  CHECK(meaning_of("快递点") == "post_parcel");
  CHECK(meaning_of("信用社") == "finance");
  CHECK(meaning_of("变电站") == "power");
  CHECK(meaning_of("污水处理厂") == "drainage");
}

TEST_CASE("a word within a longer kind is enough; the longest match decides, and then the last",
          "[kind_words]") {
  CHECK(meaning_of("医疗保健服务;综合医院;综合医院") == "medical");
  CHECK(meaning_of("镇中心小学") == "education");
  CHECK(meaning_of("社区卫生服务中心") == "medical");
  CHECK(meaning_of("体育学校") == "education");
  CHECK(meaning_of("医院超市") == "commerce");
  CHECK(meaning_of("amenity=hospital") == "medical");
}

TEST_CASE("Latin words must match whole words", "[kind_words]") {
  CHECK(meaning_of("outpost").empty());
  CHECK(meaning_of("post office") == "post_parcel");
  CHECK(meaning_of("atmosphere").empty());
}

TEST_CASE("a kind without a known word is unknown", "[kind_words]") {
  CHECK(meaning_of("").empty());
  CHECK(meaning_of("外星基地").empty());
}

TEST_CASE("kinds in plain English are recognised", "[kind_words]") {
  CHECK(meaning_of("Community Center") == "culture");
  CHECK(meaning_of("Water Facilities") == "water_supply");
  CHECK(meaning_of("Playground") == "sports");
  CHECK(meaning_of("Security") == "public_security");
  CHECK(meaning_of("Health Post") == "medical");
  CHECK(meaning_of("Primary School") == "education");
  CHECK(meaning_of("Health") == "medical");
  CHECK(meaning_of("Kindergarten") == "education");
  CHECK(meaning_of("Waste water treatment plant") == "drainage");
  CHECK(meaning_of("Office").empty());
  CHECK(meaning_of("Vacant").empty());
}

TEST_CASE("plurals, capitals, spelling and separators make no difference", "[kind_words]") {
  for (const char* kind : {"community center", "COMMUNITY CENTRES", "community_centre",
                           "Community-Center", " community  centre ", "ｃommunity　centre"}) {
    INFO(kind);
    CHECK(meaning_of(kind) == "culture");
    CHECK(is_known_whole(kind));
  }
  CHECK(is_known_whole("Schools"));
  CHECK(is_known_whole("Libraries"));
  CHECK(is_known_whole("health_posts"));
  CHECK(is_known_whole("卫　生 院"));
}

TEST_CASE("a kind that is recognised only in part is reported as such", "[kind_words]") {
  CHECK(meaning_of("Transport/Admin") == "transport");
  CHECK_FALSE(is_known_whole("Transport/Admin"));
  CHECK_FALSE(is_known_whole("小学、卫生院"));
  CHECK_FALSE(is_known_whole("医院超市"));
}

TEST_CASE("words for the level of a place do not change its kind", "[kind_words]") {
  for (const char* kind : {"镇中心小学", "乡镇卫生院", "村卫生室", "县级医院", "社区卫生服务中心",
                           "Village School", "government hospital"}) {
    INFO(kind);
    CHECK(is_known_whole(kind));
  }
}

TEST_CASE("a word within another name does not identify the service", "[kind_words]") {
  CHECK(meaning_of("公共卫生间") == "sanitation");
  CHECK(meaning_of("卫生间") == "sanitation");
  for (const char* kind :
       {"gas station", "Gas Stations", "Petrol pump", "Veterinary clinic", "veterinary",
        "Animal hospital", "动物医院", "宠物诊所", "加油站", "畜牧兽医站", "Driving school"}) {
    INFO(kind);
    CHECK(meaning_of(kind).empty());
  }
  CHECK(meaning_of("gas") == "gas");
  CHECK(meaning_of("posté").empty());
}
