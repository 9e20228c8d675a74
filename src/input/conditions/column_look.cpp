// SPDX-License-Identifier: Apache-2.0
#include "input/conditions/column_look.hpp"

#include "base/characters.hpp"
#include "base/written_number.hpp"
#include "input/columns/column_numbers.hpp"
#include "input/columns/field_match.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace hinterland {

namespace {

/// Whether the text is a number with leading zeros or with too many digits for a count.
bool is_code(std::string_view text) {
  constexpr std::size_t longest_count = 8;
  if (text.size() < 2 || !std::ranges::all_of(text, is_ascii_digit)) return false;
  return text.front() == '0' || text.size() > longest_count;
}

bool has_any_digit(std::string_view text) {
  return std::ranges::any_of(text, is_ascii_digit) || text.find("\xEF\xBC") != text.npos;
}

/// The 95 of "95 %"; none for other texts.
std::optional<double> percent_in(std::string_view text) {
  const NumberCell cell = number_in_cell(text);
  constexpr double per_cent = 0.01;
  const bool is_percent = cell.unit.family == UnitFamily::share && cell.unit.factor == per_cent;
  return is_percent ? cell.by_point : std::nullopt;
}

}  // namespace

ColumnLook::ColumnLook(ValueType written, const std::string& name)
    : written_(written), numbers_(role_of_column(name)) {}

void ColumnLook::add(std::string_view text) {
  const auto date = date_in(text);
  if (date) {
    ++dates_;
    packed_ += date->is_packed ? 1 : 0;
    day_first_ += date->order == DateOrder::day_first ? 1 : 0;
    month_first_ += date->order == DateOrder::month_first ? 1 : 0;
    any_order_ += !date->begins_with_year && date->order == DateOrder::unclear ? 1 : 0;
    has_times_ = has_times_ || !date->is_midnight();
  } else if (!has_any_digit(text)) {
    ++words_;
    return;
  } else {
    ++others_;
  }
  percents_ += percent_in(text) ? 1 : 0;
  if (written_ != ValueType::untyped || (date && !date->is_packed)) return;
  numbers_.add(text);
  codes_ += is_code(text) ? 1 : 0;
  has_fractions_ = has_fractions_ || text.find_first_of(".,eE") != text.npos;
}

bool ColumnLook::is_decided() const {
  if (written_ == ValueType::date) return has_times_;
  constexpr std::size_t many = 1000;
  const bool no_dates = others_ > 0 || codes_ > 0;
  const bool no_numbers =
      written_ != ValueType::untyped || numbers_.others() > 0 || codes_ > 0 || dates_ > packed_;
  const std::size_t values = dates_ + others_;
  constexpr std::size_t enough = 100;  // values without a per cent sign
  if (written_ != ValueType::date && no_dates && values < enough) return false;
  return (no_dates && no_numbers) || (words_ > many && words_ > values);
}

bool ColumnLook::are_dates() const {
  return dates_ > 0 && others_ == 0 && words_ <= dates_ && packed_ < dates_;
}

bool ColumnLook::are_percents() const { return percents_ > 0 && percents_ * 2 >= others_; }

bool ColumnLook::are_numbers() const {
  return written_ == ValueType::untyped && numbers_.numbers() > 0 && numbers_.others() == 0 &&
         codes_ == 0 && dates_ == packed_ && words_ <= numbers_.numbers();
}

DateOrder ColumnLook::order() const {
  if (day_first_ > 0 && month_first_ == 0) return DateOrder::day_first;
  if (month_first_ > 0 && day_first_ == 0) return DateOrder::month_first;
  return DateOrder::unclear;
}

ValueType ColumnLook::type() const {
  if (written_ == ValueType::date) return has_times_ ? ValueType::moment : ValueType::date;
  if (are_dates()) {
    const bool is_unclear =
        (any_order_ > 0 || (day_first_ > 0 && month_first_ > 0)) && order() == DateOrder::unclear;
    if (is_unclear) return ValueType::unclear_date;
    return has_times_ ? ValueType::moment : ValueType::date;
  }
  if (are_percents()) return ValueType::percent;
  if (are_numbers()) return has_fractions_ ? ValueType::real_figure : ValueType::figure;
  return written_;
}

std::string ColumnLook::value(std::string_view text) const {
  const ValueType looked = type();
  if (looked == ValueType::date || looked == ValueType::moment) {
    const auto date = date_in(text, order());
    if (!date) return std::string(text);
    if (looked == ValueType::date) return date->day;
    return fmt::format("{}T{}", date->day, date->time.empty() ? "00:00:00" : date->time);
  }
  if (looked == ValueType::percent) {
    const auto number = percent_in(text);
    return number ? fmt::format("{}", *number) : std::string(text);
  }
  if (looked == ValueType::figure || looked == ValueType::real_figure) {
    if (std::ranges::all_of(text, is_ascii_digit)) return std::string(text);
    const NumberForm form(numbers_, std::nullopt, 0, false);
    if (const auto number = form.read(text)) return fmt::format("{}", *number);
  }
  return std::string(text);
}

namespace {

/// Formats without types, in which every cell is text and an empty cell is NULL.
bool is_untyped(std::string_view driver) {
  static constexpr std::array<std::string_view, 4> untyped = {"CSV", "XLSX", "XLS", "ODS"};
  return std::ranges::find(untyped, driver) != untyped.end();
}

}  // namespace

bool answers_conditions_itself(std::string_view driver) {
  static constexpr std::array<std::string_view, 8> databases = {
      "PostgreSQL", "MySQL", "MSSQLSpatial", "OCI", "ODBC", "HANA", "WFS", "OAPIF"};
  return std::ranges::find(databases, driver) != databases.end();
}

bool is_special_field(std::string_view name) {
  static constexpr std::array<std::string_view, 11> special = {
      "FID",     "OGR_GEOMETRY", "OGR_STYLE", "OGR_GEOM_WKT", "OGR_GEOM_AREA", "ROWID",
      "OGC_FID", "GEOM",         "GEOMETRY",  "SHAPE",        "THE_GEOM"};
  return std::ranges::any_of(special, [&](std::string_view one) { return same_name(name, one); });
}

ValueType type_of_values(std::string_view type, bool has_fractions, std::string_view driver) {
  if (type == "real") return ValueType::real;
  if (type == "number" || type == "integer") {
    return has_fractions ? ValueType::real : ValueType::number;
  }
  if (type == "date") return ValueType::date;
  return is_untyped(driver) ? ValueType::untyped : ValueType::text;
}

}  // namespace hinterland
