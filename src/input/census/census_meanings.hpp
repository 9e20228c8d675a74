// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_notes.hpp"
#include "input/columns/records.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// What the answers of the column of a service mean: by the study, else by the first meaning of the
/// catalogue whose words are part of the header, else that the village has the service or lacks it.
CensusMeaning meaning_of(const CensusColumn& column, const LayerSource& source);

/// Replaces the answers yes and no, which `read_census` gives, and blank cells by their meaning.
/// Ambiguous answers become `CensusAnswer::unclear`, and are reported once for the column
/// (`census_answer_ambiguous`) with the key that says what they mean, unless the study says it.
/// Nothing changes for an empty column. O(villages).
void apply_meaning(const CensusColumn& column, const CensusMeaning& meaning, const Records& records,
                   Column<VillageId, CensusAnswer>& answers, Problems& problems);

}  // namespace hinterland
