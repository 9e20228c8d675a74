// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule/budgets.hpp"

#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "world/place_name.hpp"

#include <hinterland/error.hpp>

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// The counties of the villages.
PlaceNames counties_of(const Villages& villages) {
  std::set<std::string, std::less<>> names;
  for (VillageId v : rows(villages.place)) {
    const std::string_view name = villages.county[v];
    if (!name.empty() && !names.contains(name)) names.emplace(name);
  }
  PlaceNames counties(Level::county);
  for (const std::string& name : names) counties.add(name);
  return counties;
}

UsageError no_such_county(const std::string& name, const PlaceNames& counties) {
  const Text way_out = counties.empty()
                           ? Text("No village says which county it is in: add the field.",
                                  "村庄未注明所属县：请补该字段。")
                           : suggest_name(name, counties.all());
  return UsageError(filled_text("schedule.by_county: no village is in a county '{}'. {}",
                                "schedule.by_county：没有村庄属于“{}”。{}", name, way_out));
}

}  // namespace

ScheduleSettings with_names_of_counties(const World& world, ScheduleSettings settings,
                                        Notes& notes) {
  if (!settings.given() || settings.by_county.empty()) return settings;
  const PlaceNames counties = counties_of(world.villages);
  std::map<std::string, std::vector<Yuan>> budgets;
  std::map<std::string, std::string> names;
  for (auto& [name, budget] : settings.by_county) {
    const auto found = counties.find(name, Suffix::may_differ);
    if (!found) throw no_such_county(name, counties);
    const std::string& county = counties[*found];
    const auto [known, is_new] = names.emplace(county, name);
    if (!is_new) {
      throw UsageError(filled_text(
          "schedule.by_county: '{}' and '{}' are both the county '{}'. Give it one budget.",
          "schedule.by_county：“{}”与“{}”均指“{}”。请只给一个预算。", known->second, name, county));
    }
    if (county != name) {
      notes.push_back(filled_text("schedule.by_county: '{}' is taken for the county '{}'",
                                  "schedule.by_county：“{}”即“{}”", name, county));
    }
    budgets.emplace(county, std::move(budget));
  }
  settings.by_county = std::move(budgets);
  return settings;
}

}  // namespace hinterland
