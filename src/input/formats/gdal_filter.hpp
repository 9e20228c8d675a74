// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// The condition with names beyond ASCII in quotation marks: OGR's SQL takes
/// 人口 > 0 only as "人口" > 0. What stands in quotes already stays as it is.
std::string quote_names(std::string_view condition);

}  // namespace hinterland
