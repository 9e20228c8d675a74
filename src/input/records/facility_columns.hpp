// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// Reports a layer that the study assigns to one service while its records belong to others, as one
/// `layer_role_doubtful` with their number, the first record and advice.
///
/// A record belongs to another service if its kind, or without a known kind the end of its name, is
/// a word for that service, and neither contains a word for the layer's own. A single record is
/// sufficient by kind, half of the records by name. Shops of all sorts count as the same service,
/// as do culture and sports. O(records), plus a search for each distinct kind and name.
void warn_of_other_service(const Records& records, const LayerSource& source,
                           const ServiceCatalogue& catalogue, Problems& problems);

/// Compares the level column of facilities with the levels that their kinds and names denote.
class LevelConflictCheck {
 public:
  /// Adds a facility with the level of its column; unknown levels are not compared.
  void add(Level by_column, std::string_view kind, std::string_view name);

  /// Reports as `unknown_level` if more than half, and at least three, of the facilities that
  /// belong to villages by their words (村卫生室) have the level of a town or higher in the column;
  /// or the reverse for facilities that certainly belong to towns (王庄镇中心小学, but not
  /// 王庄镇李家小学, which may be a village's).
  void report(const std::string& layer, const std::string& column, Problems& problems) const;

 private:
  struct LevelConflicts {
    std::size_t by_words = 0;  ///< by words
    std::size_t contrary = 0;  ///< of these, with a contradicting column
    std::string first;
  };

  LevelConflicts villages_;
  LevelConflicts towns_;
};

/// Service radii of individual facilities, which replace those of the catalogue.
class OwnRadii {
 public:
  /// Decides how the column is read: without a unit, as kilometres if no value is above 100, with a
  /// note. A column in a unit of time, which only the study can select, is not read, with a note.
  OwnRadii(const Records& records, Notes& notes);

  /// The radius of a record. None if it is blank, 0, negative (a `number_unreadable`), or out of
  /// range.
  std::optional<Metres> of(const RecordInHand& record, Problems& problems);

  /// Reports the radii that `of` rejected because they are too short or too long, as one
  /// `radius_implausible` each, and notes the number of zeros. The limits are 50 m and 100 km;
  /// where no unit is given, 100 m for metres, and 30 km.
  void report(Problems& problems, Notes& notes) const;

 private:
  struct Refused {
    std::size_t facilities = 0;
    Metres first;
    std::string called;  ///< label of the first
  };

  void report(const Refused& refused, bool too_short, Problems& problems) const;
  Text advice(Metres radius, bool too_short) const;  ///< for a radius that was rejected

  const Records& records_;
  const RecordField& field_;
  Metres shortest_ = 50_m;       ///< same minimum as for radii in a study
  Metres longest_ = 100_km;      ///< likewise
  bool is_time_ = false;         ///< in a unit of time, so none is read
  double metres_in_unit_ = 1.0;  ///< metres per unit as read
  double column_unit_ = 1.0;     ///< metres per unit as written
  std::size_t given_ = 0;
  std::size_t zeros_ = 0;
  Refused too_short_;
  Refused too_long_;
};

}  // namespace hinterland
