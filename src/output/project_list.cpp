// SPDX-License-Identifier: Apache-2.0
#include "output/project_list.hpp"

#include "output/identifiers.hpp"
#include "output/report_text.hpp"
#include "output/rounding.hpp"
#include "system/shown_text.hpp"

#include <fmt/format.h>

#include <map>
#include <tuple>

namespace hinterland {

namespace {

/// Finds the project of a village, a service and a year.
class ProjectTable {
 public:
  explicit ProjectTable(const HomeUnits& units) : units_(units) {}

  Project& at(PlanYear year, VillageId village, ServiceId service) {
    const std::uint32_t unit = units_.of_village[village];
    const auto [found, is_new] = projects_.try_emplace({year, unit, service});
    Project& project = found->second;
    if (!is_new) return project;
    project.county = units_.units[unit].county;
    project.town = units_.units[unit].town;
    project.unit = unit;
    project.year = year;
    project.service = service;
    return project;
  }

  std::vector<Project> take() {
    std::vector<Project> list;
    for (auto& [key, project] : projects_) list.push_back(std::move(project));
    return list;
  }

 private:
  using Key = std::tuple<PlanYear, std::uint32_t, ServiceId>;  ///< units are in order of names
  const HomeUnits& units_;
  std::map<Key, Project> projects_;
};

void add_segment(ProjectTable& table, const Findings& findings, SegmentId segment) {
  const ExtensionSegments& segments = findings.extension.segments;
  const Schedule& schedule = findings.schedule;
  const PlanYear year = schedule.given() ? schedule.segment_year[segment] : unbuilt;
  Project& project = table.at(year, segments.village[segment], segments.service[segment]);
  const bool by_road = segments.alignment[segment] == Alignment::along_road;
  (by_road ? project.along_road : project.cross_country) += segments.length[segment];
  project.cost += year == unbuilt ? segments.cost[segment].mid : schedule.segment_cost[segment];
}

void add_gap(ProjectTable& table, const Findings& findings, GapId gap) {
  const Gaps& gaps = findings.matrix.gaps;
  const GapExtensions& extension = findings.extension.gaps;
  if (extension.remedy[gap] == Remedy::none) return;
  const PlanYear year = findings.schedule.given() ? findings.schedule.gap_year[gap] : unbuilt;
  Project& project = table.at(year, gaps.village[gap], gaps.service[gap]);
  project.villages.push_back(gaps.village[gap]);
  project.cost += extension.local_cost[gap].mid;
  switch (extension.remedy[gap]) {
    case Remedy::line:
      ++project.joined;
      break;
    case Remedy::on_site:
      ++project.on_site;
      break;
    case Remedy::standalone:
      ++project.standalone;
      break;
    case Remedy::none:
      break;
  }
}

std::string line_of(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& text : cells) {
    if (!line.empty()) line += ',';
    line += csv_cell(text);
  }
  return line + "\r\n";
}

/// In 10,000 CNY, exact to the fen: two decimals, or more if needed.
std::string in_ten_thousands(Fen cost) {
  std::string text = fmt::format("{}.{:06}", cost / 1'000'000, cost % 1'000'000);
  const std::size_t two_decimals = text.size() - 4;
  const std::size_t digits = text.find_last_not_of('0') + 1;
  text.resize(std::max(two_decimals, digits));
  return text;
}

std::string in_km(Metres length) { return fmt::format("{:.3f}", length_of_works(length) / 1000.0); }

/// Writes the cells of a project in the language of the study.
class ProjectWriter {
 public:
  ProjectWriter(const Study& study, const Findings& findings, const HomeUnits& units)
      : study_(study), findings_(findings), units_(units), words_(study.language) {}

  std::string heading() const {
    const char* const zh[] = {"项目编码",     "序号",         "项目名称",     "位置",
                              "建设内容",     "规模（公里）", "投资（万元）", "年度",
                              "受益村（个）", "受益村",       "受益人口"};
    const char* const en[] = {
        "project", "no",       "name",          "place", "works", "length_km", "investment_10k_cny",
        "year",    "villages", "village_names", "people"};
    const auto& names = study_.language == Language::zh ? zh : en;
    return line_of({std::begin(names), std::end(names)});
  }

