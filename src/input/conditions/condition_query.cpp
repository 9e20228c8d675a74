// SPDX-License-Identifier: Apache-2.0
#include "input/conditions/condition_query.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/notation/column_numbers.hpp"
#include "input/notation/field_match.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

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

ColumnType::ColumnType(ValueType written, const std::string& name)
    : written_(written), numbers_(role_of_column(name)) {}

void ColumnType::add(std::string_view text) {
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

bool ColumnType::is_decided() const {
  if (written_ == ValueType::date) return has_times_;
  constexpr std::size_t many = 1000;
  const bool no_dates = others_ > 0 || codes_ > 0;
  const bool no_numbers =
      written_ != ValueType::untyped || numbers_.others() > 0 || codes_ > 0 || dates_ > packed_;
  const std::size_t values = dates_ + others_;
  constexpr std::size_t max_sample = 100;  // values without a per cent sign
  if (written_ != ValueType::date && no_dates && values < max_sample) return false;
  return (no_dates && no_numbers) || (words_ > many && words_ > values);
}

bool ColumnType::are_dates() const {
  return dates_ > 0 && others_ == 0 && words_ <= dates_ && packed_ < dates_;
}

bool ColumnType::are_percents() const { return percents_ > 0 && percents_ * 2 >= others_; }

bool ColumnType::are_numbers() const {
  return written_ == ValueType::untyped && numbers_.numbers() > 0 && numbers_.others() == 0 &&
         codes_ == 0 && dates_ == packed_ && words_ <= numbers_.numbers();
}

DateOrder ColumnType::order() const {
  if (day_first_ > 0 && month_first_ == 0) return DateOrder::day_first;
  if (month_first_ > 0 && day_first_ == 0) return DateOrder::month_first;
  return DateOrder::unclear;
}

ValueType ColumnType::type() const {
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

std::string ColumnType::value(std::string_view text) const {
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

namespace {

/// A number as SQLite stores it: an integer, so that long codes keep all digits, or a real.
struct Number {
  bool present = false;
  bool whole = false;
  std::int64_t integer = 0;
  double real = 0.0;

  double value() const { return whole ? static_cast<double>(integer) : real; }
};

Number number_in(std::string_view text) {
  const std::string_view bare = without_blanks(text);
  Number number;
  const auto [stop, error] =
      std::from_chars(bare.data(), bare.data() + bare.size(), number.integer);
  if (!bare.empty() && error == std::errc{} && stop == bare.data() + bare.size()) {
    number.present = number.whole = true;
    return number;
  }
  if (bare == "true" || bare == "TRUE" || bare == "True") return {true, true, 1, 0.0};
  if (bare == "false" || bare == "FALSE" || bare == "False") return {true, true, 0, 0.0};
  auto real = parse_number(bare);
  if (!real) {  // 500人, 12,5
    const NumberCell cell = number_in_cell(bare);
    real = cell.by_point ? cell.by_point : cell.by_comma;
    if (real && cell.unit.family == UnitFamily::count) *real *= cell.unit.factor;
  }
  if (!real) return number;
  constexpr double exact = 9e15;
  const bool whole = std::abs(*real) < exact && *real == std::floor(*real);
  return {true, whole, whole ? static_cast<std::int64_t>(*real) : 0, *real};
}

std::string_view text_of(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

/// number(x): the number in a text, or NULL.
void answer_number(sqlite3_context* context, int, sqlite3_value** arguments) {
  if (sqlite3_value_type(arguments[0]) != SQLITE_TEXT)
    return sqlite3_result_value(context, arguments[0]);
  const Number number = number_in(text_of(arguments[0]));
  if (!number.present) return sqlite3_result_null(context);
  if (number.whole) return sqlite3_result_int64(context, number.integer);
  sqlite3_result_double(context, number.real);
}

/// dated(x): the text if it starts as a date in SQLite's notation, or NULL.
void answer_dated(sqlite3_context* context, int, sqlite3_value** arguments) {
  const std::string_view text = text_of(arguments[0]);
  const bool is_date = text.size() >= 10 && is_ascii_digit(text[0]) && text[4] == '-';
  if (is_date) return sqlite3_result_value(context, arguments[0]);
  sqlite3_result_null(context);
}

/// compared(a, b): -1, 0 or 1, as numbers if both are numbers, otherwise as text; NULL if either is
/// NULL.
void answer_compared(sqlite3_context* context, int, sqlite3_value** arguments) {
  for (int i = 0; i < 2; ++i) {
    if (sqlite3_value_type(arguments[i]) == SQLITE_NULL) return sqlite3_result_null(context);
  }
  const std::string_view a = text_of(arguments[0]);
  const std::string_view b = text_of(arguments[1]);
  const auto value_in = [](std::string_view text) {
    const bool is_code = text.size() > 1 && text[0] == '0' && is_ascii_digit(text[1]);
    return is_code ? Number{} : number_in(text);  // 0123 is a code, not the number 123
  };
  const Number x = value_in(a);
  const Number y = value_in(b);
  const bool less = x.present && y.present ? x.value() < y.value() : a < b;
  const bool greater = x.present && y.present ? x.value() > y.value() : a > b;
  sqlite3_result_int(context, less ? -1 : greater ? 1 : 0);
}

struct Closer {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

}  // namespace

struct ConditionQuery::Statement {
  Statement(Condition parsed, TypeOfField types);
  void bind(std::size_t parameter, const std::optional<std::string>& value);

  Condition condition;
  TypeOfField type_of;
  std::unique_ptr<sqlite3, Closer> database;
  std::unique_ptr<sqlite3_stmt, Closer> prepared;
  Text fault;
};

ConditionQuery::Statement::Statement(Condition parsed, TypeOfField types)
    : condition(std::move(parsed)), type_of(std::move(types)) {
  sqlite3* opened = nullptr;
  const int result = sqlite3_open(":memory:", &opened);
  database.reset(opened);
  if (result != SQLITE_OK)
    throw Error(Text("cannot start SQLite: out of memory.", "SQLite 无法启动：内存不足。"));
  // Double quotation marks enclose names only, never text literals.
  sqlite3_db_config(opened, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  constexpr int pure = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
  sqlite3_create_function(opened, "number", 1, pure, nullptr, answer_number, nullptr, nullptr);
  sqlite3_create_function(opened, "dated", 1, pure, nullptr, answer_dated, nullptr, nullptr);
  sqlite3_create_function(opened, "compared", 2, pure, nullptr, answer_compared, nullptr, nullptr);

  const std::string sql = "SELECT (" + condition.sql + "\n)";
  sqlite3_stmt* statement = nullptr;
  const char* rest = nullptr;
  if (!condition.fault.empty()) {
    fault = condition.fault;
  } else if (sqlite3_prepare_v2(opened, sql.c_str(), -1, &statement, &rest) != SQLITE_OK) {
    fault = filled_text("SQLite reports: {}", "SQLite 报告：{}", sqlite3_errmsg(opened));
  } else if (rest != nullptr && *rest != '\0') {
    fault = {"it consists of more than one condition", "不止一个条件"};
  } else if (sqlite3_column_count(statement) != 1) {
    fault = {"it is not a condition", "不是条件"};
  }
  prepared.reset(statement);
}

void ConditionQuery::Statement::bind(std::size_t parameter,
                                     const std::optional<std::string>& value) {
  const int index = static_cast<int>(parameter) + 1;
  if (!value) {
    sqlite3_bind_null(prepared.get(), index);
    return;
  }
  const ValueType type = type_of(condition.fields[parameter]);
  const bool is_figure =
      type == ValueType::figure || type == ValueType::real_figure || type == ValueType::percent;
  const Number number = type == ValueType::number || type == ValueType::real || is_figure
                            ? number_in(*value)
                            : Number{};
  const bool is_text = type != ValueType::number && type != ValueType::real && !number.present;
  if (is_text) {
    sqlite3_bind_text64(prepared.get(), index, value->data(), value->size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
    return;
  }
  if (!number.present) {
    sqlite3_bind_null(prepared.get(), index);
  } else if (number.whole) {
    sqlite3_bind_int64(prepared.get(), index, number.integer);
  } else {
    sqlite3_bind_double(prepared.get(), index, number.real);
  }
}

ConditionQuery::ConditionQuery(Condition condition, TypeOfField type_of)
    : statement_(std::make_unique<Statement>(std::move(condition), std::move(type_of))) {}

ConditionQuery::~ConditionQuery() = default;

const Text& ConditionQuery::fault() const { return statement_->fault; }
const Condition& ConditionQuery::condition() const { return statement_->condition; }

bool ConditionQuery::holds(const ValueOfField& value_of) {
  Statement& statement = *statement_;
  for (std::size_t i = 0; i < statement.condition.fields.size(); ++i) {
    statement.bind(i, value_of(statement.condition.fields[i]));
  }
  const int result = sqlite3_step(statement.prepared.get());
  const bool holds =
      result == SQLITE_ROW && sqlite3_column_double(statement.prepared.get(), 0) != 0.0;
  if (result != SQLITE_ROW) {
    throw Error(filled_text("the condition {} cannot be evaluated: {}. Change the layer's where.",
                            "无法按条件 {} 筛选：{}。请修改该图层的 where。",
                            statement.condition.sql, sqlite3_errmsg(statement.database.get())));
  }
  sqlite3_reset(statement.prepared.get());
  return holds;
}

}  // namespace hinterland
