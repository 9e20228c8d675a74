// SPDX-License-Identifier: Apache-2.0
#include <hinterland/write.hpp>

#include "output/file_hash.hpp"
#include "output/identifiers.hpp"
#include "output/idle_text.hpp"
#include "output/manifest_entries.hpp"
#include "output/report_text.hpp"
#include "output/rounding.hpp"
#include "output/setting_labels.hpp"
#include "system/shown_text.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/summary.hpp>
#include <hinterland/units.hpp>

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>

namespace hinterland {

namespace {

using Json = nlohmann::ordered_json;

/// Whole numbers are written without ".0".
Json number(double value) {
  if (std::abs(value) < 9e15 && value == std::floor(value)) return static_cast<std::int64_t>(value);
  return value;
}

template <class Unit>
Json number(Quantity<Unit> value) {
  return number(value.value);
}

template <class Unit>
Json number(const std::optional<Quantity<Unit>>& value) {
  return value ? number(value->value) : Json(nullptr);
}

/// The object with all its values null, and lists empty: it has the same keys whether its values
/// are known or not.
Json without_values(Json object) {
  for (auto& value : object) {
    if (value.is_object()) {
      value = without_values(std::move(value));
    } else if (value.is_array()) {
      value = Json::array();
    } else {
      value = nullptr;
    }
  }
  return object;
}

/// In CNY, to the fen.
Json money(Fen cost) { return number(to_yuan(cost).value); }

/// People of a share; null if no village of the study has a number of people.
Json known_people(const Figures& figures, People people) {
  const bool any = figures.villages_without_people < figures.all.villages;
  return any || figures.all.villages == 0 ? number(whole_people(people)) : Json();
}

Json share(const Figures& figures, const Share& counted, bool is_known = true) {
  Json list = {{"villages", counted.villages}, {"people", known_people(figures, counted.people)}};
  return is_known ? list : without_values(list);
}

Json curve(const Figures& figures) {
  const bool by_time = figures.metric == Metric::time;
  Json list = Json::array();
  for (const CoverageStep& point : figures.curve) {
    list.push_back({{by_time ? "minutes" : "radius_m",
                     number(by_time ? point.time.value : point.radius.value)},
                    {"villages", point.villages},
                    {"people", known_people(figures, point.people)}});
  }
  return list;
}

Json ids_of(const std::vector<ServiceId>& services, const ServiceCatalogue& catalogue) {
  Json ids = Json::array();
  for (const ServiceId service : services) ids.push_back(catalogue.services[service].id);
  return ids;
}

Json rule_figures(const Figures& figures, const ServiceCatalogue& catalogue) {
  Json list = Json::array();
  for (const CoverageRule& rule : figures.coverage_rules) {
    const auto known = [&](Json count) { return rule.is_known ? std::move(count) : Json(); };
    const bool is_at_least = rule.covered_by == CoveredBy::at_least;
    list.push_back(
        {{"applied", rule.is_applied},
         {"metric", identifier(rule.metric)},
         {"covered_by", identifier(rule.covered_by)},
         {"at_least", is_at_least ? Json(rule.at_least) : Json()},
         {"services", ids_of(rule.services, catalogue)},
         {"villages", known(rule.villages)},
         {"people", known(known_people(figures, rule.people))},
         {"gaps", figures.are_gaps_known() ? known(rule.gaps) : Json()},
         {"cost_cny", rule.cost && figures.are_gaps_known() ? known(money(*rule.cost)) : Json()}});
  }
  return list;
}

/// The numbers of gaps; null if coverage cannot be determined, or nothing is known of the state of
/// the services.
Json gap_figures(const Figures& figures, const ServiceCatalogue& catalogue) {
  const auto known = [&](Json count) {
    return figures.are_gaps_known() ? std::move(count) : Json();
  };
  Json services = Json::object();
  for (const ServiceFigures& service : figures.services) {
    services[catalogue.services[service.service].id] = {
        {"gaps", known(service.gaps.villages)},
        {"people", known(number(whole_people(service.gaps.people)))},
        {"inferred", known(service.inferred)},
        {"unknown", service.unknown},
        {"being_built", service.being_built},
        {"planned", service.planned}};
  }
  return {{"total", known(figures.gaps)},
          {"inferred", known(figures.gaps_inferred)},
          {"by_service", std::move(services)}};
}

/// Adds the relative gap between a value and its bound, rounded up: it is a proven maximum. Adding
/// 0 makes -0 a 0.
template <class Number>
void add_optimality_gap(Json& list, Number value, Number bound) {
  const auto gap = optimality_gap(static_cast<double>(value), static_cast<double>(bound));
  list["optimality_gap_percent"] =
      gap ? Json(std::ceil(1e6 * *gap - 1e-9) / 1e4 + 0.0) : Json(nullptr);
}

Json remedy_figures(const ServiceExtension& of) {
  return {{"gaps", of.gaps},
          {"by_line", of.by_line},
          {"on_site", of.on_site},
          {"standalone", of.standalone},
          {"without_cost", of.without_remedy},
          {"length_m", number(length_of_works(of.length))},
          {"cost_cny_low", money(of.cost.low)},
          {"cost_cny", money(of.cost.mid)},
          {"cost_cny_high", money(of.cost.high)}};
}

/// The cost of lines, and the lower bound.
Json line_figures(Fen cost, Fen separate_cost, Fen lower_bound) {
  Json list = {{"cost_cny", money(cost)},
               {"separate_cost_cny", money(separate_cost)},
               {"lower_bound_cny", money(lower_bound)}};
  add_optimality_gap(list, cost, lower_bound);
  return list;
}

Json trench_figures(const TrenchGroup& group, const ServiceCatalogue& catalogue) {
  Json list = {{"id", group.id},
               {"services", ids_of(group.services, catalogue)},
               {"trenches", group.trenches},
               {"shared_m", number(length_of_works(group.shared_length))}};
  list.update(line_figures(group.cost, group.separate_cost, group.lower_bound));
  list["saving_cny"] = money(group.separate_cost - group.cost);
  list["bound"] = "weaker: the cost of excavation is divided among the services in advance";
  return list;
}

Json separate_lines(const ServiceLines& lines) {
  Json list = {{"segments", lines.segments},
               {"length_m", number(length_of_works(lines.length))},
               {"cost_cny", money(lines.cost)},
               {"lower_bound_cny", money(lines.lower_bound)}};
  add_optimality_gap(list, lines.cost, lines.lower_bound);
  return list;
}

Json extension_figures(const ExtensionFigures& figures, const ServiceCatalogue& catalogue) {
  Json services = Json::object();
  for (const ServiceId service : catalogue.of_group(ServiceGroup::infrastructure)) {
    services[catalogue.services[service].id] = remedy_figures(ServiceExtension{});
  }
  for (const ServiceExtension& of : figures.services) {
    services[catalogue.services[of.service].id] = remedy_figures(of);
  }
  for (auto& service : services) service["separate_lines"] = separate_lines(ServiceLines{});
  for (const ServiceLines& lines : figures.lines) {
    services[catalogue.services[lines.service].id]["separate_lines"] = separate_lines(lines);
  }
  Json groups = Json::array();
  for (const TrenchGroup& group : figures.trench_groups) {
    groups.push_back(trench_figures(group, catalogue));
  }
  Json list = remedy_figures(figures.all);
  list["provisional_prices"] = ids_of(provisional_services(catalogue, figures), catalogue);
  list["lines"] = line_figures(figures.line_cost, figures.separate_cost, figures.lower_bound);
  list["by_service"] = std::move(services);
  list["trench_groups"] = std::move(groups);
  return list;
}

/// As in priorities.geojson.
Json value_per_10k(std::optional<double> value) {
  return value && std::isfinite(*value) ? Json(rounded(*value, 8)) : Json(nullptr);
}

/// The year with its budget, and what is built in it; null if that cannot be determined.
Json year_figures(const Figures& all, const AnnualFigures& annual, bool is_known) {
  const ScheduleYear& year = annual.year;
  Json list = {{"year", year.year},
               {"budget_cny", money(year.budget)},
               {"carried_over_cny", money(year.carried)},
               {"spent_cny", money(year.spent)},
               {"prefinanced_cny", money(year.prefinanced)},
               {"segments", year.segments},
               {"length_m", number(length_of_works(annual.length))},
               {"gaps", year.gaps},
               {"villages", year.villages},
               {"people", known_people(all, year.people)},
               {"connected_share", year.connected_share ? Json(*year.connected_share) : Json()},
               {"median_value_per_10k_cny", value_per_10k(year.median_value_per_10k)},
               {"min_value_per_10k_cny", value_per_10k(year.min_value_per_10k)}};
  if (is_known) return list;
  Json without = without_values(list);
  without["year"] = list["year"];
  without["budget_cny"] = list["budget_cny"];
  return without;
}

Json target_figures(const ScheduleTarget& target, const TargetOutcome& outcome) {
  const auto budget = outcome.budget_found;
  Json budgets = Json::array();
  for (const Fen of_year : outcome.budgets_found) budgets.push_back(money(of_year));
  const auto known = [&](double share) { return outcome.is_known ? Json(share) : Json(nullptr); };
  return {
      {"share", target.share},
      {"year", target.year},
      {"service", target.service.empty() ? Json(nullptr) : Json(target.service)},
      {"share_now", known(outcome.share_now)},
      {"share_then", known(outcome.share_then)},
      {"met_in", outcome.met_in ? Json(*outcome.met_in) : Json(nullptr)},
      {"budget_found_cny", budget ? money(*budget) : Json(nullptr)},
      {"budgets_found_cny", std::move(budgets)},
      {"budget_factor", budget && *budget > 0 ? Json(outcome.budget_factor) : Json(nullptr)},
      {"budget_at_least_cny", outcome.is_known ? money(outcome.budget_at_least) : Json(nullptr)}};
}

Json outcome_figures(const Figures& all, const PlanOutcome& outcome) {
  const auto& share = outcome.least_served_share;
  const auto& median = outcome.median_people_left;
  Json list = {{"rule", identifier(outcome.rule)},
               {"gaps", outcome.gaps},
               {"people_services", known_people(all, outcome.people)},
               {"essential_by_second_year", known_people(all, outcome.essential_by_second_year)},
               {"villages", outcome.villages},
               {"least_served_share", share ? Json(*share) : Json(nullptr)},
               {"least_served_town", share ? Json(outcome.least_served_town) : Json(nullptr)},
               {"villages_left", outcome.villages_left},
               {"median_people_left", median ? Json(whole_people(*median)) : Json(nullptr)}};
  add_optimality_gap(list, outcome.value, outcome.upper_bound);
  return list;
}

Json schedule_figures(const Figures& all, const ServiceCatalogue& catalogue) {
  const ScheduleFigures& figures = all.schedule;
  Json years = Json::array();
  for (const AnnualFigures& annual : figures.years)
    years.push_back(year_figures(all, annual, figures.is_known));
  Json list = {{"spent_cny", money(figures.spent)},
               {"retrenching_cny", money(figures.retrenching)},
               {"excavation_for_unplanned_cny", money(figures.dug_alone)},
               {"trench_saving_cny", money(figures.trench_saving)},
               {"trenches_dug_once", figures.trenches_dug_once},
               {"trenches_dug_again", figures.trenches_dug_again},
               {"prefinanced_cny", money(figures.prefinanced)},
               {"value", static_cast<double>(figures.value) / 1e6},
               {"upper_bound", static_cast<double>(figures.upper_bound) / 1e6}};
  add_optimality_gap(list, figures.value, figures.upper_bound);
  list["years"] = Json::array();
  list["not_in_plan"] = {{"gaps", figures.gaps_left},
                         {"length_m", number(length_of_works(figures.length_left))},
                         {"cost_cny", money(figures.cost_left)}};
  list["target"] = figures.target && figures.outcome
                       ? target_figures(*figures.target, *figures.outcome)
                       : without_values(target_figures({}, {}));
  const Json target = list["target"];
  if (!figures.is_known || figures.years.empty()) list = without_values(std::move(list));
  for (const char* const setting : {"share", "year", "service"})
    list["target"][setting] = target[setting];
  list["years"] = std::move(years);
  list["essential_services"] = ids_of(figures.essential, catalogue);
  list["outcomes"] = Json::array();
  for (const PlanOutcome& outcome : figures.outcomes)
    if (figures.is_known) list["outcomes"].push_back(outcome_figures(all, outcome));
  return list;
}

Json union_figures(const RoadUnion& found) {
  return {
      {"components", found.pieces},
      {"km_outside_largest_component", number(length_of_works(found.length_elsewhere) / 1000.0)},
      {"villages_outside_largest_component", found.villages_elsewhere},
      {"people_outside_largest_component", number(whole_people(found.people_elsewhere))}};
}

/// A distance; null if unreachable.
Json reached(Metres distance) {
  return distance == unreachable ? Json(nullptr) : number(std::round(distance.value));
}

Json road_figures(const RoadFigures* roads) {
  if (roads == nullptr) {
    const RoadFigures none;
    return without_values(road_figures(&none));
  }
  Json list = {{"roads", roads->roads},
               {"nodes", roads->nodes},
               {"dead_ends", roads->dead_ends},
               {"ends_snapped_to_vertex", roads->joins.ends_snapped},
               {"crossings_without_vertex", roads->joins.crossings},
               {"ends_snapped_to_road", roads->joins.touches}};
  list.update(union_figures(roads->as_read));
  list["villages_without_road"] = {{"villages", roads->villages_without},
                                   {"median_m", reached(roads->median_without)},
                                   {"farthest_m", reached(roads->farthest_without)}};
  return list;
}

Json problem_figures(const Figures& figures) {
  Json kinds = Json::object();
  for (const ProblemFigures& problem : figures.problem_kinds) {
    kinds[std::string(identifier(problem.kind))] = problem.shown.count;
  }
  return {{"total", figures.problems}, {"by_kind", std::move(kinds)}};
}

/// The gaps of villages that proposed sites would move, and the plan if all were adopted.
Json moving_figures(const Figures& figures) {
  const auto& effect = figures.if_all_adopted;
  const auto known = [&](Json value) {
    return figures.are_gaps_known() ? std::move(value) : Json();
  };
  return {{"villages", known(figures.moving.villages)},
          {"gaps", known(figures.gaps_of_moving)},
          {"cost_cny", known(number(to_yuan(figures.cost_of_moving)))},
          {"gaps_if_all_adopted", effect ? Json(effect->gaps) : Json()},
          {"cost_if_all_adopted_cny",
           effect && effect->cost ? Json(number(to_yuan(*effect->cost))) : Json()}};
}

Json exemption_figures(const Figures& figures, const ServiceCatalogue& catalogue) {
  Json list = Json::array();
  for (const Exemption& exemption : figures.exemptions) {
    const Service& service = catalogue.services[exemption.service];
    list.push_back({{"service", service.id},
                    {"mark", service.exempt_unless},
                    {"blank_is_exempt", service.is_exempt_if_blank},
                    {"marked_yes", exemption.yes},
                    {"marked_no", exemption.no},
                    {"blank", exemption.blank},
                    {"applied", exemption.is_marked}});
  }
  return list;
}

/// The pieces of the networks with lines of their own, by service.
Json network_figures(const Figures& figures, const ServiceCatalogue& catalogue) {
  Json list = Json::array();
  for (const auto& [service, pieces] : figures.networks) {
    list.push_back({{"service", catalogue.services[service].id},
                    {"pieces", pieces.pieces},
                    {"length_m", number(length_of_works(pieces.length))},
                    {"length_outside_longest_m", number(length_of_works(pieces.elsewhere))},
                    {"villages_at_other_pieces_only", pieces.small_villages},
                    {"stray_pieces", pieces.stray},
                    {"stray_below_m", number(catalogue.services[service].min_piece)},
                    {"stray_length_m", number(length_of_works(pieces.stray_length))},
                    {"villages_at_stray_pieces_only", pieces.stray_villages}});
  }
  return list;
}

/// The records that do not count, by layer and reason.
Json idle_figures_json(const Figures& figures) {
  Json list = Json::array();
  for (const IdleCount& idle : figures.idle) {
    list.push_back(
        {{"layer", idle.layer}, {"reason", identifier(idle.reason)}, {"records", idle.records}});
  }
  return list;
}

/// The figures of a study, as in run.json.
Json figures_json(const Figures& figures, const ServiceCatalogue& catalogue, const Sites& sites) {
  return {
      {"towns", figures.towns},
      {"facilities", figures.facilities},
      {"facilities_without_level", figures.resolved_levels.without_level},
      {"facilities_taken_as_town", figures.resolved_levels.taken_as_town},
      {"covered_if_all_were_towns",
       // null: no facility without a level is assigned to its village
       figures.resolved_levels.covered_if_towns ? Json(*figures.resolved_levels.covered_if_towns)
                                                : Json()},
      {"villages", figures.all.villages},
      {"people", known_people(figures, figures.all.people)},
      {"villages_without_people", figures.villages_without_people},
      {"villages_with_estimated_people", figures.villages_estimated},
      {"gaps_priced_without_people", figures.gaps_without_items},
      {"public_facilities_known", figures.any_facility},
      {"covered", share(figures, figures.covered, figures.is_judged)},
      {"coverage_unknown", share(figures, figures.not_judged)},
      {"borderline", share(figures, figures.borderline, figures.is_judged)},
      {"cut_off", share(figures, figures.cut_off, figures.is_judged)},
      {"covered_from_other_county",
       share(figures, figures.covered_from_elsewhere, figures.is_judged)},
      {"roads", road_figures(figures.roads ? &*figures.roads : nullptr)},
      {"networks", network_figures(figures, catalogue)},
      {"records_not_counted", idle_figures_json(figures)},
      {"covered_by_radius", figures.is_judged ? curve(figures) : Json::array()},
      {"coverage_rules", rule_figures(figures, catalogue)},
      {"focus", share(figures, figures.focus, figures.are_gaps_known())},
      {"focus_outside_radius", share(figures, figures.focus_outside, figures.are_gaps_known())},
      {"gaps", gap_figures(figures, catalogue)},
      {"exemptions", exemption_figures(figures, catalogue)},
      {"extension", figures.are_gaps_known()
                        ? extension_figures(figures.extension, catalogue)
                        : without_values(extension_figures(figures.extension, catalogue))},
      {"schedule", schedule_figures(figures, catalogue)},
      {"survey_list", {{"entries", figures.survey_cells}, {"villages", figures.survey.villages}}},
      {"services_without_source", ids_of(figures.without_source, catalogue)},
      {"services_without_facility", ids_of(figures.without_facility, catalogue)},
      {"sites",
       {{"selected", figures.sites},
        {"method", "greedy heuristic"},
        {"candidates", sites.candidates},
        {"excluded", sites.excluded},
        {"exclusions_not_applied", figures.misplaced_exclusions},
        {"relocating_villages", figures.gathered.villages},
        {"people", number(whole_people(figures.gathered.people))},
        {"adopted", figures.sites_adopted},
        {"villages_leaving", figures.leaving.villages},
        {"gaps_of_moving_villages", moving_figures(figures)}}},
      {"problems", problem_figures(figures)}};
}

/// The figures of a town or county, and its years; people as known.
void add_unit_figures(Json& list, const TownFigures& unit, const Schedule& schedule) {
  const bool any_people = unit.villages_without_people < unit.all.villages;
  const auto people = [&](People count) {
    return any_people ? number(whole_people(count)) : Json(nullptr);
  };
  const auto share_of = [&](const Share& counted) {
    return Json{{"villages", counted.villages}, {"people", people(counted.people)}};
  };
  const bool is_judged = unit.is_judged();
  const bool are_known = unit.are_gaps_known();
  const auto known = [&](Json value) { return are_known ? std::move(value) : Json(nullptr); };
  const Json covered = share_of(unit.covered);
  const Json focus = share_of(unit.focus);
  const Json focus_outside = share_of(unit.focus_outside);
  list.update({{"villages", unit.all.villages},
               {"people", people(unit.all.people)},
               {"covered", is_judged ? covered : without_values(covered)},
               {"focus", are_known ? focus : without_values(focus)},
               {"focus_outside_radius", are_known ? focus_outside : without_values(focus_outside)},
               {"gaps", known(unit.gaps)},
               {"gaps_without_remedy", known(unit.without_remedy)},
               {"length_m", known(number(length_of_works(unit.length)))},
               {"cost_cny_low", known(money(unit.cost.low))},
               {"cost_cny", known(money(unit.cost.mid))},
               {"cost_cny_high", known(money(unit.cost.high))}});
  Json years = Json::array();
  for (std::size_t y = 0; y < unit.years.size(); ++y) {
    const TownYear& year = unit.years[y];
    years.push_back({{"year", schedule.years[y].year},
                     {"spent_cny", known(money(year.spent))},
                     {"length_m", known(number(length_of_works(year.length)))},
                     {"gaps", known(year.gaps)},
                     {"villages", known(year.villages)},
                     {"people", known(people(year.people))}});
  }
  list["years"] = std::move(years);
  const Json left = {{"gaps", unit.gaps_left},
                     {"length_m", number(length_of_works(unit.length_left))},
                     {"cost_cny", money(unit.cost_left)}};
  list["not_in_plan"] = unit.years.empty() || !are_known ? without_values(left) : left;
}

/// As in the layers.
Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text_of_result(text));
}

