// SPDX-License-Identifier: Apache-2.0
#include "output/workbook/workbook_lists.hpp"

#include "output/identifiers.hpp"
#include "output/manifest_entries.hpp"
#include "output/project_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

double count_of(std::size_t count) { return static_cast<double>(count); }
double yuan(Fen cost) { return to_yuan(cost).value; }

/// Adds columns of a table whose rows are the elements of a list.
template <class Row>
class ColumnsOf {
 public:
  ColumnsOf(const std::vector<Row>& rows, const Words& words) : rows_(rows), words_(words) {
    table_.rows = rows.size();
  }

  template <class Value>
  void text(const char* zh, const char* en, Value value) {
    table_.columns.push_back(text_column(words_(zh, en), of_row(value)));
  }
  template <class Value>
  void number(const char* zh, const char* en, TitleUnit unit, CellStyle style, Value value,
              bool has_total = true) {
    number(words_(zh, en), unit, style, value, has_total);
  }
  template <class Value>
  void number(const std::string& title, TitleUnit unit, CellStyle style, Value value,
              bool has_total) {
    table_.columns.push_back(
        number_column(title_with_unit(words_, title, unit), style, of_row(value), has_total));
  }
  template <class Value>
  void count(const char* zh, const char* en, TitleUnit unit, Value value, bool has_total = true) {
    number(
        zh, en, unit, CellStyle::count, [value](const Row& row) { return count_of(value(row)); },
        has_total);
  }
  template <class Value>
  void money(const std::string& title, Value value) {
    number(
        title, TitleUnit::money, CellStyle::money,
        [value](const Row& row) { return yuan(value(row)); }, true);
  }

  SheetTable take() { return std::move(table_); }

 private:
  template <class Value>
  auto of_row(Value value) const {
    return [&rows = rows_, value](std::size_t row) { return value(rows[row]); };
  }

  const std::vector<Row>& rows_;
  const Words& words_;
  SheetTable table_;
};

bool names_counties(const Figures& figures) {
  return std::ranges::any_of(figures.by_town,
                             [](const TownFigures& town) { return !town.county.empty(); });
}

/// People of a town; none if no village of it has a number of people.
std::optional<double> people_of(const TownFigures& town, const Share& share) {
  const bool any = town.villages_without_people < town.all.villages;
  return any ? std::optional(share.people.value) : std::nullopt;
}

void add_town_years(ColumnsOf<TownFigures>& columns, const WorkbookSource& source,
                    const Words& words) {
  const auto& years = source.findings.schedule.years;
  for (std::size_t i = 0; i < years.size(); ++i) {
    columns.money(words.fill("{}年投资", "spent in {}", years[i].year),
                  [i](const TownFigures& town) { return town.years[i].spent; });
  }
  if (years.empty()) return;
  columns.count("近期未安排的缺口", "gaps not in the plan", TitleUnit::gaps,
                [](const TownFigures& town) { return town.gaps_left; });
}

}  // namespace

Sheet towns_sheet(const WorkbookSource& source) {
  const Words words(source.study.language);
  const bool is_judged = source.figures.is_judged;
  ColumnsOf<TownFigures> columns(source.figures.by_town, words);
  if (names_counties(source.figures)) {
    columns.text("县", "county",
                 [](const TownFigures& town) -> const std::string& { return town.county; });
  }
  columns.text("乡镇", "town", [words](const TownFigures& town) {
    return town.town.empty() ? words("未标乡镇的村", "villages without a town") : town.town;
  });
  columns.count("村庄", "villages", TitleUnit::villages,
                [](const TownFigures& town) { return town.all.villages; });
  columns.number("人口", "people", TitleUnit::people, CellStyle::count,
                 [](const TownFigures& town) { return people_of(town, town.all); });
  columns.number("服务半径内村庄", "villages within the radius", TitleUnit::villages,
                 CellStyle::count, [is_judged](const TownFigures& town) {
                   return is_judged ? std::optional(count_of(town.covered.villages)) : std::nullopt;
                 });
  columns.number("服务半径内人口", "people within the radius", TitleUnit::people, CellStyle::count,
                 [is_judged](const TownFigures& town) {
                   return is_judged ? people_of(town, town.covered) : std::nullopt;
                 });
  columns.count("重点村", "focus villages", TitleUnit::villages,
                [](const TownFigures& town) { return town.focus.villages; });
  columns.number("重点村人口", "people of focus villages", TitleUnit::people, CellStyle::count,
                 [](const TownFigures& town) { return people_of(town, town.focus); });
  columns.count("缺口", "gaps", TitleUnit::gaps, [](const TownFigures& town) { return town.gaps; });
  columns.count("其中仅据图上未见管线", "of these inferred from the map only", TitleUnit::gaps,
                [](const TownFigures& town) { return town.gaps_inferred; });
  columns.count("其中未计投资", "of these without a cost", TitleUnit::gaps,
                [](const TownFigures& town) { return town.without_remedy; });
  columns.number("线路长度", "length of lines", TitleUnit::kilometres, CellStyle::kilometres,
                 [](const TownFigures& town) { return town.length.value; });
  columns.money(words("投资估算", "cost"), [](const TownFigures& town) { return town.cost.mid; });
  columns.money(words("估算下限", "cost, low"),
                [](const TownFigures& town) { return town.cost.low; });
  columns.money(words("估算上限", "cost, high"),
                [](const TownFigures& town) { return town.cost.high; });
  add_town_years(columns, source, words);
  SheetTable table = columns.take();
  table.total = words("合计", "total");
  table.label_column = names_counties(source.figures) ? 1 : 0;
  const std::string name = words("分乡镇", "By town");
  return {name,
          sheet_title(source, words("分乡镇汇总表", "Figures by town")),
          true,
          {std::move(table)}};
}

