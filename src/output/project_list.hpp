// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/home_units.hpp"
#include "output/service_works.hpp"

#include <hinterland/study.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// The construction of one service, in one town and one year.
struct Project : Works {
  PlanYear year = unbuilt;  ///< `unbuilt`: not in the plan
  std::uint32_t unit = 0;   ///< index into `HomeUnits::units`
  std::string county;
  std::string town;
  ServiceId service;
  std::vector<VillageId> villages;  ///< with a gap that the project closes, each once
  Fen cost = 0;  ///< at likely prices, as scheduled; if not in the plan, as planned together
};

/// The projects, by year (those not in the plan last), county, town and service.
///
/// A segment belongs to the town of its `village`. The costs of a year's projects sum to the
/// spending of the year. Gaps without a remedy are in no project. O(n log n) in gaps and segments.
std::vector<Project> list_projects(const Findings& findings, const HomeUnits& units);
std::vector<Project> list_projects(const Findings& findings);

/// The texts of a project, in the language of the study.
struct ProjectTexts {
  std::string key;       ///< see `project_key`
  std::string name;      ///< 2027年玉泉镇供水管网延伸工程
  std::string place;     ///< county and town
  std::string works;     ///< what is built, with lengths and numbers of villages
  std::string nature;    ///< new, upgrade or extension, see `nature_of_works`
  std::string villages;  ///< names of those that benefit, else their codes
};

/// The texts of each project. O(villages log towns + projects).
std::vector<ProjectTexts> project_texts(const Study& study, const Findings& findings,
                                        const std::vector<Project>& projects);

/// The projects as a table for submission (近期建设项目表): CSV (RFC 4180) in UTF-8 with a byte
/// order mark, in the language of the study. The first column is the `project_key`.
std::string project_list_text(const Study& study, const Findings& findings);

}  // namespace hinterland
