// SPDX-License-Identifier: Apache-2.0
#include "input/records/people.hpp"
#include "world.hpp"

#include <catch2/catch.hpp>

using namespace hinterland;
using namespace hinterland::test;

namespace {

/// Villages with these people and households; -1: not known.
Villages villages_with(const std::vector<std::pair<double, double>>& counts) {
  World world;
  for (const auto& [people, households] : counts) {
    const std::string name = "v" + std::to_string(world.villages.size());
    const VillageId v = add_village(world, {117.0, 36.0}, name,
                                    people < 0.0 ? std::nullopt : std::optional(People{people}));
    if (households >= 0.0) world.villages.households[v] = households;
  }
  return std::move(world.villages);
}

}  // namespace

TEST_CASE("people are estimated if only households are counted", "[read_people]") {
  Villages villages = villages_with({{-1, 100}, {300, 100}, {-1, -1}});
  Problems problems;
  estimate_people(villages, 2.62, problems);
  CHECK(villages.people[{0}] == 262_people);
  CHECK(villages.people[{1}] == 300_people);
  CHECK_FALSE(villages.people[{2}]);
  CHECK(villages.is_people_estimated ==
        Column<VillageId, TriState>{TriState::yes, TriState::no, TriState::no});
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].kind == ProblemKind::people_estimated);
  CHECK_THAT(problems[0].detail.en, Catch::Contains("1 village, at") && Catch::Contains("2.62"));
  CHECK_THAT(problems[0].detail.zh, Catch::Contains("1个村，每户按"));
}

TEST_CASE("0 people is a valid number, and 0 households is unknown", "[read_people]") {
  Villages villages = villages_with({{0, 100}, {-1, 0}});
  Problems problems;
  estimate_people(villages, 2.62, problems);
  CHECK(villages.people[{0}] == 0_people);
  CHECK_FALSE(villages.people[{1}]);
  CHECK(villages.is_people_estimated.empty());
  CHECK(problems.empty());
}

TEST_CASE("0 people beside households is unknown, and reported once", "[read_people]") {
  Villages villages = villages_with({{0, 100}, {300, 100}, {0, 50}, {0, 0}, {0, -1}});
  Problems problems;
  distrust_zero_people(villages, problems);
  CHECK_FALSE(villages.people[{0}]);
  CHECK(villages.people[{1}] == 300_people);
  CHECK_FALSE(villages.people[{2}]);
  CHECK(villages.people[{3}] == 0_people);
  CHECK(villages.people[{4}] == 0_people);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].kind == ProblemKind::people_missing);
  CHECK_THAT(problems[0].detail.en, Catch::Contains("2 villages"));
  CHECK_THAT(problems[0].detail.zh, Catch::Contains("2个村"));
}

TEST_CASE("a column of people that is 0 everywhere is unknown", "[read_people]") {
  using Counts = std::vector<std::pair<double, double>>;
  for (const Counts& counts :
       {Counts{{0, 100}, {0, 80}}, Counts{{0, -1}, {0, -1}}, Counts{{0, 0}, {-1, 50}, {0, 0}}}) {
    Villages villages = villages_with(counts);
    Problems problems;
    distrust_zero_people(villages, problems);
    for (VillageId v : rows(villages.people)) CHECK_FALSE(villages.people[v]);
    REQUIRE(problems.size() == 1);
    CHECK_THAT(problems[0].detail.en, Catch::Contains("fields = { people"));
  }
  Villages lone = villages_with({{0, 0}});
  Problems problems;
  distrust_zero_people(lone, problems);
  CHECK(lone.people[{0}] == 0_people);
  CHECK(problems.empty());
}

TEST_CASE("a part with 0 people keeps them if the village has people in another part",
          "[read_people]") {
  Villages villages = villages_with({{500, 100}, {0, 100}});
  villages.code = {};
  for (int record = 0; record < 2; ++record) villages.code.push_back("370102001001");
  Problems problems;
  distrust_zero_people(villages, problems);
  CHECK(villages.people[{1}] == 0_people);
  CHECK(problems.empty());
}

TEST_CASE("people are rounded to whole persons, so that sums are those of the shown values",
          "[read_people]") {
  Villages villages;
  for (const double people : {0.4, 12.6, 300.0}) {
    villages.place.push_back({117.0, 36.0});
    villages.people.push_back(People{people});
  }
  villages.people.push_back(std::nullopt);
  count_whole_people(villages);
  CHECK(villages.people[VillageId{0}] == People{0.0});
  CHECK(villages.people[VillageId{1}] == People{13.0});
  CHECK(villages.people[VillageId{2}] == People{300.0});
  CHECK_FALSE(villages.people[VillageId{3}].has_value());
}

TEST_CASE("0 households beside people is unknown, and noted", "[read_people]") {
  Villages villages = villages_with({{500, 0}, {600, 200}, {0, 0}, {-1, 0}});
  Problems problems;
  Notes notes;
  distrust_households(villages, problems, notes);
  CHECK_FALSE(villages.households[{0}]);
  CHECK(villages.households[{1}] == 200.0);
  CHECK(villages.households[{2}] == 0.0);
  CHECK(villages.households[{3}] == 0.0);
  CHECK(problems.empty());
  REQUIRE(notes.size() == 1);
  CHECK_THAT(notes[0].en, Catch::Contains("in 1 village (the first: v0)"));
}

TEST_CASE("more households than people is reported, and for most rows as exchanged columns",
          "[read_people]") {
  const auto report_on = [](const std::vector<std::pair<double, double>>& counts) {
    Villages villages = villages_with(counts);
    Problems problems;
    Notes notes;
    distrust_households(villages, problems, notes);
    return problems.empty() ? std::string() : problems.front().detail.en;
  };
  CHECK(report_on({{500, 200}, {1, 1}}).empty());
  CHECK_THAT(report_on({{500, 200}, {600, 200}, {30, 90}}),
             Catch::StartsWith("1 of 3 villages") && !Catch::Contains("swapped"));
  CHECK_THAT(report_on({{200, 500}, {230, 600}, {90, 30}}),
             Catch::StartsWith("2 of 3 villages") && Catch::Contains("swapped"));
}
