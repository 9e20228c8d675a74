// SPDX-License-Identifier: Apache-2.0
#include "features.hpp"
#include "output/field_dictionary.hpp"
#include "output/layers.hpp"
#include "output/output_layer.hpp"
#include "planned_study.hpp"
#include "small_study.hpp"

#include <hinterland/schedule.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <stdexcept>

using namespace hinterland;
using nlohmann::json;

namespace {

json properties(const OutputLayer& layer, std::size_t row) {
  return features(layer).at(row).at("properties");
}

OutputKeys keys_of(const SmallStudy& small) { return output_keys(small.study, small.findings); }

std::string name_of(const SmallStudy& small, std::uint32_t segment) {
  return segment_name(small.study.catalogue, small.findings.extension.segments, SegmentId{segment});
}

}  // namespace

TEST_CASE("coverage has the deciding values and distances of each village", "[output_layers]") {
  const SmallStudy small = small_study();
  const json found = features(coverage_layer(small.study, small.findings, keys_of(small)));
  REQUIRE(found.size() == 3);
  CHECK(found[0].at("properties") == json::parse(R"({
      "village_feature": null, "village_code": "421223001", "village": "上店村",
      "town": "天城镇", "town_code": null, "county": null, "county_code": null,
      "people": 1200, "covered": true, "borderline": false, "critical_radius_m": 1000.01,
      "facility": "医疗", "facility_code": null, "fac_county": null, "other_county": false,
      "facility_service": "clinic", "straight_m": 1000, "zone": "core", "gap_count": 2,
      "clini_fac": "医疗", "clini_m": 1000, "clini_zone": "core",
      "clini_in": false})"));
  CHECK(found[1].at("properties").at("people").is_null());
  CHECK(found[1].at("properties").at("village") == "\"东\\庄\"");
  CHECK(found[2].at("properties") == json::parse(R"({
      "village_feature": null, "village_code": null, "village": "远村",
      "town": "天城镇", "town_code": null, "county": null, "county_code": null,
      "people": 300, "covered": false, "borderline": false, "critical_radius_m": null,
      "facility": null, "facility_code": null, "fac_county": null, "other_county": false,
      "facility_service": null, "straight_m": null, "zone": "outside", "gap_count": 0,
      "clini_fac": null, "clini_m": null, "clini_zone": "outside",
      "clini_in": null})"));
  CHECK(found[2].at("geometry").at("coordinates") == json::parse("[114.0, 29.1234567]"));
}

TEST_CASE("a critical radius is rounded up unless it holds by the grace of a comparison",
          "[output_layers][coverage]") {
  SmallStudy small = small_study();
  const auto written = [&small](double radius) {
    small.findings.coverage.critical_radius[VillageId{0}] = {radius};
    return properties(coverage_layer(small.study, small.findings, keys_of(small)), 0)
        .at("critical_radius_m")
        .get<double>();
  };
  CHECK(written(5000.0) == 5000.0);
  CHECK(written(5000.0000004) == 5000.0);
  CHECK(written(5000.0008) == 5000.0);
  CHECK(written(5000.0011) == 5000.01);
  CHECK(written(4999.991) == 5000.0);
  CHECK(written(4999.99) == 4999.99);
}

TEST_CASE("with roads, coverage has the route along them", "[output_layers]") {
  const SmallStudy small = small_study_with_roads();
  const json found = features(coverage_layer(small.study, small.findings, keys_of(small)));
  CHECK(found[0].at("properties") == json::parse(R"({
      "village_feature": null, "village_code": "421223001", "village": "上店村",
      "town": "天城镇", "town_code": null, "county": null, "county_code": null,
      "people": 1200, "covered": true, "borderline": false, "critical_radius_m": null,
      "critical_minutes": 6, "facility": "医疗", "facility_code": null, "fac_county": null, "other_county": false,
      "facility_service": "clinic", "straight_m": 1000,
      "road_facility": "医疗", "road_m": 1500, "walk_m": 130, "minutes": 6, "detour": 1.504,
      "cut_off": false, "nearest_road_m": 100, "zone": "core", "gap_count": 2,
      "clini_fac": "医疗", "clini_m": 1000, "clini_road": 1500, "clini_min": 6,
      "clini_zone": "core", "clini_in": false})"));
  CHECK(found[2].at("properties").at("road_facility").is_null());
  CHECK(found[2].at("properties").at("road_m").is_null());
  CHECK(found[2].at("properties").at("walk_m").is_null());
  CHECK(found[2].at("properties").at("detour").is_null());
  CHECK(found[2].at("properties").at("clini_min").is_null());
  CHECK(found[2].at("properties").at("nearest_road_m") == 8000);
}

