// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coverage.hpp>
#include <hinterland/sites.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <optional>
#include <string>
#include <string_view>

/// How the values of the planning steps are called in files.
namespace hinterland {

std::string_view identifier(Zone zone);
std::string_view identifier(HomeEvidence evidence);
std::string_view identifier(SiteKind kind);
std::string_view identifier(Metric metric);
std::string_view identifier(CoveredBy covered_by);
std::string_view identifier(Movable movable);
std::string_view identifier(Datum datum);
std::string_view identifier(Axes axes);
std::string_view identifier(Language language);

/// The year as people write it; none: not in the plan, or there is none.
std::optional<double> calendar_year(const Schedule& schedule, PlanYear year);

/// The name of a service, or of an alternative, in a language; where it has none, in the other.
std::string_view name_of(const Service& service, Language language);
std::string_view name_of(const StandAlone& alternative, Language language);

/// The name of a facility, else its code, else that of its service: whoever
/// reads a map wants to see something.
std::string_view name_of(FacilityId facility, const World& world, const ServiceCatalogue& catalogue,
                         Language language);

}  // namespace hinterland
