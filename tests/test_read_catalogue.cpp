// SPDX-License-Identifier: Apache-2.0
#include "paths.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>
#include <hinterland/study.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace hinterland;

namespace {

ServiceCatalogue shandong() {
  return read_catalogue(test::in_source("geodata/catalogue/shandong-2016.toml"));
}

const std::string head =
    "id = \"c\"\nname_zh = \"c\"\nname_en = \"c\"\nsource = \"s\"\n";  // lines 1 to 4
const std::string road_entry =                                         // lines 5 to 14
    "[[services]]\n"
    "id = \"road\"\n"
    "name_zh = \"道路\"\n"
    "name_en = \"Roads\"\n"
    "group = \"infrastructure\"\n"
    "clause = \"x\"\n"
    "core_radius = \"3 km\"\n"
    "price.per_metre = [1, 2, 3]\n"
    "price.per_household = [1, 2, 3]\n"
    "price.per_village = [1, 2, 3]\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// The text of the refusal after `file:`; empty: the catalogue was accepted.
std::string refusal(const std::string& content) {
  const TemporaryFolder folder;
  folder.write("c.toml", content);
  try {
    read_catalogue(folder.path("c.toml"));
  } catch (const UsageError& error) {
    return std::string(error.what()).substr(folder.path("c.toml").size() + 1);
  }
  return {};
}

}  // namespace

TEST_CASE("the bundled catalogue has the policy's services", "[read_catalogue]") {
  const ServiceCatalogue catalogue = shandong();
  CHECK(catalogue.id == "shandong-2016");
  std::vector<std::string> infrastructure;
  for (ServiceId s : catalogue.of_group(ServiceGroup::infrastructure)) {
    infrastructure.push_back(catalogue.services[s].id);
  }
  CHECK(infrastructure == std::vector<std::string>{"road", "building", "transport", "water_supply",
                                                   "drainage", "power", "gas", "heating",
                                                   "lighting", "sanitation", "telecom",
                                                   "broadcasting"});
  for (const char* id : {"medical", "education", "public_security", "culture", "sports", "commerce",
                         "convenience_shop", "breakfast_shop", "wet_market", "home_services",
                         "post_parcel", "community_service_centre", "elder_care", "finance"}) {
    INFO(id);
    const auto service = catalogue.find(id);
    REQUIRE(service);
    CHECK(catalogue.services[*service].group == ServiceGroup::public_service);
  }
  CHECK(catalogue.services.size() == 26);
}

TEST_CASE("every service of the bundled catalogue has its clause, radii and prices",
          "[read_catalogue]") {
  const ServiceCatalogue catalogue = shandong();
  for (const Service& service : catalogue.services) {
    INFO(service.id);
    CHECK_FALSE(service.name_zh.empty());
    CHECK_FALSE(service.name_en.empty());
    CHECK((service.clause == "四(二)" || service.clause == "四(一)"));
    CHECK(service.core_radius == 3_km);
    CHECK(service.band_radius == 5_km);
    CHECK(service.tap_distance > 0_m);
    CHECK(service.weight > 0.0);
    CHECK_FALSE(service.kinds.empty());
    CHECK(service.price.provisional);
    const double of_a_village = service.price.per_metre.mid.value +
                                service.price.per_household.mid.value +
                                service.price.per_village.mid.value;
    CHECK(of_a_village > 0.0);
    CHECK(service.exempt_unless == (service.id == "heating" ? "heating_zone" : ""));
    CHECK(service.is_exempt_if_blank == (service.id == "heating"));
    CHECK(service.census.meanings.empty() == (service.id != "building"));
  }
}

