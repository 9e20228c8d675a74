// SPDX-License-Identifier: Apache-2.0
#include "small_study.hpp"

using namespace hinterland;

namespace {

constexpr ServiceId water{0};
constexpr ServiceId power{1};
constexpr ServiceId clinic{2};
constexpr VillageId shangdian{0};
constexpr VillageId dongzhuang{1};

Study make_study() {
  Study study;
  study.name = "试验县";
  study.catalogue.id = "test";
  const auto add = [&](const char* id, const char* zh, const char* en, ServiceGroup group) {
    Service service;
    service.id = id;
    service.name_zh = zh;
    service.name_en = en;
    service.group = group;
    study.catalogue.services.push_back(service);
  };
  add("water", "供水", "Water", ServiceGroup::infrastructure);
  add("power", "供电", "Power", ServiceGroup::infrastructure);
  add("clinic", "医疗", "Clinic", ServiceGroup::public_service);
  return study;
}

World make_world() {
  World world;
  Villages& villages = world.villages;
  villages.place = {{113.5, 29.5}, {113.51, 29.5}, {114.0, 29.1234567}};
  for (const char* code : {"421223001", "421223002", ""}) villages.code.push_back(code);
  for (const char* name : {"上店村", "\"东\\庄\"", "远村"}) villages.name.push_back(name);
  for (int i = 0; i < 3; ++i) villages.town.push_back("天城镇");
  for (int i = 0; i < 3; ++i) villages.county.push_back("");
  villages.people = {People{1200}, std::nullopt, People{300}};
  world.facilities.place = {{113.5, 29.509}};
  world.facilities.name.push_back("");
  world.facilities.code.push_back("");
  world.facilities.service = {clinic};
  return world;
}

Coverage make_coverage() {
  Coverage coverage;
  const FacilityId only{0};
  coverage.access.push_back({.service = clinic,
                             .metric = Metric::straight,
                             .core = {2000.0},
                             .band = {5000.0},
                             .facilities = 1,
                             .in_villages = 1,
                             .nearest = {only, only, std::nullopt},
                             .distance = {Metres{1000.004}, 2500_m, unreachable},
                             .by_road = {},
                             .zone = {Zone::core, Zone::band, Zone::outside},
                             .in_village = {TriState::no, TriState::yes, TriState::unknown},
                             .own_margin = {},
                             .own_critical = {}});
  coverage.covered = {TriState::yes, TriState::yes, TriState::no};
  coverage.covered_straight = coverage.covered;
  coverage.borderline = {TriState::no, TriState::yes, TriState::no};
  coverage.critical_radius = {{1000.004}, {2500.0}, unreachable};
  coverage.deciding = {0U, 0U, 0U};
  coverage.radii = {Metric::straight, {2000.0}, {2000.0}, {5000.0}, {5000.0}};
  coverage.curve = {{{3000.0}, {}, 2, 1200_people, true}, {{5000.0}, {}, 2, 1200_people, true}};
  return coverage;
}

GapMatrix make_matrix() {
  GapMatrix matrix;
  matrix.services = {water, power};
  matrix.covered = {TriState::yes, TriState::yes, TriState::no};
  matrix.reason.resize(3);
  matrix.reason[water] = {Reason::gap, Reason::connected_census, Reason::unknown};
  matrix.reason[power] = {Reason::gap, Reason::unknown, Reason::outside_radius};
  matrix.gap_count = {2, 0, 0};
  Gaps& gaps = matrix.gaps;
  gaps.village = {shangdian, shangdian};
  gaps.service = {water, power};
  gaps.evidence = {Evidence::no_line, Evidence::census_no};
  gaps.source_distance = {1500_m, unreachable};
  return matrix;
}

NetworkExtension make_extension() {
  NetworkExtension extension;
  GapExtensions& gaps = extension.gaps;
  gaps.remedy = {Remedy::line, Remedy::none};
  gaps.standalone_reason = {StandaloneReason::none, StandaloneReason::no_source};
  gaps.segment = {std::nullopt, std::nullopt};
  gaps.line_share = {{9'000'000, 18'000'000, 27'000'000}, {}};
  gaps.local_cost = {{1'000'000, 2'000'000, 3'000'040}, {}};
  gaps.saving = {{}, {}};
  return extension;
}

Priorities make_priorities() {
  Priorities priorities;
  priorities.criteria = {"need", "slope"};
  priorities.weights = {0.5, 0.5};
  priorities.parts = {{0.25F, 1.0F}, {0.5F, 1.0F}};
  priorities.score = {0.375, 1.0};
  priorities.people = {1200.0, 800.0};
  priorities.people_basis = {PeopleBasis::counted, PeopleBasis::median};
  priorities.value = {1050.0, 1200.0};
  priorities.bundle = {0U, std::nullopt};
  priorities.bundles = {{1050.0}, {20'000'000}};
  priorities.rank = {2, 1};
  priorities.certainty = {{1, 1}, {2, 1}, {0.125F, 1.0F}};
  priorities.order = {GapId{1}, GapId{0}};
  return priorities;
}

Sites make_sites() {
  Sites sites;
  sites.place = {{113.5, 29.5}};
  sites.kind = {SiteKind::central_village};
  sites.name = {"上店村"};
  sites.host = {shangdian};
  sites.people = {3100_people};
  sites.relocated = {{dongzhuang}};
  sites.gather_distance = {{Metres{968.5}}};
  sites.candidates = 2;
  sites.movable_villages = 1;
  return sites;
}

}  // namespace

