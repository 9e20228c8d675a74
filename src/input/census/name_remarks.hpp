// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// The name of a village without what stands in brackets at its end: 王庄村 of 王庄村（东）.
std::string before_bracket(std::string_view name);

/// The same where that says what the village is, and not which: 石坞村 of 石坞村（省定贫困村） and
/// of 石坞村【示范村】, but 王庄村（东）, 石坞村（搬迁点） and 石坞村（原马埠村） stay.
std::string without_remark(std::string_view name);

}  // namespace hinterland