Json counties_figures(const Figures& figures, const Schedule& schedule) {
  Json list = Json::array();
  for (const CountyFigures& county : figures.by_county) {
    Json entry = {{"county", text_or_null(county.sum.county)},
                  {"county_code", text_or_null(county.sum.county_code)},
                  {"towns", county.towns}};
    add_unit_figures(entry, county.sum, schedule);
    list.push_back(std::move(entry));
  }
  return list;
}

Json towns_figures(const Figures& figures, const Schedule& schedule) {
  Json list = Json::array();
  for (const TownFigures& town : figures.by_town) {
    Json entry = {{"county", text_or_null(town.county)},
                  {"county_code", text_or_null(town.county_code)},
                  {"town", text_or_null(town.town)},
                  {"town_code", text_or_null(town.town_code)}};
    add_unit_figures(entry, town, schedule);
    list.push_back(std::move(entry));
  }
  return list;
}

Json coverage_settings(const CoverageSettings& settings) {
  return {{"metric", identifier(settings.metric)},
          {"covered_by", identifier(settings.covered_by)},
          {"at_least", settings.at_least},
          {"services", settings.services},
          {"core_radius_m", number(settings.core_radius)},
          {"band_radius_m", number(settings.band_radius)},
          {"core_minutes", number(settings.core_time)},
          {"band_minutes", number(settings.band_time)},
          {"town_reach_m", number(settings.town_reach)},
          {"towns_as_facilities", settings.towns_as_facilities},
          {"own_county", settings.own_county},
          {"position_error_m", number(settings.position_error)}};
}

