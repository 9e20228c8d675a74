// SPDX-License-Identifier: Apache-2.0
#include <hinterland/layers/read_people.hpp>

#include <hinterland/base/text_fill.hpp>

#include <fmt/format.h>

#include <cmath>
#include <optional>

namespace hinterland {

void count_whole_people(Villages& villages) {
  for (std::optional<People>& people : villages.people) {
    if (people) people->value = std::round(people->value);
  }
}

void estimate_people(Villages& villages, double people_per_household, Problems& problems) {
  std::size_t estimated = 0;
  for (VillageId v : rows(villages.people)) {
    const double households = villages.households[v].value_or(0.0);
    if (villages.people[v] || households <= 0.0) continue;
    if (estimated++ == 0) villages.is_people_estimated.resize(villages.size(), Answer::no);
    villages.is_people_estimated[v] = Answer::yes;
    villages.people[v] = People{std::round(households * people_per_household)};
  }
  if (estimated == 0) return;
  problems.push_back(
      {ProblemKind::people_estimated, "villages", -1, "", std::nullopt,
       filled_text(
           "{}, at {} people per household. Name the column of people with "
           "fields = {{ people = \"…\" }}, or set people_per_household in the catalogue",
           "{}，每户按 {} 人。请用 fields = {{ people = \"…\" }} "
           "指明人口列，或在指标库中修改 people_per_household",
           Text(counted(estimated, "village", "villages"), fmt::format("{}个村", estimated)),
           people_per_household)});
}

}  // namespace hinterland
