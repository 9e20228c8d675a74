// SPDX-License-Identifier: Apache-2.0
#include "geometry/distance.hpp"
#include "planning/coverage_facilities.hpp"
#include "world.hpp"

#include <hinterland/coverage.hpp>
#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>
#include <utility>

using namespace hinterland;
using namespace hinterland::test;

namespace {

Coverage measure(const DrawnWorld& drawn, const CoverageSettings& settings = {}) {
  return measure_coverage(drawn.world, drawn.catalogue, settings, no_progress);
}

/// Puts the facilities with their levels into the world.
ResolvedLevels resolve(DrawnWorld& drawn, const CoverageSettings& settings = {}) {
  ResolvedFacilities resolved = resolve_facilities(drawn.world, drawn.catalogue, settings);
  drawn.world.facilities = std::move(resolved.facilities);
  drawn.world.misplaced = std::move(resolved.misplaced);
  return resolved.levels;
}

const ServiceAccess& access_to(const Coverage& coverage, ServiceId service) {
  for (const ServiceAccess& access : coverage.access) {
    if (access.service == service) return access;
  }
  throw std::logic_error("no such service");
}

}  // namespace

TEST_CASE("a village is in the core, in the band or outside", "[coverage]") {
  const auto drawn = draw_world(1_km, "1 A B  C");
  const auto coverage = measure(drawn);
  const auto& school = access_to(coverage, drawn.service("school"));

  CHECK(school.zone[drawn.village('A')] == Zone::core);
  CHECK(school.zone[drawn.village('B')] == Zone::band);
  CHECK(school.zone[drawn.village('C')] == Zone::outside);
  CHECK(school.distance[drawn.village('B')].value == Approx(4000.0).epsilon(0.001));
  CHECK(school.core == Impedance{3000.0});
  CHECK(school.band == Impedance{5000.0});
  CHECK(coverage.covers(drawn.village('A')));
  CHECK(coverage.covers(drawn.village('B')));
  CHECK_FALSE(coverage.covers(drawn.village('C')));
}

TEST_CASE("a village exactly on the radius is covered", "[coverage]") {
  const auto drawn = draw_world(1_km, "1   A");
  CoverageSettings settings;
  settings.band_radius = distance_between(drawn.world.villages.place[drawn.village('A')],
                                          drawn.world.facilities.place[drawn.facility('1')]);
  CHECK(measure(drawn, settings).covers(drawn.village('A')));

  // A millimetre of grace: the distance may have been rounded.
  const Metres exact = *settings.band_radius;
  settings.band_radius = exact - Metres{0.0009};
  CHECK(measure(drawn, settings).covers(drawn.village('A')));
  settings.band_radius = exact - Metres{0.0011};
  CHECK_FALSE(measure(drawn, settings).covers(drawn.village('A')));
}

TEST_CASE("an answer that depends on a service without facilities is unknown", "[coverage]") {
  const auto drawn = draw_world(1_km, "1  A     B");  // a school at 3 and 9 km, no clinic
  const VillageId near = drawn.village('A');
  const VillageId far = drawn.village('B');
  CoverageSettings settings;
  settings.services = {"school", "clinic"};
  const auto any = measure(drawn, settings);
  CHECK(any.covered[near] == TriState::yes);
  CHECK(any.covered[far] == TriState::unknown);
  CHECK_FALSE(any.facility(far));

  settings.covered_by = CoveredBy::all;
  const auto all = measure(drawn, settings);
  CHECK(all.covered[near] == TriState::unknown);
  CHECK(all.covered[far] == TriState::no);  // wherever the clinics are
  CHECK(all.borderline[near] == TriState::unknown);
  CHECK(all.impedance(far).value == Approx(9000.0).epsilon(0.001));

  settings.services = {"clinic"};
  CHECK(measure(drawn, settings).covered[near] == TriState::unknown);
}

TEST_CASE("coverage by facilities with wrong coordinates is unknown", "[coverage]") {
  auto drawn = draw_world(1_km, "1  A     B");
  drawn.world.misplaced = {drawn.service("school")};  // some facilities
  const auto coverage = measure(drawn);
  CHECK(coverage.covered[drawn.village('A')] == TriState::yes);
  CHECK(coverage.covered[drawn.village('B')] == TriState::unknown);
}

TEST_CASE("a service whose facilities are all far from the villages is reported", "[coverage]") {
  const auto problems_of = [](const char* map) {
    const auto drawn = draw_world(1_km, map);
    Problems problems;
    report_doubtful_services(drawn.world, drawn.catalogue, {}, problems);
    return problems;
  };
  const Problems far = problems_of("1            ABCDE");  // 13 to 17 km
  REQUIRE(far.size() == 1);
  CHECK(far.front().kind == ProblemKind::facilities_out_of_reach);
  CHECK(far.front().detail.en.starts_with(
      "the nearest facility is 13.0 km from a village, the median 15.0 km"));
  CHECK(problems_of("1        ABCDE").empty());     // the nearest at 9 km
  CHECK(problems_of("1            ABCD").empty());  // four villages are too few
}

