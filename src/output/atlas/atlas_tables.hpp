// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/atlas/page_table.hpp"
#include "output/project_list.hpp"

#include <hinterland/study.hpp>
#include <hinterland/summary.hpp>

#include <string>
#include <vector>

/// The tables of the atlas, in the language of the study.
namespace hinterland {

/// A large number with its label: villages, people, gaps, ...
struct KeyFigure {
  std::string number;
  std::string label;
};

/// Below the key figures of the county: what decides coverage, that seats stand for facilities or
/// nothing is known of the services, the villages that no road leads to, and the share that is
/// connected with the target; one line each.
std::string county_note(const Study& study, const Figures& figures);

/// Figures on gaps are dashes where coverage cannot be determined, or the state of no service is
/// known in any village within the radius; likewise in the tables.
std::vector<KeyFigure> county_key_figures(const Study& study, const Figures& figures);
std::vector<KeyFigure> town_key_figures(const Study& study, const TownFigures& town);

/// The name of a town, with its county if the study has several; a text for villages without one.
std::string town_title(const TownFigures& town, const Figures& figures, Language language);

/// A row per town, and one of the county.
PageTable towns_table(const Study& study, const Figures& figures);
/// A row per service with gaps, and their sum.
PageTable services_table(const Study& study, const Figures& figures);
/// A row per site of a new community. No rows without sites.
PageTable sites_table(const Study& study, const Findings& findings);
/// A row per year of the plan, and what is not in it. No rows without a plan.
PageTable county_years_table(const Study& study, const Figures& figures);
PageTable town_years_table(const Study& study, const Findings& findings, const TownFigures& town);
/// A row per village of the town with a gap, the most populous first.
PageTable focus_villages_table(const Study& study, const Findings& findings,
                               const TownFigures& town);
/// A row per village of the town, in their order: what the map shows, with the names for which it
/// has no room.
PageTable villages_table(const Study& study, const Findings& findings, const TownFigures& town);
/// A row per project of the town, by year and service.
PageTable projects_table(const Study& study, const Findings& findings, const TownFigures& town,
                         const std::vector<Project>& projects);

}  // namespace hinterland