  ProjectTexts texts(const Project& project) const {
    return {key(project),
            name(project),
            place(project),
            works(project),
            nature_of_works(service(project), project, study_.language),
            village_names(project)};
  }

  std::string line(std::size_t number, const Project& project) const {
    return line_of({key(project), std::to_string(number), name(project), place(project),
                    works(project), in_km(project.along_road + project.cross_country),
                    in_ten_thousands(project.cost), year(project),
                    std::to_string(project.villages.size()), village_names(project),
                    fmt::format("{:.0f}", whole_people(People{people(project)}))});
  }

 private:
  static bool is_planned(const Project& project) { return project.year != unbuilt; }

  std::string year(const Project& project) const {
    if (!is_planned(project)) return words_("近期未安排", "not in plan");
    return std::to_string(findings_.schedule.first_year + project.year);
  }

  std::string home(const Project& project) const {
    if (project.town.empty()) return project.county;
    return town_in_text(project.county, project.town, study_.language);
  }

  /// 2027年玉泉镇供水管网延伸工程
  std::string name(const Project& project) const {
    const std::string town = home(project);
    const bool has_lines = project.along_road + project.cross_country > 0_m || project.joined > 0;
    const std::string works = works_name(service(project), has_lines, study_.language);
    if (study_.language == Language::zh)
      return (is_planned(project) ? year(project) + "年" : "") + town + works + "工程";
    return fmt::format("{}{}{}", works, town.empty() ? "" : " in " + town,
                       is_planned(project) ? ", " + year(project) : "");
  }

  /// County and town; one of them if they have the same name or the other is not known.
  std::string place(const Project& project) const {
    const bool both =
        !project.county.empty() && !project.town.empty() && project.county != project.town;
    return both ? project.county + words_("", ", ") + project.town : home(project);
  }

  std::string works(const Project& project) const {
    return works_text(service(project), project, study_.language);
  }

  const Service& service(const Project& project) const {
    return study_.catalogue.services[project.service];
  }

  std::string key(const Project& project) const {
    return project_key(units_.units[project.unit], study_.catalogue.services[project.service],
                       findings_.schedule, project.year);
  }

  std::string village_names(const Project& project) const {
    std::string names;
    for (const VillageId village : project.villages) {
      if (!names.empty()) names += words_("、", "; ");
      const Villages& all = findings_.world.villages;
      names += all.name[village].empty() ? all.code[village] : all.name[village];
    }
    return names;
  }

  double people(const Project& project) const {
    People sum;
    for (const VillageId village : project.villages) {
      sum += findings_.world.villages.people[village].value_or(People{});
    }
    return sum.value;
  }

  const Study& study_;
  const Findings& findings_;
  const HomeUnits& units_;
  Words words_;
};

}  // namespace

std::vector<Project> list_projects(const Findings& findings, const HomeUnits& units) {
  ProjectTable table(units);
  for (const SegmentId segment : rows(findings.extension.segments.service)) {
    add_segment(table, findings, segment);
  }
  for (const GapId gap : rows(findings.extension.gaps.remedy)) add_gap(table, findings, gap);
  return table.take();
}

std::vector<Project> list_projects(const Findings& findings) {
  return list_projects(findings, home_units(findings.world));
}

std::vector<ProjectTexts> project_texts(const Study& study, const Findings& findings,
                                        const std::vector<Project>& projects) {
  const HomeUnits units = home_units(findings.world);
  const ProjectWriter writer(study, findings, units);
  std::vector<ProjectTexts> texts;
  for (const Project& project : projects) texts.push_back(writer.texts(project));
  return texts;
}

std::string project_list_text(const Study& study, const Findings& findings) {
  const HomeUnits units = home_units(findings.world);
  const ProjectWriter writer(study, findings, units);
  std::string text = "\uFEFF" + writer.heading();
  std::size_t number = 0;
  for (const Project& project : list_projects(findings, units)) {
    text += writer.line(++number, project);
  }
  return text;
}

}  // namespace hinterland
