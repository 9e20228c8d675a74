// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/read_cells.hpp"

#include <hinterland/units.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// Whether the name of a column of radii says minutes or hours: 服务半径（分钟）, radius_min.
bool is_in_time(std::string_view header);
/// What is said of such a column: it is not read.
Text said_of_time(std::string_view header);

/// The service radii that facilities have of their own, in place of the catalogue's.
class OwnRadii {
 public:
  /// Reads a column without a unit as kilometres where nothing in it is above 100; says so. Of a
  /// column of minutes, which only the study can name, nothing is read, and a note says so.
  OwnRadii(const Records& records, Notes& notes);

  /// None: blank, 0, negative (a `number_unreadable`), or a radius that no facility has.
  std::optional<Metres> of(const RecordInHand& record, Problems& problems);

  /// What `of` did not take since it is below 50 m or above 100 km: one `radius_absurd` for each of
  /// the two, with their number. The zeros are a note.
  void report(Problems& problems, Notes& notes) const;

 private:
  struct Refused {
    std::size_t facilities = 0;
    Metres first;
    std::string called;  ///< the first of them
  };

  void report(const Refused& refused, bool too_short, Problems& problems) const;

  const Records& records_;
  const RecordField& field_;
  bool is_time_ = false;         ///< minutes, of which none is read
  double metres_in_unit_ = 1.0;  ///< of a number as read
  double column_unit_ = 1.0;     ///< of a number as written, in metres
  std::size_t given_ = 0;
  std::size_t zeros_ = 0;
  Refused too_short_;
  Refused too_long_;
};

}  // namespace hinterland
