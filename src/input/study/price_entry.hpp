// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/study/config_table.hpp"

#include <hinterland/catalogue.hpp>

namespace hinterland {

/// Reads the prices of one service. Throws UsageError, with the place in the
/// file, for a price that is missing, negative or falling from low to high, for
/// a trench dearer than the metre it is part of, and for an item that is counted
/// neither by length nor by people, or by both.
ServicePrice read_price(const ConfigTable& table);

}  // namespace hinterland
