// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coverage.hpp>
#include <hinterland/plan.hpp>
#include <hinterland/sites.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <optional>
#include <string>
#include <string_view>

/// Identifiers of enum values and years in files; one table per enum.
namespace hinterland {

std::string_view identifier(Zone zone);
std::string_view identifier(ParentUnitEvidence evidence);
std::string_view identifier(SiteKind kind);
std::string_view identifier(Metric metric);
std::string_view identifier(CoveredBy covered_by);
std::string_view identifier(Movable movable);
std::string_view identifier(Adopt adopt);
std::string_view identifier(Datum datum);
std::string_view identifier(Axes axes);
std::string_view identifier(Language language);
std::string_view identifier(ServiceGroup group);

/// Why a gap is not closed a year earlier or, if it is not in the plan, in the last year; with what
/// the year before lacks, in the given language.
std::string explain_delay(const Findings& findings, GapId gap, Language language);

/// The calendar year; none if the gap is not in the plan or there is no plan.
std::optional<double> calendar_year(const Schedule& schedule, PlanYear year);

/// The name of a service or of an alternative in a language; if missing, the name in the other.
std::string_view name_of(const Service& service, Language language);
std::string_view name_of(const Standalone& alternative, Language language);

/// The name of a facility, else its code, else the name of its service, so that a map always has a
/// label.
std::string_view name_of(FacilityId facility, const World& world, const ServiceCatalogue& catalogue,
                         Language language);

}  // namespace hinterland
