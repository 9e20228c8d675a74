// SPDX-License-Identifier: Apache-2.0
#include <hinterland/summary.hpp>

#include "network/village_roads.hpp"
#include "output/coverage_rule_text.hpp"
#include "output/identifiers.hpp"
#include "output/idle_text.hpp"
#include "output/plan_summary.hpp"
#include "output/report_text.hpp"
#include "output/rounding.hpp"
#include "output/service_works.hpp"
#include "output/summary_notes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>

namespace hinterland {

namespace {

/// "入户、配电变压器、调压箱": the items counted by households and people.
std::string items_by_people(const Study& study, const Figures& figures, const Words& words) {
  std::string names = words("入户", "households");
  for (ServiceId service : figures.services_with_items) {
    for (const PriceItem& item : study.catalogue.services[service].price.items) {
      if (item.every_people <= 0_people) continue;
      names += words("、", ", ");
      names += study.language == Language::zh ? item.name_zh : item.name_en;
    }
  }
  return names;
}

std::string people_text(const Study& study, const Figures& figures, const Words& words) {
  std::string text;
  if (figures.villages_estimated > 0) {
    text += words.fill("人口按户数估算的村：{}（每户{}人，指标库的 people_per_household）\n",
                       "villages with people estimated from households: {} ({} per household, "
                       "people_per_household of the catalogue)\n",
                       grouped(figures.villages_estimated),
                       shown_number(study.catalogue.people_per_household));
  }
  if (figures.villages_without_people > 0) {
    text +=
        words.fill("没有人口数、不在人口合计中的村：{}\n",
                   "villages without a population figure, not included in totals of people: {}\n",
                   grouped(figures.villages_without_people));
  }
  if (figures.gaps_without_items > 0) {
    text += words.fill(
        "其中{}项缺口的投资未含按户数和人口计的部分（{}），也不与人均投资上限比较（请用 fields = "
        "{{ "
        "people = \"…\" }} 或 households 指明人口或户数）\n",
        "gaps of these villages whose costs exclude items per household and per person: {} ({}); "
        "they are not compared with a limit per person (name the column with fields = {{ people = "
        "\"…\" }}, or that of households)\n",
        grouped(figures.gaps_without_items), items_by_people(study, figures, words));
  }
  return text;
}

/// The notes above the table: why coverage cannot be determined, how many villages have an
/// estimated or unknown number of people, and which price items are left out for that reason. Empty
/// if all is known.
std::string unknowns_text(const Study& study, const Figures& figures, const Words& words) {
  return undetermined_text(study, figures, words) + people_text(study, figures, words);
}

/// "1 entry", "1,200 entries"; in Chinese the number only.
Text number_of(std::size_t count, const char* one, const char* many) {
  const std::string number = grouped(count);
  return {fmt::format("{} {}", number, count == 1 ? one : many), number};
}

/// The length of the survey list, and one line for each service for which the study has neither a
/// layer nor a column.
std::string survey_text(const Study& study, const Figures& figures, const Words& words) {
  std::string text = words.fill("待补查清单：{}项，涉及{}个村（情况不明，不计缺口）\n",
                                "survey list: {} in {} (status unknown, not counted as gaps)\n",
                                number_of(figures.survey_cells, "entry", "entries"),
                                number_of(figures.survey.villages, "village", "villages"));
  for (const ServiceFigures& service : figures.services) {
    if (service.being_built + service.planned == 0) continue;
    text += words.fill("  {}：在建{}个村，规划{}个村，既不算接通，也不计缺口\n",
                       "  {}: under construction in villages: {}, planned: {}; counted neither as "
                       "connected nor as gaps\n",
                       name_of(study.catalogue.services[service.service], study.language),
                       grouped(service.being_built), grouped(service.planned));
  }
  for (ServiceId service : figures.without_source) {
    text += words.fill("  {}：没有图层，也没有读取到普查列，各村情况均不明，不列入待补查清单\n",
                       "  {}: no layer, and no census column was read, so the status of all "
                       "villages is unknown; not "
                       "in the survey list\n",
                       name_of(study.catalogue.services[service], study.language));
  }
  return text;
}

/// A line of the table that cannot be determined, and why.
void add_undetermined(AlignedTable& table, std::string label, std::string why) {
  table.add({std::move(label), "—", std::move(why), "—", ""});
}

/// A line of the table: label, villages, people. A share of 0 people is a dash, as are people if
/// they are known of no village.
void add_share(AlignedTable& table, std::string label, const Share& share, const Figures& figures) {
  const Share& all = figures.all;
  const bool counted = figures.villages_without_people < all.villages;
  table.add(
      {std::move(label), grouped(share.villages),
       percent(static_cast<double>(share.villages), static_cast<double>(all.villages)),
       counted ? grouped(share.people.value) : "—",
       counted && all.people <= 0_people ? "—" : percent(share.people.value, all.people.value)});
}

/// Coverage at other radii or travel times.
void add_curve(AlignedTable& table, const Figures& figures, const Words& words) {
  const bool time = figures.metric == Metric::time;
  const auto label = [&](const CoverageStep& point) {
    return time ? words.fill("  若时限为{}分钟", "  if the limit were {} minutes",
                             shown_number(point.time.value))
                : words.fill("  若半径为{}公里", "  if the radius were {} km",
                             shown_km(point.radius));
  };
  for (const CoverageStep& point : figures.curve) {
    if (point.is_main) add_share(table, label(point), {point.villages, point.people}, figures);
  }
}

void add_coverage(AlignedTable& table, const Figures& figures, const Words& words) {
  add_share(table, words("全部村庄", "all villages"), figures.all, figures);
  if (!figures.is_judged) {
    add_undetermined(table, covered_label(figures.radii, words),
                     undetermined_reason(figures, words));
    if (figures.not_judged.villages < figures.all.villages)
      add_share(table, words("情况不明", "unknown"), figures.not_judged, figures);
    return;
  }
  add_share(table, covered_label(figures.radii, words), figures.covered, figures);
  if (figures.not_judged.villages > 0)
    add_share(table, words("情况不明", "unknown"), figures.not_judged, figures);
  add_share(table, words("  临界（误差可改变结论）", "  borderline, within the position error"),
            figures.borderline, figures);
  add_curve(table, figures, words);
}

void add_gaps(AlignedTable& table, const Study& study, const Figures& figures, const Words& words) {
  if (!figures.are_gaps_known()) {
    add_undetermined(table, words("重点村", "focus villages"), unknown_gaps_reason(figures, words));
    return;
  }
  add_share(table, words("重点村", "focus villages"), figures.focus, figures);
  for (const ServiceFigures& service : figures.services) {
    if (service.gaps.villages == 0) continue;
    add_share(table, "  " + lack_text(study.catalogue.services[service.service], study.language),
              service.gaps, figures);
  }
}

std::string gap_lines(const Figures& figures, Language language) {
  const Words words(language);
  if (!figures.is_judged) {
    return words("缺口：情况不明（不能判定哪些村在服务半径内）\n",
                 "gaps: unknown, because coverage cannot be determined\n");
  }
  if (!figures.are_gaps_known()) {
    return words("缺口：情况不明（各类设施的接通情况均不明）\n",
                 "gaps: unknown, because the status of all services is unknown\n");
  }
  return words.fill("缺口：{}项，其中仅凭图上未见管线判定：{}项\n",
                    "gaps: {}; inferred only from the absence of a line in a complete layer: {}\n",
                    grouped(figures.gaps), grouped(figures.gaps_inferred));
}

/// Notes on the exclusions of the sites.
std::string exclusion_lines(const Figures& figures, const Words& words) {
  if (!figures.misplaced_exclusions.empty()) {
    const std::string layers =
        fmt::format("{}", fmt::join(figures.misplaced_exclusions, words("、", ", ")));
    return words.fill("选址未能避开 {} 的地块：该图层全部或部分远离村庄，选址可能落在其地块上\n",
                      "Sites may be on land of {}: all or part of that layer is far from the "
                      "villages, so its land could not be excluded\n",
                      layers);
  }
  if (!figures.exclusions_meet_none) return "";
  return words.fill(
      "exclusions 未影响选址：{}个候选点均不在其地块上\n",
      "The exclusions have no effect: none of the {} candidate sites is on their land\n",
      grouped(figures.site_candidates));
}

/// "330项、90,821.02万元"
Text gaps_and_cost(std::size_t gaps, const std::optional<Fen>& cost) {
  if (!cost) return filled_text("{} gaps", "{}项缺口", grouped(gaps));
  return filled_text("{} gaps, {}", "{}项缺口、{}", grouped(gaps),
                     Text(Words(Language::en).sum(*cost), Words(Language::zh).sum(*cost)));
}

/// What adopted sites take out of the plan, and what the others would.
std::string move_lines(const Figures& figures, const Words& words) {
  std::string text;
  if (figures.sites_adopted > 0) {
    text += words.fill(
        "选址已采纳{}处：{}个村、{}人随村集中，退出计划（moves_to），其需求计入承载村；村数"
        "和人口均按集中后计\n",
        "sites adopted: {}; villages that move there: {} with {} people, which leave the plan "
        "(moves_to) and whose needs are counted at the host; villages and people are counted as "
        "after the move\n",
        grouped(figures.sites_adopted), grouped(figures.leaving.villages),
        grouped(figures.leaving.people.value));
  }
  if (figures.gaps_of_moving == 0 || !figures.is_judged || !figures.if_all_adopted) return text;
  const AdoptionEffect& effect = *figures.if_all_adopted;
  return text +
         words.fill(
             "选址未采纳、缺口照计的拟集中村：{}个，{}；全部缺口为{}，若采纳全部选址"
             "（[sites] adopt = \"all\"）为{}：迁入人口的需求计入承载村\n",
             "sites not adopted would move {} focus villages, whose gaps are in the plan: {}; all "
             "gaps are {}, and would be {} if all sites were adopted ([sites] adopt = \"all\"): "
             "the "
             "needs of the people who move are counted at the host\n",
             grouped(figures.moving.villages),
             gaps_and_cost(figures.gaps_of_moving, figures.cost_of_moving),
             gaps_and_cost(figures.gaps, figures.extension.all.cost.mid),
             gaps_and_cost(effect.gaps, effect.cost));
}

/// How many villages each exemption by a mark spares.
std::string exemption_lines(const Study& study, const Figures& figures, const Words& words) {
  std::string text;
  for (const Exemption& exemption : figures.exemptions) {
    const Service& service = study.catalogue.services[exemption.service];
    const std::string_view name = name_of(service, study.language);
    const auto& unknown = figures.without_source;
    if (std::ranges::find(unknown, exemption.service) != unknown.end()) continue;
    if (!exemption.is_marked) {
      text += words.fill(
          "{}：没有标明 {} 的村，各村都要求（指标库的 exempt_unless）\n",
          "{}: no village is marked with {}, so it is required in all (exempt_unless of the "
          "catalogue)\n",
          name, service.exempt_unless);
      continue;
    }
    const bool spares_blank = service.is_exempt_if_blank;
    text += words.fill(
        "{}：仅 {} 为“是”的村要求；免除{}个村（“否”{}个，空白{}个，空白{}），要求{}个村\n",
        "{}: required only in villages marked with {}; spared: {} (no {}, blank {}: {}), required: "
        "{}\n",
        name, service.exempt_unless, grouped(exemption.no + (spares_blank ? exemption.blank : 0)),
        grouped(exemption.no), grouped(exemption.blank),
        spares_blank ? words("按免除计", "spared") : words("按要求计", "required"),
        grouped(exemption.yes + (spares_blank ? 0 : exemption.blank)));
  }
  return text;
}

/// The sites, or why there are none.
std::string site_lines(const Figures& figures, const Words& words) {
  if (figures.movable_villages == 0) {
    return words(
        "未标明搬迁撤并类村庄（字段 movable），不做选址；请补该字段，或设 [sites] movable = "
        "\"all\"。\n",
        "No village is marked as movable, so there are no sites (field movable, or [sites] movable "
        "= \"all\").\n");
  }
  if (figures.site_candidates == 0) {
    return words("没有中心村、驻地附近的村或备选点，不做选址。\n",
                 "There is no central village, no village near a seat and no proposed site, so "
                 "there are no sites.\n");
  }
  return words.fill(
             "农村新型社区建议选址：{}处，拟集中{}个村，集中后{}人（逐步择优，未证明最优）\n",
             "sites of new communities: {}, relocating villages: {}, people in total: {} "
             "(heuristic: not proven optimal)\n",
             grouped(figures.sites), grouped(figures.gathered.villages),
             grouped(figures.gathered.people.value)) +
         move_lines(figures, words) + exclusion_lines(figures, words);
}

/// The problems of the data.
std::string problem_lines(const Figures& figures, Language language) {
  const Words words(language);
  std::string text = problem_total(figures.problems, words);
  for (const ProblemFigures& problem : figures.problem_kinds) {
    const ShownProblems& shown = problem.shown;
    text += problem_line(problem.kind, shown.count, words);
    for (const Text& example : shown.examples) text += "          " + example.in(language) + "\n";
    if (shown.more > 0) {
      text +=
          words.fill("          … 另有{}条\n", "          … and {} more\n", grouped(shown.more));
    }
  }
  return text;
}

/// A table with its header: the name of the study, villages, people; after the move, if sites are
/// adopted.
AlignedTable headed_table(const Study& study, const Figures& figures, const Words& words) {
  const std::string when = after_move_text(figures, words);
  AlignedTable table;
  table.add({study.name, words("村庄", "villages") + when, "", words("人口", "people") + when, ""});
  return table;
}

/// How facilities without a level were assigned, and by which keys.
std::string level_line(const Study& study, const Figures& figures, const Words& words) {
  const ResolvedLevels& levels = figures.resolved_levels;
  if (levels.without_level == 0) return "";
  const std::string all = grouped(levels.without_level);
  if (levels.no_towns) {
    return words.fill("未标级别的设施：{}处；没有驻地和建成区可依，全部按乡镇级计。\n",
                      "facilities without a level: {}; there are no seats and no built-up land to "
                      "derive it from, so all are treated as town-level\n",
                      all);
  }
  if (levels.are_towns_misplaced) {
    return words.fill("未标级别的设施：{}处；驻地位置有误，无法判定其中{}处的级别。\n",
                      "facilities without a level: {}; the location of the seats is wrong, so the "
                      "level of {} is unknown\n",
                      all, grouped(levels.without_level - levels.taken_as_town));
  }
  std::string text = words.fill(
      "未标级别的设施：{}处；距驻地{}米（town_reach）内或在建成区内的{}处按乡镇级计，其余{}"
      "处按村级计",
      "facilities without a level: {}; within {} m of a seat (town_reach) or in built-up land, and "
      "therefore town-level: {}; village-level: {}",
      all, grouped(study.coverage.town_reach.value), grouped(levels.taken_as_town),
      grouped(levels.without_level - levels.taken_as_town));
  if (levels.covered_if_towns && figures.is_judged) {
    text += words.fill("；若全部按乡镇级计，服务半径内的村为{}个（可用字段 level 注明级别）",
                       "; villages within the service radius if all were town-level: {} (set the "
                       "levels with the field level)",
                       grouped(*levels.covered_if_towns));
  }
  return text + words("。\n", "\n");
}

/// The metric with its radii or time limits; empty if no facility counts.
std::string radius_line(const Figures& figures, const Words& words) {
  std::string text = coverage_text(figures.radii, words);
  if (text.empty()) return "";
  if (figures.has_own_radii) {
    text += words("；设施自带半径的，按其半径",
                  "; facilities with a radius of their own have that radius");
  }
  switch (figures.metric) {
    case Metric::straight:
      return text + words("。\n", ".\n");
    case Metric::road:
      return text + words("。路网距离为步行＋道路＋步行。\n",
                          ". Road distance includes the walks to and from the road.\n");
    case Metric::time:
      break;
  }
  return text +
         words("。出行时间为步行＋道路＋步行，道路按等级车速。\n",
               ". Travel time includes the walks to and from the road; roads are travelled at the "
               "speed of their class.\n");
}

enum class WithGaps : bool { no, yes };

/// Villages without road access, and why.
std::string road_lines(const Study& study, const Figures& figures, const Words& words,
                       WithGaps with_gaps = WithGaps::yes) {
  if (!figures.roads) return "";
  const RoadFigures& roads = *figures.roads;
  std::string text;
  if (roads.roads == 0) {
    return text + words("道路图层为空，只计步行。\n",
                        "The layer of roads is empty; all travel is on foot.\n");
  }
  if (roads.villages_without > 0) {
    text += words.fill("{}米内没有道路的村：{}个（距最近道路中位数{}，最远{}）\n",
                       "villages without a road within {} m: {} (the median distance to the "
                       "nearest is {}, the largest {})\n",
                       grouped(study.travel.access_limit.value), grouped(roads.villages_without),
                       road_distance(roads.median_without, words),
                       road_distance(roads.farthest_without, words));
  }
  if (figures.cut_off.villages > 0) {
    text += words.fill(
        "直线距离在服务半径内、但无路可达的村（cut_off）：{}个、{}人{}\n",
        "villages within the radius in a straight line that no road leads to (cut_off): {} with "
        "{} people{}\n",
        grouped(figures.cut_off.villages), grouped(figures.cut_off.people.value),
        with_gaps == WithGaps::no
            ? std::string()
            : words.fill("；其中缺路计缺口的{}个，其他类别不计",
                         "; the missing road is a gap in {} of them, other missing services are "
                         "not",
                         grouped(figures.cut_off_gaps)));
  }
  if (roads.as_read.villages_elsewhere > 0) {
    text += words.fill(
        "路网分为{}个不连通片区，未接入主路网的村：{}个、{}人；相交而无"
        "公共节点：{}处（见 hinterland check）\n",
        "components of the road network: {}, villages not connected to the largest: {} with {} "
        "people; crossings without a shared vertex: {} (see hinterland check)\n",
        grouped(roads.as_read.pieces), grouped(roads.as_read.villages_elsewhere),
        grouped(roads.as_read.people_elsewhere.value), grouped(roads.joins.crossings));
  }
  return text;
}

/// Why there may be more focus villages than villages within the radius.
std::string focus_line(const Figures& figures, const Words& words) {
  const Share& outside = figures.focus_outside;
  if (outside.villages == 0) return "";
  const bool is_time = figures.metric == Metric::time;
  return words.fill(
      "按{}不在服务半径内、仅因缺路计为重点村：{}个、{}人（缺路按直线距离判定，其他类别不计）\n",
      "focus villages outside the radius by {}, whose only gap is the road (judged by "
      "straight-line distance): {} with {} people\n",
      is_time ? words("出行时间", "travel time") : words("路网距离", "road distance"),
      grouped(outside.villages), grouped(outside.people.value));
}

/// Which facilities were counted, if that is not obvious.
std::string facility_lines(const Study& study, const Figures& figures, const Words& words) {
  std::string text = deciding_line(study, figures, words) + level_line(study, figures, words);
  std::string missing;
  for (ServiceId service : figures.without_facility) {
    if (!missing.empty()) missing += words("、", ", ");
    missing += name_of(study.catalogue.services[service], study.language);
  }
  if (!missing.empty() && figures.any_facility) {
    text += words("未见设施资料的公共服务：", "No facility is known for: ") + missing +
            words("。\n", ".\n");
  }
  const Share& elsewhere = figures.covered_from_elsewhere;
  if (elsewhere.villages > 0 && figures.is_judged) {
    text += words.fill(
        "由外县设施覆盖的村：{}个、{}人（只计本县设施，请设 [coverage] own_county = true）\n",
        "villages covered by a facility of another county: {} with {} people (to leave such "
        "facilities out, set [coverage] own_county = true)\n",
        grouped(elsewhere.villages), grouped(elsewhere.people.value));
  }
  if (study.coverage.own_county) {
    text += words("只计村庄所在县的设施（own_county）。\n",
                  "Only facilities of the village's own county count (own_county).\n");
  }
  const std::string assumed = assumption_text(study, words);
  return assumed.empty() ? text : text + assumed + "\n";
}

}  // namespace

std::string summary_text(const Study& study, const Figures& figures) {
  const Words words(study.language);
  AlignedTable table = headed_table(study, figures, words);
  add_coverage(table, figures, words);
  add_gaps(table, study, figures, words);
  return unknowns_text(study, figures, words) + table.text() + rule_table(study, figures, words) +
         radius_line(figures, words) + road_lines(study, figures, words) +
         focus_line(figures, words) + facility_lines(study, figures, words) +
         gap_lines(figures, study.language) + exemption_lines(study, figures, words) +
         (figures.are_gaps_known() ? extension_text(study, figures.extension, words)
                                   : std::string()) +
         schedule_text(study, figures, words) + survey_text(study, figures, words) +
         site_lines(figures, words) + pieces_text(study, figures.networks, words) +
         idle_line(figures.idle, words) + problem_lines(figures, study.language);
}

std::vector<std::string> summary_notes(const Study& study, const Figures& figures) {
  const Words words(study.language);
  const std::string text =
      unknowns_text(study, figures, words) + radius_line(figures, words) +
      road_lines(study, figures, words) + focus_line(figures, words) +
      facility_lines(study, figures, words) + gap_lines(figures, study.language) +
      exemption_lines(study, figures, words) +
      (figures.are_gaps_known() ? extension_notes(study, figures.extension, words)
                                : std::string()) +
      schedule_notes(study, figures, words) + survey_text(study, figures, words) +
      site_lines(figures, words) + idle_line(figures.idle, words);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::size_t first = text.find_first_not_of(' ', at);
    if (first < end) lines.push_back(text.substr(first, end - first));
    at = end + 1;
  }
  return lines;
}

std::string coverage_summary_text(const Study& study, const Figures& figures) {
  const Words words(study.language);
  AlignedTable table = headed_table(study, figures, words);
  add_coverage(table, figures, words);
  return unknowns_text(study, figures, words) + table.text() + radius_line(figures, words) +
         road_lines(study, figures, words, WithGaps::no) + facility_lines(study, figures, words) +
         idle_line(figures.idle, words) + problem_lines(figures, study.language);
}

}  // namespace hinterland
