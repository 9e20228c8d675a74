// SPDX-License-Identifier: Apache-2.0
#include "output/check_summary.hpp"

#include "output/report_text.hpp"
#include "output/check_roads.hpp"

#include <hinterland/summary.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace hinterland {

namespace {

constexpr std::size_t examples_of_a_kind = 3;

/// Says the same thing in the language of the study.
std::string in(Language language, const char* zh, const char* en) {
  return language == Language::zh ? zh : en;
}

void add_row(AlignedTable& table, const std::string& what, std::size_t rows) {
  table.add({"  " + what, fmt::format("{}", rows)});
}

/// Facilities by service, in the order of the catalogue.
void add_facilities(AlignedTable& table, const Study& study, const World& world) {
  if (study.layers.facilities.empty()) return;
  add_row(table, "facilities", world.facilities.size());
  for (ServiceId s : rows(study.catalogue.services)) {
    const auto count = std::ranges::count(world.facilities.service, s);
    if (count > 0) {
      add_row(table, "  " + study.catalogue.services[s].id, static_cast<std::size_t>(count));
    }
  }
}

/// Of how many villages the census says something, by service.
void add_census(AlignedTable& table, const Study& study, const Villages& villages) {
  for (ServiceId s : rows(villages.census)) {
    const auto& answers = villages.census[s];
    if (answers.empty()) continue;
    const auto known = std::ranges::count_if(
        answers, [](Answer a) { return a != Answer::unknown && a != Answer::unclear; });
    add_row(table, "  census of " + study.catalogue.services[s].id,
            static_cast<std::size_t>(known));
  }
}

/// Counties that a column names beside the towns stand in rows of their own, of the same records.
std::size_t records_of(const Areas& boundaries) {
  std::size_t of_towns = 0;
  for (const AreaId a : rows(boundaries.kind)) of_towns += boundaries.kind[a] == "town" ? 1 : 0;
  return of_towns > 0 ? of_towns : boundaries.size();
}

std::string layers_text(const Study& study, const World& world) {
  AlignedTable table;
  const StudyLayers& layers = study.layers;
  table.add({in(study.language, "图层", "layer"), in(study.language, "记录", "rows")});
  if (layers.towns.given()) add_row(table, "towns", world.towns.size());
  add_row(table, "villages", world.villages.size());
  add_census(table, study, world.villages);
  add_facilities(table, study, world);
  for (ServiceId s : rows(world.networks)) {
    const NetworkLines& network = world.networks[s];
    const bool told_as_roads = network.are_the_roads && layers.roads.given();
    if (!network.given || told_as_roads) continue;
    add_row(table, "networks." + study.catalogue.services[s].id, world.lines_of(s).size());
  }
  if (layers.roads.given()) add_row(table, "roads", world.roads.size());
  if (layers.boundaries.given()) add_row(table, "boundaries", records_of(world.boundaries));
  if (layers.built_up.given()) add_row(table, "built_up", world.built_up.size());
  if (!layers.exclusions.empty()) add_row(table, "exclusions", world.exclusions.size());
  if (layers.proposed_sites.given()) add_row(table, "proposed_sites", world.proposed_sites.size());
  return table.text();
}

std::string notes_text(const Study& study, const Notes& notes) {
  if (notes.empty()) return {};
  std::string text = "\n" + in(study.language, "读取时的选择", "what was chosen") + "\n";
  for (const Text& note : notes) text += "  " + note.in(study.language) + "\n";
  return text;
}

std::string problems_text(const Study& study, const Problems& problems) {
  std::string text =
      fmt::format("\n{} {}\n", in(study.language, "数据问题", "problems"), problems.size());
  for (const auto& [kind, shown] : show_problems(problems, examples_of_a_kind)) {
    text +=
        fmt::format("  {} {}: {}\n", identifier(kind), shown.count, describe(kind, study.language));
    for (const Text& example : shown.examples) text += "    " + example.in(study.language) + "\n";
    if (shown.more == 0) continue;
    text += Words(study.language).fill("    … 另有{}条\n", "    … and {} more\n", shown.more);
  }
  return text;
}

}  // namespace

std::string check_summary(const Study& study, const Findings& findings,
                          const std::vector<RoadTrial>& trials) {
  return fmt::format("{} ({})\n\n", study.name, study.path) + layers_text(study, findings.world) +
         (findings.roads ? check_roads_text(study, findings.roads->figures, trials) : "") +
         notes_text(study, findings.notes) + problems_text(study, findings.problems);
}

}  // namespace hinterland