Json road_settings(const Study& study) {
  return {{"access_limit_m", number(study.travel.access_limit)},
          {"walk_limit_m", number(study.travel.direct_walk())},
          {"walk_factor", study.travel.walk_factor},
          {"walking_kmh", study.travel.walking_kmh},
          {"snap_tolerance_m", number(study.roads.snap_tolerance)},
          {"join_crossings", study.roads.join_crossings}};
}

Json priority_settings(const PrioritySettings& settings) {
  return {{"value", identifier(settings.value)},
          {"weights", settings.weights},
          {"weight_spread", settings.variation.spread},
          {"draws", settings.variation.draws},
          {"seed", settings.variation.seed},
          {"top_share", settings.variation.top_share}};
}

Json sites_settings(const SitesSettings& settings) {
  return {{"near_seat_m", number(settings.near_seat)},
          {"gather_m", number(settings.gather)},
          {"min_people", number(settings.min_people.value)},
          {"min_people_sparse", number(settings.min_people_sparse.value)},
          {"movable", identifier(settings.movable)},
          {"adopt", identifier(settings.adopt)},
          {"adopted", settings.adopted}};
}

Json extension_settings(const ExtensionSettings& settings, const ServiceCatalogue& catalogue) {
  return {{"terrain_factor", settings.terrain_factor},
          {"across_limit_m", number(settings.across_limit)},
          {"people_per_household", catalogue.people_per_household},
          {"effort", settings.effort}};
}

