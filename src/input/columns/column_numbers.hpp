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

}  // namespace hinterland