TEST_CASE("the bundled thresholds are the policy's figures", "[read_catalogue]") {
  const ServiceCatalogue catalogue = shandong();
  CHECK(catalogue.threshold("new_community_people") == 3000.0);
  CHECK(catalogue.threshold("new_community_people_sparse") == 1500.0);
  CHECK(catalogue.threshold("town_management_economy_share") == 0.70);
  CHECK(catalogue.threshold("town_management_employment_share") == 0.70);
  CHECK(catalogue.threshold("type_i_small_city_people_low") == 200'000.0);
  CHECK(catalogue.threshold("type_i_small_city_people_high") == 500'000.0);
  CHECK(catalogue.threshold("type_i_small_city_pilots") == 10.0);
  CHECK(catalogue.threshold("medium_city_people") == 500'000.0);
  CHECK(catalogue.threshold("type_ii_small_city_people") == 200'000.0);
  CHECK(catalogue.threshold("type_ii_small_city_pilots") == 15.0);
  CHECK(catalogue.threshold("small_city_non_farm_share") == 0.75);
  CHECK(catalogue.threshold("small_city_seat_people") == 100'000.0);
  CHECK(catalogue.threshold("small_cities") == 10.0);
  CHECK(catalogue.threshold("demonstration_town_non_farm_share") == 0.75);
  CHECK(catalogue.threshold("demonstration_town_seat_people") == 50'000.0);
  CHECK(catalogue.threshold("demonstration_towns") == 30.0);
  CHECK(catalogue.threshold("service_radius_core") == 3000.0);
  CHECK(catalogue.threshold("service_radius_band") == 5000.0);
  for (const PolicyThreshold& threshold : catalogue.thresholds) {
    INFO(threshold.id);
    CHECK_FALSE(threshold.clause.empty());
    CHECK(threshold.provisional == (threshold.id == "new_community_people_sparse"));
  }
}

TEST_CASE("the bundled thresholds tell over, at least and under as the policy does",
          "[read_catalogue][catalogue]") {
  const ServiceCatalogue catalogue = shandong();
  const auto bound_of = [&](const char* id) {
    return std::ranges::find(catalogue.thresholds, id, &PolicyThreshold::id)->bound;
  };
  CHECK(bound_of("town_management_economy_share") == Bound::over);
  CHECK(bound_of("town_management_employment_share") == Bound::over);
  CHECK(bound_of("small_city_non_farm_share") == Bound::at_least);
  CHECK(bound_of("demonstration_town_non_farm_share") == Bound::over);
  CHECK(bound_of("demonstration_town_seat_people_now") == Bound::under);
  CHECK(bound_of("demonstration_town_seat_people") == Bound::over);
  CHECK(bound_of("type_i_small_city_people_high") == Bound::under);
  CHECK(bound_of("new_community_people") == Bound::at_least);
}

TEST_CASE("a kindergarten is not answered by a school", "[read_catalogue][catalogue]") {
  const ServiceCatalogue catalogue = shandong();
  for (const Checklist& checklist : catalogue.checklists) {
    for (const ChecklistItem& item : checklist.items) {
      if (item.id == "kindergarten") CHECK(item.service.empty());
      if (item.id == "clinic") CHECK(item.service == "medical");
    }
  }
}

TEST_CASE("what a blank mark means needs a mark", "[read_catalogue][catalogue]") {
  std::string text = head + road_entry;
  text.insert(
      text.find("[services.price]") == text.npos ? text.size() : text.find("[services.price]"),
      "exempt_blank = \"exempt\"\n");
  CHECK_THROWS_WITH(read_catalogue_text(text, "c"), Catch::Contains("no mark is named"));
}

TEST_CASE("五化八通八有 has 5, 8 and 8 items, all provisional", "[read_catalogue]") {
  const ServiceCatalogue catalogue = shandong();
  REQUIRE(catalogue.checklists.size() == 3);
  CHECK(catalogue.checklists[0].items.size() == 5);
  CHECK(catalogue.checklists[1].items.size() == 8);
  CHECK(catalogue.checklists[2].items.size() == 8);
  for (const Checklist& checklist : catalogue.checklists) {
    for (const ChecklistItem& item : checklist.items) CHECK(item.provisional);
  }
}

TEST_CASE("a catalogue is read from text as from a file", "[read_catalogue]") {
  CHECK(read_catalogue_text(head + road_entry, "in memory").services.size() == 1);
  CHECK_THROWS_WITH(read_catalogue_text(head + "x = 1\n" + road_entry, "in memory"),
                    Catch::Contains("in memory:5:1"));
}

TEST_CASE("a small catalogue is read completely", "[read_catalogue]") {
  const TemporaryFolder folder;
  folder.write("c.toml", head + road_entry);
  const ServiceCatalogue catalogue = read_catalogue(folder.path("c.toml"));
  REQUIRE(catalogue.services.size() == 1);
  const Service& service = catalogue.services[ServiceId{0}];
  CHECK(service.id == "road");
  CHECK(service.group == ServiceGroup::infrastructure);
  CHECK(service.price.per_metre.low == Yuan{1.0});
  CHECK(service.price.per_village.high == Yuan{3.0});
  CHECK(service.tap_distance == Service{}.tap_distance);
}

TEST_CASE("each fault of a catalogue is reported with its position", "[read_catalogue]") {
  CHECK(refusal(head + road_entry).empty());
  CHECK(refusal(head + "services = []\n") == "1:1: the catalogue has no [[services]]. Add one");
  CHECK(refusal(head + replaced(road_entry, "name_zh", "nam_zh")) ==
        "7:1: unknown key 'nam_zh' in [[services]]. Did you mean 'name_zh'?");
  CHECK(refusal(head + replaced(road_entry, "name_zh = \"道路\"\n", "")) ==
        "5:1: [[services]] has no 'name_zh'. Add it.");
  CHECK(refusal(head + replaced(road_entry, "\"infrastructure\"", "\"infrastucture\"")) ==
        "9:9: 'group' cannot be \"infrastucture\". Did you mean 'infrastructure'?");
  CHECK_THAT(refusal(head + replaced(road_entry, "\"3 km\"", "-3000")),
             Catch::StartsWith("11:15: 'core_radius' must be a non-negative length"));
  CHECK(refusal(head + replaced(road_entry, "\"3 km\"", "6000")) ==
        "11:15: the core radius of 'road', 6000 m, is larger than its band radius, 5000 m. "
        "Change one of them");
  CHECK(refusal(head + replaced(road_entry, "[1, 2, 3]", "[1, 2]")) ==
        "12:19: 'per_metre' must be [low, mid, high]");
  CHECK(refusal(head + replaced(road_entry, "[1, 2, 3]", "[1, 3, 2]")) ==
        "12:19: the prices of 'per_metre' must not decrease: low <= mid <= high");
  CHECK(refusal(head + replaced(road_entry, "[1, 2, 3]", "[-1, 2, 3]")) ==
        "12:20: 'per_metre' must be a non-negative number, but is -1");
  CHECK(refusal(head + road_entry + road_entry) == "16:6: the id 'road' occurs twice. Rename one.");
  CHECK(refusal(head + replaced(road_entry, "\"road\"", "\"The Road\"")) ==
        "6:6: 'id' must consist of lowercase letters, digits and _, but is \"The Road\"");
}

TEST_CASE("a checklist that names an unknown service is refused", "[read_catalogue]") {
  const std::string checklist =
      "[[checklists]]\nid = \"l\"\nname_zh = \"x\"\nname_en = \"x\"\nsource = \"x\"\n"
      "[[checklists.items]]\nid = \"i\"\nname_zh = \"x\"\nname_en = \"x\"\nservice = \"raod\"\n";
  CHECK(refusal(head + road_entry + checklist) ==
        "24:11: the catalogue has no service 'raod'. Did you mean 'road'?");
}

TEST_CASE("a kind that belongs to two services is refused", "[read_catalogue]") {
  const std::string kinds = "kinds = [\"路\"]\n";
  CHECK(
      refusal(head + road_entry + kinds + replaced(road_entry, "\"road\"", "\"street\"") + kinds) ==
      "26:9: the kind \"路\" already belongs to 'road'. Assign it to only one service.");
}

TEST_CASE("the bundled catalogue gives the travel rules", "[read_catalogue]") {
  const ServiceCatalogue catalogue = shandong();
  CHECK(catalogue.travel.road_service == "road");
  CHECK(catalogue.travel.walking_kmh == 4.5);
  CHECK(catalogue.travel.core_time == Minutes{9.0});
  std::vector<std::string> classes;
  for (const RoadClass& road_class : catalogue.road_classes) {
    classes.push_back(road_class.id);
    CHECK(road_class.is_open == (road_class.id != "motorway" && road_class.id != "ferry"));
  }
  CHECK(classes == std::vector<std::string>{"motorway", "trunk", "primary", "secondary", "tertiary",
                                            "unclassified", "residential", "living_street",
                                            "service", "track", "path", "ferry"});
}

TEST_CASE("each fault of the travel rules is reported with its position", "[read_catalogue]") {
  const std::string travel = head + road_entry + "[travel]\n";  // line 15
  CHECK(refusal(travel + "road_service = \"road\"\n").empty());
  CHECK(refusal(travel + "road_service = \"raod\"\n") ==
        "16:16: the catalogue has no infrastructure service 'raod'. Did you mean 'road'?");
  CHECK_THAT(refusal(travel + "walking_kmh = 45\n"), Catch::Contains("'walking_kmh' must be"));
  CHECK_THAT(refusal(travel + "unknown_road_kmh = 0\n"),
             Catch::Contains("'unknown_road_kmh' must be"));
  CHECK(refusal(travel + "core_minutes = 20\n") ==
        "16:16: core_minutes, 20, is larger than band_minutes, 15. Change one of them");
  CHECK_THAT(refusal(travel + "walkin_kmh = 4\n"), Catch::Contains("Did you mean 'walking_kmh'?"));
}

TEST_CASE("each fault of a class of roads is reported with its position", "[read_catalogue]") {
  const std::string track =
      "[[road_classes]]\nid = \"track\"\nname_zh = \"机耕路\"\nname_en = \"Track\"\n"
      "speed_kmh = 15\nkinds = [\"田间道\"]\n";
  CHECK(refusal(head + road_entry + track).empty());
  CHECK_THAT(refusal(head + road_entry + replaced(track, "15", "300")),
             Catch::StartsWith("19:13: 'speed_kmh' must be"));
  CHECK(refusal(head + road_entry + replaced(track, "speed_kmh = 15\n", "")) ==
        "15:1: [[road_classes]] has no 'speed_kmh'. Add it.");
  CHECK(refusal(head + road_entry + track + track) ==
        "22:6: the id 'track' occurs twice. Rename one.");
  CHECK(refusal(head + road_entry + track + replaced(track, "\"track\"", "\"path\"")) ==
        "26:9: the kind \"田间道\" already belongs to 'track'. Assign it to only one class.");
}

TEST_CASE("prices of lines have defaults that change nothing", "[read_catalogue]") {
  const TemporaryFolder folder;
  folder.write("c.toml", head + road_entry);
  const Service bare = read_catalogue(folder.path("c.toml")).services[ServiceId{0}];
  CHECK(bare.price.per_metre_across == bare.price.per_metre);
  CHECK(bare.price.trench_per_metre == PriceRange{});
  CHECK(bare.price.items.empty());
  CHECK(bare.price.limit_per_person > Yuan{1e300});
  CHECK_FALSE(bare.price.standalone);
  CHECK(bare.extends_from_villages);
}

TEST_CASE("additional costs of a line are read", "[read_catalogue]") {
  const TemporaryFolder folder;
  folder.write("c.toml",
               head + road_entry +
                   "price.per_metre_across = [2, 3, 4]\n"
                   "price.trench_per_metre = [1, 1, 2]\n"
                   "price.items = [{ id = \"pump\", name_zh = \"泵\", name_en = \"Pump\", "
                   "price = [5, 6, 7], every_metres = \"2 km\" }]\n"
                   "price.limit_per_person = 900\n"
                   "price.standalone = { id = \"well\", name_zh = \"井\", name_en = \"Well\", "
                   "per_household = [1, 2, 3], per_village = [4, 5, 6] }\n"
                   "extends_from_villages = false\n");
  const Service service = read_catalogue(folder.path("c.toml")).services[ServiceId{0}];
  CHECK(service.price.per_metre_across == PriceRange{{2.0}, {3.0}, {4.0}});
  CHECK(service.price.trench_per_metre == PriceRange{{1.0}, {1.0}, {2.0}});
  REQUIRE(service.price.items.size() == 1);
  CHECK(service.price.items[0].name_en == "Pump");
  CHECK(service.price.items[0].every_metres == 2_km);
  CHECK(service.price.limit_per_person == Yuan{900.0});
  REQUIRE(service.price.standalone);
  CHECK(service.price.standalone->per_village.high == Yuan{6.0});
  CHECK_FALSE(service.extends_from_villages);
}

TEST_CASE("each fault of the prices of lines is reported with its position", "[read_catalogue]") {
  const std::string item = "price.items = [{ id = \"pump\", name_zh = \"泵\", name_en = \"Pump\", ";
  const auto with = [](const std::string& more) {
    return refusal(head + road_entry + more + "\n");
  };
  CHECK(with("price.per_metre_across = [-2, 3, 4]") ==
        "15:27: 'per_metre_across' must be a non-negative number, but is -2");
  CHECK(with("price.per_metre_across = [2, 3, 4e9]") ==
        "15:26: 'per_metre_across' is above 1000000000 CNY. Check its unit");
  CHECK_THAT(with("price.per_metre_across = [80000, 150000, 230000]"),
             Catch::EndsWith("80000 looks like CNY per kilometre: 80000 per kilometre is 80"));
  CHECK_THAT(with("price.per_metre_across = [0.008, 0.015, 0.023]"),
             Catch::EndsWith("0.023 looks like units of 10,000 CNY, which would be 230"));
  CHECK_THAT(with("price.trench_per_metre = [1, 2, 4]"),
             Catch::EndsWith("across country, and must not exceed either"));
  CHECK_THAT(with("price.trench_per_metre = [0, 2, 2]"),
             Catch::Contains("the price per metre without 'trench_per_metre'"));
  CHECK_THAT(with(item + "price = [1, 2, 3] }]"),
             Catch::Contains("the item 'pump' needs either every_metres or every_people."));
  CHECK_THAT(with(item + "price = [1, 2, 3], every_metres = 5, every_people = 5 }]"),
             Catch::Contains("but has both. Remove one."));
  CHECK_THAT(with(item + "price = [1, 2, 3], every_people = 0 }]"),
             Catch::Contains("'every_people' must be at least 1"));
  CHECK_THAT(with(item + "every_people = 1 }]"), Catch::Contains("has no 'price'. Add it."));
  CHECK_THAT(with("price.limit_per_person = 900"), Catch::Contains("needs 'standalone'"));
  CHECK_THAT(with("price.limit_per_person = -1"), Catch::StartsWith("15:26: 'limit_per_person'"));
  CHECK_THAT(with("price.standalone = { id = \"well\", name_zh = \"井\", name_en = \"Well\", "
                  "per_village = [4, 5, 6] }"),
             Catch::Contains("has no 'per_household'. Add it."));
  CHECK(refusal(head + replaced(road_entry, "price.per_metre = [1, 2, 3]\n", "")) ==
        "12:1: [[services].price] has no 'per_metre'. Add it.");
}

TEST_CASE("each infrastructure service of the bundled catalogue has a standalone alternative",
          "[read_catalogue]") {
  const ServiceCatalogue catalogue = shandong();
  for (ServiceId s : catalogue.of_group(ServiceGroup::infrastructure)) {
    const Service& service = catalogue.services[s];
    INFO(service.id);
    CHECK(service.price.needs_line() == service.price.standalone.has_value());
    CHECK(service.price.per_metre_across.mid >= service.price.per_metre.mid);
    CHECK(service.extends_from_villages == (service.id != "drainage" && service.id != "heating"));
    CHECK((service.trench.empty() || service.price.trench_per_metre.mid.value > 0.0));
  }
}
