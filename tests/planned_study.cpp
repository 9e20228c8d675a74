// SPDX-License-Identifier: Apache-2.0
#include "planned_study.hpp"

using namespace hinterland;

namespace {

constexpr ServiceId water{0};
constexpr ServiceId power{1};
constexpr VillageId shangdian{0};
constexpr VillageId dongzhuang{1};
constexpr VillageId yuancun{2};

void set_gaps(GapMatrix& matrix) {
  matrix.reason[water] = {Reason::gap, Reason::gap, Reason::unknown};
  matrix.reason[power] = {Reason::gap, Reason::unknown, Reason::gap};
  matrix.gap_count = {2, 1, 1};
  Gaps& gaps = matrix.gaps;
  gaps.village = {shangdian, shangdian, dongzhuang, yuancun};
  gaps.service = {water, power, water, power};
  gaps.evidence = {Evidence::no_line, Evidence::census_no, Evidence::no_line, Evidence::census_no};
  gaps.source_distance = {800_m, 800_m, 1300_m, 40_km};
}

ExtensionSegments make_segments() {
  ExtensionSegments segments;
  const TrenchId shared{0};
  segments.service = {water, water, power};
  segments.upstream = {std::nullopt, SegmentId{0}, std::nullopt};
  segments.alignment = {Alignment::along_road, Alignment::cross_country, Alignment::along_road};
  segments.length = {800_m, Metres{500.5}, 800_m};
  segments.laying = {{50'000, 80'000, 120'000}, {40'000, 60'000, 90'000}, {30'000, 50'000, 70'000}};
  segments.excavation = {
      {20'000, 40'000, 60'000}, {20'000, 30'000, 40'000}, {20'000, 40'000, 60'000}};
  segments.cost = {
      {60'000, 100'001, 150'000}, {60'000, 90'000, 130'000}, {40'000, 69'999, 100'000}};
  segments.trench = {shared, std::nullopt, shared};
  segments.villages = {2, 1, 1};
  segments.people = {People{1201}, People{1}, People{1200}};
  segments.village = {shangdian, dongzhuang, shangdian};
  segments.vertex = {{113.49, 29.5}, {113.495, 29.501}, {113.5, 29.5}, {113.5, 29.5},
                     {113.51, 29.5}, {113.49, 29.5},    {113.5, 29.5}};
  segments.first_vertex = {0, 3, 5, 7};
  return segments;
}

NetworkExtension make_extension() {
  NetworkExtension extension;
  extension.segments = make_segments();
  GapExtensions& gaps = extension.gaps;
  gaps.remedy = {Remedy::line, Remedy::line, Remedy::line, Remedy::standalone};
  gaps.standalone_reason = {StandaloneReason::none, StandaloneReason::none, StandaloneReason::none,
                            StandaloneReason::line_too_expensive};
  gaps.segment = {SegmentId{0}, SegmentId{2}, SegmentId{1}, std::nullopt};
  gaps.line_share = {
      {59'950, 99'918, 149'875}, {40'000, 69'999, 100'000}, {60'050, 90'083, 130'125}, {}};
  gaps.local_cost = {{1'000'000, 2'000'000, 3'000'040},
                     {500'000, 600'000, 700'000},
                     {100'000, 200'000, 300'000},
                     {3'000'000, 5'000'000, 7'000'000}};
  gaps.saving = {{10'000, 20'000, 30'000}, {10'000, 20'000, 30'000}, {}, {}};
  extension.services = {{water, 210'000, 200'000, 2, Metres{1300.5}},
                        {power, 90'000, 90'000, 1, 800_m}};
  extension.trench_groups = {{"dry", {water, power}, 260'000, 300'000, 240'000, 1, 800_m}};
  extension.cost = 260'000;
  extension.separate_cost = 300'000;
  extension.lower_bound = 240'000;
  return extension;
}

Schedule make_schedule() {
  Schedule schedule;
  schedule.first_year = 2027;
  schedule.years = {
      {2027, 3'000'000, 0, 2'770'000, 2, 2, 1, 1200_people, 0.5, 300.0, 300.0, 50'000},
      {2028, 100'000, 230'000, 290'000, 1, 1, 1, 0_people, 0.75, 200.0, 200.0, 0}};
  schedule.segment_year = {0, 1, 0};
  schedule.gap_year = {0, 0, 1, unbuilt};
  schedule.delay = {Delay::none, Delay::none, Delay::upstream, Delay::budget};
  schedule.shortfall = {0, 0, 60'000, 4'960'000};
  schedule.segment_cost = {100'001, 90'000, 69'999};
  schedule.value = 1'500'000;
  schedule.upper_bound = 1'600'000;
  schedule.target = TargetOutcome{
      true, 0.25, 0.75, std::nullopt, 9'000'000, 8'000'000, {5'000'000, 4'000'000}, 1.5};
  return schedule;
}

Priorities make_priorities() {
  Priorities priorities;
  priorities.people = {300.0, 1000.0, 200.0, 100.0};
  priorities.people_basis = {PeopleBasis::counted, PeopleBasis::counted, PeopleBasis::median,
                             PeopleBasis::counted};
  priorities.value = {300.0, 1000.0, 200.0, 100.0};
  priorities.bundle = {1U, 0U, 2U, 3U};
  priorities.bundles = {{1000.0, 300.0, 200.0, 100.0},
                        {1'000'000, 1'000'000, 1'000'000, 1'000'000}};
  priorities.rank = {2, 1, 3, 4};
  priorities.certainty = {{1, 1, 3, 4}, {2, 1, 3, 4}, {0.125F, 1.0F, 0.0F, 0.0F}};
  priorities.order = {GapId{1}, GapId{0}, GapId{2}, GapId{3}};
  return priorities;
}

}  // namespace

SmallStudy planned_study() {
  SmallStudy small = small_study();
  small.study.catalogue.services[power].price.standalone =
      Standalone{"solar", "光伏", "Solar panels", {}, {}};
  small.study.schedule.first_year = 2027;
  small.study.schedule.budget = {{30'000}, {1'000}};
  small.study.schedule.target = ScheduleTarget{0.9, 2028, "water"};
  set_gaps(small.findings.matrix);
  small.findings.extension = make_extension();
  small.findings.schedule = make_schedule();
  small.findings.priorities = make_priorities();
  return small;
}
