// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/sheets/find_header.hpp"

#include <string>

namespace hinterland {

/// Throws Error where two tables stand side by side: their rows are no records, and nothing tells
/// which is meant. `path` is for the message.
void refuse_tables_beside(const SheetHeader& header, const std::string& path);

}  // namespace hinterland