Json money(const std::vector<Yuan>& sums) {
  Json list = Json::array();
  for (const Yuan sum : sums) list.push_back(number(sum.value));
  return list;
}

Json money(const std::map<std::string, std::vector<Yuan>>& budgets) {
  Json list = Json::object();
  for (const auto& [name, sums] : budgets) list[name] = money(sums);
  return list;
}

Json pin_settings(const SchedulePin& pin) {
  return {{"village", pin.village}, {"service", pin.service}, {"segment", pin.segment},
          {"years", pin.years},     {"not_in", pin.not_in},   {"never", pin.never}};
}

Json schedule_settings(const ScheduleSettings& settings) {
  const ScheduleTarget wanted = settings.target.value_or(ScheduleTarget{});
  Json target = {{"share", wanted.share}, {"year", wanted.year}, {"service", wanted.service}};
  if (!settings.target) target = without_values(std::move(target));
  Json pins = Json::array();
  for (const SchedulePin& pin : settings.pins) pins.push_back(pin_settings(pin));
  Json list = {{"first_year", settings.first_year},
               {"budget_cny", money(settings.budget)},
               {"committed_cny", money(settings.committed)},
               {"by_service_cny", money(settings.by_service)},
               {"by_county_cny", money(settings.by_county)},
               {"carry_over", settings.carry_over},
               {"discount_rate", settings.discount_rate},
               {"target", std::move(target)},
               {"pins", std::move(pins)},
               {"effort", settings.phasing.effort}};
  return settings.given() ? list : without_values(std::move(list));
}

