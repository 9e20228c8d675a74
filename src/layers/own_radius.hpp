// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layers/read_cells.hpp"

#include <hinterland/base/units.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace hinterland {

/// The service radii that facilities have of their own, in place of the catalogue's.
class OwnRadii {
 public:
  /// Reads a column without a unit as kilometres where nothing in it is above 100; says so.
  OwnRadii(const Records& records, Notes& notes);

  /// None: blank, 0, negative (a `number_unreadable`), or a radius that no facility has.
  std::optional<Metres> of(const RecordInHand& record, Problems& problems);

  /// What `of` did not take since it is below 50 m or above 100 km: one `radius_absurd` for each of
  /// the two, with their number.
  void report(Problems& problems) const;

 private:
  struct Refused {
    std::size_t facilities = 0;
    Metres first;
    std::string called;  ///< the first of them
  };

  void report(const Refused& refused, bool too_short, Problems& problems) const;

  const Records& records_;
  const RecordField& field_;
  double metres_in_unit_ = 1.0;  ///< of a number as read
  double column_unit_ = 1.0;     ///< of a number as written, in metres
  std::size_t given_ = 0;
  Refused too_short_;
  Refused too_long_;
};

}  // namespace hinterland
