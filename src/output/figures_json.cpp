// SPDX-License-Identifier: Apache-2.0
#include "output/figures_json.hpp"

#include "output/report_text.hpp"

namespace hinterland {

namespace {

/// People of a share; null where no village of the study has a number of them.
Json people_of(const Figures& figures, People people) {
  const bool any = figures.villages_without_people < figures.all.villages;
  return any || figures.all.villages == 0 ? number(people.value) : Json();
}

Json share(const Figures& figures, const Share& counted) {
  return {{"villages", counted.villages}, {"people", people_of(figures, counted.people)}};
}

Json curve(const Figures& figures) {
  const char* const unit = figures.metric == Metric::time ? "minutes" : "radius_m";
  Json list = Json::array();
  for (const CoverageAtRadius& point : figures.curve) {
    list.push_back({{unit, number(point.radius.value)},
                    {"villages", point.villages},
                    {"people", people_of(figures, point.people)}});
  }
  return list;
}

Json ids_of(const std::vector<ServiceId>& services, const ServiceCatalogue& catalogue) {
  Json ids = Json::array();
  for (const ServiceId service : services) ids.push_back(catalogue.services[service].id);
  return ids;
}

Json gap_figures(const Figures& figures, const ServiceCatalogue& catalogue) {
  Json services = Json::object();
  for (const ServiceFigures& service : figures.services) {
    services[catalogue.services[service.service].id] = {
        {"gaps", service.gaps.villages},      {"people", number(service.gaps.people.value)},
        {"on_absence", service.on_absence},   {"unknown", service.unknown},
        {"being_built", service.being_built}, {"planned", service.planned}};
  }
  return {{"total", figures.gaps},
          {"on_absence", figures.gaps_on_absence},
          {"by_service", std::move(services)}};
}

/// How far a value is from the best at the most.
void add_gap_to_bound(Json& list, double value, double bound) {
  const std::optional<double> gap = gap_to_bound(value, bound);
  list["gap_percent"] = gap ? Json(std::round(1e6 * *gap) / 1e4) : Json(nullptr);
}

Json remedy_figures(const ServiceExtension& of) {
  return {{"gaps", of.gaps},
          {"by_line", of.by_line},
          {"on_site", of.on_site},
          {"stand_alone", of.stand_alone},
          {"without_cost", of.without_remedy},
          {"length_m", number(std::round(of.length.value))},
          {"cost_cny_low", money(of.cost.low)},
          {"cost_cny", money(of.cost.mid)},
          {"cost_cny_high", money(of.cost.high)}};
}

/// What lines cost, and what they cost at least.
Json line_figures(Fen cost, Fen separate_cost, Fen lower_bound) {
  Json list = {{"cost_cny", money(cost)},
               {"separate_cost_cny", money(separate_cost)},
               {"lower_bound_cny", money(lower_bound)}};
  add_gap_to_bound(list, static_cast<double>(cost), static_cast<double>(lower_bound));
  return list;
}

Json trench_figures(const TrenchGroup& group, const ServiceCatalogue& catalogue) {
  Json services = Json::array();
  for (const ServiceId service : group.services) services.push_back(catalogue.services[service].id);
  Json list = {{"id", group.id},
               {"services", std::move(services)},
               {"trenches", group.trenches},
               {"shared_m", number(std::round(group.shared_length.value))}};
  list.update(line_figures(group.cost, group.separate_cost, group.lower_bound));
  list["saving_cny"] = money(group.separate_cost - group.cost);
  list["bound"] = "weaker: digging is split among the services beforehand";
  return list;
}

Json extension_figures(const ExtensionFigures& figures, const ServiceCatalogue& catalogue) {
  Json services = Json::object();
  for (const ServiceExtension& of : figures.services) {
    services[catalogue.services[of.service].id] = remedy_figures(of);
  }
  for (const ServiceLines& lines : figures.lines) {
    Json& service = services[catalogue.services[lines.service].id];
    service["lines_apart"] = {{"segments", lines.segments},
                              {"length_m", number(std::round(lines.length.value))},
                              {"cost_cny", money(lines.cost)},
                              {"lower_bound_cny", money(lines.lower_bound)}};
    add_gap_to_bound(service["lines_apart"], static_cast<double>(lines.cost),
                     static_cast<double>(lines.lower_bound));
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

Json year_figures(const AnnualFigures& annual) {
  const ScheduleYear& year = annual.year;
  return {{"year", year.year},
          {"budget_cny", money(year.budget)},
          {"carried_cny", money(year.carried)},
          {"spent_cny", money(year.spent)},
          {"segments", year.segments},
          {"length_m", number(std::round(annual.length.value))},
          {"gaps", year.gaps},
          {"villages", year.villages},
          {"people", number(year.people.value)},
          {"connected_share", year.connected_share}};
}

Json target_figures(const ScheduleTarget& target, const TargetOutcome& outcome) {
  const auto budget = outcome.budget_found;
  const auto known = [&](double share) { return outcome.is_known ? Json(share) : Json(nullptr); };
  return {{"share", target.share},
          {"year", target.year},
          {"service", target.service.empty() ? Json(nullptr) : Json(target.service)},
          {"share_now", known(outcome.share_now)},
          {"share_then", known(outcome.share_then)},
          {"met_in", outcome.met_in ? Json(*outcome.met_in) : Json(nullptr)},
          {"budget_found_cny", budget ? money(*budget) : Json(nullptr)},
          {"budget_at_least_cny", money(outcome.budget_at_least)}};
}

Json schedule_figures(const ScheduleFigures& figures) {
  if (figures.years.empty()) return nullptr;
  Json years = Json::array();
  for (const AnnualFigures& annual : figures.years) years.push_back(year_figures(annual));
  Json list = {{"spent_cny", money(figures.spent)},
               {"redug_cny", money(figures.redug)},
               {"value", static_cast<double>(figures.value) / 1e6},
               {"upper_bound", static_cast<double>(figures.upper_bound) / 1e6}};
  add_gap_to_bound(list, static_cast<double>(figures.value),
                   static_cast<double>(figures.upper_bound));
  list["years"] = std::move(years);
  list["not_in_plan"] = {{"gaps", figures.gaps_left},
                         {"length_m", number(std::round(figures.length_left.value))}};
  list["target"] = figures.target && figures.outcome
                       ? target_figures(*figures.target, *figures.outcome)
                       : Json(nullptr);
  return list;
}

Json union_figures(const RoadUnion& found) {
  return {{"pieces", found.pieces},
          {"km_elsewhere", number(std::round(found.length_elsewhere / 1_m) / 1000.0)},
          {"villages_elsewhere", found.villages_elsewhere},
          {"people_elsewhere", number(std::round(found.people_elsewhere.value))}};
}

/// A distance that may be none.
Json reached(Metres distance) {
  return distance == unreachable ? Json(nullptr) : number(std::round(distance.value));
}

Json road_figures(const std::optional<RoadFigures>& roads) {
  if (!roads) return nullptr;
  Json list = {{"roads", roads->roads},
               {"nodes", roads->nodes},
               {"dead_ends", roads->dead_ends},
               {"ends_snapped", roads->joins.ends_snapped},
               {"crossings_without_vertex", roads->joins.crossings},
               {"ends_beside_a_road", roads->joins.touches}};
  list.update(union_figures(roads->as_read));
  list["villages_without_road"] = {{"villages", roads->villages_without},
                                   {"median_m", reached(roads->median_without)},
                                   {"farthest_m", reached(roads->farthest_without)}};
  return list;
}

/// Null: no facility without a level counts as a village's own.
Json covered_if_towns(const SettledLevels& levels) {
  return levels.covered_if_towns ? Json(*levels.covered_if_towns) : Json(nullptr);
}

Json problem_figures(const Figures& figures) {
  Json kinds = Json::object();
  for (const ProblemFigures& problem : figures.problem_kinds) {
    kinds[std::string(identifier(problem.kind))] = problem.shown.count;
  }
  return {{"total", figures.problems}, {"by_kind", std::move(kinds)}};
}

}  // namespace

Json figures_json(const Figures& figures, const ServiceCatalogue& catalogue, const Sites& sites) {
  return {{"towns", figures.towns},
          {"facilities", figures.facilities},
          {"facilities_without_level", figures.settled_levels.without_level},
          {"facilities_taken_as_town", figures.settled_levels.taken_as_town},
          {"covered_if_all_were_towns", covered_if_towns(figures.settled_levels)},
          {"villages", figures.all.villages},
          {"people", people_of(figures, figures.all.people)},
          {"villages_without_people", figures.villages_without_people},
          {"villages_with_estimated_people", figures.villages_estimated},
          {"gaps_priced_without_people", figures.gaps_without_items},
          {"public_facilities_known", figures.any_facility},
          {"covered", figures.is_judged ? share(figures, figures.covered) : Json()},
          {"coverage_unknown", share(figures, figures.not_judged)},
          {"borderline", figures.is_judged ? share(figures, figures.borderline) : Json()},
          {"roads", road_figures(figures.roads)},
          {"covered_by_radius", figures.is_judged ? curve(figures) : Json()},
          {"focus", share(figures, figures.focus)},
          {"gaps", gap_figures(figures, catalogue)},
          {"extension", extension_figures(figures.extension, catalogue)},
          {"schedule", schedule_figures(figures.schedule)},
          {"survey_list", {{"cells", figures.survey_cells}, {"villages", figures.survey.villages}}},
          {"services_without_source", ids_of(figures.without_source, catalogue)},
          {"sites",
           {{"chosen", figures.sites},
            {"method", "greedy heuristic"},
            {"candidates", sites.candidates},
            {"excluded", sites.excluded},
            {"exclusions_not_kept_free", figures.misplaced_exclusions},
            {"villages_that_gather", figures.gathered.villages},
            {"people", number(figures.gathered.people.value)}}},
          {"problems", problem_figures(figures)}};
}

}  // namespace hinterland
