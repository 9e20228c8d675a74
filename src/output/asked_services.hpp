// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/study.hpp>

#include <vector>

namespace hinterland {

/// The infrastructure services that the census is asked about: those for which the
/// study has a layer, a column or a facility, so that a blank is an exception. Of
/// the others nothing is known anywhere, which is one statement and no list.
/// O(services × villages).
std::vector<ServiceId> asked_services(const Findings& findings);

/// The infrastructure services that are not among those.
std::vector<ServiceId> services_without_source(const Findings& findings);

}  // namespace hinterland
