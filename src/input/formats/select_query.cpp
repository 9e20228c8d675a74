// SPDX-License-Identifier: Apache-2.0
#include "input/formats/select_query.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

namespace hinterland {

namespace {

/// Past the text between quotation marks that begins at `at`; a doubled mark stands for itself.
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

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// The words of a query outside brackets, quotation marks and comments, in capitals, and each
/// semicolon.
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
      std::string word(sql.substr(from, at - from));
      std::ranges::transform(word, word.begin(), [](unsigned char letter) {
        return static_cast<char>(std::toupper(letter));
      });
      if (depth == 0) words.push_back(std::move(word));
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

}  // namespace

Text fault_of_query(std::string_view sql) {
  const std::vector<std::string> words = outer_words(sql);
  if (std::ranges::find(words, ";") != words.end()) {
    return {"the query holds more than one statement", "查询中不止一条语句"};
  }
  // What may stand behind the tables of a WITH, and SELECT … INTO.
  constexpr std::array writing = {"INSERT", "UPDATE", "DELETE", "INTO", "RETURNING"};
  const bool begins = !words.empty() && (words.front() == "SELECT" || words.front() == "WITH");
  const bool writes = std::ranges::any_of(
      writing, [&](const char* verb) { return std::ranges::find(words, verb) != words.end(); });
  if (begins && !writes) return {};
  return {"the query does not only read", "查询不只是读取数据"};
}

}  // namespace hinterland
