// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_columns.hpp"
#include "input/census/census_names.hpp"
#include "input/columns/records.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace hinterland {

/// Senses of supplementary columns beside the main column of a service: 未通自来水 beside 通自来水.
inline constexpr std::array census_parts = {CensusSense::missing, CensusSense::being_built,
                                            CensusSense::planned, CensusSense::partly};

/// The role of a supplementary column: water_supply_missing.
std::string role_of_part(const Service& service, CensusSense sense);

/// Requests for the supplementary columns of a service, one per sense; none for a public service.
std::vector<FieldRequest> part_requests(const Service& service, ServiceId id,
                                        const std::shared_ptr<CensusHints>& hints);

/// The service whose columns are read, and the settings.
struct CensusOf {
  const Service& service;
  ServiceId id;
  const CensusNames& names;
  double connected_share = 0.95;
  const LayerSource& source;
};

/// Combines the columns of a service, each with another sense; empty if there are none or all are
/// blank.
///
/// If 通自来水 and 未通自来水 have the same word and measure, the one that is filled in decides. If
/// both are filled in and contradict each other, the answer is unclear and reported as
/// `bad_census_value`. Any other negative column is used only if the main column is unknown. Being
/// built, planned and partly are used only if no other column decides, or if both of such a pair
/// say no. O(villages).
Column<VillageId, Answer> read_parts(const CensusOf& census, const Records& records,
                                     const Villages& villages, Problems& problems, Notes& notes);

}  // namespace hinterland
