// SPDX-License-Identifier: Apache-2.0
#include "temporary_folder.hpp"

#include <hinterland/study.hpp>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <random>
#include <vector>

using namespace hinterland;

namespace {

/// Draws valid settings.
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
    const bool by_time = study.coverage.metric == Metric::time;
    if (by_time && coin()) study.coverage.core_time = Minutes{number(0, 9)};
    if (by_time && coin()) study.coverage.band_time = Minutes{number(9, 60)};
    study.coverage.covered_by = static_cast<CoveredBy>(whole(0, 2));
    study.coverage.services = {"medical", "education", "sports"};
    study.coverage.at_least = study.coverage.covered_by == CoveredBy::at_least ? whole(1, 3) : 1;
    const bool by_radius = !by_time || study.coverage.core_time || study.coverage.band_time;
    if (by_radius && coin()) study.coverage.core_radius = Metres{number(0, 3000)};
    if (by_radius && coin()) study.coverage.band_radius = Metres{number(3000, 9000)};
    study.coverage.town_reach = {number(0, 5000)};
    study.coverage.towns_as_facilities = coin();
    study.coverage.position_error = {number(0, 500)};
    study.coverage.area_step = {number(1, 500)};
    study.roads.snap_tolerance = {number(0, 100)};
    study.roads.join_crossings = coin();
    study.travel.access_limit = {number(0, 20000)};
    study.travel.walk_factor = number(1, 5);
    study.extension = {number(1, 5), {number(0, 9000)}, number(0, 100)};
    if (coin()) draw_schedule(study.schedule);
    study.priority.weights = {{"people", number(0, 1)}, {"need", number(0.1, 1)}};
    study.priority.variation = {number(0, 1), whole(1, 5000),
                                static_cast<std::uint64_t>(whole(0, 99)), number(0, 1)};
    study.sites.near_seat = {number(0, 9000)};
    study.sites.gather = {number(0, 9000)};
    study.sites.min_people = {number(0, 9000)};
    study.sites.min_people_sparse = {number(0, 9000)};
    study.sites.movable = coin() ? Movable::marked : Movable::all;
    return study;
  }

 private:
  std::vector<Yuan> money(std::size_t years) {
    std::vector<Yuan> sums;
    while (sums.size() < years) sums.push_back({number(1e6, 1e9)});
    return sums;
  }

  void draw_schedule(ScheduleSettings& schedule) {
    const int years = whole(1, 30);
    const auto count = static_cast<std::size_t>(years);
    const auto year = [&] { return schedule.first_year + whole(0, years - 1); };
    schedule.first_year = whole(1900, 2170);
    schedule.budget = money(count);
    if (coin()) schedule.committed.assign(count, Yuan{number(0, 1e6)});
    if (coin()) schedule.by_service = {{"gas", money(count)}, {"power", money(count)}};
    if (coin()) schedule.by_county = {{"玉安县", money(count)}};
    schedule.carry_over = coin();
    schedule.discount_rate = number(0, 1);
    schedule.value = coin() ? GapValue::score : GapValue::people;
    schedule.phasing.effort = number(0, 100);
    if (coin()) schedule.target = {number(0, 1), year(), coin() ? "gas" : ""};
    while (coin()) {
      SchedulePin pin;
      coin() ? pin.village = "3701" : pin.segment = "gas-2";
      if (!pin.village.empty() && coin()) pin.service = "gas";
      pin.never = coin();
      std::vector<int>& given = pin.never ? pin.not_in : pin.years;
      given = {year(), year()};
      schedule.pins.push_back(pin);
    }
  }

  std::mt19937 random_;
};

std::string list_of(const std::vector<Yuan>& money) {
  std::string text;
  for (const Yuan yuan : money) text += fmt::format("{}, ", yuan.value);
  return "[" + text + "]";
}

std::string written(const SchedulePin& pin) {
  std::string text = "[[schedule.pins]]\n";
  text += pin.village.empty() ? fmt::format("segment = \"{}\"\n", pin.segment)
                              : fmt::format("village = \"{}\"\n", pin.village);
  if (!pin.service.empty()) text += fmt::format("service = \"{}\"\n", pin.service);
  if (!pin.years.empty()) text += fmt::format("years = [{}]\n", fmt::join(pin.years, ", "));
  if (!pin.not_in.empty()) text += fmt::format("not_in = [{}]\n", fmt::join(pin.not_in, ", "));
  return text + fmt::format("never = {}\n", pin.never);
}

