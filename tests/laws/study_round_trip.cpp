// SPDX-License-Identifier: Apache-2.0
#include <hinterland/planning/study_file.hpp>

#include "temporary_folder.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <random>

using namespace hinterland;

namespace {

/// Draws settings that are possible.
class SettingsDraw {
 public:
  explicit SettingsDraw(unsigned seed) : random_(seed) {}

  double number(double least, double most) {
    return std::uniform_real_distribution<double>(least, most)(random_);
  }
  int whole(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random_);
  }
  bool coin() { return whole(0, 1) == 1; }

  Study study() {
    Study study;
    study.language = coin() ? Language::zh : Language::en;
    study.coverage.metric = static_cast<Metric>(whole(0, 2));
    if (coin()) study.coverage.core_time = Minutes{number(0, 9)};
    if (coin()) study.coverage.band_time = Minutes{number(9, 60)};
    study.coverage.covered_by = static_cast<CoveredBy>(whole(0, 2));
    study.coverage.services = {"medical", "education", "sports"};
    study.coverage.at_least = study.coverage.covered_by == CoveredBy::at_least ? whole(1, 3) : 1;
    if (coin()) study.coverage.core_radius = Metres{number(0, 3000)};
    if (coin()) study.coverage.band_radius = Metres{number(3000, 9000)};
    study.coverage.town_reach = {number(0, 5000)};
    study.coverage.towns_as_facilities = coin();
    study.coverage.position_error = {number(0, 500)};
    study.coverage.area_step = {number(1, 500)};
    study.roads.snap_tolerance = {number(0, 100)};
    study.roads.join_crossings = coin();
    study.travel.access_limit = {number(0, 20000)};
    study.travel.walk_factor = number(1, 5);
    study.gap.road_detour_factor = number(1, 3);
    study.gap.people_per_household = number(1, 6);
    study.priority.weights = {{"people", number(0, 1)}, {"need", number(0.1, 1)}};
    study.priority.doubt = {number(0, 1), whole(1, 5000), static_cast<std::uint64_t>(whole(0, 99)),
                            number(0, 1)};
    study.sites.near_seat = {number(0, 9000)};
    study.sites.gather = {number(0, 9000)};
    study.sites.least_people = {number(0, 9000)};
    study.sites.least_people_sparse = {number(0, 9000)};
    study.sites.movable = coin() ? Movable::marked : Movable::all;
    return study;
  }

 private:
  std::mt19937 random_;
};

std::string written(const Study& study) {
  const char* const metrics[] = {"straight", "road", "time"};
  const char* const covered_by[] = {"any", "all", "at_least "};
  const CoverageSettings& c = study.coverage;
  std::string text = fmt::format("language = \"{}\"\n[layers.villages]\npath = \"v\"\n",
                                 study.language == Language::zh ? "zh" : "en");
  text += "[layers.towns]\npath = \"t\"\n[layers.roads]\npath = \"r\"\n";
  text += fmt::format("[roads]\nsnap_tolerance = {}\njoin_crossings = {}\n",
                      study.roads.snap_tolerance.value, study.roads.join_crossings);
  text += fmt::format("access_limit = \"{} m\"\nwalk_factor = {}\n[coverage]\nmetric = \"{}\"\n",
                      study.travel.access_limit.value, study.travel.walk_factor,
                      metrics[static_cast<int>(c.metric)]);
  if (c.core_time) text += fmt::format("core_minutes = {}\n", c.core_time->value);
  if (c.band_time) text += fmt::format("band_minutes = {}\n", c.band_time->value);
  text += fmt::format("covered_by = \"{}{}\"\n", covered_by[static_cast<int>(c.covered_by)],
                      c.covered_by == CoveredBy::at_least ? std::to_string(c.at_least) : "");
  text += "services = [\"medical\", \"education\", \"sports\"]\n";
  if (c.core_radius) text += fmt::format("core_radius = {}\n", c.core_radius->value);
  if (c.band_radius) text += fmt::format("band_radius = \"{} m\"\n", c.band_radius->value);
  text += fmt::format(
      "town_reach = {}\ntowns_as_facilities = {}\nposition_error = {}\narea_step = {}\n",
      c.town_reach.value, c.towns_as_facilities, c.position_error.value, c.area_step.value);
  text += fmt::format(
      "[gap]\nroad_detour_factor = {}\npeople_per_household = {}\n[priority]\nweights = {{ ",
      study.gap.road_detour_factor, study.gap.people_per_household);
  text += fmt::format("people = {}, need = {} }}\n", study.priority.weights.at("people"),
                      study.priority.weights.at("need"));
  const WeightDoubt& doubt = study.priority.doubt;
  text += fmt::format("weight_spread = {}\ndraws = {}\nseed = {}\ntop_share = {}\n", doubt.spread,
                      doubt.draws, doubt.seed, doubt.top_share);
  const SitesSettings& s = study.sites;
  text += fmt::format("[sites]\nnear_seat = {}\ngather = {}\nleast_people = {}\n",
                      s.near_seat.value, s.gather.value, s.least_people.value);
  text += fmt::format("least_people_sparse = {}\nmovable = \"{}\"\n", s.least_people_sparse.value,
                      s.movable == Movable::all ? "all" : "marked");
  return text;
}

}  // namespace

