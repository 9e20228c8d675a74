// SPDX-License-Identifier: Apache-2.0
#include "output/workbook/workbook_sheets.hpp"

#include "output/home_units.hpp"
#include "output/identifiers.hpp"
#include "output/plan_summary.hpp"
#include "output/project_list.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace hinterland {

namespace {

/// A project as a row of the list.
struct ProjectRow {
  Project project;
  ProjectTexts texts;
  double people = 0.0;
};
using ProjectRows = std::vector<ProjectRow>;

std::shared_ptr<const ProjectRows> project_rows(const Results& source) {
  auto found = std::make_shared<ProjectRows>();
  const Villages& villages = source.findings.world.villages;
  const std::vector<Project> projects = list_projects(source.findings);
  std::vector<ProjectTexts> texts = project_texts(source.study, source.findings, projects);
  for (std::size_t i = 0; i < projects.size(); ++i) {
    double people = 0.0;
    for (const VillageId village : projects[i].villages)
      people += villages.people[village].value_or(People{}).value;
    found->push_back({projects[i], std::move(texts[i]), people});
  }
  return found;
}

/// Groups by year, those not in the plan last. Without a plan all are one group without a subtotal.
std::vector<RowGroup> groups_of_years(const ProjectRows& listed, const Schedule& schedule,
                                      const Words& words) {
  std::vector<RowGroup> groups;
  if (!schedule.given()) return groups;
  std::optional<PlanYear> last;
  for (const ProjectRow& row : listed) {
    const PlanYear year = row.project.year;
    if (last != year) {
      const bool is_planned = year != unbuilt;
      groups.push_back({0,
                        is_planned
                            ? words.fill("{}年小计", "subtotal {}", schedule.first_year + year)
                            : words("近期未安排小计", "subtotal, not in the plan"),
                        is_planned});
    }
    last = year;
    ++groups.back().rows;
  }
  return groups;
}

void add_blank(SheetTable& table, std::string title) {
  table.columns.push_back({std::move(title), CellStyle::text, [](std::size_t, OutputCell&) {}});
}

/// The columns of what is known of a project.
SheetTable project_columns(const Results& source, const std::shared_ptr<const ProjectRows>& listed,
                           const Words& words) {
  const Schedule& schedule = source.findings.schedule;
  ColumnsOf<ProjectRow> columns(*listed, words);
  columns.text("项目名称", "project",
               [](const ProjectRow& row) -> const std::string& { return row.texts.name; });
  columns.text("项目类型", "service", [&source](const ProjectRow& row) {
    return std::string(
        name_of(source.study.catalogue.services[row.project.service], source.study.language));
  });
  columns.text("建设性质", "nature",
               [](const ProjectRow& row) -> const std::string& { return row.texts.nature; });
  columns.text("建设地点", "place",
               [](const ProjectRow& row) -> const std::string& { return row.texts.place; });
  columns.text("建设内容及规模", "works",
               [](const ProjectRow& row) -> const std::string& { return row.texts.works; });
  columns.number("线路长度", "length of lines", TitleUnit::kilometres, CellStyle::kilometres,
                 [](const ProjectRow& row) -> std::optional<double> {
                   const Metres length = row.project.along_road + row.project.cross_country;
                   return length > 0_m ? std::optional(length.value) : std::nullopt;
                 });
  columns.money(words("投资估算", "cost"), [](const ProjectRow& row) { return row.project.cost; });
  columns.text("建设年限", "year", [&schedule, words](const ProjectRow& row) {
    if (row.project.year == unbuilt) return words("近期未安排", "not in plan");
    return words.fill("{}年", "{}", schedule.first_year + row.project.year);
  });
  columns.count(
      "受益村数", "villages that benefit", TitleUnit::villages,
      [](const ProjectRow& row) { return row.project.villages.size(); }, false);
  columns.number(
      "受益人口", "people who benefit", TitleUnit::people, CellStyle::count,
      [](const ProjectRow& row) { return row.people; }, false);
  columns.text("受益村", "names of these villages",
               [](const ProjectRow& row) -> const std::string& { return row.texts.villages; });
  SheetTable table = columns.take();
  keep_rows(table, listed);
  return table;
}

}  // namespace

