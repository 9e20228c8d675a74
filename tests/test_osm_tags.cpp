// SPDX-License-Identifier: Apache-2.0
#include "input/osm/tags.hpp"

#include <catch2/catch.hpp>

using namespace hinterland;

TEST_CASE("a speed limit is read in km/h, in miles and by the zone it names", "[osm_values]") {
  CHECK(osm::parse_maxspeed("50").kmh == 50.0);
  CHECK(osm::parse_maxspeed(" 50 km/h").kmh == 50.0);
  CHECK(osm::parse_maxspeed("30 mph").kmh == Approx(48.28).margin(0.01));
  CHECK(osm::parse_maxspeed("30mph").kmh == Approx(48.28).margin(0.01));
  CHECK(osm::parse_maxspeed("5 knots").kmh == Approx(9.26));
  CHECK(osm::parse_maxspeed("RO:urban").kmh == 50.0);
  CHECK(osm::parse_maxspeed("DE:zone30").kmh == 30.0);
  CHECK(osm::parse_maxspeed("DE:zone:20").kmh == 20.0);
  CHECK(osm::parse_maxspeed("walk").kmh == 7.0);
}

TEST_CASE("the lowest of several speed limits is used", "[osm_values]") {
  CHECK(osm::parse_maxspeed("100;80").kmh == 80.0);
  CHECK(osm::parse_maxspeed("50 | 30 | ").kmh == 30.0);
  CHECK_FALSE(osm::parse_maxspeed("100;80").refused);
  CHECK(osm::parse_maxspeed("100;fast").kmh == 100.0);
  CHECK(osm::parse_maxspeed("100;fast").refused);
}

TEST_CASE("an implausible speed is refused, and 'no limit' is accepted", "[osm_values]") {
  for (const char* text : {"0", "-50", "5000", "201", "fast", "50 stones", "nan", "1e9"}) {
    INFO(text);
    CHECK_FALSE(osm::parse_maxspeed(text).kmh.has_value());
    CHECK(osm::parse_maxspeed(text).refused);
  }
  for (const char* text : {"", "none", "signals", "variable", ";"}) {
    INFO(text);
    CHECK_FALSE(osm::parse_maxspeed(text).kmh.has_value());
    CHECK_FALSE(osm::parse_maxspeed(text).refused);
  }
  CHECK(osm::parse_maxspeed("200").kmh == 200.0);
}

TEST_CASE("the duration of a ferry is read in all notations", "[osm_values]") {
  const auto minutes = [](std::string_view text) {
    const auto duration = osm::parse_duration(text);
    return duration ? duration->value : -1.0;
  };
  CHECK(minutes("00:20") == 20.0);
  CHECK(minutes("1:05:30") == Approx(65.5));
  CHECK(minutes("20") == 20.0);
  CHECK(minutes("2.5") == 2.5);
  CHECK(minutes("PT1H5M") == 65.0);
  CHECK(minutes("PT90S") == 1.5);
  for (const char* text : {"", "0", "00:00", "soon", "20 min", "PT", "PT5", "-5", "1:xx"}) {
    INFO(text);
    CHECK(minutes(text) == -1.0);
  }
}

TEST_CASE("one-way roads follow their tags, or the implied direction of roundabouts and motorways",
          "[osm_values]") {
  const auto direction = [](std::vector<osm::Tag> tags) {
    return osm::name_of(osm::direction_of(tags));
  };
  CHECK(direction({}) == "both");
  CHECK(direction({{"oneway", "yes"}}) == "forward");
  CHECK(direction({{"oneway", "-1"}}) == "backward");
  CHECK(direction({{"oneway", "reversible"}}) == "both");
  CHECK(direction({{"junction", "roundabout"}}) == "forward");
  CHECK(direction({{"highway", "motorway"}}) == "forward");
  CHECK(direction({{"highway", "motorway"}, {"oneway", "no"}}) == "both");
  CHECK(direction({{"highway", "motorway_link"}}) == "both");
}

TEST_CASE("a population is read with any separator of thousands", "[osm_values]") {
  for (const char* text :
       {"1500", " 1500 ", "1,500", "1.500", "1 500", "1'500", "1’500", "1\u00a0500", "1\u202f500",
        "1\u2009500", "1，500", "1500.0", "1.5e3", "１５００"}) {
    INFO(text);
    REQUIRE(osm::parse_population(text).has_value());
    CHECK(osm::parse_population(text)->value == 1500.0);
  }
  CHECK(osm::parse_population("1.234.567")->value == 1234567.0);
  CHECK(osm::parse_population("12.000")->value == 12000.0);
  CHECK(osm::parse_population("0")->value == 0.0);
}

TEST_CASE("a population that is not a whole number of people is ignored", "[osm_values]") {
  for (const char* text : {"1.5", "1,5", "0.500", "1.23", "1.2345", "1234.567", "1.234,567", "-5",
                           "1.500,5", "~1500", "1500;1600", "many", "1.500.", "1..500", ""}) {
    INFO(text);
    CHECK_FALSE(osm::parse_population(text).has_value());
  }
}