Json settings(const Study& study) {
  return {{"coverage", coverage_settings(study.coverage)},
          {"roads", road_settings(study)},
          {"extension", extension_settings(study.extension, study.catalogue)},
          {"priority", priority_settings(study.priority)},
          {"schedule", schedule_settings(study.schedule)},
          {"sites", sites_settings(study.sites)}};
}

Json layer(const Study& study, const LayerSource& source) {
  return {{"name", source.name},
          {"path", path_from_study(study, source.path)},
          {"layer", source.layer},
          {"sql", without_passwords(source.sql)},
          {"crs", source.crs},
          {"datum", identifier(source.datum)},
          {"axes", identifier(source.axes)},
          {"keep_far", source.keep_far},
          {"all_in_use", source.all_in_use},
          {"decimal", source.decimal == 0 ? std::string() : std::string(1, source.decimal)},
          {"encoding", source.encoding},
          {"where", source.where},
          {"complete", source.complete},
          {"fields", source.fields},
          {"attributes", source.attributes}};
}

Json layers(const Study& study) {
  Json list = Json::array();
  const auto add = [&](const LayerSource& source) {
    if (source.given()) list.push_back(layer(study, source));
  };
  add(study.layers.towns);
  add(study.layers.villages);
  add(study.layers.census);
  for (const LayerSource& source : study.layers.facilities) add(source);
  for (const auto& [service, source] : study.layers.networks) add(source);
  add(study.layers.roads);
  add(study.layers.boundaries);
  add(study.layers.built_up);
  for (const LayerSource& source : study.layers.exclusions) add(source);
  add(study.layers.proposed_sites);
  return list;
}

