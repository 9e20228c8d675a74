// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/input/study/study.hpp>

#include <cstddef>
#include <vector>

namespace hinterland {

/// What closes the gaps of one service.
struct ServiceExtension {
  ServiceId service;
  std::size_t gaps = 0;
  std::size_t by_line = 0;
  std::size_t on_site = 0;
  std::size_t stand_alone = 0;
  std::size_t without_remedy = 0;  ///< and so in no sum of costs
  Metres length;                   ///< of line
  CostRange cost;                  ///< lines and what is needed in the villages
};

/// What is built and what it costs, in numbers.
struct ExtensionFigures {
  std::vector<ServiceExtension> services;  ///< those with gaps, as the catalogue has them
  ServiceExtension all;                    ///< their sum; its service says nothing
  std::vector<ServiceLines> lines;         ///< planned apart, with their bounds
  std::vector<TrenchGroup> trench_groups;
  Fen line_cost = 0;  ///< of all lines, trenches shared
  Fen separate_cost = 0;
  Fen lower_bound = 0;
};

/// Counts. O(gaps + segments).
ExtensionFigures measure_extension(const Findings& findings);

/// The services with gaps whose prices come from no source: their costs are provisional.
std::vector<ServiceId> provisional_services(const ServiceCatalogue& catalogue,
                                            const ExtensionFigures& figures);

}  // namespace hinterland
