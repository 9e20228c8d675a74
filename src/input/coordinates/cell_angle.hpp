// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cstddef>
#include <optional>
#include <set>
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

/// The angle of 116.2345 where that means 116°23'45"; none where minutes or seconds were 60 or
/// more.
std::optional<double> pointed_angle(std::string_view text);

/// What the names of columns say of angles.
enum class AngleForm { unsaid, sexagesimal, decimal };
AngleForm angle_form_in(std::string_view header);

/// Whether numbers such as 116.2345 may be degrees, minutes and seconds behind a point, as
/// surveyors write them. In a decimal degree the third and fourth digit are 60 or more in two cases
/// of five; so the more of them are seen, and none so high, the less it is one.
class PointedAngles {
 public:
  /// Adds a number in degrees. Numbers of fewer than four decimals tell nothing.
  void add(std::string_view text);

  /// One table of decimal degrees in sixty would look like this; one in a thousand million.
  bool may_be() const { return all_fit_ && telling() >= 8; }
  bool is_sure() const { return all_fit_ && telling() >= 40; }
  bool all_fit() const { return all_fit_; }

 private:
  std::size_t telling() const { return seconds_.size() < 2 ? 0 : values_.size(); }

  bool all_fit_ = true;
  std::set<std::string> values_;   ///< that are different, with digits for seconds
  std::set<std::string> seconds_;  ///< the third and fourth decimals seen
};

/// What a person should know of coordinates that look so: how they are read, and the way out.
Text pointed_angles_reported(const std::string& shown, bool are_read_so);

}  // namespace hinterland
