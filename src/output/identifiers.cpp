// SPDX-License-Identifier: Apache-2.0
#include "output/identifiers.hpp"

#include "base/text_fill.hpp"
#include "input/notation/setting_words.hpp"
#include "output/report_text.hpp"

#include <array>
#include <cstddef>

namespace hinterland {

namespace {

using IdentifierWords = std::string_view;

// One identifier per value, in the order of the enum.
constexpr std::array<IdentifierWords, 3> zones{"core", "band", "outside"};
constexpr std::array<IdentifierWords, 6> parent_unit_evidences{"",     "column",   "code",
                                                               "town", "boundary", "nearest_seat"};
constexpr std::array<IdentifierWords, 3> site_kinds{"central_village", "near_seat", "proposed"};
constexpr std::array<IdentifierWords, 3> coverings{"any", "all", "at_least"};
constexpr std::array<IdentifierWords, 2> movables{"marked", "all"};
constexpr std::array<IdentifierWords, 3> adoptions{"none", "all", "named"};
constexpr std::array<IdentifierWords, 2> languages{"zh", "en"};
constexpr std::array<IdentifierWords, 2> service_groups{"infrastructure", "public"};

template <class Enum>
constexpr std::size_t row_of(Enum value) {
  return static_cast<std::size_t>(value);
}

template <class Named>
std::string_view name_in(const Named& named, Language language) {
  const std::string& wanted = language == Language::zh ? named.name_zh : named.name_en;
  const std::string& other = language == Language::zh ? named.name_en : named.name_zh;
  if (!wanted.empty()) return wanted;
  return other.empty() ? named.id : other;
}

}  // namespace

std::string_view identifier(Zone zone) { return zones[row_of(zone)]; }
std::string_view identifier(ParentUnitEvidence evidence) {
  return parent_unit_evidences[row_of(evidence)];
}
std::string_view identifier(SiteKind kind) { return site_kinds[row_of(kind)]; }
std::string_view identifier(Metric metric) { return word_of(metric); }
std::string_view identifier(CoveredBy covered_by) { return coverings[row_of(covered_by)]; }
std::string_view identifier(Movable movable) { return movables[row_of(movable)]; }
std::string_view identifier(Adopt adopt) { return adoptions[row_of(adopt)]; }
std::string_view identifier(Datum datum) { return word_of(datum); }
std::string_view identifier(Axes axes) { return word_of(axes); }
std::string_view identifier(Language language) { return languages[row_of(language)]; }
std::string_view identifier(ServiceGroup group) { return service_groups[row_of(group)]; }

namespace {

/// What a sentence on a delay states.
struct DelayFacts {
  bool is_planned = false;
  int year = 0;         ///< in which the gap is closed
  int year_before = 0;  ///< or the last year of the plan
  Fen shortfall = 0;
  double value_per_10k = 0.0;
  double median = 0.0;  ///< `median_value_per_10k` of the year before
};

/// One decimal, or at least three significant digits.
std::string ratio_text(double value) {
  return value >= 10.0 ? grouped(value, 1) : fmt::format("{:.3g}", value);
}

Text what_it_takes(const DelayFacts& facts) {
  if (facts.shortfall <= 0) return {};
  const Text amount(Words(Language::en).exact_sum(facts.shortfall),
                    Words(Language::zh).exact_sum(facts.shortfall));
  return filled_text(" With {1} more in {0} it could be closed then, all else as planned.",
                     "其他安排不变，{}年再增加{}即可安排。", facts.year_before, amount);
}

Text text_of(Delay delay, const DelayFacts& facts) {
  const int before = facts.year_before;
  switch (delay) {
    case Delay::none:
      return {"It is closed in the first year.", "第一年即建成。"};
    case Delay::no_schedule:
      return {"The study has no budgets.", "配置文件未设年度预算，未排时序。"};
    case Delay::budget:
      return filled_text("What is left of the budget of {} does not pay for it.",
                         "{}年剩余预算不足。", before) +
             what_it_takes(facts);
    case Delay::service_budget:
      return filled_text("What is left of the budget of this service in {} does not pay for it.",
                         "{}年该类设施专项预算余额不足。", before) +
             what_it_takes(facts);
    case Delay::county_budget:
      return filled_text("What is left of the budget of the county in {} does not pay for it.",
                         "{}年该县预算余额不足。", before) +
             what_it_takes(facts);
    case Delay::upstream:
      return (facts.is_planned
                  ? filled_text(
                        "The line to it is not built before {1}: in {0} the budgets pay for "
                        "the works in the village, but not for the line.",
                        "上游线路{1}年才建成：{0}年余额够村内工程，不够上游线路。", before,
                        facts.year)
                  : filled_text("In {} the budgets do not pay for the line to it.",
                                "{}年余额不够上游线路，近期未安排。", before)) +
             what_it_takes(facts);
    case Delay::pinned:
      return facts.is_planned
                 ? Text("The study fixes the year.", "配置文件已指定年份。")
                 : Text("The study excludes it from construction.", "配置文件指定近期不建。");
    case Delay::lower_priority:
      return filled_text(
                 "At a value of {1} per 10,000 CNY it comes after half of what {0} closes, "
                 "which has {2} or more.",
                 "每万元效益值{1}，排在{0}年半数资金所补缺口（不低于{2}）之后。", before,
                 ratio_text(facts.value_per_10k), ratio_text(facts.median)) +
             what_it_takes(facts);
    case Delay::no_cost:
      return {
          "It cannot be connected, or only at too high a cost, and has no alternative in the "
          "catalogue; its cost is unknown.",
          "无接入点或接入成本过高，指标库又未列单村方案，无法估算投资。"};
  }
  return {};
}

}  // namespace

std::string explain_delay(const Findings& findings, GapId gap, Language language) {
  const Schedule& schedule = findings.schedule;
  if (!schedule.given()) return text_of(Delay::no_schedule, {}).in(language);
  const PlanYear year = schedule.gap_year[gap];
  DelayFacts facts;
  facts.is_planned = year != unbuilt;
  const std::size_t row = facts.is_planned ? year : schedule.years.size();
  facts.year = schedule.first_year + static_cast<int>(row);
  facts.year_before = facts.year - 1;
  facts.shortfall = schedule.shortfall[gap];
  const Priorities& priorities = findings.priorities;
  if (const auto& bundle = priorities.bundle[gap])
    facts.value_per_10k = priorities.bundles.value_per_10k(*bundle);
  if (row > 0) facts.median = schedule.years[row - 1].median_value_per_10k.value_or(0.0);
  return text_of(schedule.delay[gap], facts).in(language);
}

std::optional<double> calendar_year(const Schedule& schedule, PlanYear year) {
  if (!schedule.given() || year == unbuilt) return std::nullopt;
  return schedule.first_year + year;
}

std::string_view name_of(const Service& service, Language language) {
  return name_in(service, language);
}

std::string_view name_of(const Standalone& alternative, Language language) {
  return name_in(alternative, language);
}

std::string_view name_of(FacilityId facility, const World& world, const ServiceCatalogue& catalogue,
                         Language language) {
  if (!world.facilities.name[facility].empty()) return world.facilities.name[facility];
  if (!world.facilities.code[facility].empty()) return world.facilities.code[facility];
  return name_of(catalogue.services[world.facilities.service[facility]], language);
}

}  // namespace hinterland