namespace {

/// A service with its gaps and how they are closed.
struct ServiceRow {
  std::string name;
  ServiceFigures figures;
  ServiceExtension extension;
};
using ServiceRows = std::vector<ServiceRow>;

std::shared_ptr<const ServiceRows> service_rows(const WorkbookSource& source) {
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

/// Keeps the rows that the columns of a table refer to.
template <class Rows>
void keep(SheetTable& table, const std::shared_ptr<const Rows>& rows) {
  for (SheetColumn& column : table.columns) {
    column.value = [rows, value = std::move(column.value)](std::size_t row, OutputCell& cell) {
      value(row, cell);
    };
  }
}

}  // namespace

Sheet services_sheet(const WorkbookSource& source) {
  const Words words(source.study.language);
  const auto listed = service_rows(source);
  ColumnsOf<ServiceRow> columns(*listed, words);
  columns.text("设施类别", "service",
               [](const ServiceRow& row) -> const std::string& { return row.name; });
  columns.count("缺口", "gaps", TitleUnit::gaps,
                [](const ServiceRow& row) { return row.figures.gaps.villages; });
  columns.number(
      "缺口人口", "people with the gap", TitleUnit::people, CellStyle::count,
      [](const ServiceRow& row) { return row.figures.gaps.people.value; }, false);
  columns.count("其中仅据图上未见管线", "of these inferred from the map only", TitleUnit::gaps,
                [](const ServiceRow& row) { return row.figures.inferred; });
  columns.count(
      "情况不明", "unknown", TitleUnit::villages,
      [](const ServiceRow& row) { return row.figures.unknown; }, false);
  columns.count(
      "在建", "under construction", TitleUnit::villages,
      [](const ServiceRow& row) { return row.figures.being_built; }, false);
  columns.count(
      "规划", "planned", TitleUnit::villages,
      [](const ServiceRow& row) { return row.figures.planned; }, false);
  columns.count("管线接入", "by line", TitleUnit::gaps,
                [](const ServiceRow& row) { return row.extension.by_line; });
  columns.count("村内配建", "on site", TitleUnit::gaps,
                [](const ServiceRow& row) { return row.extension.on_site; });
  columns.count("单村方案", "stand-alone", TitleUnit::gaps,
                [](const ServiceRow& row) { return row.extension.stand_alone; });
  columns.count("未计投资", "without a cost", TitleUnit::gaps,
                [](const ServiceRow& row) { return row.extension.without_remedy; });
  columns.number("线路长度", "length of lines", TitleUnit::kilometres, CellStyle::kilometres,
                 [](const ServiceRow& row) { return row.extension.length.value; });
  columns.money(words("投资估算", "cost"),
                [](const ServiceRow& row) { return row.extension.cost.mid; });
  columns.money(words("估算下限", "cost, low"),
                [](const ServiceRow& row) { return row.extension.cost.low; });
  columns.money(words("估算上限", "cost, high"),
                [](const ServiceRow& row) { return row.extension.cost.high; });
  SheetTable table = columns.take();
  keep(table, listed);
  table.total = words("合计", "total");
  const std::string name = words("分设施类别", "By service");
  return {name,
          sheet_title(source, words("分设施类别汇总表", "Figures by service")),
          false,
          {std::move(table)}};
}

namespace {

/// A table of some fields of a layer; empty if the study has no such layer.
SheetTable layer_table(const WorkbookSource& source, std::string_view name,
                       const std::vector<std::string_view>& fields, std::string if_empty) {
  SheetTable table;
  table.if_empty = std::move(if_empty);
  const OutputLayer* const layer = layer_named(source, name);
  if (layer == nullptr) return table;
  table.columns = layer_columns(source, *layer, fields);
  table.rows = layer->rows;
  return table;
}

/// Keeps the rows in which this number is positive.
void keep_positive(SheetTable& table, const OutputLayer& layer, std::string_view field) {
  const auto found = std::ranges::find(layer.fields, field, &OutputField::name);
  if (found == layer.fields.end()) return;
  auto kept = std::make_shared<std::vector<std::size_t>>();
  OutputCell cell;
  for (std::size_t row = 0; row < layer.rows; ++row) {
    cell.clear();
    found->value(row, cell);
    if (cell.real() > 0.0 || cell.integer() > 0) kept->push_back(row);
  }
  table.rows = kept->size();
  for (SheetColumn& column : table.columns) {
    column.value = [kept, value = std::move(column.value)](std::size_t row, OutputCell& to) {
      value((*kept)[row], to);
    };
  }
}

std::string no_gaps(const Figures& figures, const Words& words) {
  if (figures.is_judged) return words("没有缺口。", "There are no gaps.");
  return words("没有城镇设施可供判定服务半径，无法判断缺口。",
               "Coverage cannot be determined, so gaps are unknown.");
}

}  // namespace

Sheet focus_villages_sheet(const WorkbookSource& source) {
  const Words words(source.study.language);
  SheetTable table = layer_table(source, "gaps",
                                 {"village_code",
                                  "village",
                                  "town",
                                  "county",
                                  "people",
                                  "people_estimated",
                                  "gap_count",
                                  "missing_names",
                                  "gaps_inferred",
                                  "gaps_without_cost",
                                  "cost_cny",
                                  "cost_cny_low",
                                  "cost_cny_high",
                                  "saving_cny",
                                  "planned_cny",
                                  "first_year",
                                  "last_year",
                                  "gaps_not_in_plan",
                                  "critical_radius_m",
                                  "critical_minutes"},
                                 no_gaps(source.figures, words));
  if (const OutputLayer* const layer = layer_named(source, "gaps"))
    keep_positive(table, *layer, "gap_count");
  const std::string name = words("重点村", "Focus villages");
  return {
      name, sheet_title(source, words("重点村一览表", "Focus villages")), true, {std::move(table)}};
}

Sheet gaps_sheet(const WorkbookSource& source) {
  const Words words(source.study.language);
  SheetTable table = layer_table(source, "priorities",
                                 {"rank",
                                  "village_code",
                                  "village",
                                  "town",
                                  "county",
                                  "people",
                                  "service_name",
                                  "score",
                                  "rank_p5",
                                  "rank_p95",
                                  "top_probability",
                                  "evidence",
                                  "nearest_source_m",
                                  "remedy",
                                  "alternative_name",
                                  "cost_cny",
                                  "cost_cny_low",
                                  "cost_cny_high",
                                  "cost_line_cny",
                                  "cost_local_cny",
                                  "saving_cny",
                                  "planned_cny",
                                  "year",
                                  "project",
                                  "delay_reason"},
                                 no_gaps(source.figures, words));
  const std::string name = words("缺口排序", "Ranked gaps");
  return {name,
          sheet_title(source, words("缺口优先次序表", "Gaps by priority")),
          true,
          {std::move(table)}};
}

Sheet problems_sheet(const WorkbookSource& source) {
  const Words words(source.study.language);
  SheetTable table =
      layer_table(source, "problems", {"text", "layer", "feature", "record", "detail", "problem"},
                  words("没有数据问题。", "There are no problems in the data."));
  const std::string name = words("数据问题", "Problems");
  return {name,
          sheet_title(source, words("数据问题清单", "Problems in the data")),
          false,
          {std::move(table)}};
}

namespace {

/// A project as a row of the list.
struct ProjectRow {
  Project project;
  ProjectTexts texts;
  double people = 0.0;
};
using ProjectRows = std::vector<ProjectRow>;

std::shared_ptr<const ProjectRows> project_rows(const WorkbookSource& source) {
  auto found = std::make_shared<ProjectRows>();
  const Villages& villages = source.findings.world.villages;
  for (const Project& project : list_projects(source.findings)) {
    double people = 0.0;
    for (const VillageId village : project.villages)
      people += villages.people[village].value_or(People{}).value;
    found->push_back({project, project_texts(source.study, source.findings, project), people});
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

}  // namespace

Sheet projects_sheet(const WorkbookSource& source) {
  const Words words(source.study.language);
  const auto listed = project_rows(source);
  const Schedule& schedule = source.findings.schedule;
  ColumnsOf<ProjectRow> columns(*listed, words);
  columns.text("项目名称", "project",
               [](const ProjectRow& row) -> const std::string& { return row.texts.name; });
  columns.text("项目类型", "service", [&source](const ProjectRow& row) {
    return std::string(
        name_of(source.study.catalogue.services[row.project.service], source.study.language));
  });
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
  keep(table, listed);
  table.columns.insert(table.columns.begin(),
                       number_column(words("序号", "no."), CellStyle::count,
                                     [](std::size_t row) { return count_of(row + 1); }));
  add_blank(table, words("建议资金来源", "source of funds"));
  add_blank(table, words("责任单位", "responsible"));
  table.columns.push_back(text_column(words("备注", "remarks"), [listed, words](std::size_t row) {
    return (*listed)[row].project.villages.empty()
               ? words("供外乡镇的上游管线", "a line for other towns")
               : std::string();
  }));
  table.groups = groups_of_years(*listed, schedule, words);
  const bool any_planned = std::ranges::any_of(table.groups, &RowGroup::is_in_total);
  if (table.groups.empty() || any_planned) table.total = words("合计", "total");
  table.label_column = 1;
  table.if_empty = words("没有建设项目。", "There are no projects.");
  const std::string name = words("近期建设项目表", "Projects");
  return {name,
          sheet_title(source, words("近期建设项目表", "Construction programme")),
          true,
          {std::move(table)}};
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

}  // namespace

Sheet sites_sheet(const WorkbookSource& source) {
  const Words words(source.study.language);
  const Sites& sites = source.findings.sites;
  const Villages& villages = source.findings.world.villages;
  const auto id = [](std::size_t row) { return SiteId{static_cast<std::uint32_t>(row)}; };
  const auto host_text = [&sites, id](const TextColumn<VillageId>& column) {
    return [&sites, &column, id](std::size_t row) {
      const auto host = sites.host[id(row)];
      return host ? std::string(column[*host]) : std::string();
    };
  };
  SheetTable table;
  table.rows = sites.size();
  table.columns = {
      number_column(words("序号", "no."), CellStyle::count,
                    [](std::size_t row) { return count_of(row + 1); }),
      text_column(words("选址名称", "site"),
                  [&sites, id](std::size_t row) { return sites.name[id(row)]; }),
      text_column(
          words("选址类型", "kind"),
          [&sites, id, words](std::size_t row) { return kind_text(sites.kind[id(row)], words); }),
      text_column(words("承载村", "host village"), host_text(villages.name)),
      text_column(words("乡镇", "town"), host_text(villages.town)),
      text_column(words("县", "county"), host_text(villages.county)),
      number_column(
          title_with_unit(words, words("集中后人口", "people in total"), TitleUnit::people),
          CellStyle::count, [&sites, id](std::size_t row) { return sites.people[id(row)].value; },
          true),
      number_column(
          title_with_unit(words, words("拟集中村数", "villages that may move"),
                          TitleUnit::villages),
          CellStyle::count,
          [&sites, id](std::size_t row) { return count_of(sites.gathers[id(row)].size()); }, true),
      text_column(words("拟集中的村", "their names"),
                  [&sites, &villages, id, words](std::size_t row) {
                    std::string names;
                    for (const VillageId village : sites.gathers[id(row)]) {
                      if (!names.empty()) names += words("、", ", ");
                      names += villages.name[village].empty() ? villages.code[village]
                                                              : villages.name[village];
                    }
                    return names;
                  }),
      number_column(
          title_with_unit(words, words("最远距离", "farthest distance"), TitleUnit::metres),
          CellStyle::metres, [&sites, id](std::size_t row) -> std::optional<double> {
            const auto& distances = sites.gather_distance[id(row)];
            return distances.empty() ? std::nullopt : std::optional(distances.back().value);
          })};
  table.total = words("合计", "total");
  table.label_column = 1;
  table.if_empty = words("没有选址。", "There are no sites.");
  const std::string name = words("社区选址", "Sites");
  Sheet sheet{
      name,
      sheet_title(source, words("农村新型社区建议选址", "Proposed sites of new communities")),
      false,
      {std::move(table)}};
  sheet.notes = {words("逐步择优所得近似解，供比选；集中居住应尊重农民意愿。",
                       "Found by a heuristic, for comparison; whether villages move is for their "
                       "people to decide.")};
  return sheet;
}

Sheet settings_sheet(const WorkbookSource& source) {
  const Words words(source.study.language);
  auto entries = std::make_shared<const std::vector<ManifestEntry>>(
      manifest_entries(source.study, source.findings, source.inputs));
  SheetTable table;
  table.rows = entries->size();
  const auto add = [&](std::string title, std::string ManifestEntry::*part) {
    table.columns.push_back(text_column(
        std::move(title),
        [entries, part](std::size_t row) -> const std::string& { return (*entries)[row].*part; }));
  };
  add(words("部分", "part"), &ManifestEntry::part);
  add(words("项", "item"), &ManifestEntry::key);
  add(words("取值", "value"), &ManifestEntry::value);
  const std::string name = words("设置与来源", "Settings and sources");
  return {name,
          sheet_title(source, words("设置与数据来源", "Settings and sources")),
          false,
          {std::move(table)}};
}

}  // namespace hinterland
