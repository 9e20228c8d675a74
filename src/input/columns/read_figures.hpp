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

/// Numeric columns, kept as text until all cells are known.
class NumberColumns {
 public:
  /// One column per request; those of text requests remain unused.
  explicit NumberColumns(const std::vector<FieldRequest>& requests);

  /// Starts the column of a request, with its name in the file. `is_typed` means that the file
  /// stores numbers, so that a point is a decimal point.
  void expect(std::size_t request, std::string_view header, bool is_typed);
  /// Adds the cell of the next record; blank if it has no value.
  void add(std::size_t request, std::string_view text);

  /// Decides how the numbers of each column are read, and fills `records.fields`. Reports cells
  /// that are not numbers as `number_unreadable`, and columns with two possible readings as
  /// `number_format_assumed`; adds a note for unusual number formats. `kept` are the indices of
  /// the added records that are still in `records`, in order.
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

/// Replaces Field1, Field2, … in the study by column names. GDAL uses these names for workbooks in
/// which it detects no header; existing studies that refer to them remain valid.
LayerSource with_column_names(LayerSource source, const PlainSheet& sheet,
                              const std::vector<TableField>& fields);

/// Reports how a table was normalised: notes, `quote_not_closed`, `record_unreadable` for rows that
/// do not fit the header, and `linked_file_not_read`.
void report_sheet(const PlainSheet& sheet, Records& records, Problems& problems);

/// Sets the places of the records from coordinate columns. Records without a place are marked in
/// `dropped` and reported; an unusual number format is noted.
void resolve_places(PlaceColumns& columns, const LayerSource& source, Records& records,
                    std::vector<bool>& dropped, Problems& problems);

/// A web map mentioned in a name, and the datum of its coordinates: 高德 in "高德经度".
struct NamedShift {
  std::string_view word;
  std::string_view datum;  ///< as written in a study: gcj02, bd09
};
std::optional<NamedShift> shift_in(std::string_view name);

/// Reports a column such as longitude_gcj02 that implies a datum which the study does not set.
void warn_of_shift(const LayerSource& source, const std::string& column, Problems& problems);

/// Marks and reports points at (0, 0), which means "not known" in any CRS, and lines and polygons
/// that extend from there over a great distance.
void find_zeros(const Records& records, Shape shape, std::vector<bool>& dropped,
                Problems& problems);

/// The settings of the study for coordinates in columns.
PlaceChoices place_choices(const LayerSource& source);

/// The text of a cell; empty if it is NULL, \N or the like. Such words are kept in columns of
/// codes, where `resolve_codes` reports them.
std::string_view text_in_cell(std::string_view role, std::string_view cell, bool is_answer);

/// Removes what spreadsheets add to codes, and clears damaged and missing codes, which are reported
/// for the column.
void resolve_codes(Records& records, Problems& problems);

/// The code of a record, else its name.
std::string label_in(const Records& records, RecordId row);
/// The number of a record in the file, followed by its label if there is one: "5 370100001".
std::string numbered(const Records& records, RecordId row);

}  // namespace hinterland
