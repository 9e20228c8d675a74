// SPDX-License-Identifier: Apache-2.0
#include "study_text.hpp"

#include <hinterland/error.hpp>
#include <hinterland/study.hpp>

#include <catch2/catch.hpp>

using namespace hinterland;

namespace {

const std::string plan =
    only_villages + "[schedule]\nfirst_year = 2027\nbudget = [30e6, 3e7, 40000000]\n";

void check_refused(const std::string& content, const std::string& where, const std::string& why) {
  CHECK_THAT(refusal(content), Catch::StartsWith(where) && Catch::Contains(why));
}

}  // namespace

TEST_CASE("the budgets of a plan define its years", "[schedule_keys]") {
  const ScheduleSettings schedule = read_text(plan + R"(committed = [1, 2, 3]
carry_over = false
discount_rate = 0.03
target = { share = 0.9, year = 2029, service = "gas" }
[schedule.by_service]
gas = [1e6, 1e6, 0]
[schedule.by_county]
"玉安县" = [1, 1, 1]
[[schedule.pins]]
village = "370100002"
service = "gas"
years = [2027, 2028]
[[schedule.pins]]
segment = "drainage-k3f9w2mabc"
never = true
)")
                                        .schedule;
  CHECK(schedule.first_year == 2027);
  CHECK(schedule.budget == std::vector<Yuan>{{3e7}, {3e7}, {4e7}});
  CHECK(schedule.committed == std::vector<Yuan>{{1}, {2}, {3}});
  CHECK_FALSE(schedule.carry_over);
  CHECK(schedule.discount_rate == 0.03);
  CHECK(schedule.target->service == "gas");
  CHECK(schedule.by_service.at("gas").at(2) == Yuan{0});
  CHECK(schedule.by_county.at("玉安县").size() == 3);
  REQUIRE(schedule.pins.size() == 2);
  CHECK(schedule.pins[0].years == std::vector{2027, 2028});
  CHECK(schedule.pins[1].never);
}

TEST_CASE("a plan without any money is valid", "[schedule_keys]") {
  CHECK(read_text(only_villages + "[schedule]\nfirst_year = 2027\nbudget = [0, 0]\n")
            .schedule.given());
}

TEST_CASE("keys that refer to years need a budget, and a budget needs a first year",
          "[schedule_keys]") {
  check_refused(only_villages + "[schedule]\nbudget = [1]\n", "4:1: ", "Add first_year");
  check_refused(only_villages + "[schedule]\nfirst_year = 2027\n", "4:1: ", "Add budget");
  check_refused(only_villages + "[schedule]\ntarget = { share = 1, year = 2027 }\n",
                "4:1: ", "'target' needs the years of the plan");
  check_refused(only_villages + "[schedule]\nfirst_year = 20270\nbudget = [1]\n", "4:14: ", "2200");
  check_refused(only_villages + "[schedule]\nfirst_year = 2027.5\nbudget = [1]\n",
                "4:14: ", "whole number");
}

TEST_CASE("a budget is not negative, and has thirty years at most", "[schedule_keys]") {
  check_refused(only_villages + "[schedule]\nfirst_year = 2027\nbudget = [1, -5]\n",
                "5:14: ", "-5");
  std::string years;
  for (int i = 0; i < 31; ++i) years += "1, ";
  check_refused(only_villages + "[schedule]\nfirst_year = 2027\nbudget = [" + years + "]\n",
                "5:10: ", "31 years");
  check_refused(plan + "discount_rate = 5\n", "6:17: ", "'discount_rate'");
}

TEST_CASE("every list of sums has one entry per year", "[schedule_keys]") {
  check_refused(plan + "committed = [1, 2]\n", "6:13: ", "2 entries, but the plan has 3 years");
  check_refused(plan + "[schedule.by_service]\ngas = [1, 2, 3, 4]\n", "7:7: ", "2027 to 2029");
  check_refused(plan + "[schedule.by_county]\n\"a\" = []\n", "7:7: ", "0 entries");
  check_refused(plan + "committed = [1, 2, 5e7]\n", "6:13: ", "in 2029 the committed sum");
}

TEST_CASE("a target is a share by a year of the plan", "[schedule_keys]") {
  check_refused(plan + "target = { share = 90, year = 2029 }\n", "6:20: ", "'share'");
  check_refused(plan + "target = { share = 0.9, year = 2030 }\n",
                "6:32: ", "2030 is outside the plan, 2027 to 2029");
  check_refused(plan + "target = { share = 0.9 }\n", "6:10: ", "has no 'year'");
  check_refused(plan + "target = { share = 0.9, year = 2029, service = \"gaz\" }\n",
                "6:48: ", "Did you mean 'gas'?");
}

TEST_CASE("an unknown service is rejected with the nearest name", "[schedule_keys]") {
  check_refused(plan + "[schedule.by_service]\nwater_suply = [1, 2, 3]\n",
                "7:1: ", "Did you mean 'water_supply'?");
  check_refused(plan + "[schedule.by_service]\nmedical = [1, 2, 3]\n",
                "7:1: ", "no infrastructure service 'medical'");
  check_refused(plan + "[[schedule.pins]]\nvillage = \"1\"\nservice = \"gaz\"\nnever = true\n",
                "8:11: ", "Did you mean 'gas'?");
}

TEST_CASE("a pin names one thing and offers at least one choice", "[schedule_keys]") {
  const std::string pin = plan + "[[schedule.pins]]\n";
  check_refused(pin + "never = true\n", "6:1: ", "neither a village nor a segment");
  check_refused(pin + "village = \"1\"\nsegment = \"gas-1\"\nnever = true\n",
                "8:1: ", "Split it into two pins");
  check_refused(pin + "segment = \"gas-1\"\nservice = \"gas\"\nnever = true\n",
                "8:1: ", "Remove 'service'");
  check_refused(pin + "village = \"1\"\n", "6:1: ", "has no effect");
  check_refused(pin + "village = \"1\"\nyears = [2027]\nnever = true\n",
                "9:1: ", "contradict each other");
  check_refused(pin + "village = \"1\"\nyears = [2027, 2028]\nnot_in = [2028, 2027]\n",
                "9:1: ", "excludes all");
  check_refused(pin + "village = \"1\"\nyears = [2031]\n", "8:9: ", "2031 is outside the plan");
  check_refused(pin + "village = \"1\"\nnot_in = [2027.5]\n", "8:10: ", "not a year");
  CHECK(refusal(pin + "village = \"1\"\nyears = [2027, 2028]\nnot_in = [2028]\n").empty());
}
