// SPDX-License-Identifier: Apache-2.0
#include "input/study/missing_towns.hpp"

#include "base/text_fill.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

constexpr std::size_t places_named = 3;

bool is_public(const ServiceCatalogue& catalogue, ServiceId service) {
  return catalogue.services[service].group == ServiceGroup::public_service;
}

/// "A (12000), B (900)": where most people live, as far as it is known.
std::string largest_places(const Villages& villages) {
  std::vector<VillageId> largest;
  for (VillageId v : rows(villages.place)) {
    if (villages.people[v] && *villages.people[v] > 0_people) largest.push_back(v);
  }
  const auto named = std::min(largest.size(), places_named);
  std::ranges::partial_sort(largest, largest.begin() + static_cast<std::ptrdiff_t>(named), {},
                            [&](VillageId v) { return std::pair(-villages.people[v]->value, v); });
  std::string text;
  for (std::size_t i = 0; i < named; ++i) {
    const VillageId v = largest[i];
    text += fmt::format("{}{} ({:.0f})", text.empty() ? "" : ", ",
                        villages.name[v].empty() ? villages.code[v] : villages.name[v],
                        villages.people[v]->value);
  }
  return text;
}

Text way_out(const World& world) {
  Text text{
      ". Name the seats in [layers.towns] (after an import from OpenStreetMap, layer = "
      "\"town_candidates\" offers what may be one), or give facilities a level with fields = { "
      "level = \"…\" }",
      "。请在 [layers.towns] 给出驻地（由 OpenStreetMap 导入的，可用 layer = \"town_candidates\" "
      "作候选），或用 fields = { level = \"…\" } 标明设施级别"};
  const std::string largest = largest_places(world.villages);
  if (largest.empty()) return text;
  text.en += ". The largest places: " + largest;
  text.zh += "。人口最多的地点：" + largest;
  return text;
}

void report_town_missing(const World& world, bool is_named, std::size_t without_level,
                         Problems& problems) {
  Text detail =
      is_named
          ? Text{fmt::format("the layer has no record; facilities without a level: {}, which count "
                             "as the villages' own, so no village is in a service radius by them",
                             without_level),
                 fmt::format("图层没有记录；未标级别的设施{}处按村级计，不计入服务半径",
                             without_level)}
          : Text{fmt::format("the study names no layer of towns; facilities without a level: {}, "
                             "all of which count as the towns'",
                             without_level),
                 fmt::format("配置文件没有驻地图层；未标级别的设施{}处全部按乡镇级计",
                             without_level)};
  const Text rest = way_out(world);
  problems.push_back({ProblemKind::town_missing,
                      "towns",
                      -1,
                      "",
                      std::nullopt,
                      {detail.en + rest.en, detail.zh + rest.zh}});
}

void report_facilities_missing(const World& world, const ServiceCatalogue& catalogue,
                               const CoverageSettings& settings, Problems& problems) {
  const bool seats_stand_for_all = settings.towns_as_facilities && world.towns.size() > 0;
  const bool any = std::ranges::any_of(
      world.facilities.service, [&](ServiceId service) { return is_public(catalogue, service); });
  if (any || seats_stand_for_all) return;
  const bool are_far = std::ranges::any_of(problems, [](const Problem& problem) {
    return problem.kind == ProblemKind::layer_far_away &&
           (problem.layer == "villages" || problem.layer.starts_with("facilities"));
  });
  const bool are_unknown = std::ranges::any_of(problems, [](const Problem& problem) {
    return problem.kind == ProblemKind::unknown_service_kind;
  });
  const bool are_damaged = std::ranges::any_of(problems, [](const Problem& problem) {
    return problem.kind == ProblemKind::encoding_doubtful &&
           problem.layer.starts_with("facilities");
  });
  problems.push_back(
      {ProblemKind::facilities_missing, "facilities", -1, "", std::nullopt,
       are_unknown && are_damaged
           ? Text{"the kinds in the layer cannot be told, for its text is not read rightly, see "
                  "encoding_doubtful: put that right first",
                  "图层的文字读法有误，无法判断设施类型，见 encoding_doubtful：请先改正"}
       : are_far
           ? Text{"facilities and villages lie far from each other, see layer_far_away: put the "
                  "place of that layer right first",
                  "设施与村庄相距太远，见 layer_far_away：请先改正该图层的位置"}
       : are_unknown
           ? Text{"none of the kinds in the layer is that of a service, see unknown_service_kind: "
                  "write the words into the kinds of a service in the catalogue, name another "
                  "column with fields = { kind = \"…\" }, or give each service a layer of its own, "
                  "[layers.facilities.medical]",
                  "图层中的设施类型都不对应任何类别，见 "
                  "unknown_service_kind：请在指标库中把这些词加入"
                  "某类别的 kinds，用 fields = { kind = \"…\" } "
                  "指明另一列，或按类别分别给出图层，如 "
                  "[layers.facilities.medical]"}
           : Text{"name a layer of schools, clinics, ... in [layers.facilities], or let each seat "
                  "stand for "
                  "all its services with [coverage] towns_as_facilities = true",
                  "请在 [layers.facilities] 给出学校、卫生院等图层，或设 [coverage] "
                  "towns_as_facilities = "
                  "true，以驻地代表其全部公共服务"}});
}

}  // namespace

void settle_absent_towns(World& world, const StudyLayers& layers, const ServiceCatalogue& catalogue,
                         const CoverageSettings& settings, Problems& problems) {
  report_facilities_missing(world, catalogue, settings, problems);
  if (world.are_towns_misplaced) return;
  Facilities& facilities = world.facilities;
  std::size_t without_level = 0;
  for (FacilityId f : rows(facilities.level)) {
    const bool open = facilities.level[f] == Level::unknown;
    if (open && is_public(catalogue, facilities.service[f])) ++without_level;
  }
  const bool is_named = layers.towns.given();
  const bool none_there = world.towns.size() == 0 && world.built_up.size() == 0;
  if (!none_there || (!is_named && without_level == 0)) return;
  report_town_missing(world, is_named, without_level, problems);
  if (!is_named) return;
  for (Level& level : facilities.level) {
    if (level == Level::unknown) level = Level::village;
  }
}

}  // namespace hinterland
