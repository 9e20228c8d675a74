// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/route_graph.hpp"

#include <hinterland/catalogue.hpp>

#include <cstdint>

/// Inside network_extension: what lines and connections cost.
namespace hinterland {

/// What a metre of line costs, in whole fen, items that come by the metre in it.
/// So a line of whole centimetres costs whole hundredths of a fen, and sums of
/// costs do not depend on their order.
struct LinePrice {
  CostRange along_road;
  CostRange across_country;
  CostRange trench;  ///< part of both

  const CostRange& per_metre(Ground ground) const {
    return ground == Ground::along_road ? along_road : across_country;
  }
  CostRange laying(Ground ground) const { return per_metre(ground) - trench; }
};

LinePrice line_price(const ServicePrice& price);

/// Of so many centimetres: begun fen count whole, so that no sum of segments is
/// less than what the lines cost exactly.
CostRange line_cost(const CostRange& per_metre, std::uint64_t centimetres);

/// What a village needs beside the line: connections, items by people, what it
/// needs once.
CostRange local_cost(const ServicePrice& price, std::int64_t households, double people);

/// What the catalogue's alternative costs.
CostRange local_cost(const StandAlone& alternative, std::int64_t households);

}  // namespace hinterland
