// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/study.hpp>

#include <vector>

namespace hinterland {

/// The infrastructure services that the survey list includes: those for which the study has a
/// layer, a column or a facility, so that a blank is an exception. The other services are reported
/// once, not per village. O(services × villages).
std::vector<ServiceId> survey_services(const Findings& findings);

/// The remaining infrastructure services: no layer, column or facility in the study.
std::vector<ServiceId> services_without_source(const Findings& findings);

}  // namespace hinterland