Sheet projects_sheet(const Results& source) {
  const Words words(source.study.language);
  const auto listed = project_rows(source);
  SheetTable table = project_columns(source, listed, words);
  table.columns.insert(table.columns.begin(),
                       number_column(words("序号", "no."), CellStyle::count,
                                     [](std::size_t row) { return count_number(row + 1); }));
  add_blank(table, words("建议资金来源", "source of funds"));
  add_blank(table, words("责任单位", "responsible"));
  table.columns.push_back(text_column(
      words("备注", "remarks"),
      [listed, words, &catalogue = source.study.catalogue](std::size_t row) {
        return (*listed)[row].project.villages.empty()
                   ? words.fill("只含{}，本项目不直接接通村庄",
                                "{}s only; connects no village by itself",
                                line_noun(catalogue.services[(*listed)[row].project.service].id))
                   : std::string();
      }));
  const std::size_t printed_columns = table.columns.size();
  table.columns.push_back(text_column(
      words("项目编码", "key of the project"),
      [listed](std::size_t row) -> const std::string& { return (*listed)[row].texts.key; }));
  table.groups = groups_of_years(*listed, source.findings.schedule, words);
  const bool any_planned = std::ranges::any_of(table.groups, &RowGroup::is_in_total);
  if (table.groups.empty() || any_planned) table.total = words("合计", "total");
  table.label_column = 1;
  table.if_empty = source.figures.are_gaps_known()
                       ? words("没有建设项目。", "There are no projects.")
                   : source.figures.is_judged
                       ? words("各类设施的接通情况均不明，无法判定须建设的项目。",
                               "The status of all services is unknown, so projects are unknown.")
                       : words("不能判定哪些村在服务半径内，无法判定须建设的项目。",
                               "Coverage cannot be determined, so projects are unknown.");
  const std::string name = words("近期建设项目表", "Projects");
  Sheet sheet{name,
              sheet_title(source, words("近期建设项目表", "Construction programme")),
              true,
              {std::move(table)}};
  sheet.printed_columns = printed_columns;
  const std::string reconciliation = reconciliation_text(source.figures, words);
  if (!reconciliation.empty()) sheet.notes = {reconciliation};
  return sheet;
}

namespace {

std::string kind_text(SiteKind kind, const Words& words) {
  switch (kind) {
    case SiteKind::central_village:
      return words("中心村", "central village");
    case SiteKind::near_seat:
      return words("驻地附近", "near a seat");
    case SiteKind::proposed:
      return words("备选点", "proposed");
  }
  return "";
}

struct SiteRowOfSheet {
  double number = 0.0;
  std::string name, kind, host, town, county, adopted;
  double people = 0.0;
  double villages = 0.0;
  std::string names;  ///< of the villages that may move
  std::optional<double> farthest;
};

std::shared_ptr<const std::vector<SiteRowOfSheet>> site_rows_of(const Results& source,
                                                                const Words& words) {
  const Sites& sites = source.findings.sites;
  const Villages& villages = source.findings.world.villages;
  auto found = std::make_shared<std::vector<SiteRowOfSheet>>();
  for (const SiteId site : rows(sites.place)) {
    SiteRowOfSheet row;
    row.number = count_number(site.index) + 1.0;
    row.name = sites.name[site];
    row.kind = kind_text(sites.kind[site], words);
    row.adopted =
        sites.adopts(site) ? words("已采纳", "adopted") : words("供比选", "for comparison");
    if (const std::optional<VillageId> host = sites.host[site]) {
      row.host = villages.name[*host];
      row.town = town_in_text(villages.county[*host], villages.town[*host], words.language());
      row.county = villages.county[*host];
    }
    row.people = sites.people[site].value;
    row.villages = count_number(sites.relocated[site].size());
    for (const VillageId village : sites.relocated[site]) {
      if (!row.names.empty()) row.names += words("、", ", ");
      row.names += villages.name[village].empty() ? villages.code[village] : villages.name[village];
    }
    const auto& distances = sites.gather_distance[site];
    if (!distances.empty()) row.farthest = distances.back().value;
    found->push_back(std::move(row));
  }
  return found;
}

}  // namespace

Sheet sites_sheet(const Results& source) {
  const Words words(source.study.language);
  const auto listed = site_rows_of(source, words);
  ColumnsOf<SiteRowOfSheet> columns(*listed, words);
  columns.number(
      "序号", "no.", TitleUnit::none, CellStyle::count,
      [](const SiteRowOfSheet& row) { return row.number; }, false);
  const auto text = [&](const char* zh, const char* en, std::string SiteRowOfSheet::*part) {
    columns.text(zh, en,
                 [part](const SiteRowOfSheet& row) -> const std::string& { return row.*part; });
  };
  text("选址名称", "site", &SiteRowOfSheet::name);
  text("选址类型", "kind", &SiteRowOfSheet::kind);
  text("是否采纳", "state", &SiteRowOfSheet::adopted);
  text("承载村", "host village", &SiteRowOfSheet::host);
  text("乡镇", "town", &SiteRowOfSheet::town);
  if (has_several_counties(source.figures)) text("县", "county", &SiteRowOfSheet::county);
  columns.number("集中后人口", "people in total", TitleUnit::people, CellStyle::count,
                 [](const SiteRowOfSheet& row) { return row.people; });
  columns.number("拟集中村数", "villages that may move", TitleUnit::villages, CellStyle::count,
                 [](const SiteRowOfSheet& row) { return row.villages; });
  text("拟集中的村", "their names", &SiteRowOfSheet::names);
  columns.number(
      "最远距离", "farthest distance", TitleUnit::metres, CellStyle::metres,
      [](const SiteRowOfSheet& row) { return row.farthest; }, false);
  SheetTable table = columns.take();
  keep_rows(table, listed);
  table.total = words("合计", "total");
  table.label_column = 1;
  table.if_empty = words("没有选址。", "There are no sites.");
  Sheet sheet{
      words("社区选址", "Sites"),
      sheet_title(source, words("农村新型社区建议选址", "Recommended sites of new communities")),
      false,
      {std::move(table)}};
  sheet.notes = {words("逐步择优所得近似解，供比选；集中居住应尊重农民意愿。",
                       "Found by a heuristic, for comparison; whether villages move is for their "
                       "people to decide.")};
  return sheet;
}

}  // namespace hinterland
