// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/read.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace hinterland {

/// Tells a layer that the study gives for one service and whose records are of others: one
/// `layer_role_doubtful` with their number, the first and the way out.
///
/// A record is of another service where its kind is a word of that one, or, without a known kind,
/// its name ends in such a word; and neither is a word of the layer's own service. Any kind is
/// told, names where they are half of the records. Shops of all sorts go together, and so do
/// culture and sports. O(records), and a search of words for each different kind and name.
void doubt_service(const Records& records, const LayerSource& source,
                   const ServiceCatalogue& catalogue, Problems& problems);

/// Levels in the column of facilities beside those that their kinds and names say.
class DoubtedLevels {
 public:
  /// A facility whose column says this level; unknown: it says none, and nothing is doubted.
  void add(Level by_column, std::string_view kind, std::string_view name);

  /// Tells, as `unknown_level`, where more than half of the facilities that their words make the
  /// villages' (村卫生室), three at least, are the towns' by the column; or where those that surely
  /// are a town's (王庄镇中心小学, but not 王庄镇李家小学, which may be a village's) are the
  /// villages'.
  void report(const std::string& layer, const std::string& column, Problems& problems) const;

 private:
  struct Doubted {
    std::size_t said = 0;      ///< by words
    std::size_t contrary = 0;  ///< of these, by the column
    std::string first;
  };

  Doubted villages_;
  Doubted towns_;
};

}  // namespace hinterland
