// SPDX-License-Identifier: Apache-2.0
#include "output/identifiers.hpp"

#include "input/notation/setting_words.hpp"

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

struct Sentence {
  IdentifierWords en;
  IdentifierWords zh;

  constexpr IdentifierWords in(Language language) const {
    return language == Language::zh ? zh : en;
  }
};

/// For a gap that is closed in some year, and for one that is not in the plan.
struct DelayWording {
  Sentence planned;
  Sentence unplanned;
};

constexpr std::array<DelayWording, 9> delays{{
    // none
    {{"It is closed in the first year.", "第一年即建成。"}, {}},
    // no_schedule
    {{}, {"The study has no budgets.", "配置文件未设年度预算，未排时序。"}},
    // budget
    {{"The budget left in the year before is too small.", "上年度剩余预算不足，顺延至本年度。"},
     {"The budget left in the last year is still too small.", "至规划末年剩余预算仍不足。"}},
    // service_budget
    {{"The budget of the service left in the year before is too small.",
      "上年度该类设施剩余预算不足，顺延至本年度。"},
     {"The budget of the service left in the last year is still too small.",
      "至规划末年该类设施剩余预算仍不足。"}},
    // county_budget
    {{"The budget of the county left in the year before is too small.",
      "上年度该县剩余预算不足，顺延至本年度。"},
     {"The budget of the county left in the last year is still too small.",
      "至规划末年该县剩余预算仍不足。"}},
    // upstream
    {{"The upstream line is built only in this year.", "上游工程段本年度建成，此前无法接入。"},
     {"The upstream line is not in the plan.", "上游工程段近期未安排，无法接入。"}},
    // pinned
    {{"The year is set in the study.", "配置文件已指定年份。"},
     {"The study excludes it from construction.", "配置文件指定近期不建。"}},
    // lower_priority
    {{"The budget of the year before is spent on gaps that are worth more for the same cost.",
      "上年度资金已优先用于单位投资效益更高的缺口，本项顺延至本年度。"},
     {"The budget is spent on gaps that are worth more for the same cost.",
      "资金已优先用于单位投资效益更高的缺口，本项近期未安排。"}},
    // no_cost
    {{},
     {"It cannot be connected, or only at too high a cost, and has no alternative in the "
      "catalogue; its cost is unknown.",
      "无接入点或接入成本过高，指标库又未列单村方案，无法估算投资。"}},
}};

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

std::string_view explain(Delay delay, bool is_planned, Language language) {
  const DelayWording& wording = delays[row_of(delay)];
  return is_planned ? wording.planned.in(language) : wording.unplanned.in(language);
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
