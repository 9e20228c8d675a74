// SPDX-License-Identifier: Apache-2.0
#include "output/workbook/workbook_sheets.hpp"

#include "output/coverage_rule_text.hpp"
#include "output/home_units.hpp"
#include "output/identifiers.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace hinterland {

namespace {

/// People of a town; none if no village of it has a number of people.
std::optional<double> people_of(const TownFigures& town, const Share& share) {
  const bool any = town.villages_without_people < town.all.villages;
  return any ? std::optional(share.people.value) : std::nullopt;
}

/// None where gaps are unknown.
std::optional<double> if_known(const TownFigures& town, std::optional<double> number) {
  return town.are_gaps_known() ? number : std::nullopt;
}

/// None where coverage cannot be determined.
std::optional<double> if_judged(const TownFigures& town, std::optional<double> number) {
  return town.is_judged() ? number : std::nullopt;
}

void add_town_years(ColumnsOf<TownFigures>& columns, const Results& source, const Words& words) {
  const auto& years = source.findings.schedule.years;
  const bool are_known = source.figures.are_gaps_known();
  for (std::size_t i = 0; i < years.size(); ++i) {
    columns.number(
        words.fill("{}年投资", "spent in {}", years[i].year), TitleUnit::money, CellStyle::money,
        [i](const TownFigures& town) { return if_known(town, yuan_number(town.years[i].spent)); },
        are_known);
  }
  if (years.empty()) return;
  columns.number(
      "近期未安排的缺口", "gaps not in the plan", TitleUnit::gaps, CellStyle::count,
      [](const TownFigures& town) { return if_known(town, count_number(town.gaps_left)); },
      are_known);
  columns.number(
      "近期未安排投资", "cost of works not in the plan", TitleUnit::money, CellStyle::money,
      [](const TownFigures& town) { return if_known(town, yuan_number(town.cost_left)); },
      are_known);
}

}  // namespace

Sheet towns_sheet(const Results& source) {
  const Words words(source.study.language);
  const bool is_judged = source.figures.is_judged;  // otherwise totals would be 0
  const bool are_known = source.figures.are_gaps_known();
  ColumnsOf<TownFigures> columns(source.figures.by_town, words);
  if (has_several_counties(source.figures)) {
    columns.text("县", "county",
                 [](const TownFigures& town) -> const std::string& { return town.county; });
  }
  columns.text("乡镇", "town", [words](const TownFigures& town) {
    return town.town.empty() ? words("未标乡镇的村", "villages without a town")
                             : town_in_text(town.county, town.town, words.language());
  });
  columns.count("村庄", "villages", TitleUnit::villages,
                [](const TownFigures& town) { return town.all.villages; });
  columns.number("人口", "people", TitleUnit::people, CellStyle::count,
                 [](const TownFigures& town) { return people_of(town, town.all); });
  columns.number(
      "服务半径内村庄", "villages within the radius", TitleUnit::villages, CellStyle::count,
      [](const TownFigures& town) { return if_judged(town, count_number(town.covered.villages)); },
      is_judged);
  columns.number(
      "重点村", "focus villages", TitleUnit::villages, CellStyle::count,
      [](const TownFigures& town) { return if_known(town, count_number(town.focus.villages)); },
      are_known);
  columns.number(
      "缺口", "gaps", TitleUnit::gaps, CellStyle::count,
      [](const TownFigures& town) { return if_known(town, count_number(town.gaps)); }, are_known);
  columns.number(
      "其中仅凭图上未见管线", "of these inferred from the map only", TitleUnit::gaps,
      CellStyle::count,
      [](const TownFigures& town) { return if_known(town, count_number(town.gaps_inferred)); },
      are_known);
  columns.number(
      "其中未计投资", "of these without a cost", TitleUnit::gaps, CellStyle::count,
      [](const TownFigures& town) { return if_known(town, count_number(town.without_remedy)); },
      are_known);
  columns.number(
      "线路长度", "length of lines", TitleUnit::kilometres, CellStyle::kilometres,
      [](const TownFigures& town) { return if_known(town, town.length.value); }, are_known);
  const auto add_cost = [&](const char* zh, const char* en, Fen CostRange::*part) {
    columns.number(
        words(zh, en), TitleUnit::money, CellStyle::money,
        [part](const TownFigures& town) { return if_known(town, yuan_number(town.cost.*part)); },
        are_known);
  };
  add_cost("投资估算", "cost", &CostRange::mid);
  add_town_years(columns, source, words);
  const std::size_t printed_columns = columns.size();
  columns.number(
      "服务半径内人口", "people within the radius", TitleUnit::people, CellStyle::count,
      [](const TownFigures& town) { return if_judged(town, people_of(town, town.covered)); },
      is_judged);
  columns.number(
      "重点村人口", "people of focus villages", TitleUnit::people, CellStyle::count,
      [](const TownFigures& town) { return if_known(town, people_of(town, town.focus)); },
      are_known);
  add_cost("估算下限", "cost, low", &CostRange::low);
  add_cost("估算上限", "cost, high", &CostRange::high);
  SheetTable table = columns.take();
  show_dashes(table);
  table.total = words("合计", "total");
  table.label_column = has_several_counties(source.figures) ? 1 : 0;
  const std::string name = words("分乡镇", "By town");
  Sheet sheet{name,
              sheet_title(source, words("分乡镇汇总表", "Figures by town") +
                                      after_move_text(source.figures, words)),
              true,
              {std::move(table)}};
  sheet.printed_columns = printed_columns;
  return sheet;
}