TEST_CASE("a facility without a name is named after its service in the study's language",
          "[output_layers]") {
  SmallStudy small = small_study();
  small.study.language = Language::en;
  CHECK(properties(coverage_layer(small.study, small.findings, keys_of(small)), 0).at("facility") ==
        "Clinic");
}

TEST_CASE("gaps contains the covered villages, with the missing services and reasons",
          "[output_layers]") {
  const SmallStudy small = small_study();
  const json found = features(gaps_layer(small.study, small.findings, keys_of(small)));
  REQUIRE(found.size() == 2);
  CHECK(found[0].at("properties") == json::parse(R"({
      "village_feature": null, "village_code": "421223001", "village": "上店村",
      "town": "天城镇", "town_code": null, "county": null, "county_code": null,
      "people": 1200, "gap_count": 2, "missing": "water;power",
      "missing_names": "供水、供电", "gaps_inferred": 1, "gaps_without_cost": 1,
      "cost_cny_low": 100000, "cost_cny": 200000, "cost_cny_high": 300000.4, "saving_cny": 0,
      "planned_cny": null, "first_year": null, "last_year": null, "gaps_not_in_plan": null,
      "covered": true, "critical_radius_m": 1000.01, "site": null, "site_name": null, "water_gap": true, "water_why": "gap", "water_evid": "no_line",
      "power_gap": true, "power_why": "gap", "power_evid": "census_no"})"));
  const json& without = found[1].at("properties");
  CHECK(without.at("village_code") == "421223002");
  CHECK(without.at("gap_count") == 0);
  CHECK(without.at("missing").is_null());
  CHECK(without.at("cost_cny").is_null());
  CHECK(without.at("water_gap") == false);
  CHECK(without.at("water_why") == "connected_census");
  CHECK(without.at("power_why") == "unknown");
}

TEST_CASE("names of missing services are in the language of the study", "[output_layers]") {
  SmallStudy small = small_study();
  small.study.language = Language::en;
  const json gaps = properties(gaps_layer(small.study, small.findings, keys_of(small)), 0);
  CHECK(gaps.at("missing") == "water;power");
  CHECK(gaps.at("missing_names") == "Water; Power");
}

TEST_CASE("priorities are in order of rank, with the parts of the score", "[output_layers]") {
  const SmallStudy small = small_study();
  const json found = features(priorities_layer(small.study, small.findings, keys_of(small)));
  REQUIRE(found.size() == 2);
  CHECK(found[0].at("properties").at("service") == "power");
  CHECK(found[0].at("properties").at("cost_cny").is_null());
  CHECK(found[1].at("properties") == json::parse(R"({
      "rank": 2, "village_feature": null, "village_code": "421223001", "village": "上店村",
      "town": "天城镇", "town_code": null, "county": null, "county_code": null, "people": 1200, "service": "water", "service_name": "供水",
      "value_people": 1200, "people_basis": "counted", "weight": 1, "score": 0.375, "score_need": 0.25,
      "score_slope": 0.5, "value": 1050, "bundle": 1, "bundle_cost_cny": 200000,
      "value_per_10k_cny": 52.5, "rank_p5": 1, "rank_p95": 2,
      "top_probability": 0.125, "remedy": "line", "standalone_reason": null, "alternative": null,
      "alt_name": null, "segment": null, "nearest_source_m": 1500, "cost_cny_low": 100000,
      "cost_cny": 200000, "cost_cny_high": 300000.4, "cost_line_cny": 180000, "cost_local_cny": 20000,
      "saving_cny": 0, "project": "天城镇-water-unplanned", "year": null, "planned_cny": null,
      "delay_code": "no_schedule",
      "delay_reason": "配置文件未设年度预算，未排时序。", "shortfall_cny": null, "evidence": "no_line",
      "site": null, "site_name": null})"));
}

TEST_CASE("fields of criteria that would share their first ten bytes are numbered",
          "[output_layers]") {
  SmallStudy small = small_study();
  small.findings.priorities.criteria = {"poverty_rate", "poverty_share", "need"};
  small.findings.priorities.parts.push_back({0.5F, 1.0F});
  const json row = properties(priorities_layer(small.study, small.findings, keys_of(small)), 0);
  CHECK(row.contains("score_1_poverty_rate"));
  CHECK(row.contains("score_2_poverty_share"));
  CHECK(row.contains("score_need"));
}

