// SPDX-License-Identifier: Apache-2.0
#include "features.hpp"
#include "output/layers.hpp"
#include "planned_study.hpp"

#include <hinterland/schedule.hpp>

#include <catch2/catch.hpp>

using namespace hinterland;
using nlohmann::json;

namespace {

std::string name_of(const SmallStudy& small, std::uint32_t segment) {
  return segment_name(small.study.catalogue, small.findings.extension.segments, SegmentId{segment});
}

}  // namespace

TEST_CASE("extensions holds a line a segment, with what it costs and who is behind it",
          "[extension_layers]") {
  const SmallStudy small = planned_study();
  const json found = features(extensions_layer(small.study, small.findings));
  REQUIRE(found.size() == 3);
  json first = found[0].at("properties");
  CHECK(first.at("segment") == name_of(small, 0));
  first.erase("segment");
  CHECK(first == json::parse(R"({
      "service": "water", "service_name": "供水", "upstream": null,
      "trench": "trench-1", "trench_services": ["water", "power"], "ground": "along_road",
      "length_m": 800, "cost_cny_low": 600, "cost_cny": 1000.01, "cost_cny_high": 1500,
      "villages": 2, "people": 1201, "town": "天城镇", "county": null, "year": 2027})"));
  CHECK(found[0].at("geometry") == json::parse(R"({"type": "LineString", "coordinates":
      [[113.49, 29.5], [113.495, 29.501], [113.5, 29.5]]})"));
  CHECK(found[1].at("properties").at("segment") == name_of(small, 1));
  CHECK(found[1].at("properties").at("upstream") == name_of(small, 0));
  CHECK(found[1].at("properties").at("trench").is_null());
  CHECK(found[1].at("properties").at("trench_services").empty());
  CHECK(found[1].at("properties").at("ground") == "across_country");
  CHECK(found[1].at("properties").at("length_m") == 500.5);
  CHECK(found[1].at("properties").at("year") == 2028);
  CHECK(found[2].at("properties").at("segment") == name_of(small, 2));
}

TEST_CASE("without budgets no segment has a year", "[extension_layers]") {
  SmallStudy small = planned_study();
  small.findings.schedule = {};
  const json lines = features(extensions_layer(small.study, small.findings));
  CHECK(lines[0].at("properties").at("year").is_null());
  const json gaps = features(priorities_layer(small.study, small.findings));
  CHECK(gaps[0].at("properties").at("year").is_null());
  CHECK(gaps[0].at("properties").at("wait") == "no_schedule");
  CHECK(gaps[0].at("properties").at("why_not_earlier") == "配置文件未设年度预算，未排时序。");
  const json villages = features(gaps_layer(small.study, small.findings));
  CHECK(villages[0].at("properties").at("first_year").is_null());
  CHECK(villages[0].at("properties").at("gaps_not_in_plan").is_null());
}

TEST_CASE("a gap has what closes it, its shares and its year", "[extension_layers]") {
  SmallStudy small = planned_study();
  small.study.language = Language::en;
  const json found = features(priorities_layer(small.study, small.findings));
  const json joined = found[2].at("properties");
  CHECK(joined.at("remedy") == "line");
  CHECK(joined.at("cause").is_null());
  CHECK(joined.at("alternative").is_null());
  CHECK(joined.at("segment") == name_of(small, 1));
  CHECK(joined.at("line_cny") == 900.83);
  CHECK(joined.at("local_cny") == 2000);
  CHECK(joined.at("cost_cny") == 2900.83);
  CHECK(joined.at("saving_cny") == 0);
  CHECK(joined.at("year") == 2028);
  CHECK(joined.at("wait") == "upstream");
  CHECK(joined.at("why_not_earlier") == "The line that it hangs on comes only then.");
  const json alone = found[3].at("properties");
  CHECK(alone.at("remedy") == "stand_alone");
  CHECK(alone.at("cause") == "too_dear");
  CHECK(alone.at("alternative") == "solar");
  CHECK(alone.at("alternative_name") == "Solar panels");
  CHECK(alone.at("segment").is_null());
  CHECK(alone.at("line_cny") == 0);
  CHECK(alone.at("cost_cny") == 50000);
  CHECK(alone.at("year").is_null());
  CHECK(alone.at("why_not_earlier") == "Too little of the budget is left even in the last year.");
}

TEST_CASE("a village has what closing its gaps costs in all, and from when to when",
          "[extension_layers]") {
  SmallStudy small = planned_study();
  small.findings.schedule.gap_year[GapId{1}] = 1;
  const json found = features(gaps_layer(small.study, small.findings));
  REQUIRE(found.size() == 3);
  const json first = found[0].at("properties");
  CHECK(first.at("cost_cny") == 27699.17);
  CHECK(first.at("saving_cny") == 400);
  CHECK(first.at("first_year") == 2027);
  CHECK(first.at("last_year") == 2028);
  CHECK(first.at("gaps_not_in_plan") == 0);
  const json last = found[2].at("properties");
  CHECK(last.at("first_year").is_null());
  CHECK(last.at("last_year").is_null());
  CHECK(last.at("gaps_not_in_plan") == 1);
}