namespace {

/// A service with its gaps and how they are closed.
struct ServiceRow {
  std::string name;
  ServiceFigures figures;
  ServiceExtension extension;
};
using ServiceRows = std::vector<ServiceRow>;

std::shared_ptr<const ServiceRows> service_rows(const Results& source) {
  auto found = std::make_shared<ServiceRows>();
  const auto& extensions = source.figures.extension.services;
  for (const ServiceFigures& figures : source.figures.services) {
    const Service& service = source.study.catalogue.services[figures.service];
    const auto extension =
        std::ranges::find(extensions, figures.service, &ServiceExtension::service);
    found->push_back({std::string(name_of(service, source.study.language)), figures,
                      extension == extensions.end() ? ServiceExtension{} : *extension});
  }
  return found;
}

}  // namespace

Sheet services_sheet(const Results& source) {
  const Words words(source.study.language);
  const bool are_known = source.figures.are_gaps_known();
  const auto if_known = [are_known](double number) {
    return are_known ? std::optional(number) : std::nullopt;
  };
  const auto listed = service_rows(source);
  ColumnsOf<ServiceRow> columns(*listed, words);
  columns.text("设施类别", "service",
               [](const ServiceRow& row) -> const std::string& { return row.name; });
  columns.number(
      "缺口", "gaps", TitleUnit::gaps, CellStyle::count,
      [if_known](const ServiceRow& row) {
        return if_known(count_number(row.figures.gaps.villages));
      },
      are_known);
  columns.number(
      "缺口人口", "people with the gap", TitleUnit::people, CellStyle::count,
      [if_known](const ServiceRow& row) { return if_known(row.figures.gaps.people.value); }, false);
  const auto if_known_count = [&](const char* zh, const char* en, auto count) {
    columns.number(
        zh, en, TitleUnit::gaps, CellStyle::count,
        [if_known, count](const ServiceRow& row) { return if_known(count_number(count(row))); },
        are_known);
  };
  if_known_count("其中仅凭图上未见管线", "of these inferred from the map only",
                 [](const ServiceRow& row) { return row.figures.inferred; });
  columns.count(
      "情况不明", "unknown", TitleUnit::villages,
      [](const ServiceRow& row) { return row.figures.unknown; }, false);
  columns.count(
      "在建", "under construction", TitleUnit::villages,
      [](const ServiceRow& row) { return row.figures.being_built; }, false);
  columns.count(
      "已列入规划", "planned", TitleUnit::villages,
      [](const ServiceRow& row) { return row.figures.planned; }, false);
  if_known_count("管线接入", "by line",
                 [](const ServiceRow& row) { return row.extension.by_line; });
  if_known_count("村内配建", "on site",
                 [](const ServiceRow& row) { return row.extension.on_site; });
  if_known_count("单村方案", "stand-alone",
                 [](const ServiceRow& row) { return row.extension.standalone; });
  if_known_count("未计投资", "without a cost",
                 [](const ServiceRow& row) { return row.extension.without_remedy; });
  columns.number(
      "线路长度", "length of lines", TitleUnit::kilometres, CellStyle::kilometres,
      [if_known](const ServiceRow& row) { return if_known(row.extension.length.value); },
      are_known);
  const auto add_cost = [&](const char* zh, const char* en, Fen CostRange::*part) {
    columns.number(
        zh, en, TitleUnit::money, CellStyle::money,
        [if_known, part](const ServiceRow& row) {
          return if_known(yuan_number(row.extension.cost.*part));
        },
        are_known);
  };
  add_cost("投资估算", "cost", &CostRange::mid);
  add_cost("估算下限", "cost, low", &CostRange::low);
  add_cost("估算上限", "cost, high", &CostRange::high);
  SheetTable table = columns.take();
  keep_rows(table, listed);
  show_dashes(table);
  table.total = words("合计", "total");
  const std::string name = words("分设施类别", "By service");
  return {name,
          sheet_title(source, words("分设施类别汇总表", "Figures by service")),
          true,
          {std::move(table)}};
}

}  // namespace hinterland