TEST_CASE("sites contains each site, followed by the villages that move there", "[output_layers]") {
  const SmallStudy small = small_study();
  const json found = features(sites_layer(small.findings, keys_of(small)));
  REQUIRE(found.size() == 2);
  CHECK(found[0].at("properties") == json::parse(R"({
      "site": 1, "site_name": "上店村", "role": "site", "adopted": false, "site_kind": "central_village",
      "village_feature": null, "village_code": "421223001", "village": "上店村",
      "town": "天城镇", "town_code": null, "county": null, "county_code": null,
      "people": 1200, "site_people": 3100, "villages": 1, "straight_m": null, "farthest_m": 968.5})"));
  CHECK(found[1].at("properties") == json::parse(R"({
      "site": 1, "site_name": "上店村", "role": "relocates", "adopted": false, "site_kind": "central_village",
      "village_feature": null, "village_code": "421223002", "village": "\"东\\庄\"",
      "town": "天城镇", "town_code": null, "county": null, "county_code": null,
      "people": null, "site_people": 3100, "villages": null, "straight_m": 968.5, "farthest_m": null})"));
  CHECK(found[1].at("geometry").at("coordinates") == json::parse("[113.51, 29.5]"));
}

TEST_CASE("relocations contains a line from each village that moves to its site",
          "[output_layers]") {
  const SmallStudy small = small_study();
  const json found = features(relocations_layer(small.findings, keys_of(small)));
  REQUIRE(found.size() == 1);
  CHECK(found[0].at("properties") == json::parse(R"({
      "site": 1, "site_name": "上店村",
      "village_feature": null, "village_code": "421223002", "village": "\"东\\庄\"",
      "town": "天城镇", "town_code": null, "county": null, "county_code": null,
      "people": null, "straight_m": 968.5})"));
  CHECK(found[0].at("geometry") ==
        json::parse(R"({"type": "LineString", "coordinates": [[113.51, 29.5], [113.5, 29.5]]})"));
}

TEST_CASE("village_services contains what is known about each village and service",
          "[output_layers]") {
  const SmallStudy small = small_study();
  const json found = features(village_services_layer(small.study, small.findings, keys_of(small)));
  REQUIRE(found.size() == 7);  // power of 东庄 and water of 远村 are unknown
  CHECK(found[0].at("properties") == json::parse(R"({
      "village_feature": null, "village_code": "421223001", "village": "上店村",
      "town": "天城镇", "town_code": null, "county": null, "county_code": null,
      "people": 1200, "service": "water", "service_name": "供水", "kind": "infrastructure",
      "facility": null, "facility_code": null, "straight_m": null, "road_m": null,
      "minutes": null, "zone": null, "in_village": null,
      "reason": "gap", "evidence": "no_line", "gap": true})"));
  CHECK(found[0].at("geometry").is_null());
  const json clinic = found[2].at("properties");
  CHECK(clinic.at("service") == "clinic");
  CHECK(clinic.at("kind") == "public");
  CHECK(clinic.at("facility") == "医疗");
  CHECK(clinic.at("straight_m") == 1000);
  CHECK(clinic.at("zone") == "core");
  CHECK(clinic.at("in_village") == false);
  CHECK(clinic.at("reason").is_null());
  CHECK(clinic.at("gap").is_null());
}

TEST_CASE("the survey list has unknown values by village and service", "[output_layers]") {
  const SmallStudy small = small_study();
  const json found = features(survey_list_layer(small.study, small.findings, keys_of(small)));
  REQUIRE(found.size() == 2);
  CHECK(found[0].at("properties").at("village_code") == "421223002");
  CHECK(found[0].at("properties").at("service") == "power");
  CHECK(found[0].at("properties").at("covered") == true);
  CHECK(found[1].at("properties").at("village") == "远村");
  CHECK(found[1].at("properties").at("service") == "water");
  CHECK(found[1].at("properties").at("covered") == false);
}

TEST_CASE(
    "a village known to lack a service is no question for a census, also if coverage is unknown",
    "[output_layers]") {
  SmallStudy small = small_study();
  const ServiceId power{1};
  const VillageId last{2};
  REQUIRE(small.findings.connections.evidence[power][last] == Evidence::no_line);
  small.findings.matrix.reason[power][last] = Reason::unknown;  // as decided for unknown coverage
  CHECK_FALSE(is_open_question(small.findings, power, last));
  CHECK(features(survey_list_layer(small.study, small.findings, keys_of(small))).size() == 2);
  small.findings.connections.evidence[power][last] = Evidence::census_unclear;
  CHECK(is_open_question(small.findings, power, last));
}

