// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/notation/cell_angle.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Settings of the study for coordinates in columns.
struct PlaceChoices {
  char decimal = 0;             ///< '.' or ','; 0 if it is to be detected
  bool order_is_given = false;  ///< the first is the longitude, whatever the cells say
  bool may_be_packed = false;   ///< no projected CRS is named, so 1170630 may be 117°06'30"
};

/// Degrees, minutes and seconds in one number: 1162345 or 116.2345.
enum class PackedAngles { none, whole, after_point };

/// Why a record has no place.
enum class PlaceFault { none, empty, unreadable };

/// Coordinates in one or two columns of a table. They are kept as text until all records have been
/// added, because the meaning of commas and digits depends on the whole column.
class PlaceColumns {
 public:
  /// `lat` equal to `lon` means that one column holds both coordinates.
  PlaceColumns(std::string lon, std::string lat, const PlaceChoices& choices);

  bool is_pair() const { return lon_name_ == lat_name_; }
  /// Adds a record; `lat` is ignored if one column holds both coordinates.
  void add(std::string_view lon, std::string_view lat);
  std::size_t size() const { return first_.size(); }

  /// Decides how to read the columns, and reads them. Throws Error if one column holds both
  /// coordinates in an unknown order, or if digits may be degrees, minutes and seconds but there
  /// are too few records to decide.
  void finish(const std::string& path, const std::string& layer);

  // Valid after `finish`:
  PlaceFault fault(std::size_t row) const { return faults_[row]; }
  LonLat place(std::size_t row) const { return places_[row]; }
  std::string shown(std::size_t row) const;  ///< the cells, for messages
  /// How the columns were read; empty for plain degrees or metres.
  const Text& description() const { return description_; }
  /// Another possible reading; empty if there is none.
  const Text& assumed() const { return assumed_; }

 private:
  struct Marks;
  Marks count_marks() const;
  void decide_decimal(const Marks& marks);
  void decide_order(const Marks& marks, const std::string& path, const std::string& layer);
  bool decide_packed(const Marks& marks, const std::string& path, const std::string& layer);
  bool decide_pointed(const Marks& marks);
  AngleForm angle_form() const;
  void read(std::size_t row);
  void add_note(const Text& what);

  std::string lon_name_;
  std::string lat_name_;
  PlaceChoices choices_;
  std::vector<std::string> first_;
  std::vector<std::string> second_;
  std::vector<bool> lon_first_;  ///< defined by well-known text or GeoJSON
  std::vector<PlaceFault> faults_;
  std::vector<LonLat> places_;
  char decimal_ = '.';
  double factor_ = 1.0;  ///< unit given in the names of both columns: 1000 for km
  PackedAngles packed_ = PackedAngles::none;
  bool swapped_ = false;          ///< latitude first
  std::size_t swapped_rows_ = 0;  ///< records swapped because of their direction letters
  Text description_;
  Text assumed_;
};

}  // namespace hinterland
