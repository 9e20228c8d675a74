// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/study/config_table.hpp"

#include <hinterland/catalogue.hpp>

namespace hinterland {

/// Reads what the answers yes, no and blank mean: "has", "lacks" or "unknown". Missing keys keep
/// the defaults. The table is finished: throws UsageError for other keys and words.
CensusMeaning read_meaning(const ConfigTable& table);

}  // namespace hinterland
