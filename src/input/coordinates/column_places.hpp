// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/cell_angle.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// What the study says of coordinates in columns.
struct PlaceChoices {
  char decimal = 0;             ///< '.' or ','; 0: what the columns tell
  bool order_is_given = false;  ///< the first stands for longitude, whatever the cells say
  bool may_be_packed = false;   ///< no projected CRS is named, so 1170630 may be 117°06'30"
};

/// Degrees, minutes and seconds in one number: 1162345, or 116.2345.
enum class PackedAngles { none, whole, behind_point };

/// Why a record of a table has no place.
enum class PlaceFault { none, empty, unreadable };

/// The coordinates that a table keeps in one or two columns, as texts until all of them are known:
/// what commas and digits mean, only the whole column tells.
class PlaceColumns {
 public:
  /// `lat` equal to `lon`: one column holds both coordinates.
  PlaceColumns(std::string lon, std::string lat, const PlaceChoices& choices);

  bool is_pair() const { return lon_name_ == lat_name_; }
  /// Adds a record; `lat` is not looked at where one column holds both.
  void add(std::string_view lon, std::string_view lat);
  std::size_t size() const { return first_.size(); }

  /// Decides how the columns are read, and reads them. Throws Error where one column holds both
  /// coordinates and nothing tells which is which, or where digits may be degrees, minutes and
  /// seconds and are too few to be sure.
  void settle(const std::string& path, const std::string& layer);

  // After `settle`:
  PlaceFault fault(std::size_t row) const { return faults_[row]; }
  LonLat place(std::size_t row) const { return places_[row]; }
  std::string shown(std::size_t row) const;         ///< the cells, for messages
  const Text& said() const { return said_; }        ///< how they are read; empty: plainly
  const Text& assumed() const { return assumed_; }  ///< what another reading could be; empty: none

 private:
  struct Marks;
  Marks count_marks() const;
  void decide_decimal(const Marks& marks);
  void decide_order(const Marks& marks, const std::string& path, const std::string& layer);
  bool decide_packed(const Marks& marks, const std::string& path, const std::string& layer);
  bool decide_pointed(const Marks& marks);
  AngleForm angle_form() const;
  void read(std::size_t row);
  void say(const Text& what);

  std::string lon_name_;
  std::string lat_name_;
  PlaceChoices choices_;
  std::vector<std::string> first_;
  std::vector<std::string> second_;
  std::vector<bool> lon_first_;  ///< well-known text and GeoJSON say so
  std::vector<PlaceFault> faults_;
  std::vector<LonLat> places_;
  char decimal_ = '.';
  double factor_ = 1.0;  ///< of the unit that the names of both columns give: 1000 for km
  PackedAngles packed_ = PackedAngles::none;
  bool swapped_ = false;    ///< latitude stands first
  std::size_t turned_ = 0;  ///< records whose letters say so
  Text said_;
  Text assumed_;
};

}  // namespace hinterland