TEST_CASE("a problem without a place has no geometry, and one of a whole layer no feature",
          "[output_layers]") {
  const SmallStudy small = small_study();
  const json found = features(problems_layer(small.findings.problems, Language::zh));
  REQUIRE(found.size() == 2);
  CHECK(found[0].at("geometry").at("type") == "Point");
  CHECK(found[0].at("properties").at("problem") == "people_missing");
  CHECK(found[0].at("properties").at("feature") == 1);
  CHECK(found[0].at("properties").at("text") ==
        describe(ProblemKind::people_missing, Language::zh));
  CHECK(found[1].at("geometry").is_null());
  CHECK(found[1].at("properties").at("feature").is_null());
  CHECK(found[1].at("properties").at("detail") == "EPSG:4527");
}

TEST_CASE("a layer without rows is still written", "[output_layers]") {
  const Study study;
  const Findings findings;
  const OutputKeys keys = output_keys(study, findings);
  for (const OutputLayer& layer : output_layers(study, findings, keys)) {
    INFO(layer.name);
    if (layer.name != "labels") CHECK(features(layer).empty());
  }
}

TEST_CASE("a field that is not in the dictionary for the layer cannot be written",
          "[output_layers]") {
  LayerBuilder layer("coverage", 0);
  const auto nothing = [](std::size_t) { return std::string_view(); };
  CHECK_THROWS_AS(layer.text("vilage", nothing), std::logic_error);
  CHECK_THROWS_AS(layer.text("rank", nothing), std::logic_error);  // of another layer
  CHECK_THROWS_AS(layer.text("people", nothing), std::logic_error);
  CHECK_THROWS_AS(layer.number("village", [](std::size_t) { return 0.0; }), std::logic_error);
  CHECK_NOTHROW(layer.number("wet_m", [](std::size_t) { return 0.0; }));
}

TEST_CASE("every field of the dictionary is in the layers that it names, and in no other",
          "[output_layers]") {
  SmallStudy small = planned_study();
  const SmallStudy travelled = small_study_with_roads();
  small.findings.coverage = travelled.findings.coverage;
  small.findings.roads = travelled.findings.roads;
  Villages& villages = small.findings.world.villages;
  villages.is_people_estimated.resize(villages.size(), TriState::yes);
  villages.town_by.resize(villages.size(), ParentUnitEvidence::code);
  villages.county_by.resize(villages.size(), ParentUnitEvidence::code);
  Priorities& priorities = small.findings.priorities;
  priorities.criteria = {"need"};
  priorities.parts = {std::vector<float>(priorities.value.size(), 0.5F)};
  priorities.score.resize(priorities.value.size(), 0.5);
  const OutputKeys keys = keys_of(small);
  const std::vector<OutputLayer> layers = output_layers(small.study, small.findings, keys);
  REQUIRE(layers.size() == dictionary_layers().size());
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const OutputLayer& layer = layers[i];
    CHECK(layer.name == dictionary_layers()[i]);
    CHECK((layer.geometry == OutputGeometry::none) == is_table(layer.name));
    for (const FieldEntry& entry : field_dictionary()) {
      std::size_t uses = 0;
      for (const OutputField& field : layer.fields) {
        if (find_field(layer.name, field.name) == &entry) ++uses;
      }
      INFO(layer.name << "." << entry.name);
      CHECK((uses > 0) == is_in_layer(entry, layer.name));
    }
  }
}

TEST_CASE("extensions contains one line per segment, with its costs and the people downstream",
          "[extension_layers]") {
  const SmallStudy small = planned_study();
  const json found = features(extensions_layer(small.study, small.findings, keys_of(small)));
  REQUIRE(found.size() == 3);
  json first = found[0].at("properties");
  CHECK(first.at("segment") == name_of(small, 0));
  first.erase("segment");
  CHECK(first == json::parse(R"({
      "service": "water", "service_name": "供水", "upstream": null,
      "trench": "trench-1", "trench_services": "water;power", "water_tr": true, "power_tr": true,
      "lane": 0, "lanes": 1, "alignment": "along_road",
      "length_m": 800, "cost_cny_low": 600, "cost_cny": 1000.01, "cost_cny_high": 1500,
      "villages": 2, "people": 1201, "town": "天城镇", "town_code": null, "county": null,
      "county_code": null, "project": "天城镇-water-2027", "year": 2027,
      "planned_cny": 1000.01})"));
  CHECK(found[0].at("geometry") == json::parse(R"({"type": "LineString", "coordinates":
      [[113.49, 29.5], [113.495, 29.501], [113.5, 29.5]]})"));
  CHECK(found[1].at("properties").at("segment") == name_of(small, 1));
  CHECK(found[1].at("properties").at("upstream") == name_of(small, 0));
  CHECK(found[1].at("properties").at("trench").is_null());
  CHECK(found[1].at("properties").at("trench_services").is_null());
  CHECK(found[1].at("properties").at("water_tr") == false);
  CHECK(found[1].at("properties").at("project") == "天城镇-water-2028");
  CHECK(found[1].at("properties").at("alignment") == "cross_country");
  CHECK(found[1].at("properties").at("length_m") == 500.5);
  CHECK(found[1].at("properties").at("year") == 2028);
  CHECK(found[2].at("properties").at("segment") == name_of(small, 2));
}