TEST_CASE("a named service without facilities is reported", "[coverage]") {
  const auto drawn = draw_world(1_km, "1  A");
  Problems problems;
  CoverageSettings settings;
  settings.services = {"school", "clinic"};
  report_doubtful_services(drawn.world, drawn.catalogue, settings, problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().kind == ProblemKind::coverage_unknown);
  CHECK_THAT(problems.front().detail.en, Catch::Contains("clinic"));
  settings.services.clear();
  settings.covered_by = CoveredBy::at_least;
  settings.at_least = 2;
  report_doubtful_services(drawn.world, drawn.catalogue, settings, problems);
  REQUIRE(problems.size() == 2);
  CHECK_THAT(problems.back().detail.en, Catch::Contains("by the catalogue, coverage depends on"));
  settings.at_least = 3;
  report_doubtful_services(drawn.world, drawn.catalogue, settings, problems);
  REQUIRE(problems.size() == 4);
  CHECK_THAT(problems.back().detail.en, Catch::Contains("more services than the 2 that decide"));
}

TEST_CASE("facilities that are all of village level are reported", "[coverage]") {
  auto drawn = draw_world(1_km, "1  A");
  drawn.world.facilities.level[drawn.facility('1')] = Level::village;
  Problems problems;
  report_doubtful_services(drawn.world, drawn.catalogue, {}, problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().kind == ProblemKind::coverage_unknown);
  CHECK_THAT(problems.front().detail.zh, Catch::Contains("towns_as_facilities"));
  drawn.world.facilities.level[drawn.facility('1')] = Level::town;
  problems.clear();
  report_doubtful_services(drawn.world, drawn.catalogue, {}, problems);
  CHECK(problems.empty());
}

TEST_CASE("a service that does not decide is reported, and covers no village unless it is named",
          "[coverage]") {
  auto drawn = draw_world(1_km, "1  A     6 B");  // A: school 3 km; B: clinic 2 km
  drawn.catalogue.services[drawn.service("clinic")].decides_coverage = false;
  const auto coverage = measure(drawn);
  CHECK(coverage.covers(drawn.village('A')));
  CHECK(coverage.covered[drawn.village('B')] == TriState::no);
  CHECK(coverage.facility(drawn.village('B')) == drawn.facility('1'));
  CHECK(access_to(coverage, drawn.service("clinic")).zone[drawn.village('B')] == Zone::core);

  CoverageSettings settings;
  settings.services = {"clinic"};
  CHECK(measure(drawn, settings).covers(drawn.village('B')));
  CHECK_FALSE(measure(drawn, settings).covers(drawn.village('A')));
}

TEST_CASE("the first facility of a service does not make it a condition", "[coverage]") {
  auto drawn = draw_world(1_km, "1  A  6");
  Service bank = drawn.catalogue.services[drawn.service("school")];
  bank.id = "bank";
  bank.decides_coverage = false;
  const ServiceId added = drawn.catalogue.services.push_back(bank);
  CoverageSettings settings;
  settings.covered_by = CoveredBy::all;
  CHECK(measure(drawn, settings).covers(drawn.village('A')));
  const FacilityId branch = add_facility(drawn.world, {118.0, 37.0}, added, Level::town);
  CHECK(measure(drawn, settings).covers(drawn.village('A')));

  // A service that decides is a condition whether it has facilities or not.
  drawn.catalogue.services[added].decides_coverage = true;
  CHECK(measure(drawn, settings).covered[drawn.village('A')] == TriState::no);
  drawn.world.facilities.service[branch] = drawn.service("school");
  CHECK(measure(drawn, settings).covered[drawn.village('A')] == TriState::unknown);
}

TEST_CASE("facilities only of services that do not decide leave coverage unknown", "[coverage]") {
  auto drawn = draw_world(1_km, "1 A");
  drawn.catalogue.services[drawn.service("school")].decides_coverage = false;
  CHECK(measure(drawn).covered[drawn.village('A')] == TriState::unknown);
  Problems problems;
  report_doubtful_services(drawn.world, drawn.catalogue, {}, problems);
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems.front().detail.en, Catch::Contains("only of services that do not decide"));
}

TEST_CASE("a level that depends on seats with wrong coordinates is unknown", "[coverage]") {
  auto drawn = draw_world(1_km, "1  A");
  drawn.world.facilities.level[drawn.facility('1')] = Level::unknown;
  drawn.world.towns = {};
  drawn.world.are_towns_misplaced = true;
  resolve(drawn);
  CHECK(measure(drawn).covered[drawn.village('A')] == TriState::unknown);
}

