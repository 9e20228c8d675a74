// SPDX-License-Identifier: Apache-2.0
#include "input/conditions/sql_text.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"
#include "input/conditions/clause.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace hinterland {

namespace {

/// The offset after the quoted text that starts at `at`; a doubled quotation mark is part of the
/// text.
std::size_t past_quotes(std::string_view sql, std::size_t at) {
  const char mark = sql[at] == '[' ? ']' : sql[at];
  std::size_t end = sql.find(mark, at + 1);
  while (end != sql.npos && end + 1 < sql.size() && sql[end + 1] == mark && mark != ']') {
    end = sql.find(mark, end + 2);
  }
  return end == sql.npos ? sql.size() : end + 1;
}

std::size_t past_comment(std::string_view sql, std::size_t at) {
  const bool is_line = sql[at] == '-';
  const std::size_t end = sql.find(is_line ? "\n" : "*/", at + 2);
  return end == sql.npos ? sql.size() : end + (is_line ? 1 : 2);
}

bool is_word(char c) { return is_ascii_word(c) || c == '_'; }

/// The upper-case words of a query outside parentheses, quotation marks and comments, and its
/// semicolons.
std::vector<std::string> outer_words(std::string_view sql) {
  std::vector<std::string> words;
  int depth = 0;
  for (std::size_t at = 0; at < sql.size();) {
    const char c = sql[at];
    if (sql.substr(at, 2) == "--" || sql.substr(at, 2) == "/*") {
      at = past_comment(sql, at);
    } else if (c == '\'' || c == '"' || c == '`' || c == '[') {
      at = past_quotes(sql, at);
    } else if (is_word(c)) {
      const std::size_t from = at;
      while (at < sql.size() && is_word(sql[at])) ++at;
      if (depth == 0) words.push_back(ascii_upper(std::string(sql.substr(from, at - from))));
    } else {
      if (c == '(') ++depth;
      if (c == ')') --depth;
      if (c == ';') words.emplace_back(";");
      ++at;
    }
  }
  while (!words.empty() && words.back() == ";") words.pop_back();
  return words;
}

/// Keywords and type names that may precede a parenthesis without being a function call.
constexpr std::string_view keywords =
    " in as and or not exists values over filter case when then else from where join on using "
    "select "
    "by union all any some except intersect limit offset having distinct like glob between is "
    "materialized recursive set returning escape end within interval lateral row array "
    "numeric decimal varchar char character varying nchar bit time timestamp timestamptz float "
    "double real integer int bigint smallint text geometry geography date ";

/// Functions that a query may call: those of SQLite, SpatiaLite and PostgreSQL that compute a value
/// from their arguments without side effects. Functions with the prefixes st_, json, jsonb_ and mbr
/// are allowed as well.
constexpr std::string_view functions =
    " cast abs changes ceil ceiling coalesce concat concat_ws floor format hex ifnull iif instr "
    "length likelihood likely unlikely lower ltrim max min mod nullif octet_length printf quote "
    "random replace round rtrim sign soundex substr substring trim trunc typeof unicode upper "
    "count "
    "sum total avg group_concat string_agg array_agg median percentile stddev stddev_pop "
    "stddev_samp variance var_pop var_samp bool_and bool_or every mode datetime julianday "
    "unixepoch "
    "strftime timediff acos asin atan atan2 cos degrees exp ln log log10 log2 pi pow power radians "
    "sin sqrt cbrt tan cosh sinh tanh asinh acosh atanh div row_number rank dense_rank "
    "percent_rank "
    "cume_dist ntile lag lead first_value last_value nth_value regexp regexp_match regexp_replace "
    "regexp_matches regexp_substr generate_series unnest left right reverse repeat split_part "
    "strpos "
    "position overlay btrim initcap lpad rpad ascii chr char_length character_length translate "
    "starts_with string_to_array array_length array_to_string cardinality greatest least to_char "
    "to_number to_date to_timestamp now age extract date_part date_trunc make_date width_bucket "
    "row_to_json to_json to_jsonb md5 unaccent hstore_get_value gen_random_uuid nvl "
    "area length perimeter centroid x y z m astext aswkt asgeojson asbinary asgml askml assvg "
    "asewkt "
    "geomfromtext geomfromwkb geometryfromtext geomfromgeojson pointfromtext linefromtext "
    "polyfromtext mpointfromtext mlinefromtext mpolyfromtext makepoint makepointz makeline "
    "makepolygon buildmbr buildcirclembr buffer offsetcurve singlesidedbuffer intersection "
    "intersects contains within touches crosses overlaps equals disjoint covers coveredby relate "
    "distance ptdistwithin union gunion unaryunion difference symdifference collect extent "
    "envelope "
    "convexhull concavehull simplify simplifypreservetopology transform srid setsrid geometrytype "
    "geometryn numgeometries numpoints pointn startpoint endpoint exteriorring interiorringn "
    "numinteriorrings numinteriorring isvalid isvalidreason isvaliddetail isempty issimple isring "
    "isclosed makevalid snap snaptogrid dimension coorddimension boundary pointonsurface "
    "line_interpolate_point line_locate_point line_substring linemerge linesmerge polygonize "
    "buildarea castto casttopoint casttomultipoint casttolinestring casttomultilinestring "
    "casttopolygon casttomultipolygon casttogeometrycollection casttoxy casttosingle casttomulti "
    "shiftcoords translatecoords scalecoords rotatecoords reflectcoords swapcoords swapcoordinates "
    "azimuth greatcirclelength geodesiclength hausdorffdistance densify segmentize forcelhr "
    "force2d minx maxx miny maxy is_valid isnull is_equal hilbertcode geohash ";

bool is_listed(std::string_view words, const std::string& word) {
  return words.find(" " + word + " ") != words.npos;
}

bool may_be_called(const std::string& function) {
  for (const std::string_view prefix : {"st_", "json", "jsonb_", "mbr"}) {
    if (function.starts_with(prefix)) return true;
  }
  return is_listed(functions, function);
}

/// The offset after blanks and comments.
std::size_t past_blanks(std::string_view sql, std::size_t at) {
  while (at < sql.size()) {
    if (sql.substr(at, 2) == "--" || sql.substr(at, 2) == "/*") {
      at = past_comment(sql, at);
    } else if (is_ascii_space(sql[at])) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

/// The offset after the parenthesis that closes the one at `at`.
std::size_t past_brackets(std::string_view sql, std::size_t at) {
  int depth = 0;
  while (at < sql.size()) {
    const char c = sql[at];
    if (sql.substr(at, 2) == "--" || sql.substr(at, 2) == "/*") {
      at = past_comment(sql, at);
    } else if (c == '\'' || c == '"' || c == '`' || c == '[') {
      at = past_quotes(sql, at);
    } else {
      ++at;
      if (c == '(') ++depth;
      if (c == ')' && --depth == 0) return at;
    }
  }
  return at;
}

/// Whether the parentheses at `at` enclose the column list of a common table expression: WITH t(a,
/// b) AS (…).
bool are_columns_of_with(std::string_view sql, std::size_t at) {
  std::size_t next = past_blanks(sql, past_brackets(sql, at));
  if (ascii_lower(std::string(sql.substr(next, 2))) != "as") return false;
  next = past_blanks(sql, next + 2);
  const std::string after = ascii_lower(std::string(sql.substr(next, 3)));
  return after.starts_with("(") || after == "mat" || after == "not";
}

/// The first function called by the query that is not allowed; empty if there is none. Quoted names
/// are function calls too.
std::string forbidden_function(std::string_view sql) {
  for (std::size_t at = 0; at < sql.size();) {
    const char c = sql[at];
    const bool is_quoted = c == '"' || c == '`' || c == '[';
    if (sql.substr(at, 2) == "--" || sql.substr(at, 2) == "/*") {
      at = past_comment(sql, at);
    } else if (c == '\'') {
      at = past_quotes(sql, at);
    } else if (is_quoted || is_word(c) || (c & 0x80) != 0) {
      const std::size_t from = at;
      if (is_quoted) {
        at = past_quotes(sql, at);
      } else {
        while (at < sql.size() && (is_word(sql[at]) || (sql[at] & 0x80) != 0)) ++at;
      }
      const std::size_t next = past_blanks(sql, at);
      if (next >= sql.size() || sql[next] != '(') continue;
      const std::string_view text = sql.substr(from, at - from);
      const std::string name = ascii_lower(
          std::string(is_quoted && text.size() > 1 ? text.substr(1, text.size() - 2) : text));
      const bool is_keyword = !is_quoted && is_listed(keywords, name);
      if (!is_keyword && !may_be_called(name) && !are_columns_of_with(sql, next)) return name;
    } else {
      ++at;
    }
  }
  return {};
}

/// Whether the query contains string literals that PostgreSQL ends at another position than SQLite:
/// E'it\'s', $$it's$$.
bool has_other_quotes(std::string_view sql) {
  for (std::size_t at = 0; at + 1 < sql.size(); ++at) {
    const bool begins_word = at == 0 || !is_word(sql[at - 1]);
    const bool is_escaped =
        begins_word && (sql[at] == 'e' || sql[at] == 'E') && sql[at + 1] == '\'';
    const bool is_dollar = sql[at] == '$' && (sql[at + 1] == '$' || is_ascii_letter(sql[at + 1]));
    if (is_escaped || is_dollar) return true;
  }
  return false;
}

}  // namespace

Text fault_of_query(std::string_view sql) {
  if (has_other_quotes(sql)) {
    return {"the query contains text as E'…' or $$…$$; write it in single quotation marks",
            "查询中含 E'…' 或 $$…$$ 形式的文字，请改用单引号"};
  }
  const std::vector<std::string> words = outer_words(sql);
  if (std::ranges::find(words, ";") != words.end()) {
    return {"the query contains more than one statement", "查询中不止一条语句"};
  }
  // Statements that may follow the tables of a WITH clause, and SELECT … INTO.
  constexpr std::array writing = {"INSERT", "UPDATE", "DELETE", "INTO", "RETURNING"};
  const bool begins = !words.empty() && (words.front() == "SELECT" || words.front() == "WITH");
  const bool writes = std::ranges::any_of(
      writing, [&](const char* verb) { return std::ranges::find(words, verb) != words.end(); });
  if (!begins || writes) return {"the query does not only read data", "查询不只是读取数据"};
  const std::string function = forbidden_function(sql);
  if (function.empty()) return {};
  return filled_text(
      "the query calls {}(), which is not one of the allowed functions for text, numbers, dates "
      "and geometry",
      "查询调用了 {}()，只允许调用文字、数字、日期和几何函数", function);
}

std::string quote_names(std::string_view condition) {
  std::string quoted;
  while (!condition.empty()) {
    std::size_t length = 1;
    const char first = condition.front();
    if (first == '\'' || first == '"') {
      length = std::min(condition.find(first, 1), condition.size() - 1) + 1;
    } else if (is_of_a_name(first)) {
      const auto end = std::ranges::find_if_not(condition, is_of_a_name);
      length = static_cast<std::size_t>(end - condition.begin());
    }
    const std::string_view word = condition.substr(0, length);
    const bool bare_name = is_of_a_name(first) && std::ranges::any_of(word, is_beyond_ascii);
    quoted += bare_name ? "\"" + std::string(word) + "\"" : std::string(word);
    condition.remove_prefix(length);
  }
  return quoted;
}

std::string quoted_in_sql(std::string_view text, char mark) {
  std::string quoted(1, mark);
  for (const char c : text) quoted.append(c == mark ? 2 : 1, c);
  return quoted + mark;
}

}  // namespace hinterland
