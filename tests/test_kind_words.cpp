// SPDX-License-Identifier: Apache-2.0
#include <hinterland/layers/kind_words.hpp>
#include <hinterland/layers/read_catalogue.hpp>

#include <catch2/catch.hpp>

using namespace hinterland;

namespace {

/// The id of the service that the kind means in the bundled catalogue; empty: none.
std::string meaning_of(std::string_view kind) {
  static const ServiceCatalogue catalogue =
      read_catalogue(HINTERLAND_SOURCE_DIR "/geodata/catalogue/shandong-2016.toml");
  static const KindWords words(catalogue);
  const auto service = words.find(kind);
  return service ? catalogue.services[*service].id : "";
}

}  // namespace

TEST_CASE("a kind is known by the service's id and names", "[kind_words]") {
  CHECK(meaning_of("medical") == "medical");
  CHECK(meaning_of("医疗") == "medical");
  CHECK(meaning_of(" Medical care ") == "medical");
  CHECK(meaning_of("邮政和快递") == "post_parcel");
}

TEST_CASE("common kinds of facilities are known", "[kind_words]") {
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

TEST_CASE("a word within a longer kind is enough, the longest and then the last", "[kind_words]") {
  CHECK(meaning_of("医疗保健服务;综合医院;综合医院") == "medical");
  CHECK(meaning_of("镇中心小学") == "education");
  CHECK(meaning_of("社区卫生服务中心") == "medical");
  CHECK(meaning_of("体育学校") == "education");
  CHECK(meaning_of("医院超市") == "commerce");
  CHECK(meaning_of("amenity=hospital") == "medical");
}

TEST_CASE("Latin words count only whole", "[kind_words]") {
  CHECK(meaning_of("outpost").empty());
  CHECK(meaning_of("post office") == "post_parcel");
  CHECK(meaning_of("atmosphere").empty());
}

TEST_CASE("a kind of no word is not known", "[kind_words]") {
  CHECK(meaning_of("").empty());
  CHECK(meaning_of("外星基地").empty());
}
