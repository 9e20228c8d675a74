// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"

#include <hinterland/units.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// Whether the name of a column of radii states a unit of time: 服务半径（分钟）, radius_min.
bool is_in_time(std::string_view header);
/// The message that such a column is not read.
Text said_of_time(std::string_view header);

/// Service radii of individual facilities, which replace those of the catalogue.
class OwnRadii {
 public:
  /// Decides how the column is read: without a unit, as kilometres if no value is above 100, with a
  /// note. A column in a unit of time, which only the study can select, is not read, with a note.
  OwnRadii(const Records& records, Notes& notes);

  /// The radius of a record. None if it is blank, 0, negative (a `number_unreadable`), or out of
  /// range.
  std::optional<Metres> of(const RecordInHand& record, Problems& problems);

  /// Reports the radii that `of` rejected because they are below 50 m or above 100 km, as one
  /// `radius_implausible` each, and notes the number of zeros.
  void report(Problems& problems, Notes& notes) const;

 private:
  struct Refused {
    std::size_t facilities = 0;
    Metres first;
    std::string called;  ///< label of the first
  };

  void report(const Refused& refused, bool too_short, Problems& problems) const;

  const Records& records_;
  const RecordField& field_;
  bool is_time_ = false;         ///< in a unit of time, so none is read
  double metres_in_unit_ = 1.0;  ///< metres per unit as read
  double column_unit_ = 1.0;     ///< metres per unit as written
  std::size_t given_ = 0;
  std::size_t zeros_ = 0;
  Refused too_short_;
  Refused too_long_;
};

}  // namespace hinterland