Json input_list(const std::vector<InputFile>& inputs) {
  Json list = Json::array();
  for (const InputFile& input : inputs) {
    Json entry = {{"role", input.role}, {"path", input.path}};
    if (!input.sha256.empty()) {
      entry["bytes"] = input.bytes;
      entry["sha256"] = input.sha256;
    }
    list.push_back(std::move(entry));
  }
  return list;
}

Json output_list(const std::vector<ResultFile>& outputs) {
  Json list = Json::array();
  for (const ResultFile& output : outputs) {
    Json entry = {{"name", output.name}};
    if (!output.sha256.empty()) {
      entry["bytes"] = output.bytes;
      entry["sha256"] = output.sha256;
    }
    list.push_back(std::move(entry));
  }
  return list;
}

/// An entry of the list; run.json of older versions has only a name.
ResultFile read_output(const Json& entry) {
  if (entry.is_string()) return {entry.get<std::string>(), 0, ""};
  const auto text = [&](const char* key) {
    const auto found = entry.find(key);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  const auto bytes = entry.find("bytes");
  const bool is_count = bytes != entry.end() && bytes->is_number_unsigned();
  return {text("name"), is_count ? bytes->get<std::uint64_t>() : 0, text("sha256")};
}

}  // namespace

std::string manifest_text(const Study& study, const Findings& findings, const Figures& figures,
                          const std::vector<InputFile>& inputs,
                          const std::vector<ResultFile>& outputs,
                          const std::vector<StepTime>& times) {
  constexpr int schema_version = 1;  // of the keys of run.json and the fields of the layers
  Json manifest = {{"program", "hinterland"},
                   {"version", HINTERLAND_VERSION},
                   {"schema_version", schema_version}};
  manifest["study"] = {{"name", study.name}, {"language", identifier(study.language)}};
  manifest["catalogue"] = study.catalogue.id;
  manifest["settings"] = settings(study);
  manifest["layers"] = layers(study);
  manifest["inputs"] = input_list(inputs);
  manifest["inputs_version"] = version_of_inputs(inputs);
  manifest["figures"] = figures_json(figures, study.catalogue, findings.sites);
  manifest["counties"] = counties_figures(figures, findings.schedule);
  manifest["towns"] = towns_figures(figures, findings.schedule);
  manifest["notes"] = Json::array();
  for (const Text& note : findings.notes) {
    manifest["notes"].push_back(without_passwords(note.in(study.language)));
  }
  manifest["outputs"] = output_list(outputs);
  for (const StepTime& time : times) manifest["times"][time.step + "_s"] = time.seconds;
  constexpr auto replace = Json::error_handler_t::replace;  // for bytes that are not UTF-8
  return manifest.dump(2, ' ', false, replace) + "\n";
}

