// SPDX-License-Identifier: Apache-2.0
#include "world.hpp"

#include <hinterland/error.hpp>
#include <hinterland/schedule.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace hinterland;
using namespace hinterland::test;
using Catch::Contains;

namespace {

using Years = Column<GapId, PlanYear>;
using Delays = Column<GapId, Delay>;

/// Water from a source to A, on to B, and C's own well: costs in yuan are 100 and 50 for the two
/// lines, 10 in each village and 40 for the well.
struct Planned {
  DrawnWorld drawn = draw_world(500_m, "A B C");
  GapMatrix matrix;
  NetworkExtension extension;
  Priorities priorities;
  ScheduleSettings settings;

  Planned() {
    const ServiceId water = drawn.service("water");
    matrix.services = {water, drawn.service("heating")};
    matrix.covered = Column<VillageId, TriState>(3, TriState::yes);
    matrix.reason.resize(drawn.catalogue.services.size());
    matrix.reason[water] = Column<VillageId, Reason>(3, Reason::gap);
    matrix.reason[drawn.service("heating")] = {Reason::connected_census, Reason::not_applicable,
                                               Reason::unknown};
    add_line({}, 100, 'A');
    add_line(SegmentId{0}, 50, 'B');
    add_gap('A', SegmentId{0}, 10, 0.5);
    add_gap('B', SegmentId{1}, 10, 0.4);
    add_gap('C', {}, 40, 0.3);
    settings.first_year = 2026;
  }
  SegmentId add_line(std::optional<SegmentId> upstream, Fen yuan, char village,
                     std::string_view service = "water") {
    ExtensionSegments& segments = extension.segments;
    segments.service.push_back(drawn.service(service));
    segments.upstream.push_back(upstream);
    segments.alignment.push_back(Alignment::along_road);
    segments.length.push_back(1_km);
    segments.laying.push_back({yuan * 100, yuan * 100, yuan * 100});
    segments.excavation.push_back({});
    segments.cost.push_back({yuan * 100, yuan * 100, yuan * 100});
    segments.villages.push_back(1);
    segments.people.push_back(100_people);
    segments.trench.push_back(std::nullopt);
    const double lon = 117.0 + 0.01 * static_cast<double>(segments.first_vertex.size());
    segments.vertex.insert(segments.vertex.end(), {{lon, 36.5}, {lon, 36.51}});
    segments.first_vertex.push_back(segments.vertex.size());
    return segments.village.push_back(drawn.village(village));
  }
  void add_gap(char village, std::optional<SegmentId> line, Fen yuan, double score,
               std::string_view service = "water") {
    matrix.gaps.village.push_back(drawn.village(village));
    matrix.gaps.service.push_back(drawn.service(service));
    extension.gaps.remedy.push_back(line ? Remedy::line : Remedy::standalone);
    extension.gaps.segment.push_back(line);
    extension.gaps.line_share.push_back(line ? extension.segments.cost[*line] : CostRange{});
    extension.gaps.local_cost.push_back({yuan * 100, yuan * 100, yuan * 100});
    priorities.value.push_back(score);
    priorities.bundle.push_back(static_cast<std::uint32_t>(priorities.bundles.size()));
    priorities.bundles.value.push_back(score);
    priorities.bundles.cost.push_back(yuan * 100 + (line ? extension.segments.cost[*line].mid : 0));
  }
  std::string name_of(SegmentId segment) const {
    return segment_name(drawn.catalogue, extension.segments, segment);
  }
  Schedule schedule() const {
    return make_schedule(drawn.world, drawn.catalogue, matrix, extension, priorities, settings,
                         no_progress);
  }
  /// The schedule with these budgets, in yuan.
  Schedule with(std::vector<double> yuan) {
    settings.budget.clear();
    for (double budget : yuan) settings.budget.push_back(Yuan{budget});
    return schedule();
  }
  void pin(SchedulePin pin) { settings.pins.push_back(std::move(pin)); }
  std::string code(char village) const {
    return std::string(drawn.world.villages.code[drawn.village(village)]);
  }
};

}  // namespace

TEST_CASE("without budgets there is no schedule", "[schedule]") {
  CHECK_FALSE(Planned().schedule().given());
}

