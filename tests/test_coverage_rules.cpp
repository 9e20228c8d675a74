// SPDX-License-Identifier: Apache-2.0
#include "world.hpp"

#include <hinterland/plan.hpp>
#include <hinterland/summary.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace hinterland;
using namespace hinterland::test;

namespace {

Findings plan(const DrawnWorld& drawn, const CoverageSettings& coverage = {}) {
  PlanSettings settings;
  settings.coverage = coverage;
  settings.extension.effort = 0.0;
  Findings found;
  found.world = drawn.world;
  return make_plan(drawn.catalogue, settings, std::move(found));
}

/// "straight all school,clinic", and what the rule gives.
std::string words_of(const CoverageRule& rule, const ServiceCatalogue& catalogue) {
  std::string services;
  for (const ServiceId s : rule.services)
    services += (services.empty() ? "" : ",") + catalogue.services[s].id;
  const char* const metric = rule.metric == Metric::straight ? "straight"
                             : rule.metric == Metric::road   ? "road"
                                                             : "time";
  const std::string by = rule.covered_by == CoveredBy::any ? " any " : " all ";
  const std::string counts = rule.is_known ? std::to_string(rule.villages) + " villages, " +
                                                 std::to_string(rule.gaps) + " gaps"
                                           : "unknown";
  return metric + by + services + ": " + counts;
}

std::vector<std::string> words_of(const Findings& found, const ServiceCatalogue& catalogue) {
  std::vector<std::string> words;
  for (const CoverageRule& rule : found.coverage_rules) words.push_back(words_of(rule, catalogue));
  return words;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("other rules of coverage are compared with that of the study", "[coverage_rules]") {
  auto drawn = draw_world(1_km, "1  A   B  6");  // A: school 3, clinic 7 km; B: 7 and 3 km
  drawn.census("water", "--");
  drawn.catalogue.compared_services = {{"clinic", "school"}};
  const Findings found = plan(drawn);
  CHECK(words_of(found, drawn.catalogue) ==
        Lines{"straight any school,clinic: 2 villages, 2 gaps",
              "straight any school: 1 villages, 1 gaps", "straight any clinic: 1 villages, 1 gaps",
              "straight all school,clinic: 0 villages, 0 gaps"});
  CHECK(found.coverage_rules.front().is_applied);
  CHECK_FALSE(found.coverage_rules.back().is_applied);
  CHECK(found.coverage_rules.front().people == 200_people);
  Fen cost = 0;
  for (const GapId g : rows(found.extension.gaps.remedy)) {
    if (found.extension.gaps.has_cost(g)) cost += found.extension.gaps.cost(g).mid;
  }
  CHECK(found.coverage_rules.front().cost == cost);
  CHECK(found.coverage_rules.back().cost == 0);

  CoverageSettings clinics;
  clinics.services = {"clinic"};
  const Findings other = plan(drawn, clinics);
  CHECK(words_of(other, drawn.catalogue) ==
        Lines{"straight any clinic: 1 villages, 1 gaps",
              "straight any school,clinic: 2 villages, 2 gaps",
              "straight any school: 1 villages, 1 gaps",
              "straight all school,clinic: 0 villages, 0 gaps"});
}

TEST_CASE("a rule over services without facilities is unknown, and one that none decides by absent",
          "[coverage_rules]") {
  auto drawn = draw_world(1_km, "1  A");
  drawn.census("water", "-");
  CHECK(words_of(plan(drawn), drawn.catalogue) ==
        Lines{"straight any school,clinic: 1 villages, 1 gaps",
              "straight all school,clinic: unknown"});  // the school alone comes to the first
  auto none = draw_world(1_km, "A B");
  CHECK(plan(none).coverage_rules.empty());
}

TEST_CASE("services with the same facilities and radii count as one", "[coverage_rules]") {
  auto drawn = draw_world(1_km, R"(1   A   B
6)");
  drawn.census("water", "--");
  drawn.catalogue.compared_services = {{"clinic", "school"}};
  auto& clinic = drawn.catalogue.services[drawn.service("clinic")];
  const Service& school = drawn.catalogue.services[drawn.service("school")];
  clinic.core_radius = school.core_radius;
  clinic.band_radius = school.band_radius;
  CHECK(plan(drawn).coverage_rules.size() == 4);  // a kilometre apart
  drawn.world.facilities.place[drawn.facility('6')] =
      drawn.world.facilities.place[drawn.facility('1')];
  CHECK(words_of(plan(drawn), drawn.catalogue) ==
        Lines{"straight any school,clinic: 1 villages, 1 gaps"});
  clinic.band_radius = school.band_radius + 2_km;
  CHECK(plan(drawn).coverage_rules.size() == 4);
}

TEST_CASE("with the seats as facilities, there is one rule for each metric",
          "[coverage_rules][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(0, 6)));
  const auto covered_by = GENERATE(CoveredBy::any, CoveredBy::all);
  DrawnWorld drawn = random_world(seed, 12_km, 30);
  drawn.world.facilities = {};
  for (const ServiceId s : rows(drawn.catalogue.services)) {
    drawn.catalogue.services[s].core_radius = 3_km;
    drawn.catalogue.services[s].band_radius = 5_km;
  }
  CoverageSettings settings;
  settings.towns_as_facilities = true;
  settings.covered_by = covered_by;
  const Findings found = plan(drawn, settings);
  CAPTURE(seed, words_of(found, drawn.catalogue));
  std::vector<Metric> metrics;
  for (const CoverageRule& rule : found.coverage_rules) metrics.push_back(rule.metric);
  CHECK(metrics == std::vector{Metric::straight, Metric::road, Metric::time});
}

TEST_CASE("focus villages outside the radius have no gap but the road",
          "[coverage_rules][summary]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(0, 6)));
  const auto metric = GENERATE(Metric::straight, Metric::road, Metric::time);
  DrawnWorld drawn = random_world(seed, 12_km, 50);
  drawn.catalogue.travel.road_service = "water";
  CoverageSettings settings;
  settings.metric = metric;
  const Findings found = plan(drawn, settings);
  Study study;
  study.catalogue = drawn.catalogue;
  const Figures figures = measure_figures(study, found);
  std::size_t outside = 0;
  for (const VillageId v : rows(found.matrix.gap_count)) {
    if (found.matrix.gap_count[v] == 0 || found.coverage.covers(v)) continue;
    ++outside;
    CHECK(found.matrix.gap_count[v] == 1);
    CHECK(found.matrix.reason[drawn.service("water")][v] == Reason::gap);
  }
  CAPTURE(seed);
  CHECK(figures.focus_outside.villages == outside);
  CHECK(figures.focus.villages <= figures.covered.villages + outside);
  if (metric == Metric::straight) CHECK(outside == 0);
  std::size_t of_towns = 0;
  for (const TownFigures& town : figures.by_town) of_towns += town.focus_outside.villages;
  CHECK(of_towns == outside);
  const bool is_told = summary_text(study, figures).find("仅因缺路计为重点村") != std::string::npos;
  CHECK(is_told == (outside > 0));
}

TEST_CASE("each rule gives what a run with it would give", "[coverage_rules][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(0, 6)));
  const auto metric = GENERATE(Metric::straight, Metric::road, Metric::time);
  DrawnWorld drawn = random_world(seed, 12_km, 50);
  drawn.catalogue.travel.road_service = "heating";  // judged in a straight line
  drawn.catalogue.compared_services = {{"school", "clinic"}};
  CoverageSettings settings;
  settings.metric = metric;
  const Findings found = plan(drawn, settings);
  REQUIRE(found.coverage_rules.size() >= 5);
  CHECK(found.coverage_rules.front().villages ==
        static_cast<std::size_t>(std::ranges::count(found.coverage.covered, TriState::yes)));
  CHECK(found.coverage_rules.front().gaps == found.matrix.gaps.size());
  for (const CoverageRule& rule : found.coverage_rules) {
    if (rule.is_applied || !rule.is_known) continue;
    CoverageSettings other;
    other.metric = rule.metric;
    other.covered_by = rule.covered_by;
    other.at_least = rule.at_least;
    for (const ServiceId s : rule.services)
      other.services.push_back(drawn.catalogue.services[s].id);
    const Findings alone = plan(drawn, other);
    CAPTURE(seed, words_of(rule, drawn.catalogue));
    CHECK(rule.villages == alone.coverage_rules.front().villages);
    CHECK(rule.people == alone.coverage_rules.front().people);
    CHECK(rule.gaps == alone.coverage_rules.front().gaps);
    CHECK(rule.cost == alone.coverage_rules.front().cost);
  }
}