TEST_CASE("coverage may depend on any, all or at least N services", "[coverage]") {
  const auto drawn = draw_world(1_km, "1  A  B  6");  // A: school 3, clinic 6; B: 6 and 3 km
  CHECK(measure(drawn).covers(drawn.village('A')));

  CoverageSettings settings;
  settings.covered_by = CoveredBy::all;
  const auto all = measure(drawn, settings);
  CHECK_FALSE(all.covers(drawn.village('A')));
  CHECK(all.critical_radius[drawn.village('A')].value == Approx(6000.0).epsilon(0.001));

  settings.covered_by = CoveredBy::at_least;
  settings.at_least = 2;
  CHECK(measure(drawn, settings).critical_radius == all.critical_radius);
  settings.at_least = 3;  // of two
  const auto too_many = measure(drawn, settings);
  CHECK(too_many.critical_radius[drawn.village('A')] == unreachable);
  CHECK(too_many.covered[drawn.village('A')] == TriState::unknown);

  settings.covered_by = CoveredBy::all;
  settings.services = {"clinic"};
  const auto clinic = measure(drawn, settings);
  CHECK_FALSE(clinic.covers(drawn.village('A')));
  CHECK(clinic.covers(drawn.village('B')));
  CHECK(clinic.facility(drawn.village('B')) == drawn.facility('6'));
}

TEST_CASE("a village within the position error of the radius is borderline", "[coverage]") {
  const auto drawn =
      draw_world(10_m, "1" + std::string(496, ' ') + "A   B  C" + std::string(20, ' ') + "D");
  const auto coverage = measure(drawn);
  CHECK(coverage.borderline[drawn.village('A')] == TriState::yes);  // 4,970 m
  CHECK(coverage.covers(drawn.village('A')));
  CHECK(coverage.borderline[drawn.village('C')] == TriState::yes);  // 5,040 m
  CHECK_FALSE(coverage.covers(drawn.village('C')));
  CHECK(coverage.borderline[drawn.village('D')] == TriState::no);
}

TEST_CASE("a facility with its own radius covers villages up to that radius", "[coverage]") {
  auto drawn = draw_world(1_km, "1      A B");
  drawn.world.facilities.radius[drawn.facility('1')] = 8_km;
  const auto coverage = measure(drawn);
  CHECK(coverage.covers(drawn.village('A')));
  CHECK(coverage.critical_radius[drawn.village('A')] == 0_m);
  CHECK_FALSE(coverage.covers(drawn.village('B')));
  CHECK(coverage.critical_radius[drawn.village('B')] == unreachable);
}

TEST_CASE("the facility named is the one that decides, also with own radii", "[coverage]") {
  auto drawn = draw_world(1_km, "1 2   A   B 6");  // A: schools at 6 and 4 km, clinic at 6 km
  drawn.world.facilities.radius[drawn.facility('1')] = 8_km;
  const auto own = measure(drawn);
  CHECK(own.facility(drawn.village('A')) == drawn.facility('2'));  // both cover; the nearer decides
  CHECK(own.decisive(drawn.village('A'))->zone[drawn.village('A')] == Zone::band);

  drawn.world.facilities.radius[drawn.facility('2')] = 2_km;  // no longer reaches A
  const auto narrow = measure(drawn);
  const VillageId a = drawn.village('A');
  CHECK(narrow.covers(a));
  CHECK(narrow.facility(a) == drawn.facility('1'));
  CHECK(narrow.impedance(a).value == Approx(6000.0).epsilon(0.001));
  CHECK(narrow.decisive(a)->zone[a] == Zone::band);

  // B: in the core of the clinic; the schools are 10 and 8 km off; one has a radius of 20 km.
  drawn.world.facilities.radius[drawn.facility('1')] = 20_km;
  const auto wide = measure(drawn);
  const VillageId b = drawn.village('B');
  CHECK(wide.facility(b) == drawn.facility('6'));
  CHECK(wide.decisive(b)->zone[b] == Zone::core);
}

TEST_CASE("a village-level school does not count for the service radius", "[coverage]") {
  const auto drawn = draw_world(100_m, "A  s   B");
  const auto coverage = measure(drawn);
  const auto& school = access_to(coverage, drawn.service("school"));
  CHECK_FALSE(coverage.covers(drawn.village('A')));
  CHECK(school.in_village[drawn.village('A')] == TriState::yes);
  CHECK(school.in_village[drawn.village('B')] == TriState::yes);
  CHECK(school.facilities == 0);
}