std::string written(const ScheduleSettings& s) {
  std::string text = fmt::format("[schedule]\ncarry_over = {}\ndiscount_rate = {}\n", s.carry_over,
                                 s.discount_rate);
  text += fmt::format("value = \"{}\"\neffort = {}\n",
                      s.value == GapValue::score ? "score" : "people", s.phasing.effort);
  if (!s.given()) return text;
  text += fmt::format("first_year = {}\nbudget = {}\n", s.first_year, list_of(s.budget));
  if (!s.committed.empty()) text += fmt::format("committed = {}\n", list_of(s.committed));
  if (s.target) {
    text += fmt::format("target = {{ share = {}, year = {}{} }}\n", s.target->share, s.target->year,
                        s.target->service.empty() ? "" : ", service = \"gas\"");
  }
  if (!s.by_service.empty()) text += "[schedule.by_service]\n";
  for (const auto& [id, sums] : s.by_service) text += fmt::format("{} = {}\n", id, list_of(sums));
  if (!s.by_county.empty()) text += "[schedule.by_county]\n";
  for (const auto& [county, sums] : s.by_county) {
    text += fmt::format("\"{}\" = {}\n", county, list_of(sums));
  }
  for (const SchedulePin& pin : s.pins) text += written(pin);
  return text;
}

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
  if (c.core_radius) text += fmt::format("core_radius = \"{} m\"\n", c.core_radius->value);
  if (c.band_radius) text += fmt::format("band_radius = \"{} m\"\n", c.band_radius->value);
  text += fmt::format(
      "town_reach = \"{} m\"\ntowns_as_facilities = {}\nposition_error = {}\narea_step = {}\n",
      c.town_reach.value, c.towns_as_facilities, c.position_error.value, c.area_step.value);
  const ExtensionSettings& e = study.extension;
  text += fmt::format("[extension]\nterrain_factor = {}\nacross_limit = \"{} m\"\n",
                      e.terrain_factor, e.across_limit.value);
  text += fmt::format("effort = {}\n[priority]\nweights = {{ ", e.effort);
  text += fmt::format("people = {}, need = {} }}\n", study.priority.weights.at("people"),
                      study.priority.weights.at("need"));
  const WeightVariation& variation = study.priority.variation;
  text += fmt::format("weight_spread = {}\ndraws = {}\nseed = {}\ntop_share = {}\n",
                      variation.spread, variation.draws, variation.seed, variation.top_share);
  const SitesSettings& s = study.sites;
  text += fmt::format("[sites]\nnear_seat = \"{} m\"\ngather = \"{} m\"\nmin_people = {}\n",
                      s.near_seat.value, s.gather.value, s.min_people.value);
  text += fmt::format("min_people_sparse = {}\nmovable = \"{}\"\n", s.min_people_sparse.value,
                      s.movable == Movable::all ? "all" : "marked");
  return text + written(study.schedule);
}

void check_schedules(const ScheduleSettings& got, const ScheduleSettings& wanted) {
  CHECK(got.first_year == wanted.first_year);
  CHECK(got.budget == wanted.budget);
  CHECK(got.committed == wanted.committed);
  CHECK(got.by_service == wanted.by_service);
  CHECK(got.by_county == wanted.by_county);
  CHECK(got.carry_over == wanted.carry_over);
  CHECK(got.discount_rate == wanted.discount_rate);
  CHECK(got.value == wanted.value);
  CHECK(got.phasing.effort == wanted.phasing.effort);
  REQUIRE(got.target.has_value() == wanted.target.has_value());
  if (got.target) {
    CHECK(got.target->share == wanted.target->share);
    CHECK(got.target->year == wanted.target->year);
    CHECK(got.target->service == wanted.target->service);
  }
  REQUIRE(got.pins.size() == wanted.pins.size());
  for (std::size_t i = 0; i < got.pins.size(); ++i) {
    CHECK(got.pins[i].village == wanted.pins[i].village);
    CHECK(got.pins[i].service == wanted.pins[i].service);
    CHECK(got.pins[i].segment == wanted.pins[i].segment);
    CHECK(got.pins[i].years == wanted.pins[i].years);
    CHECK(got.pins[i].not_in == wanted.pins[i].not_in);
    CHECK(got.pins[i].never == wanted.pins[i].never);
  }
}

}  // namespace

TEST_CASE("settings that are written and read back are unchanged", "[study_file][property]") {
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
    CHECK(got.extension.terrain_factor == wanted.extension.terrain_factor);
    CHECK(got.extension.across_limit == wanted.extension.across_limit);
    CHECK(got.extension.effort == wanted.extension.effort);
    check_schedules(got.schedule, wanted.schedule);
    CHECK(got.priority.weights == wanted.priority.weights);
    CHECK(got.priority.variation.spread == wanted.priority.variation.spread);
    CHECK(got.priority.variation.draws == wanted.priority.variation.draws);
    CHECK(got.priority.variation.seed == wanted.priority.variation.seed);
    CHECK(got.priority.variation.top_share == wanted.priority.variation.top_share);
    CHECK(got.sites.near_seat == wanted.sites.near_seat);
    CHECK(got.sites.gather == wanted.sites.gather);
    CHECK(got.sites.min_people == wanted.sites.min_people);
    CHECK(got.sites.min_people_sparse == wanted.sites.min_people_sparse);
    CHECK(got.sites.movable == wanted.sites.movable);
  }
}
