// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace hinterland {

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
Text pointed_angles_told(const std::string& shown, bool are_read_so);

}  // namespace hinterland
