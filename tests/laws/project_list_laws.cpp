// SPDX-License-Identifier: Apache-2.0
#include "output/project_list.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <set>
#include <string>

using namespace hinterland;

namespace {

constexpr std::uint32_t services = 3;
constexpr int years = 4;
const char* const names[] = {"", "甲", "乙,丙", "\"丁\"", "戊\n己", "a"};

/// Draws what is built for which gap and when, consistent or not: the list must handle both.
class PlanDraw {
 public:
  explicit PlanDraw(unsigned seed) : random_(seed) {}

  std::uint32_t below(std::uint32_t count) {
    return std::uniform_int_distribution<std::uint32_t>(0, count - 1)(random_);
  }
  Fen cost() { return std::uniform_int_distribution<Fen>(0, 1'000'000'000)(random_); }
  PlanYear year() {
    const std::uint32_t drawn = below(years + 1);
    return drawn == years ? unbuilt : static_cast<PlanYear>(drawn);
  }

  Study study() {
    Study study;
    study.language = below(2) == 0 ? Language::zh : Language::en;
    for (std::uint32_t s = 0; s < services; ++s) add_service(study.catalogue, s);
    return study;
  }

  Findings findings() {
    Findings found;
    const std::uint32_t villages = 1 + below(12);
    for (std::uint32_t v = 0; v < villages; ++v) add_village(found.world.villages);
    const std::uint32_t segments = below(20);
    for (std::uint32_t i = 0; i < segments; ++i) add_segment(found, VillageId{below(villages)});
    for (std::uint32_t v = 0; v < villages; ++v) {
      for (std::uint32_t s = 0; s < services; ++s) {
        if (below(2) == 0) add_gap(found, VillageId{v}, ServiceId{s});
      }
    }
    if (below(4) > 0) found.schedule.years.resize(years);
    found.schedule.first_year = 2026;
    return found;
  }

 private:
  static void add_service(ServiceCatalogue& catalogue, std::uint32_t number) {
    Service service;
    service.id = "service_" + std::to_string(number);
    catalogue.services.push_back(service);
  }

  void add_village(Villages& villages) {
    villages.place.push_back({117.0, 36.5});
    villages.name.push_back(names[below(6)]);
    villages.code.push_back("1");
    villages.town.push_back(names[below(6)]);
    villages.county.push_back(names[below(3)]);
    villages.people.push_back(below(3) == 0 ? std::nullopt : std::optional(People{100.0}));
  }

  void add_segment(Findings& found, VillageId village) {
    ExtensionSegments& segments = found.extension.segments;
    segments.service.push_back(ServiceId{below(services)});
    segments.alignment.push_back(below(2) == 0 ? Alignment::along_road : Alignment::cross_country);
    segments.length.push_back(Metres{static_cast<double>(below(5000))});
    segments.village.push_back(village);
    segments.cost.push_back({0, cost(), 0});
    found.schedule.segment_year.push_back(year());
    found.schedule.segment_cost.push_back(cost());
  }

  void add_gap(Findings& found, VillageId village, ServiceId service) {
    found.matrix.gaps.village.push_back(village);
    found.matrix.gaps.service.push_back(service);
    found.extension.gaps.remedy.push_back(static_cast<Remedy>(below(4)));
    found.extension.gaps.local_cost.push_back({0, cost(), 0});
    found.schedule.gap_year.push_back(year());
  }

  std::mt19937 random_;
};

/// The payments of each year, and last those of what is not in the plan; a reference
/// implementation.
std::vector<Fen> paid(const Findings& found) {
  std::vector<Fen> sums(years + 1);
  const Schedule& schedule = found.schedule;
  const auto place = [&](PlanYear year) {
    return schedule.given() && year != unbuilt ? std::size_t{year} : std::size_t{years};
  };
  for (const SegmentId segment : rows(schedule.segment_year)) {
    const std::size_t at = place(schedule.segment_year[segment]);
    sums[at] +=
        at == years ? found.extension.segments.cost[segment].mid : schedule.segment_cost[segment];
  }
  for (const GapId gap : rows(schedule.gap_year)) {
    if (found.extension.gaps.remedy[gap] == Remedy::none) continue;
    sums[place(schedule.gap_year[gap])] += found.extension.gaps.local_cost[gap].mid;
  }
  return sums;
}

/// The cells of each record, read by an independent parser of RFC 4180.
std::vector<std::vector<std::string>> cells_of(const std::string& text) {
  std::vector<std::vector<std::string>> records(1, {""});
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_quote = text[i] == '"';
    if (quoted && is_quote && i + 1 < text.size() && text[i + 1] == '"') {
      records.back().back() += text[i++];
    } else if (is_quote) {
      quoted = !quoted;
    } else if (!quoted && text[i] == ',') {
      records.back().emplace_back();
    } else if (!quoted && text[i] == '\r') {
      ++i;
      records.push_back({""});
    } else {
      records.back().back() += text[i];
    }
  }
  records.pop_back();
  return records;
}

}  // namespace

TEST_CASE("for any plan the projects cost what the plan pays, to the fen, and close each gap once",
          "[project_list][property]") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    INFO("seed " << seed);
    const Findings found = PlanDraw(seed).findings();
    std::vector<Fen> sums(years + 1);
    std::multiset<std::pair<std::uint32_t, std::uint32_t>> closed;
    for (const Project& project : list_projects(found)) {
      sums[project.year == unbuilt ? years : std::size_t{project.year}] += project.cost;
      for (const VillageId village : project.villages) {
        closed.emplace(village.index, project.service.index);
      }
    }
    CHECK(sums == paid(found));
    std::multiset<std::pair<std::uint32_t, std::uint32_t>> wanted;
    for (const GapId gap : rows(found.extension.gaps.remedy)) {
      if (found.extension.gaps.remedy[gap] == Remedy::none) continue;
      wanted.emplace(found.matrix.gaps.village[gap].index, found.matrix.gaps.service[gap].index);
    }
    CHECK(closed == wanted);
  }
}

TEST_CASE(
    "for any names each project is one record of eleven cells with its own key, and its sum reads "
    "back",
    "[project_list][property]") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    INFO("seed " << seed);
    PlanDraw draw(seed);
    const Study study = draw.study();
    const Findings found = draw.findings();
    const std::vector<Project> projects = list_projects(found);
    const auto records = cells_of(project_list_text(study, found));
    REQUIRE(records.size() == projects.size() + 1);
    std::set<std::string> keys;
    for (const auto& cells : records) REQUIRE(cells.size() == 11);
    for (std::size_t i = 0; i < projects.size(); ++i) {
      CHECK(keys.insert(records[i + 1][0]).second);
      CHECK(records[i + 1][1] == std::to_string(i + 1));
      CHECK(std::stod(records[i + 1][6]) * 1e6 ==
            Approx(static_cast<double>(projects[i].cost)).margin(0.1));
    }
  }
}
