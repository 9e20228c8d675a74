// SPDX-License-Identifier: Apache-2.0
#include "forms_answer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace hinterland::forms {

namespace {

std::string word(TriState answer) {
  return answer == TriState::yes ? "yes" : answer == TriState::no ? "no" : "unknown";
}

std::string word(Zone zone) {
  return zone == Zone::core ? "core" : zone == Zone::band ? "band" : "outside";
}

template <class T>
std::string count_of(const std::optional<T>& people) {
  if constexpr (std::is_same_v<T, People>) {
    return people ? fmt::format("{:.3f}", people->value) : "unknown";
  } else {
    return people ? fmt::format("{:.3f}", *people) : "unknown";
  }
}

void add_village(const Findings& findings, const Study& study, VillageId v, const std::string& name,
                 StudyAnswer& answer) {
  const Villages& villages = findings.world.villages;
  const auto add_note = [&](const std::string& what, const std::string& value) {
    answer.words[name + ": " + what] = value;
  };
  add_note("code", std::string(villages.code[v]));
  add_note("town", std::string(villages.town[v]));
  add_note("people", count_of(villages.people[v]));
  add_note("households", count_of(villages.households[v]));
  add_note("category", std::to_string(static_cast<int>(villages.category[v])));
  add_note("covered", word(findings.coverage.covered[v]));
  answer.metres[name + ": longitude"] = villages.place[v].lon * 89'000.0;
  answer.metres[name + ": latitude"] = villages.place[v].lat * 111'000.0;
  for (const ServiceAccess& access : findings.coverage.access) {
    if (access.facilities == 0) continue;
    const std::string& service = study.catalogue.services[access.service].id;
    add_note(service + " zone", word(access.zone[v]));
    const auto nearest = access.nearest[v];
    add_note(service + " facility",
             nearest ? std::string(findings.world.facilities.name[*nearest]) : "none");
    answer.metres[name + ": " + service + " straight"] = access.distance[v].value;
    if (access.by_road.given())
      answer.metres[name + ": " + service + " road"] = access.by_road.length[v].value;
  }
  for (const ServiceId service : findings.matrix.services) {
    add_note(study.catalogue.services[service].id + " connection",
             std::string(identifier(findings.matrix.reason[service][v])));
  }
}

bool far_apart(double a, double b, double metres) {
  if (std::isinf(a) || std::isinf(b)) return a != b;
  return !(std::abs(a - b) <= metres);
}

}  // namespace

StudyAnswer answer_of(const Findings& findings, const Study& study) {
  StudyAnswer answer;
  const World& world = findings.world;
  std::set<std::string> seen;
  for (const VillageId v : rows(world.villages.place)) {
    std::string name(world.villages.name[v]);
    while (!seen.insert(name).second) name += "'";
    add_village(findings, study, v, name, answer);
  }
  answer.words["villages"] = std::to_string(world.villages.size());
  answer.words["towns"] = std::to_string(world.towns.size());
  answer.words["facilities"] = std::to_string(world.facilities.size());
  answer.words["boundaries"] = std::to_string(world.boundaries.size());
  answer.words["gaps"] = std::to_string(findings.matrix.gaps.size());
  std::set<std::string> sites;
  for (const SiteId site : rows(findings.sites.place)) sites.insert(findings.sites.name[site]);
  answer.words["sites"] = fmt::format("{}", fmt::join(sites, " "));
  answer.costs["extension"] = static_cast<double>(findings.extension.cost);
  return answer;
}

std::string difference(const StudyAnswer& right, const StudyAnswer& found,
                       const Tolerance& tolerance) {
  std::vector<std::string> differences;
  for (const auto& [what, value] : right.words) {
    const auto other = found.words.find(what);
    if (other == found.words.end()) {
      differences.push_back(what + " is missing");
    } else if (other->second != value) {
      differences.push_back(fmt::format("{} is '{}' in place of '{}'", what, other->second, value));
    }
  }
  // From its polygon a village may reach a road farther away, depending on the size of the polygon,
  // and so come nearer.
  constexpr double of_the_land = 40.0;
  for (const auto& [what, value] : right.metres) {
    const auto other = found.metres.find(what);
    const bool by_land = tolerance.reach_by_land && other != found.metres.end() &&
                         what.ends_with(" road") && other->second < value &&
                         value - other->second < of_the_land;
    if (other != found.metres.end() && !by_land &&
        far_apart(value, other->second, tolerance.metres))
      differences.push_back(fmt::format("{} is {:.3f} in place of {:.3f} (±{:.2f})", what,
                                        other->second, value, tolerance.metres));
  }
  for (const auto& [what, value] : right.costs) {
    const auto other = found.costs.find(what);
    const double share = tolerance.reach_by_land ? 0.2 : 1e-3;
    if (other == found.costs.end() || std::abs(value - other->second) > share * value + 1000.0)
      differences.push_back(fmt::format("{} costs {:.0f} in place of {:.0f}", what,
                                        other == found.costs.end() ? -1 : other->second, value));
  }
  if (differences.size() > 3) {
    const std::size_t more = differences.size() - 3;
    differences.resize(3);
    differences.push_back(fmt::format("and {} more", more));
  }
  return fmt::format("{}", fmt::join(differences, "; "));
}

}  // namespace hinterland::forms
