// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coverage.hpp>
#include <hinterland/sites.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <optional>
#include <string>
#include <string_view>

/// How values and years are written in files, each word in one table.
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

/// Why a gap is not closed earlier, in a sentence of the language.
///
///   is_planned  false: it is not in the plan, and the sentence says why not at all
std::string_view explain(Delay delay, bool is_planned, Language language);

/// The calendar year; none: not in the plan, or there is no plan.
std::optional<double> calendar_year(const Schedule& schedule, PlanYear year);

/// The name of a service, or of an alternative, in a language; where it has none, in the other.
std::string_view name_of(const Service& service, Language language);
std::string_view name_of(const StandAlone& alternative, Language language);

/// The name of a facility, else its code, else that of its service, so that
/// a map always has a label.
std::string_view name_of(FacilityId facility, const World& world, const ServiceCatalogue& catalogue,
                         Language language);

}  // namespace hinterland