TEST_CASE("lines are built before or with their downstream gaps, and the sums agree",
          "[schedule]") {
  Planned planned;
  const auto schedule = planned.with({110, 60, 40});
  CHECK(schedule.gap_year == Years{0, 1, 2});
  CHECK(schedule.segment_year == Column<SegmentId, PlanYear>{0, 1});
  CHECK(schedule.segment_cost == Column<SegmentId, Fen>{10000, 5000});
  CHECK(schedule.value == schedule.upper_bound);
  CHECK(schedule.years[1].year == 2027);
  CHECK(schedule.years[1].spent == 6000);
  CHECK(schedule.years[1].segments == 1);
  CHECK(schedule.years[1].gaps == 1);
  CHECK(schedule.years[1].people == 100_people);
  // At first one in four is connected: A's heating; B needs none, C is not known.
  CHECK(schedule.years[0].connected_share == Approx(0.5));
  CHECK(schedule.years[2].connected_share == Approx(1.0));
}

TEST_CASE("only people within the service radius count for the share connected", "[schedule]") {
  Planned planned;
  planned.settings.target = ScheduleTarget{0.25, 2026, ""};
  CHECK(planned.with({0}).target->met_in == 2026);
  planned.matrix.gaps = {};
  planned.extension.gaps = {};
  planned.priorities = {};
  planned.add_gap('B', {}, 10, 0.4);  // A, which has heating, and C lie outside
  const ServiceId water = planned.drawn.service("water");
  planned.matrix.covered = {TriState::no, TriState::yes, TriState::unknown};
  planned.matrix.reason[water] = {Reason::connected_line, Reason::gap, Reason::connected_line};
  const auto schedule = planned.with({0});
  CHECK(schedule.target->share_now == 0.0);
  CHECK(schedule.years[0].connected_share == 0.0);
  CHECK_FALSE(schedule.target->met_in);
  CHECK(schedule.target->budget_at_least > 0);

  // Also for the service of roads, whose gaps are judged in a straight line.
  planned.matrix.road = water;
  planned.matrix.covered_straight = {TriState::yes, TriState::yes, TriState::yes};
  CHECK(planned.with({0}).target->share_now == 0.0);
  planned.matrix.covered = {TriState::no, TriState::no, TriState::no};
  CHECK_FALSE(planned.with({0}).years[0].connected_share.has_value());
}

TEST_CASE("committed money is not spent, and the remainder is carried over", "[schedule]") {
  Planned planned;
  planned.settings.committed = {Yuan{60}, Yuan{0}};
  const auto schedule = planned.with({110, 100});
  CHECK(schedule.years[0].budget == 5000);
  CHECK(schedule.gap_year[GapId{2}] == 0);
  CHECK(schedule.years[1].carried == 1000);
}

TEST_CASE("the reasons for delay are reported", "[schedule]") {
  Planned planned;
  planned.extension.gaps.remedy[GapId{2}] = Remedy::none;
  // A's line and connection take all of the first year; B's line never fits.
  CHECK(planned.with({115, 10}).delay == Delays{Delay::none, Delay::budget, Delay::no_cost});
  planned.settings.by_service["water"] = {Yuan{5}, Yuan{200}};
  CHECK(planned.with({500, 0}).delay ==
        Delays{Delay::service_budget, Delay::service_budget, Delay::no_cost});
  planned.settings.by_service.clear();
  planned.pin({.segment = planned.name_of(SegmentId{1}), .years = {2027}});
  CHECK(planned.with({500, 500}).delay == Delays{Delay::none, Delay::pinned, Delay::no_cost});
}

