// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/written_number.hpp"

#include <hinterland/text.hpp>
#include <hinterland/units.hpp>

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// The meaning of the numbers of a column, which determines which values are plausible.
enum class NumberRole { any, whole, people, households, metres, share };

/// Whether the role is a count: people, households and others.
bool is_whole(NumberRole role);

/// Whether numbers with this unit can occur in a column with this role: 户 for households, but not
/// for people.
bool fits(NumberRole role, const Unit& unit);

/// The meaning of the separators in the numbers of a column.
enum class NumberMarks { point, comma, thousands };

/// Collects the possible readings of the numbers of a column, cell by cell.
class NumberTally {
 public:
  /// `header` is the unit in the column's name, which applies to cells without a unit of their own.
  explicit NumberTally(NumberRole role, const std::optional<Unit>& header = {});

  /// Adds a cell that is not blank. Fast for plain whole numbers.
  void add(std::string_view text);

  NumberRole role() const { return role_; }
  std::size_t numbers() const { return numbers_; }
  std::size_t others() const { return others_; }  ///< cells that are not numbers
  /// Whether some number can be read only with a decimal comma, and none only with a decimal point.
  bool implies_comma() const { return only_comma_ > 0 && only_point_ == 0; }

 private:
  friend class NumberForm;

  NumberRole role_;
  double factor_ = 1.0;  ///< for cells without a unit
  std::size_t numbers_ = 0;
  std::size_t others_ = 0;
  std::size_t only_point_ = 0;
  std::size_t only_comma_ = 0;
  std::size_t either_ = 0;                  ///< both readings are possible and differ
  std::size_t either_by_comma_mark_ = 0;    ///< of these, written like "1,234"
  std::array<std::size_t, 3> plausible_{};  ///< plausible numbers by NumberMarks
  std::string example_either_;
  std::string example_only_comma_;
  std::string example_only_point_;
  std::map<std::string, std::size_t, std::less<>> units_;
};

/// How the numbers of a column are read.
class NumberForm {
 public:
  NumberForm() = default;

  /// Decides on the basis of all cells of a column.
  ///
  ///   header           the unit in the column's name, if any
  ///   chosen           the `decimal` of the study; 0 if not set
  ///   comma_elsewhere  another column of the table can only be read with a decimal comma
  ///
  /// If all numbers have one reading, it is used. Otherwise the reading with more plausible values
  /// for the role is used, or the decimal point if they are equal, and `is_assumed` is set.
  NumberForm(const NumberTally& tally, const std::optional<Unit>& header, char chosen,
             bool comma_elsewhere);

  /// The value of a cell; none if it is not a number or has an unsuitable unit.
  std::optional<double> read(std::string_view text) const;

  bool is_assumed() const { return is_assumed_; }
  /// The number format if it is unusual: "decimal comma". Else empty.
  const Text& description() const { return description_; }
  /// Whether the numbers are in metres or are shares of 1, because the header or the cells state
  /// the unit.
  bool is_in_base_unit() const { return is_in_base_unit_; }

 private:
  void decide_marks(const NumberTally& tally, char chosen, bool comma_elsewhere);
  void decide_units(const NumberTally& tally, const std::optional<Unit>& header);
  void add_note(const Text& what);

  NumberRole role_ = NumberRole::any;
  NumberMarks marks_ = NumberMarks::point;
  double factor_ = 1.0;     ///< for cells without a unit
  std::string other_unit_;  ///< another unit that cells may have
  bool is_assumed_ = false;
  bool is_in_base_unit_ = false;
  Text description_;
};

/// The number role of a layer's field; people and households are counts.
NumberRole number_role(std::string_view field_role);

/// The number role that the name of a column suggests.
NumberRole role_of_column(const std::string& name);

/// Describes for the user how the numeric columns of a table would be read.
class FigureReadings {
 public:
  /// Adds a column. Only text columns have several readings; `name` determines the role and the
  /// unit. In a workbook, measurements are stored as numbers, so text is only considered for
  /// counts.
  void expect(std::string name, bool is_text, bool is_spreadsheet);
  /// Adds a cell of the column with this index in the order of the calls of expect().
  void add(std::size_t column, std::string_view text);
  /// One statement per column; empty if its numbers are in the usual format or its cells not
  /// numbers.
  Notes description() const;

 private:
  std::vector<std::string> names_;
  std::vector<bool> is_text_;
  std::vector<NumberTally> tallies_;
};

/// The unit in a column's name if it is unsuitable for this role: 户 or 元 for "people". Else
/// empty.
std::string foreign_unit(std::string_view role, std::string_view header);

/// Why a column with an unsuitable unit is not read, with advice.
Text foreign_column(std::string_view role, std::string_view header);

/// Describes a cell that cannot be read as a number of this role; adds the reason if it is the
/// unit.
Text unreadable_cell(std::string_view role, std::string_view header, std::string_view cell);

/// Whether the name of a column of radii states a unit of time: 服务半径（分钟）, radius_min.
bool is_in_time(std::string_view header);
/// The message that such a column is not read.
Text column_in_time(std::string_view header);

}  // namespace hinterland
