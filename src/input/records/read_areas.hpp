// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/read.hpp"

#include <hinterland/world.hpp>

#include <string>

namespace hinterland {

/// Adds an area for each record; one without a kind is of `kind_of_all`.
void add_areas(const Records& records, const std::string& kind_of_all, Areas& areas);

/// A column may say the level of all its names (乡镇 of those of towns). Boundaries of towns with a
/// column of counties are also those of the counties, with the codes that are a county's.
void tell_levels(const Records& records, Areas& areas);

}  // namespace hinterland