TEST_CASE("a gap whose line comes later is delayed even if it is cheap itself", "[schedule]") {
  Planned planned;
  planned.settings.carry_over = false;
  const auto schedule = planned.with({130, 100});
  CHECK(schedule.gap_year == Years{0, 1, 1});
  CHECK(schedule.delay == Delays{Delay::none, Delay::upstream, Delay::budget});
  // 20 are left in the first year: 60 are needed for B and its line, 40 for C.
  CHECK(schedule.shortfall == Column<GapId, Fen>{0, 4000, 2000});
  CHECK(schedule.years[0].median_value_per_10k == Approx(0.5 / 110 * 10'000));
  CHECK(schedule.years[1].median_value_per_10k == Approx(0.4 / 60 * 10'000));
  CHECK(schedule.years[1].min_value_per_10k == Approx(0.4 / 60 * 10'000));
  planned.priorities.value[GapId{2}] = 0.1;
  planned.priorities.bundles.value[2] = 0.1;
  CHECK(planned.with({130, 100}).delay[GapId{2}] == Delay::lower_priority);
}

TEST_CASE("without money nothing is built, and no exception is thrown", "[schedule]") {
  Planned planned;
  const auto schedule = planned.with({0, 0});
  CHECK(schedule.gap_year == Years{unbuilt, unbuilt, unbuilt});
  CHECK(schedule.delay == Delays{Delay::budget, Delay::budget, Delay::budget});
  CHECK(schedule.shortfall == Column<GapId, Fen>{11000, 16000, 4000});
  CHECK_FALSE(schedule.years[1].median_value_per_10k.has_value());
}

TEST_CASE("plans by other rules spend the same money on what counts by them", "[schedule]") {
  Planned planned;
  planned.drawn.catalogue.services[planned.drawn.service("water")].weight = 9.0;
  planned.drawn.catalogue.services[planned.drawn.service("heating")].weight = 1.0;
  TextColumn<VillageId> towns;
  for (const char* town : {"甲镇", "乙镇", "乙镇"}) towns.push_back(town);
  planned.drawn.world.villages.town = towns;
  auto& people = planned.drawn.world.villages.people;
  people = {100_people, 5000_people, 300_people};
  planned.matrix.gaps = {};
  planned.extension.gaps = {};
  planned.priorities = {};
  planned.add_gap('A', {}, 40, 900.0);              // 100 people × 9
  planned.add_gap('B', {}, 40, 5000.0, "heating");  // × 1
  planned.add_gap('C', {}, 40, 2700.0);             // 300 people × 9
  const auto compare = [&](std::vector<double> budget) {
    const Schedule schedule = planned.with(std::move(budget));
    return compare_plans(planned.drawn.world, planned.drawn.catalogue, planned.matrix,
                         planned.extension, planned.priorities, planned.settings, schedule,
                         no_progress);
  };
  const auto one = compare({40});
  REQUIRE(one.size() == 4);
  CHECK(one[0].rule == PlanRule::study);
  CHECK(one[0].people == 5000_people);
  CHECK(one[0].essential_by_second_year == 0_people);
  CHECK(one[0].gaps == 1);
  CHECK(one[0].villages == 1);
  CHECK(one[0].villages_left == 2);
  CHECK(one[0].median_people_left == 200_people);  // of 100 and 300
  CHECK(one[0].least_served_share == 0.0);
  CHECK(one[0].least_served_town == "甲镇");
  CHECK(one[1].rule == PlanRule::equal_services);
  CHECK(one[1].people == 5000_people);
  CHECK(one[2].rule == PlanRule::equal_villages);
  CHECK(one[2].people < 5000_people);  // water in A or C: both are worth 9
  CHECK(one[3].rule == PlanRule::essentials_first);
  CHECK(one[3].people == 300_people);
  CHECK(one[3].essential_by_second_year == 300_people);
  CHECK(one[3].value == one[3].upper_bound);

  const auto three = compare({40, 40, 40});
  for (const PlanOutcome& outcome : three) {
    CHECK(outcome.people == 5400_people);
    CHECK(outcome.villages_left == 0);
    CHECK_FALSE(outcome.median_people_left.has_value());
    CHECK(outcome.least_served_share == 1.0);
  }
  CHECK(three[0].essential_by_second_year == 300_people);
  CHECK(three[3].essential_by_second_year == 400_people);
}

TEST_CASE("without a schedule there is nothing to compare", "[schedule]") {
  Planned planned;
  CHECK(compare_plans(planned.drawn.world, planned.drawn.catalogue, planned.matrix,
                      planned.extension, planned.priorities, planned.settings, planned.schedule(),
                      no_progress)
            .empty());
}

TEST_CASE("costs are charged to the county in which they arise", "[schedule]") {
  Planned planned;
  TextColumn<VillageId> counties;
  for (const char* county : {"甲县", "甲县", "乙县"}) counties.push_back(county);
  planned.drawn.world.villages.county = counties;
  planned.settings.by_county["甲县"] = {Yuan{0}, Yuan{170}};
  const auto schedule = planned.with({500, 500});
  CHECK(schedule.gap_year == Years{1, 1, 0});
  CHECK(schedule.delay == Delays{Delay::county_budget, Delay::county_budget, Delay::none});
  planned.settings.by_county = {{"甲乙县", {Yuan{0}, Yuan{0}}}};
  CHECK_THROWS_WITH(planned.schedule(), Contains("no village is in a county '甲乙县'"));
}

TEST_CASE("a gap is delayed by the line if another county cannot pay for it", "[schedule]") {
  Planned planned;
  TextColumn<VillageId> counties;
  for (const char* county : {"甲县", "乙县", "乙县"}) counties.push_back(county);
  planned.drawn.world.villages.county = counties;
  planned.settings.by_county["甲县"] = {Yuan{0}, Yuan{0}};
  planned.settings.by_county["乙县"] = {Yuan{500}, Yuan{500}};
  const auto schedule = planned.with({500, 500});
  CHECK(schedule.gap_year == Years{unbuilt, unbuilt, 0});
  CHECK(schedule.delay == Delays{Delay::county_budget, Delay::upstream, Delay::none});
}

TEST_CASE("a county's budget may be named without its suffix, as in a whole plan", "[schedule]") {
  Planned planned;
  planned.drawn.world.villages.county = {"历城区", "历城区", "长清区"};
  planned.settings.by_county["历城"] = {Yuan{0}, Yuan{0}};
  CHECK(planned.with({500, 500}).gap_year == Years{unbuilt, unbuilt, 0});
  planned.settings.by_county["历城县"] = {Yuan{0}, Yuan{0}};
  CHECK_THROWS_WITH(planned.with({500, 500}), Contains("both denote the county '历城区'"));
}

TEST_CASE("people times weights are summed exactly, or refused", "[schedule]") {
  Planned planned;
  planned.drawn.world.villages.people = {People{1e9}, People{1e9}, People{1e9}};
  planned.priorities.value = {1e9, 1e9, 1e9};
  const auto schedule = planned.with({110, 60, 40});
  CHECK(schedule.value > 2'000'000'000'000'000);  // of three times 1e9 × 1e6
  CHECK(schedule.upper_bound >= schedule.value);
  planned.priorities.value[GapId{0}] = 1e300;
  CHECK_THROWS_WITH(planned.with({110, 60, 40}),
                    Contains("priority.value: the people of all gaps"));
}

TEST_CASE("the highest budgets, money in fen and targets are summed exactly", "[schedule]") {
  Planned planned;
  planned.settings.target = ScheduleTarget{1.0, 2055, ""};
  const auto schedule = planned.with(std::vector<double>(30, 1e13));
  CHECK(schedule.years[29].carried == 29 * Fen{1'000'000'000'000'000} - 21000);
  // The search multiplies all budgets by about 700: in fen, that of the service by more than fits
  // into 64 bits.
  planned.settings.by_service["water"] = std::vector<Yuan>(30, Yuan{1e13});
  const auto poor = planned.with(std::vector<double>(30, 1e-2));
  REQUIRE(poor.target);
  REQUIRE(poor.target->budget_found);
  CHECK(*poor.target->budget_found >= 21000);
  CHECK(*poor.target->budget_found <= 22000);
}

TEST_CASE("pins are respected", "[schedule]") {
  Planned planned;
  planned.pin({.village = planned.code('A'), .never = true});
  CHECK(planned.with({500, 500}).gap_year == Years{unbuilt, 0, 0});
  planned.pin({.village = planned.code('B'), .service = "water", .years = {2027}});
  CHECK(planned.with({500, 500}).gap_year == Years{unbuilt, 1, 0});
  planned.pin({.segment = planned.name_of(SegmentId{0}), .not_in = {2026}});
  const auto schedule = planned.with({500, 500});
  CHECK(schedule.segment_year == Column<SegmentId, PlanYear>{1, 1});
}

TEST_CASE("conflicting pins are reported by name", "[schedule]") {
  Planned planned;
  planned.pin({.village = planned.code('B'), .years = {2026}});
  SECTION("on one gap") {
    planned.pin({.village = planned.code('B'), .not_in = {2026}});
    CHECK_THROWS_WITH(planned.with({500, 500}),
                      Contains("no year for the same activity: pin 1") && Contains("pin 2"));
  }
  SECTION("against precedence") {
    planned.pin({.segment = planned.name_of(SegmentId{0}), .years = {2027}});
    CHECK_THROWS_WITH(
        planned.with({500, 500}),
        Contains("must be built, but its predecessor") && Contains("pin 1") &&
            Contains("pin 2 (segment " + planned.name_of(SegmentId{0}) + ": in 2027)"));
  }
  SECTION("against the budgets") {
    CHECK_THROWS_WITH(planned.with({159, 500}),
                      Contains("costs more than the budgets of") && Contains("pin 1"));
    CHECK_NOTHROW(planned.with({160, 0}));
  }
  SECTION("without a cost") {
    planned.extension.gaps.remedy[GapId{1}] = Remedy::none;
    CHECK_THROWS_WITH(planned.with({500, 500}), Contains("its cost is unknown"));
  }
}

TEST_CASE("the target of a pin must exist", "[schedule]") {
  Planned planned;
  SECTION("village") {
    planned.pin({.village = "nobody", .never = true});
    CHECK_THROWS_WITH(planned.with({1}), Contains("no village has the code or name 'nobody'"));
  }
  SECTION("service") {
    planned.pin({.village = planned.code('A'), .service = "watre", .never = true});
    CHECK_THROWS_WITH(planned.with({1}), Contains("Did you mean 'water'?"));
  }
  SECTION("a service without a gap") {
    planned.pin({.village = planned.code('A'), .service = "heating", .never = true});
    CHECK_THROWS_WITH(planned.with({1}), Contains("the village has no gap of heating"));
  }
  SECTION("segment") {
    planned.pin({.segment = "water-3", .never = true});
    CHECK_THROWS_WITH(planned.with({1}),
                      Contains("no segment has that name (one segment of water is water-"));
  }
}

TEST_CASE("a trench excavated in two years is paid for twice, and the difference is reported",
          "[schedule]") {
  Planned planned;
  const auto other = planned.add_line({}, 20, 'C', "heating");
  planned.add_gap('C', other, 5, 0.5, "heating");
  for (SegmentId s : {SegmentId{0}, other}) {
    planned.extension.segments.trench[s] = TrenchId{0};
    planned.extension.segments.excavation[s] = {6000, 6000, 6000};
  }
  const auto together = planned.with({1000, 1000});
  CHECK(together.retrenching == 0);
  CHECK(together.segment_cost == Column<SegmentId, Fen>{13000, 5000, 5000});
  planned.pin({.village = planned.code('C'), .service = "heating", .years = {2027}});
  planned.pin({.segment = planned.name_of(other), .years = {2027}});
  planned.pin({.segment = planned.name_of(SegmentId{0}), .years = {2026}});
  const auto apart = planned.with({1000, 1000});
  CHECK(apart.retrenching == 6000);
  CHECK(apart.segment_cost == Column<SegmentId, Fen>{16000, 5000, 8000});
}

TEST_CASE("a target reports when it is met, or the cost of meeting it", "[schedule]") {
  Planned planned;
  const bool carry_over = GENERATE(true, false);
  planned.settings.carry_over = carry_over;
  planned.settings.target = ScheduleTarget{0.7, 2027, ""};
  const auto met = planned.with({40, 200, 100});
  REQUIRE(met.target);
  CHECK(met.target->share_now == Approx(0.25));
  CHECK(met.target->share_then == Approx(1.0));
  CHECK(met.target->met_in == 2027);
  // Two of the three gaps: the well and A's line are the cheapest, 150 yuan.
  const auto missed = planned.with({40, 50, 200});
  REQUIRE(missed.target);
  CHECK(missed.target->share_then == Approx(0.5));
  CHECK(missed.target->met_in == 2028);
  REQUIRE(missed.target->budget_found);
  CHECK(*missed.target->budget_found >= 15000);
  CHECK(missed.target->budget_at_least > 4000);
  CHECK(missed.target->budget_at_least <= 15000);
  if (carry_over) CHECK(*missed.target->budget_found <= 15200);
  // With these budgets the target is met.
  std::vector<double> enough;
  Fen sum = 0;
  for (const Fen of_year : missed.target->budgets_found) {
    enough.push_back(static_cast<double>(of_year) / 100.0);
    sum += of_year;
  }
  CHECK(sum == *missed.target->budget_found);
  enough.push_back(200);
  CHECK(planned.with(enough).target->met_in == 2027);
  CHECK(missed.target->is_known);
  planned.settings.target = ScheduleTarget{0.7, 2027, "heating"};
  CHECK(planned.with({0, 0}).target->met_in == 2026);
  for (Reason& reason : planned.matrix.reason[planned.drawn.service("heating")]) {
    reason = Reason::unknown;
  }
  const auto unknown = planned.with({0, 0});
  CHECK_FALSE(unknown.target->is_known);
  CHECK_FALSE(unknown.target->met_in);
}

TEST_CASE("a target that no budget would meet is reported", "[schedule]") {
  Planned planned;
  planned.settings.target = ScheduleTarget{1.0, 2027, ""};
  planned.extension.gaps.remedy[GapId{2}] = Remedy::none;
  const auto schedule = planned.with({400, 500});
  CHECK_FALSE(schedule.target->met_in);
  CHECK_FALSE(schedule.target->budget_found);
}

namespace {

/// Services "power", "water-2" and "gas", with their numbers of segments.
ServiceCatalogue three_services() {
  ServiceCatalogue catalogue;
  for (const char* id : {"power", "water-2", "gas"}) {
    catalogue.services.push_back({});
    catalogue.services[ServiceId{static_cast<std::uint32_t>(catalogue.services.size() - 1)}].id =
        id;
  }
  return catalogue;
}

/// Two segments of power in a row, and one of gas beside the first.
ExtensionSegments three_segments() {
  ExtensionSegments segments;
  segments.service = {ServiceId{0}, ServiceId{0}, ServiceId{2}};
  segments.vertex = {{117.0, 36.5},  {117.02, 36.51}, {117.04, 36.5}, {117.04, 36.5},
                     {117.05, 36.5}, {117.0, 36.5},   {117.04, 36.5}};
  segments.first_vertex = {0, 3, 5, 7};
  return segments;
}

std::string name_of(const ExtensionSegments& segments, std::uint32_t segment) {
  return segment_name(three_services(), segments, SegmentId{segment});
}

}  // namespace

TEST_CASE("a segment is named after its service and its ends", "[schedule_names]") {
  const ExtensionSegments segments = three_segments();
  const std::string first = name_of(segments, 0);
  CHECK(first.starts_with("power-"));
  CHECK(first.size() == std::string("power-").size() + 10);
  CHECK(name_of(segments, 1) != first);
  CHECK(name_of(segments, 2) == "gas-" + first.substr(6));
}

TEST_CASE("a segment keeps its name if the segments around it change", "[schedule_names]") {
  const ExtensionSegments segments = three_segments();
  ExtensionSegments others = segments;
  others.service.push_back(ServiceId{0});
  SECTION("the alignment between the ends, and which end is upstream") {
    others.vertex = {{117.04, 36.5}, {117.01, 36.52}, {117.0, 36.5}};
    others.first_vertex = {0, 3};
    CHECK(name_of(others, 0) == name_of(segments, 0));
  }
  SECTION("a place in other rows") {
    others.vertex = {{117.04, 36.5}, {117.05, 36.5}, {117.0, 36.5}, {117.04, 36.5}};
    others.first_vertex = {0, 2, 4};
    CHECK(name_of(others, 0) == name_of(segments, 1));
    CHECK(name_of(others, 1) == name_of(segments, 0));
  }
  SECTION("but not if an end moves by two metres or more") {
    others.vertex[2].lon += 0.00002;
    CHECK(name_of(others, 0) != name_of(segments, 0));
  }
}

TEST_CASE("a segment is found by its name only", "[schedule_names]") {
  const ServiceCatalogue catalogue = three_services();
  ExtensionSegments segments = three_segments();
  for (const SegmentId segment : rows(segments.service)) {
    CHECK(segment_named(catalogue, segments, segment_name(catalogue, segments, segment)) ==
          segment);
  }
  const std::string mark = name_of(segments, 0).substr(6);
  for (const std::string& name : {std::string(), std::string("power"), std::string("power-"),
                                  std::string("power-1"), "oil-" + mark, "water-2-" + mark, mark,
                                  "-" + mark, "power--" + mark, "power-" + mark + "a"}) {
    INFO(name);
    CHECK_FALSE(segment_named(catalogue, segments, name));
  }
}

TEST_CASE("segments with the same ends are numbered, and found by their numbers",
          "[schedule_names]") {
  const ServiceCatalogue catalogue = three_services();
  ExtensionSegments segments = three_segments();
  segments.vertex[3] = segments.vertex[0];
  segments.vertex[4] = segments.vertex[2];
  const std::string first = name_of(segments, 0);
  const TextColumn<SegmentId> names = segment_names(catalogue, segments);
  CHECK(names[SegmentId{0}] == first);
  CHECK(names[SegmentId{1}] == first + "-2");
  for (const SegmentId segment : rows(segments.service)) {
    CHECK(segment_named(catalogue, segments, names[segment]) == segment);
  }
  for (const char* number : {"-1", "-3", "-02", "-2x", "-"}) {
    CHECK_FALSE(segment_named(catalogue, segments, first + number));
  }
}
