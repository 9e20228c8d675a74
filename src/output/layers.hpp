// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

/// The layers of the results. Each refers to what it is made of, which must live until it is
/// written.
namespace hinterland {

/// A point a village, in the order of the villages: whether it is covered, what
/// decides, and how near each public service is of which the study knows a
/// facility. Looks at what it is given when
/// it is written, so both must live until then.
OutputLayer coverage_layer(const Study& study, const Findings& findings);

/// For each town the land in its core and in its band, as polygons that do not
/// overlap. Looks at what it is given when it is written.
OutputLayer service_areas_layer(const Findings& findings);

/// A point a focus village: what it lacks, why we think so, and what it would
/// cost. Looks at what it is given when it is written.
OutputLayer gaps_layer(const Study& study, const Findings& findings);

/// A point a gap, the most urgent first: score, its parts, and how sure the rank
/// is. Looks at what it is given when it is written.
OutputLayer priorities_layer(const Study& study, const Findings& findings);

/// The lines to build: a line a segment, in the order of their table.
OutputLayer extensions_layer(const Study& study, const Findings& findings);

/// For each site a point at it and then one at each village that gathers there,
/// the nearest first. Looks at what it is given when it is written.
OutputLayer sites_layer(const Findings& findings);

/// A point a village and service of which it is not known whether it is there: what
/// the next census should ask. By village, then service. Looks at what it is
/// given when it is written.
OutputLayer survey_list_layer(const Study& study, const Findings& findings);

/// A feature a problem, as they were found; one without a place has no geometry.
/// Looks at the problems when it is written, so they must live until then.
OutputLayer problems_layer(const Problems& problems, Language language);

}  // namespace hinterland
