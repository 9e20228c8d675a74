// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// The km/h in a unit of speed, however its letters are parted: 3.6 for "m/s", "ms" and "m_s", 1
/// for "km" and 公里 as well. None: the word is no such unit.
std::optional<double> kmh_in(std::string_view word);

/// The km/h that one of a column's numbers stands for, by its name: 3.6 for "限速(m/s)", "speed_ms"
/// and "SpeedMps", 1 where it names no unit. None: a unit that is not known: "(m/刻)".
std::optional<double> kmh_of_column(const std::string& header);

/// Whether a column's name is that of a speed with its unit: "maxspeed_mph", "speed ms", 限速_kmh,
/// "mph".
bool is_speed_with_unit(std::string_view header);

}  // namespace hinterland
