// SPDX-License-Identifier: Apache-2.0
#include "input/conditions/condition_query.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <sqlite3.h>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>

namespace hinterland {

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
  const bool is_date = text.size() >= 10 && text[0] >= '0' && text[0] <= '9' && text[4] == '-';
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
    const bool is_code = text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
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
  Statement(Condition asked, TypeOfField types);
  void bind(std::size_t parameter, const std::optional<std::string>& value);

  Condition condition;
  TypeOfField type_of;
  std::unique_ptr<sqlite3, Closer> database;
  std::unique_ptr<sqlite3_stmt, Closer> prepared;
  Text fault;
};

ConditionQuery::Statement::Statement(Condition asked, TypeOfField types)
    : condition(std::move(asked)), type_of(std::move(types)) {
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
  Statement& asked = *statement_;
  for (std::size_t i = 0; i < asked.condition.fields.size(); ++i) {
    asked.bind(i, value_of(asked.condition.fields[i]));
  }
  const int result = sqlite3_step(asked.prepared.get());
  const bool holds = result == SQLITE_ROW && sqlite3_column_double(asked.prepared.get(), 0) != 0.0;
  if (result != SQLITE_ROW) {
    throw Error(filled_text("the condition {} cannot be evaluated: {}. Change the layer's where.",
                            "无法按条件 {} 筛选：{}。请修改该图层的 where。", asked.condition.sql,
                            sqlite3_errmsg(asked.database.get())));
  }
  sqlite3_reset(asked.prepared.get());
  return holds;
}

}  // namespace hinterland
