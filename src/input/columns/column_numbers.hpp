// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/written_number.hpp"

#include <hinterland/text.hpp>

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// What the numbers of a column stand for, which tells what is plausible among them.
enum class NumberRole { any, whole, people, households, metres, share };

/// People, households, and what else is counted.
bool is_whole(NumberRole role);

/// Whether a number of this unit can stand in such a column: 户 among households, not among people.
bool fits(NumberRole role, const Unit& unit);

/// What separators mean in a column.
enum class NumberMarks { point, comma, thousands };

/// The cells of a column, one after another: which readings its numbers have.
class NumberTally {
 public:
  /// `header`: the unit in the column's name, in which cells without one of their own count.
  explicit NumberTally(NumberRole role, const std::optional<Unit>& header = {});

  /// Adds a cell that is not blank. Plain whole numbers cost little.
  void add(std::string_view text);

  NumberRole role() const { return role_; }
  std::size_t numbers() const { return numbers_; }
  std::size_t others() const { return others_; }  ///< cells that are no number at all
  /// True where some number reads with a decimal comma alone, and none with a point alone.
  bool tells_comma() const { return only_comma_ > 0 && only_point_ == 0; }

 private:
  friend class NumberForm;

  NumberRole role_;
  double factor_ = 1.0;  ///< of cells without a unit of their own
  std::size_t numbers_ = 0;
  std::size_t others_ = 0;
  std::size_t only_point_ = 0;
  std::size_t only_comma_ = 0;
  std::size_t either_ = 0;                  ///< differ by the reading
  std::size_t either_by_comma_mark_ = 0;    ///< of these, "1,234"
  std::array<std::size_t, 3> plausible_{};  ///< numbers, by NumberMarks
  std::string example_either_;
  std::string example_only_comma_;
  std::string example_only_point_;
  std::map<std::string, std::size_t, std::less<>> units_;
};

/// How the numbers of a column are read.
class NumberForm {
 public:
  NumberForm() = default;

  /// Decides from all cells of a column.
  ///
  ///   header   the unit in the column's name, if any
  ///   chosen   the study's `decimal`; 0: none
  ///   comma_elsewhere  another column of the table can only be read with a decimal comma
  ///
  /// Where all numbers have one reading, that is taken. Where there are two, what is plausible for
  /// the role decides, else the point, and `is_assumed` tells so.
  NumberForm(const NumberTally& tally, const std::optional<Unit>& header, char chosen,
             bool comma_elsewhere);

  /// The value of a cell; none: it is no number, or of a unit that does not fit.
  std::optional<double> read(std::string_view text) const;

  bool is_assumed() const { return is_assumed_; }
  /// How the numbers are read, where that is not plain: "decimal comma". Empty: it is.
  const Text& said() const { return said_; }
  /// Numbers are metres or shares of 1, since header or cells name the unit.
  bool is_in_base_unit() const { return is_in_base_unit_; }

 private:
  void decide_marks(const NumberTally& tally, char chosen, bool comma_elsewhere);
  void decide_units(const NumberTally& tally, const std::optional<Unit>& header);
  void say(const Text& what);

  NumberRole role_ = NumberRole::any;
  NumberMarks marks_ = NumberMarks::point;
  double factor_ = 1.0;     ///< of cells without a unit of their own
  std::string other_unit_;  ///< that cells may bear
  bool is_assumed_ = false;
  bool is_in_base_unit_ = false;
  Text said_;
};

/// The role of numbers that a layer's field plays: people and households are whole.
NumberRole number_role(std::string_view field_role);

/// What the numbers of a column stand for, by its name.
NumberRole role_of_column(const std::string& name);

/// How the numbers in the columns of a table would be read, for a person to see.
class FigureReadings {
 public:
  /// Adds a column. Only those of text have more than one reading; `name` tells what the numbers
  /// stand for and their unit. In a workbook a figure is a number wherever that makes sense.
  void expect(std::string name, bool is_text, bool is_spreadsheet);
  /// Adds a cell of the column that was the `column`-th to be expected.
  void add(std::size_t column, std::string_view text);
  /// One statement a column; empty where the numbers are plain, or the cells no numbers.
  Notes said() const;

 private:
  std::vector<std::string> names_;
  std::vector<bool> is_text_;
  std::vector<NumberTally> tallies_;
};

/// The unit in a column's name that no number of this role has: 户 or 元 of "people". Empty: none.
std::string foreign_unit(std::string_view role, std::string_view header);

/// Why a column whose name has such a unit is not read, and the way out.
Text foreign_column(std::string_view role, std::string_view header);

/// A cell that is not read as a number of this role, with the reason where its unit is one.
Text unreadable_cell(std::string_view role, std::string_view header, std::string_view cell);

}  // namespace hinterland
