// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_numbers.hpp"
#include "input/columns/field_match.hpp"
#include "input/coordinates/column_places.hpp"
#include "input/formats/gdal_sheet.hpp"
#include "input/records/read.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace hinterland {

/// Columns of numbers that are kept as text until all their cells are known.
class NumberColumns {
 public:
  /// One column a wish; those that are no numbers stay empty.
  explicit NumberColumns(const std::vector<FieldWish>& wishes);

  /// The column of this wish has this name in the file. `is_typed`: the file knows it as numbers,
  /// so that a point in them is a decimal point.
  void expect(std::size_t wish, std::string_view header, bool is_typed);
  /// Adds the cell of the next record; blank: it says nothing.
  void add(std::size_t wish, std::string_view text);

  /// Decides for each column how its numbers are read, and fills `records.fields`. A cell that is
  /// no number becomes a `number_unreadable`, a column with two readings a
  /// `number_format_assumed`; what is not plain is a note. `kept`: of the records added, those
  /// that are still in `records`, in order.
  void settle(const LayerSource& source, Shape shape, const std::vector<std::size_t>& kept,
              Records& records, Problems& problems);

 private:
  struct Waiting {
    NumberTally tally;
    std::optional<Unit> unit;
    bool is_typed = false;
    TextColumn<RecordId> cells;
  };
  void fill(const Waiting& column, const NumberForm& form, const std::vector<std::size_t>& kept,
            RecordField& field) const;

  std::vector<std::optional<Waiting>> columns_;
  std::vector<std::string> roles_;
};

/// The source with the names of columns in place of Field1, Field2, … by which GDAL calls those of
/// a workbook whose header it does not see, so that studies which name them stay as they are.
LayerSource with_column_names(LayerSource source, const PlainSheet& sheet,
                              const std::vector<TableField>& fields);

/// Tells what was done to a table that was not plain: notes, `quote_not_closed`,
/// `record_unreadable` for rows that do not fit under the header, and `linked_file_not_read`.
void report_sheet(const PlainSheet& sheet, Records& records, Problems& problems);

/// Fills the places of the records from columns of coordinates. A record without one is marked in
/// `dropped` and becomes a problem; how they are read, where not plainly, is a note.
void settle_places(PlaceColumns& columns, const LayerSource& source, Records& records,
                   std::vector<bool>& dropped, Problems& problems);

/// The web map that a name speaks of, and the datum of its coordinates: 高德 in "高德经度".
struct NamedShift {
  std::string_view word;
  std::string_view datum;  ///< as a study writes it: gcj02, bd09
};
std::optional<NamedShift> shift_in(std::string_view name);

/// A column such as longitude_gcj02 says what the study has not said: a problem.
void warn_of_shift(const LayerSource& source, const std::string& column, Problems& problems);

/// Marks the points at (0, 0), in the Gulf of Guinea, which stands for "not known" in every CRS,
/// and the lines and polygons that come from there to far away, and reports them.
void find_zeros(const Records& records, Shape shape, std::vector<bool>& dropped,
                Problems& problems);

/// What the study says of coordinates in columns.
PlaceChoices place_choices(const LayerSource& source);

/// What a cell says: empty where it is NULL, \N or the like. Of codes that is left as it is, for
/// `settle_codes` to tell.
std::string_view text_in_cell(std::string_view role, std::string_view cell, bool is_answer);

/// Takes what spreadsheets add off the codes of a layer, and reads damaged ones as none, which
/// is a problem for the column.
void settle_codes(Records& records, Problems& problems);

/// Its code, else its name, so that a person finds the record.
std::string label_in(const Records& records, RecordId row);
/// Its number in the file, and behind it that: "5 370100001"; of a record that has neither "5".
std::string numbered(const Records& records, RecordId row);

}  // namespace hinterland