TEST_CASE("settings that are written and read come back as they were", "[study_file][property]") {
  const TemporaryFolder folder;
  for (unsigned seed = 0; seed < 100; ++seed) {
    const Study wanted = SettingsDraw(seed).study();
    INFO("seed " << seed << "\n" << written(wanted));
    folder.write("study.toml", written(wanted));
    const Study got = read_study(folder.path("study.toml"));

    CHECK(got.language == wanted.language);
    CHECK(got.coverage.metric == wanted.coverage.metric);
    CHECK(got.coverage.core_time == wanted.coverage.core_time);
    CHECK(got.coverage.band_time == wanted.coverage.band_time);
    CHECK(got.coverage.covered_by == wanted.coverage.covered_by);
    CHECK(got.coverage.at_least == wanted.coverage.at_least);
    CHECK(got.coverage.services == wanted.coverage.services);
    CHECK(got.coverage.core_radius == wanted.coverage.core_radius);
    CHECK(got.coverage.band_radius == wanted.coverage.band_radius);
    CHECK(got.coverage.town_reach == wanted.coverage.town_reach);
    CHECK(got.coverage.towns_as_facilities == wanted.coverage.towns_as_facilities);
    CHECK(got.coverage.position_error == wanted.coverage.position_error);
    CHECK(got.coverage.area_step == wanted.coverage.area_step);
    CHECK(got.roads.snap_tolerance == wanted.roads.snap_tolerance);
    CHECK(got.roads.join_crossings == wanted.roads.join_crossings);
    CHECK(got.travel.access_limit == wanted.travel.access_limit);
    CHECK(got.travel.walk_factor == wanted.travel.walk_factor);
    CHECK(got.gap.road_detour_factor == wanted.gap.road_detour_factor);
    CHECK(got.gap.people_per_household == wanted.gap.people_per_household);
    CHECK(got.priority.weights == wanted.priority.weights);
    CHECK(got.priority.doubt.spread == wanted.priority.doubt.spread);
    CHECK(got.priority.doubt.draws == wanted.priority.doubt.draws);
    CHECK(got.priority.doubt.seed == wanted.priority.doubt.seed);
    CHECK(got.priority.doubt.top_share == wanted.priority.doubt.top_share);
    CHECK(got.sites.near_seat == wanted.sites.near_seat);
    CHECK(got.sites.gather == wanted.sites.gather);
    CHECK(got.sites.least_people == wanted.sites.least_people);
    CHECK(got.sites.least_people_sparse == wanted.sites.least_people_sparse);
    CHECK(got.sites.movable == wanted.sites.movable);
  }
}
