// SPDX-License-Identifier: Apache-2.0
#include "input/formats/csv_rows.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace hinterland {

namespace {

/// The lines at the start of the text that are not blank.
std::vector<std::string_view> first_lines(std::string_view bytes) {
  constexpr std::size_t most = 60;
  std::vector<std::string_view> lines;
  for (std::size_t first = 0; first < bytes.size() && lines.size() < most;) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n", first), bytes.size());
    if (end > first) lines.push_back(bytes.substr(first, end - first));
    first = end + 1;
  }
  return lines;
}

/// How often the mark stands outside quotation marks.
std::size_t count_outside_quotes(std::string_view line, char mark) {
  std::size_t count = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (line[i] == mark && !quoted) ++count;
  }
  return count;
}

/// The line without what stands in round brackets that are closed: the commas of a geometry as
/// WKT part no cells.
std::string without_brackets(std::string_view line) {
  std::string kept;
  std::vector<std::size_t> opened;  // where in `kept`
  for (const char c : line) {
    kept += c;
    if (c == '(') opened.push_back(kept.size());
    if (c != ')' || opened.empty()) continue;
    kept.resize(opened.back());
    opened.pop_back();
  }
  return kept;
}

}  // namespace

char delimiter_of(std::string_view bytes) {
  const auto first = first_lines(bytes);
  if (!first.empty() && first.front().size() == 5 && first.front().starts_with("sep=")) {
    return first.front()[4];
  }
  std::vector<std::string> lines;
  for (const std::string_view line : first) lines.push_back(without_brackets(line));
  char best = ',';
  std::pair<std::size_t, std::size_t> most{0, 0};  // lines that agree, cells
  for (const char mark : {',', ';', '\t', '|', '^'}) {
    std::map<std::size_t, std::size_t> lines_of;
    for (const std::string& line : lines) ++lines_of[count_outside_quotes(line, mark)];
    lines_of.erase(0);
    for (const auto& [count, agreeing] : lines_of) {
      if (std::pair(agreeing, count) <= most) continue;
      most = {agreeing, count};
      best = mark;
    }
  }
  return best;
}

CsvRows::CsvRows(std::string_view bytes, char delimiter) : bytes_(bytes), delimiter_(delimiter) {
  if (bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;  // byte order mark
}

bool CsvRows::at_end_of_line() const {
  return at_ >= bytes_.size() || bytes_[at_] == '\n' || bytes_[at_] == '\r';
}

std::string_view CsvRows::plain_cell() {
  const std::size_t first = at_;
  while (!at_end_of_line() && bytes_[at_] != delimiter_) {
    if (bytes_[at_] == '"') has_odd_quotes_ = true;
    ++at_;
  }
  return bytes_.substr(first, at_ - first);
}

/// Whether a quoted text of several lines holds a line that is a record by itself.
bool CsvRows::swallows(std::string_view quoted) const {
  if (columns_ < 2) return false;
  const std::size_t start = static_cast<std::size_t>(quoted.data() - bytes_.data());
  std::size_t first = quoted.find('\n');
  while (first != quoted.npos) {
    const std::size_t from = start + first + 1;
    const std::size_t end = std::min(bytes_.find_first_of("\r\n", from), bytes_.size());
    const std::string_view line = bytes_.substr(from, end - from);
    const bool even = std::ranges::count(line, '"') % 2 == 0;
    if (even && count_outside_quotes(line, delimiter_) + 1 == columns_) return true;
    first = quoted.find('\n', first + 1);
  }
  return false;
}

/// The cell whose quotation mark stands at hand.
std::string_view CsvRows::quoted_cell() {
  const std::size_t first = at_ + 1;
  std::string text;
  std::size_t end = first;
  bool closed = false;
  // A cell of one line may have any length. Beyond that many bytes no cell of several lines is
  // meant; where marks stay open again and again, the search for their ends would take too long.
  constexpr std::size_t few = 8;
  const std::size_t longest = open_quotes_.size() < few ? std::size_t{1} << 24 : 1 << 16;
  const std::size_t end_of_line = std::min(bytes_.find_first_of("\r\n", first), bytes_.size());
  const std::size_t last = std::max(end_of_line, std::min(first + longest, bytes_.size()));
  for (; end < last; ++end) {
    if (bytes_[end] != '"') {
      text.push_back(bytes_[end]);
      continue;
    }
    if (end + 1 < bytes_.size() && bytes_[end + 1] == '"') {
      text.push_back('"');
      ++end;
      continue;
    }
    const std::size_t behind = std::min(bytes_.find_first_not_of(" ", end + 1), bytes_.size());
    closed = behind == bytes_.size() || bytes_[behind] == delimiter_ || bytes_[behind] == '\n' ||
             bytes_[behind] == '\r';
    if (closed) {
      at_ = behind;
      break;
    }
    has_odd_quotes_ = true;
    text.push_back('"');  // a mark within the text that is not doubled
  }
  if (closed && !swallows(bytes_.substr(first, end - first))) {
    line_ += static_cast<std::size_t>(std::ranges::count(bytes_.substr(first, end - first), '\n'));
    made_.push_back(std::move(text));
    return made_.back();
  }
  at_ = first;
  has_odd_quotes_ = true;
  const std::string_view cell = plain_cell();
  constexpr std::size_t shown = 30;
  open_quotes_.push_back({line_, std::string(cell.substr(0, shown))});
  return cell;
}

bool CsvRows::next(std::vector<std::string_view>& cells) {
  cells.clear();
  made_.clear();
  if (at_ >= bytes_.size()) return false;
  line_of_record_ = line_;
  for (;;) {
    const std::size_t mark = bytes_.find_first_not_of(' ', at_);
    if (mark != bytes_.npos && bytes_[mark] == '"') {
      at_ = mark;
      cells.push_back(quoted_cell());
    } else {
      cells.push_back(plain_cell());
    }
    if (at_end_of_line()) break;
    ++at_;  // the delimiter
  }
  if (at_ < bytes_.size() && bytes_[at_] == '\r') ++at_;
  if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
  ++line_;
  return true;
}

}  // namespace hinterland