SmallStudy small_study() {
  SmallStudy small;
  small.study = make_study();
  small.findings.world = make_world();
  small.findings.coverage = make_coverage();
  small.findings.matrix = make_matrix();
  small.findings.extension = make_extension();
  small.findings.priorities = make_priorities();
  small.findings.sites = make_sites();
  Connections& connections = small.findings.connections;
  connections.evidence.resize(3);
  connections.evidence[water] = {Evidence::no_line, Evidence::census_yes, Evidence::none};
  connections.evidence[power] = {Evidence::census_no, Evidence::none, Evidence::no_line};
  small.findings.problems = {
      {ProblemKind::people_missing, "villages", 1, "421223002", LonLat{113.51, 29.5}, ""},
      {ProblemKind::crs_doubtful, "networks.power", -1, "", std::nullopt, "EPSG:4527"}};
  small.findings.notes = {"village_code: XZQDM"};
  return small;
}

SmallStudy small_study_with_roads() {
  SmallStudy small = small_study();
  Findings& findings = small.findings;
  Coverage& coverage = findings.coverage;
  coverage.metric = small.study.coverage.metric = Metric::time;
  coverage.critical_radius = {};
  coverage.critical_time = {{6.0}, {12.0}, {unreachable.value}};
  coverage.radii = {Metric::time, {9.0}, {9.0}, {15.0}, {15.0}};
  coverage.curve = {{{}, {5.0}, 0, 0_people, false}, {{}, {15.0}, 2, 1200_people, true}};
  ServiceAccess& access = coverage.access.front();
  access.metric = Metric::time;
  access.core = {9.0};
  access.band = {15.0};
  access.by_road = {access.nearest,
                    {1500_m, 3_km, unreachable},
                    {130_m, 260_m, 0_m},
                    {Minutes{6.0}, Minutes{12.0}, Minutes{unreachable.value}}};
  findings.roads.emplace();
  findings.roads->nearest_road = {100_m, 200_m, 8_km};
  RoadFigures& figures = findings.roads->figures;
  figures.roads = 20;
  figures.nodes = 100;
  figures.dead_ends = 7;
  figures.joins.crossings = 4;
  figures.as_read = {3, 40_km, 12_km, 1, 300_people};
  figures.villages_without = 1;
  figures.median_without = figures.farthest_without = 8_km;
  return small;
}
