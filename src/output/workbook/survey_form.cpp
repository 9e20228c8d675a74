// SPDX-License-Identifier: Apache-2.0
#include "output/workbook/workbook_sheets.hpp"

#include "input/sheets/survey_sheet.hpp"
#include "output/home_units.hpp"
#include "output/identifiers.hpp"
#include "output/layers.hpp"
#include "output/service_works.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace hinterland {

namespace {

template <class Test>
bool any_village(const Villages& villages, Test test) {
  for (const VillageId village : rows(villages.place)) {
    if (test(village)) return true;
  }
  return false;
}

/// The rows and columns of the form.
struct FormPlan {
  std::vector<VillageId> villages;
  std::size_t asked = 0;  ///< the first villages, with an open question
  std::vector<ServiceId> services;
};

FormPlan plan_of_form(const Findings& findings) {
  FormPlan plan;
  const Villages& villages = findings.world.villages;
  const std::vector<ServiceId> known = survey_services(findings);
  for (const ServiceId service : known) {
    const auto asks = [&](VillageId village) {
      return is_open_question(findings, service, village);
    };
    if (any_village(villages, asks)) plan.services.push_back(service);
  }
  const std::vector<ServiceId> asked_services = plan.services;
  const auto has_question = [&](VillageId village) {
    return std::ranges::any_of(asked_services, [&](ServiceId service) {
      return is_open_question(findings, service, village);
    });
  };
  for (const ServiceId service : known) {
    if (std::ranges::find(asked_services, service) == asked_services.end())
      plan.services.push_back(service);
  }
  for (const VillageId village : rows(villages.place)) {
    if (has_question(village)) plan.villages.push_back(village);
  }
  plan.asked = plan.villages.size();
  for (const VillageId village : rows(villages.place)) {
    if (!has_question(village)) plan.villages.push_back(village);
  }
  const HomeUnits towns = home_units(findings.world);
  const auto by_town = [&towns](VillageId a, VillageId b) {
    return towns.of_village[a] < towns.of_village[b];
  };
  const auto end_of_asked = plan.villages.begin() + static_cast<std::ptrdiff_t>(plan.asked);
  std::stable_sort(plan.villages.begin(), end_of_asked, by_town);
  std::stable_sort(end_of_asked, plan.villages.end(), by_town);
  return plan;
}

/// The word of a census answer; empty if there is none.
std::string census_word(const World& world, ServiceId service, VillageId village,
                        const Words& words) {
  const auto& census = world.villages.census;
  if (service.index >= census.size() || census[service].empty()) return "";
  switch (census[service][village]) {
    case CensusAnswer::yes:
      return words("是", "yes");
    case CensusAnswer::no:
      return words("否", "no");
    case CensusAnswer::being_built:
      return words("在建", "under construction");
    case CensusAnswer::planned:
      return words("规划", "planned");
    case CensusAnswer::own:
      return words("自备", "own supply");
    case CensusAnswer::unknown:
    case CensusAnswer::unclear:
      break;
  }
  return "";
}

SheetColumn service_column(const Results& source, const std::shared_ptr<const FormPlan>& plan,
                           ServiceId service, const Words& words) {
  const Findings& findings = source.findings;
  SheetColumn column = text_column(
      std::string(name_of(source.study.catalogue.services[service], source.study.language)),
      [&findings, plan, service, words](std::size_t row) {
        return census_word(findings.world, service, plan->villages[row], words);
      });
  column.style = CellStyle::answer;
  column.is_open = [&findings, plan, service](std::size_t row) {
    return is_open_question(findings, service, plan->villages[row]);
  };
  return column;
}

/// What yes and no mean, printed below the title of each page: at most 125 characters.
std::string instruction_of(const Results& source, const std::vector<ServiceId>& services,
                           const Words& words) {
  std::string text = words("已接通填“是”，未接通填“否”", "yes: connected; no: not connected");
  for (const ServiceId service : services) {
    const Service& of = source.study.catalogue.services[service];
    if (!is_renovation(of)) continue;
    text += words.fill("（{0}：{1}）", " ({0}: yes: no renovation needed)",
                       name_of(of, words.language()), meaning_of_answers(of, words.language()));
  }
  return text + words("，不清楚请留空。灰色格不必填写。",
                      "; blank: not known. Shaded cells need no answer.");
}

/// Whether a village has no code, or one that another village has, too: then only its number in the
/// layer tells it from a village of the same name, or from others without a name.
bool needs_numbers(const Villages& villages) {
  std::unordered_set<std::string_view> codes;
  return !villages.feature.empty() && any_village(villages, [&](VillageId village) {
    const std::string_view code = villages.code[village];
    return code.empty() || !codes.insert(code).second;
  });
}

/// The column that the reader of a census knows by its title (`read_census`).
SheetColumn village_number_column(const Villages& villages,
                                  const std::shared_ptr<const FormPlan>& plan, const Words& words) {
  return number_column(words("村庄要素号", "number of the village"), CellStyle::year,
                       [&villages, plan](std::size_t row) -> std::optional<double> {
                         const std::int64_t number = villages.feature[plan->villages[row]];
                         return number < 0 ? std::nullopt
                                           : std::optional(static_cast<double>(number));
                       });
}

}  // namespace

Sheet survey_sheet(const Results& source) {
  const Words words(source.study.language);
  const Villages& villages = source.findings.world.villages;
  const auto plan = std::make_shared<const FormPlan>(plan_of_form(source.findings));
  SheetTable table;
  table.rows = plan->villages.size();
  const auto add = [&](std::string title, const TextColumn<VillageId>& column) {
    if (!any_village(villages, [&](VillageId v) { return !column[v].empty(); })) return;
    const bool is_town = &column == &villages.town;
    table.columns.push_back(
        text_column(std::move(title), [plan, &column, &villages, words, is_town](std::size_t row) {
          const VillageId v = plan->villages[row];
          return is_town ? town_in_text(villages.county[v], column[v], words.language())
                         : std::string(column[v]);
        }));
  };
  if (needs_numbers(villages))
    table.columns.push_back(village_number_column(villages, plan, words));
  add(words("村庄代码", "village code"), villages.code);
  add(words("村庄", "village"), villages.name);
  add(words("乡镇", "town"), villages.town);
  add(words("县", "county"), villages.county);
  FormChoices choices{
      table.columns.size(),
      plan->services.size(),
      {words("是", "yes"), words("否", "no")},
      {},
      words("请填“是”或“否”，不清楚请留空。", "Enter yes or no, or leave the cell blank.")};
  for (const ServiceId service : plan->services) {
    table.columns.push_back(service_column(source, plan, service, words));
    const Service& of = source.study.catalogue.services[service];
    choices.help.push_back(
        meaning_of_answers(of, words.language()) +
        words("，不清楚请留空。灰色格不必填写。",
              "; leave the cell blank if this is not known. Shaded cells need no answer."));
  }
  Sheet sheet{
      std::string(survey_sheet_name(source.study.language)),
      sheet_title(source, words("基础设施补查表（填表人：　　　　　日期：　　　　）",
                                "Survey of infrastructure (by:            date:            )")),
      true,
      {std::move(table)}};
  sheet.instruction = instruction_of(source, plan->services, words);
  sheet.choices = std::move(choices);
  sheet.printed_rows = plan->asked;
  return sheet;
}

}  // namespace hinterland
