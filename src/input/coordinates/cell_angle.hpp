// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace hinterland {

/// Which coordinate a letter says that an angle is: E, W, 东经 or N, S, 北纬.
enum class AngleAxis { unsaid, lon, lat };

/// An angle in degrees, south and west negative.
struct Angle {
  double degrees = 0.0;
  AngleAxis axis = AngleAxis::unsaid;
  bool has_marks = false;  ///< it is more than a plain number: degree signs, letters, minutes
};

/// Reads an angle: 117°06'30.5"E, 117 06 30.5, E117°6′30″, 东经117度6分30秒, 117:06:30, 117.06.30,
/// 117.5°, 117°06.508', -36.6, S 36.6. A comma may stand for the point. None: it is no angle,
/// minutes or seconds are 60 or more, or a part that is not the last has a fraction.
std::optional<Angle> angle_in_cell(std::string_view text);

/// The angle of digits without marks, 1170630.5 for 117°06'30.5"; none where it cannot be one.
/// Whether it is one, no single cell can tell.
std::optional<double> packed_angle(std::string_view text);

/// The two coordinates in one cell: "117.01, 36.6", "36.6;117.01", "POINT(117.01 36.6)",
/// "117°1'E 36°36'N", "117,011 36,599".
struct CoordinatePair {
  std::string first;
  std::string second;
  bool lon_first = false;  ///< said by the notation: well-known text, GeoJSON
};
std::optional<CoordinatePair> pair_in_cell(std::string_view text);

}  // namespace hinterland