TEST_CASE("without budgets no segment has a year", "[extension_layers]") {
  SmallStudy small = planned_study();
  small.findings.schedule = {};
  const json lines = features(extensions_layer(small.study, small.findings, keys_of(small)));
  CHECK(lines[0].at("properties").at("year").is_null());
  CHECK(lines[0].at("properties").at("planned_cny").is_null());
  CHECK(lines[0].at("properties").at("project") == "天城镇-water-unplanned");
  const json gaps = features(priorities_layer(small.study, small.findings, keys_of(small)));
  CHECK(gaps[0].at("properties").at("year").is_null());
  CHECK(gaps[0].at("properties").at("delay_code") == "no_schedule");
  CHECK(gaps[0].at("properties").at("delay_reason") == "配置文件未设年度预算，未排时序。");
  const json villages = features(gaps_layer(small.study, small.findings, keys_of(small)));
  CHECK(villages[0].at("properties").at("first_year").is_null());
  CHECK(villages[0].at("properties").at("gaps_not_in_plan").is_null());
}

TEST_CASE("a gap has its remedy, its shares and its year", "[extension_layers]") {
  SmallStudy small = planned_study();
  small.study.language = Language::en;
  const json found = features(priorities_layer(small.study, small.findings, keys_of(small)));
  const json joined = found[2].at("properties");
  CHECK(joined.at("remedy") == "line");
  CHECK(joined.at("standalone_reason").is_null());
  CHECK(joined.at("alternative").is_null());
  CHECK(joined.at("segment") == name_of(small, 1));
  CHECK(joined.at("cost_line_cny") == 900.83);
  CHECK(joined.at("cost_local_cny") == 2000);
  CHECK(joined.at("cost_cny") == 2900.83);
  CHECK(joined.at("saving_cny") == 0);
  CHECK(joined.at("year") == 2028);
  CHECK(joined.at("project") == "天城镇-water-2028");
  CHECK(joined.at("planned_cny") == 2000);  // in the village; the line is in extensions
  CHECK(joined.at("delay_code") == "upstream");
  CHECK(
      joined.at("delay_reason") ==
      "The line to it is not built before 2028: in 2027 the budgets pay for the works in the "
      "village, but not for the line. With 0.06 × 10,000 CNY more in 2027 it could be closed then, "
      "all else as planned.");
  const json alone = found[3].at("properties");
  CHECK(alone.at("remedy") == "standalone");
  CHECK(alone.at("standalone_reason") == "line_too_expensive");
  CHECK(alone.at("alternative") == "solar");
  CHECK(alone.at("alt_name") == "Solar panels");
  CHECK(alone.at("segment").is_null());
  CHECK(alone.at("cost_line_cny") == 0);
  CHECK(alone.at("cost_cny") == 50000);
  CHECK(alone.at("year").is_null());
  CHECK(alone.at("planned_cny").is_null());
  CHECK(
      alone.at("delay_reason") ==
      "What is left of the budget of 2028 does not pay for it. With 4.96 × 10,000 CNY more in 2028 "
      "it could be closed then, all else as planned.");
}

TEST_CASE("a village has the total cost of its gaps, and the first and last year",
          "[extension_layers]") {
  SmallStudy small = planned_study();
  small.findings.schedule.gap_year[GapId{1}] = 1;
  const json found = features(gaps_layer(small.study, small.findings, keys_of(small)));
  REQUIRE(found.size() == 3);
  const json first = found[0].at("properties");
  CHECK(first.at("cost_cny") == 27699.17);
  CHECK(first.at("saving_cny") == 400);
  CHECK(first.at("planned_cny") == 26000);
  CHECK(first.at("first_year") == 2027);
  CHECK(first.at("last_year") == 2028);
  CHECK(first.at("gaps_not_in_plan") == 0);
  const json last = found[2].at("properties");
  CHECK(last.at("first_year").is_null());
  CHECK(last.at("last_year").is_null());
  CHECK(last.at("gaps_not_in_plan") == 1);
}
