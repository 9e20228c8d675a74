// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_hints.hpp"
#include "input/census/census_names.hpp"
#include "input/records/read.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace hinterland {

/// The senses that columns may have beside the one that is taken for a service: 未通自来水 beside
/// 通自来水.
inline constexpr std::array census_parts = {CensusSense::missing, CensusSense::being_built,
                                            CensusSense::planned, CensusSense::partly};

/// The role of such a column: water_supply_missing.
std::string role_of_part(const Service& service, CensusSense sense);

/// The requests for the columns beside the one for the service, each of another sense; of a public
/// service none.
std::vector<FieldRequest> part_requests(const Service& service, ServiceId id,
                                        const std::shared_ptr<CensusHints>& hints);

/// Of which service the columns are read, and by what.
struct CensusOf {
  const Service& service;
  ServiceId id;
  const CensusNames& names;
  double connected_share = 0.95;
  const LayerSource& source;
};

/// What the columns of a service, each of another sense, say together; empty: there are none, or
/// none says anything.
///
/// Of 通自来水 and 未通自来水, named alike and measured alike, the one that is filled answers;
/// where both are, and do not agree, the answer is unclear, and a `bad_census_value`. Other columns
/// answer where the first says nothing. One of partly, planned or being built answers where
/// nothing else does, or where both of such a pair say no. O(villages).
Column<VillageId, Answer> read_parts(const CensusOf& census, const Records& records,
                                     const Villages& villages, Problems& problems, Notes& notes);

}  // namespace hinterland