namespace {

bool is_blank_value(const Json& value) {
  return value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty()) ||
         (value.is_structured() && value.empty());
}

/// Adds a value, or those within an object, with keys as in TOML: coverage.band_radius_m.
void add_entries(std::vector<ManifestEntry>& list, const std::string& part, const std::string& key,
                 const Json& value, Language language) {
  if (is_blank_value(value)) return;
  if (value.is_object()) {
    for (const auto& [name, inner] : value.items())
      add_entries(list, part, key.empty() ? name : key + "." + name, inner, language);
    return;
  }
  constexpr auto replace = Json::error_handler_t::replace;
  const std::string text =
      value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, replace);
  list.push_back({part, setting_label(key, language), setting_value(key, text, language), key});
}

/// The settings with what the catalogue gives where the study leaves it open: the services that
/// decide, and their radii or time limits, as a range if they differ.
Json with_catalogue_values(Json list, const Study& study, const ServiceRadii& radii) {
  const Words words(study.language);
  Json& coverage = list["coverage"];
  const auto fill = [&](const char* key, const std::string& value) {
    if (is_blank_value(coverage[key]) && !value.empty())
      coverage[key] = value + words("（指标库）", " (catalogue)");
  };
  std::string services;
  for (const ServiceId s : deciding_services(study.catalogue, study.coverage)) {
    services += (services.empty() ? "" : words("、", ", ")) +
                std::string(name_of(study.catalogue.services[s], study.language));
  }
  fill("services", services);
  const auto range = [&](Impedance least, Impedance most) {
    if (!radii.given()) return std::string();
    const std::string last = fmt::format("{}", shown_number(most.value));
    return least == most ? last
                         : fmt::format("{}{}{}", shown_number(least.value), words("～", "–"), last);
  };
  const bool by_time = radii.metric == Metric::time;
  fill(by_time ? "core_minutes" : "core_radius_m", range(radii.min_core, radii.max_core));
  fill(by_time ? "band_minutes" : "band_radius_m", range(radii.min_band, radii.max_band));
  return list;
}

}  // namespace

