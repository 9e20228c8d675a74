// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/study/config_table.hpp"

#include <set>
#include <string>

namespace hinterland {

/// Reads an id: snake_case, since it becomes a column name, and new to `seen`.
std::string read_id(const ConfigTable& entry, std::set<std::string>& seen);

}  // namespace hinterland
