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

/// The axis given by a direction letter: E, W, 东经 or N, S, 北纬.
enum class AngleAxis { unsaid, lon, lat };

/// An angle in degrees; south and west are negative.
struct Angle {
  double degrees = 0.0;
  AngleAxis axis = AngleAxis::unsaid;
  bool has_marks = false;  ///< written with degree signs, letters or minutes
};

/// Reads an angle: 117°06'30.5"E, 117 06 30.5, E117°6′30″, 东经117度6分30秒, 117:06:30, 117.06.30,
/// 117.5°, 117°06.508', -36.6, S 36.6. The decimal mark may be a comma. None if the text is not an
/// angle, minutes or seconds are 60 or more, or a part other than the last has a fraction.
std::optional<Angle> angle_in_cell(std::string_view text);

/// The angle of digits without marks, 1170630.5 for 117°06'30.5"; none if it is not a valid angle.
/// A single cell does not show whether the column has this form.
std::optional<double> packed_angle(std::string_view text);

/// The two coordinates in one cell: "117.01, 36.6", "36.6;117.01", "POINT(117.01 36.6)", "117°1'E
/// 36°36'N", "117,011 36,599".
struct CoordinatePair {
  std::string first;
  std::string second;
  bool lon_first = false;  ///< defined by the notation: well-known text, GeoJSON
};
std::optional<CoordinatePair> pair_in_cell(std::string_view text);

/// The angle of 116.2345 if it means 116°23'45"; none if minutes or seconds would be 60 or more.
std::optional<double> pointed_angle(std::string_view text);

/// The form of angles stated in the name of a column.
enum class AngleForm { unsaid, sexagesimal, decimal };
AngleForm angle_form_in(std::string_view header);

/// Decides whether numbers such as 116.2345 are degrees with minutes and seconds after the point,
/// as surveyors write them. In decimal degrees the third and fourth decimals are 60 or more in two
/// of five cases, so the hypothesis of decimal degrees becomes less likely with each number in
/// which they are below 60.
class PointedAngles {
 public:
  /// Adds a number in degrees. Numbers with fewer than four decimals are no evidence.
  void add(std::string_view text);

  /// The probability that a table of decimal degrees satisfies these is 1/60 and 1e-9.
  bool may_be() const { return all_fit_ && informative() >= 8; }
  bool is_sure() const { return all_fit_ && informative() >= 40; }
  bool all_fit() const { return all_fit_; }

 private:
  std::size_t informative() const { return seconds_.size() < 2 ? 0 : values_.size(); }

  bool all_fit_ = true;
  std::set<std::string> values_;   ///< distinct numbers with digits for seconds
  std::set<std::string> seconds_;  ///< distinct third and fourth decimals
};

/// The note on such coordinates: how they are read, and how to change it.
Text pointed_angles_reported(const std::string& shown, bool are_read_so);

}  // namespace hinterland