std::vector<ManifestEntry> manifest_entries(const Study& study, const Findings& findings,
                                            const std::vector<InputFile>& inputs) {
  const Words words(study.language);
  std::vector<ManifestEntry> list;
  const std::string program = words("程序", "program");
  list.push_back({program, "hinterland", HINTERLAND_VERSION, "version"});
  list.push_back({program, words("指标库", "catalogue"), study.catalogue.id, "catalogue"});
  list.push_back({program, words("数据版本", "version of the data"), version_of_inputs(inputs),
                  "inputs_version"});
  add_entries(list, words("设置", "settings"), "",
              with_catalogue_values(settings(study), study, findings.coverage.radii),
              study.language);
  for (Json& source : layers(study)) {
    const auto name = source.at("name").get<std::string>();
    source.erase("name");
    std::vector<ManifestEntry> parts;
    add_entries(parts, "", "", source, study.language);
    std::string value;
    for (const ManifestEntry& part : parts)
      value +=
          (value.empty() ? "" : words("；", "; ")) +
          words.fill("{}：{}", "{}: {}",
                     layer_setting_label(part.key, study.catalogue, study.language), part.value);
    list.push_back(
        {words("图层", "layers"), layer_label(name, study.catalogue, study.language), value, name});
  }
  for (const Json& input : input_list(inputs)) {
    const auto role = input.at("role").get<std::string>();
    const auto path = input.at("path").get<std::string>();
    const auto hash = input.value("sha256", std::string());
    const std::string value = hash.empty()
                                  ? words("不是文件", "not a file")
                                  : words.fill("{} 字节，SHA-256 {}", "{} bytes, SHA-256 {}",
                                               grouped(input.at("bytes").get<std::size_t>()), hash);
    list.push_back({words("输入文件", "inputs"), path, value, role});
  }
  for (const Text& note : findings.notes) {
    list.push_back(
        {words("读取说明", "notes"), "", without_passwords(note.in(study.language)), ""});
  }
  return list;
}

std::optional<std::vector<ResultFile>> listed_outputs(const std::string& folder) {
  std::error_code ignored;
  const std::string path = folder + "/run.json";
  if (!std::filesystem::is_regular_file(path, ignored)) return std::nullopt;  // a pipe may block
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  const Json manifest = Json::parse(file, nullptr, false);
  if (!manifest.is_object() || manifest.value("program", Json()) != "hinterland") {
    return std::nullopt;
  }
  std::vector<ResultFile> listed;
  for (const Json& entry : manifest.value("outputs", Json::array())) {
    if (entry.is_string() || entry.is_object()) listed.push_back(read_output(entry));
  }
  return listed;
}

}  // namespace hinterland
