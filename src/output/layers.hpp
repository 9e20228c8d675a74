// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_keys.hpp"
#include "output/output_layer.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

#include <cstdint>
#include <vector>

/// The layers and tables of the results. Each refers to its arguments, which must outlive it.
namespace hinterland {

/// A point per village, in the order of the villages: whether it is covered, what decides, and the
/// distance to each public service that has facilities in the study.
OutputLayer coverage_layer(const Study& study, const Findings& findings, const OutputKeys& keys);

/// The land in the core and in the band of each town, as polygons that do not overlap.
OutputLayer service_areas_layer(const Findings& findings, const OutputKeys& keys);

/// A point per village that is covered, has a gap or is cut off: its gaps, the evidence on each
/// service, and the cost. Focus villages are those with at least one gap.
OutputLayer gaps_layer(const Study& study, const Findings& findings, const OutputKeys& keys);

/// A point per gap, by rank: the value, its components, and the stability of the rank.
OutputLayer priorities_layer(const Study& study, const Findings& findings, const OutputKeys& keys);

/// The lines to build: a line per segment, in the order of their table.
OutputLayer extensions_layer(const Study& study, const Findings& findings, const OutputKeys& keys);

/// A point per site, followed by one per village that relocates to it, the nearest first.
OutputLayer sites_layer(const Findings& findings, const OutputKeys& keys);

/// A straight line from each village that relocates to its site, in the order of `sites_layer`.
OutputLayer relocations_layer(const Findings& findings, const OutputKeys& keys);

/// A point per village and service whose state is unknown: what the next census should ask. By
/// village, then service.
OutputLayer survey_list_layer(const Study& study, const Findings& findings, const OutputKeys& keys);

/// Whether the next census should ask: the study does not know whether the village has the service.
/// A village that is known to lack it, but whose coverage is unknown, is no question for a census.
bool is_open_question(const Findings& findings, ServiceId service, VillageId village);

/// What is known of the gaps of a village.
enum class GapState : std::uint8_t {
  gaps,        ///< at least one
  none,        ///< the state of all services is known, and none is a gap
  none_found,  ///< no gap among the services whose state is known; that of others is unknown
  unknown,     ///< the state of no service is known
  not_judged,  ///< not within the radius, or coverage is unknown
};

/// O(services).
GapState gap_state(const Findings& findings, VillageId village);

/// The infrastructure services that the survey list includes: those for which the study has a
/// layer, a column or a facility, so that a blank is an exception. The other services are reported
/// once, not per village. O(services × villages).
std::vector<ServiceId> survey_services(const Findings& findings);

/// The remaining infrastructure services: no layer, column or facility in the study.
std::vector<ServiceId> services_without_source(const Findings& findings);

/// A feature per problem, in the order found; a problem without a place has no geometry.
OutputLayer problems_layer(const Problems& problems, Language language);

/// A table of what is known about each village and service, by village, then service: public
/// services that have facilities in the study; infrastructure services whose state is known.
OutputLayer village_services_layer(const Study& study, const Findings& findings,
                                   const OutputKeys& keys);

/// A table of the values of coded fields, with their labels in both languages.
OutputLayer labels_layer(const Study& study, const OutputKeys& keys);

/// All of the above, in the order of the dictionary.
std::vector<OutputLayer> output_layers(const Study& study, const Findings& findings,
                                       const OutputKeys& keys);

}  // namespace hinterland