TEST_CASE("a facility without a level is town-level near a seat, and village-level elsewhere",
          "[coverage]") {
  auto drawn = draw_world(1_km, "#1   2");
  for (const char sign : {'1', '2'}) {
    drawn.world.facilities.level[drawn.facility(sign)] = Level::unknown;
  }
  const DrawnWorld& as_drawn = drawn;
  const Facilities resolved = resolve_facilities(as_drawn.world, as_drawn.catalogue, {}).facilities;
  CHECK(resolved.level[drawn.facility('1')] == Level::town);
  CHECK(drawn.world.facilities.level[drawn.facility('1')] == Level::unknown);
  const auto settled = resolve(drawn);
  CHECK(drawn.world.facilities.level[drawn.facility('1')] == Level::town);
  CHECK(drawn.world.facilities.level[drawn.facility('2')] == Level::village);
  CHECK(settled.without_level == 2);
  CHECK(settled.taken_as_town == 1);
}

TEST_CASE("without seats and built-up land, facilities without a level are town-level",
          "[coverage]") {
  auto drawn = draw_world(1_km, "1   A");
  drawn.world.facilities.level[drawn.facility('1')] = Level::unknown;
  CHECK(resolve(drawn).no_towns);
  CHECK(measure(drawn).covers(drawn.village('A')));
}

TEST_CASE("seats may serve as facilities of all public services", "[coverage]") {
  auto drawn = draw_world(1_km, "#   A");
  CHECK_FALSE(measure(drawn).covers(drawn.village('A')));

  CoverageSettings settings;
  settings.towns_as_facilities = true;
  resolve(drawn, settings);
  const auto coverage = measure(drawn, settings);
  CHECK(coverage.covers(drawn.village('A')));
  CHECK(access_to(coverage, drawn.service("clinic")).facilities == 1);
}

TEST_CASE("the curve counts villages and people from the core to beyond the band", "[coverage]") {
  const auto drawn = draw_world(500_m, "1     A  B   C");  // 3.0, 4.5 and 6.5 km
  const auto curve = measure(drawn).curve;
  REQUIRE(curve.size() == 31);
  CHECK(curve.front().radius == 3_km);
  CHECK(curve.front().villages <= 1);
  CHECK(curve[10].radius == 4_km);
  CHECK(curve[10].villages == 1);
  CHECK(curve[20].radius == 5_km);
  CHECK(curve[20].villages == 2);
  CHECK(curve[20].people == 200_people);
  CHECK(curve.back().radius == 6_km);
  CHECK(curve.back().villages == 2);
}

TEST_CASE("the radii in force are the least and greatest of the services that decide",
          "[coverage]") {
  ServiceCatalogue catalogue = small_catalogue();
  std::vector<ServiceId> deciding;
  for (const ServiceId s : rows(catalogue.services)) {
    if (catalogue.services[s].group != ServiceGroup::public_service) continue;
    const double size = 1.0 + static_cast<double>(deciding.size());
    catalogue.services[s].core_radius = Metres{1000.0 * size};
    catalogue.services[s].band_radius = Metres{4000.0 * size};
    deciding.push_back(s);
  }
  REQUIRE(deciding.size() >= 2);
  const auto count = static_cast<double>(deciding.size());
  const ServiceRadii radii = radii_of(deciding, catalogue, {});
  CHECK(radii.min_core.value == 1000.0);
  CHECK(radii.min_band.value == 4000.0);
  CHECK(radii.max_core.value == 1000.0 * count);
  CHECK(radii.max_band.value == 4000.0 * count);
}

TEST_CASE("the curve has the radii in force and rises between them", "[coverage]") {
  const auto drawn = draw_world(500_m, "1     A  B   C");
  const auto [core, band, mains] = GENERATE(table<double, double, std::vector<double>>({
      {3000.0, 6000.0, {3000.0, 4000.0, 5000.0, 6000.0, 7000.0}},
      {200.0, 500.0, {200.0, 300.0, 400.0, 500.0, 600.0}},
      {2500.0, 4700.0, {2500.0, 3000.0, 4000.0, 4700.0, 5700.0}},
      {500.0, 500.0, {500.0, 700.0}},
  }));
  CoverageSettings settings;
  settings.core_radius = Metres{core};
  settings.band_radius = Metres{band};
  const auto coverage = measure(drawn, settings);
  CHECK(coverage.radii.min_core.value == core);
  CHECK(coverage.radii.max_band.value == band);
  std::vector<double> found;
  double last = 0.0;
  for (const CoverageStep& step : coverage.curve) {
    CHECK(step.radius.value > last);
    last = step.radius.value;
    if (step.is_main) found.push_back(last);
  }
  CHECK(found == mains);
  CHECK(coverage.curve.size() <= 61);
}

TEST_CASE("a service that is not in the catalogue is refused", "[coverage]") {
  const auto drawn = draw_world(1_km, "1 A");
  CoverageSettings settings;
  settings.services = {"opera"};
  CHECK_THROWS_AS(measure(drawn, settings), UsageError);
  settings.services = {"water"};
  CHECK_THROWS_WITH(measure(drawn, settings), Catch::Contains("no public service 'water'"));
}
