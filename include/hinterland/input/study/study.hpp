// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/catalogue/service_catalogue.hpp>
#include <hinterland/input/study/layer_source.hpp>
#include <hinterland/network/road_lines.hpp>
#include <hinterland/network/road_network.hpp>
#include <hinterland/network/village_roads.hpp>
#include <hinterland/planning/connection.hpp>
#include <hinterland/planning/coverage.hpp>
#include <hinterland/planning/coverage_facilities.hpp>
#include <hinterland/planning/gap.hpp>
#include <hinterland/planning/network_extension.hpp>
#include <hinterland/planning/priority.hpp>
#include <hinterland/planning/schedule.hpp>
#include <hinterland/planning/service_area.hpp>
#include <hinterland/planning/sites.hpp>
#include <hinterland/world/entities.hpp>
#include <hinterland/world/problem.hpp>

#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// Everything that one `study.toml` says.
struct Study {
  std::string name;
  std::string path;  ///< of the study file
  std::string catalogue_path;
  Language language = Language::zh;
  StudyLayers layers;
  ServiceCatalogue catalogue;

  CoverageSettings coverage;
  RoadSettings roads;     ///< how roads join
  TravelSettings travel;  ///< how people get onto them; walks at the catalogue's speed
  ExtensionSettings extension;
  PrioritySettings priority;
  ScheduleSettings schedule;
  SitesSettings sites;
};

/// The answer: what each step found.
struct Findings {
  World world;
  Problems problems;
  Notes notes;  ///< what was chosen on the way, and why
  SettledLevels settled_levels;
  std::optional<RoadSurvey> roads;  ///< none: the study names no roads
  Connections connections;
  Coverage coverage;
  ServiceAreas service_areas;
  GapMatrix matrix;
  NetworkExtension extension;
  Priorities priorities;
  Schedule schedule;
  Sites sites;
};

/// Joins the roads, measures coverage, and keeps what the roads are like. The
/// first steps after the world has been verified, for who asks no more. Returns
/// the roads for who does; none: the study names none.
std::optional<VillageRoads> measure_reach(const Study& study, Findings& findings,
                                          const Progress& progress);

/// Answers the whole question of a study: reads, verifies, measures, decides.
/// Writes nothing. Throws what reading throws, and `Interrupted` from progress.
Findings run_study(const Study& study, const Progress& progress);

}  // namespace hinterland
