// SPDX-License-Identifier: Apache-2.0
#include "input/columns/column_sample.hpp"

#include "base/plain_text.hpp"
#include "base/written_number.hpp"
#include "world/cell_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <unordered_set>

namespace hinterland {

namespace {

constexpr std::size_t sampled_records = 200;

bool is_mostly_blank(GdalTable& table, std::size_t field) {
  std::string cell;
  std::size_t seen = 0;
  std::size_t filled = 0;
  table.layer().rewind();
  for (; seen < sampled_records && table.next(); ++seen)
    filled += table.cell(field, cell).present ? 1 : 0;
  table.layer().rewind();
  return filled * 2 < seen;
}

std::string only_value(GdalTable& table, std::size_t field) {
  constexpr std::size_t few = 3;
  std::string first;
  std::string cell;
  std::size_t filled = 0;
  table.layer().rewind();
  while (table.next()) {
    if (!table.cell(field, cell).present) continue;
    const std::string_view value = without_blanks(cell);
    if (filled == 0) first = value;
    if (value != first) {
      filled = 0;
      break;
    }
    ++filled;
  }
  table.layer().rewind();
  return filled >= few ? first : std::string();
}

std::size_t different(GdalTable& table, std::size_t field) {
  std::unordered_set<std::string> values;
  std::string cell;
  table.layer().rewind();
  while (table.next()) {
    if (table.cell(field, cell).present) values.emplace(without_blanks(cell));
  }
  table.layer().rewind();
  return values.size();
}

}  // namespace

std::string ColumnSample::shown() const {
  constexpr std::size_t most = 3;
  std::vector<std::string> values;
  for (const std::string& cell : cells) {
    if (std::ranges::find(values, cell) == values.end()) values.push_back(cell);
    if (values.size() == most) break;
  }
  return fmt::format("{}", fmt::join(values, ", "));
}

bool ColumnSample::may_be_people() const {
  if (!are_numbers()) return false;
  const auto is_whole = [](double value) { return value >= 0.0 && value == std::floor(value); };
  const auto is_year = [](double value) { return value >= 1949.0 && value <= 2100.0; };
  if (!std::ranges::all_of(numbers, is_whole) || std::ranges::all_of(numbers, is_year))
    return false;
  std::vector<double> sorted = numbers;
  std::ranges::sort(sorted);
  const bool is_count_of_rows = sorted.front() <= 1.0 && sorted.back() - sorted.front() + 1.0 ==
                                                             static_cast<double>(sorted.size());
  const double middle = sorted[sorted.size() / 2];
  std::size_t different = 1;
  for (std::size_t i = 1; i < sorted.size(); ++i) different += sorted[i] != sorted[i - 1] ? 1 : 0;
  if (different * 2 < sorted.size()) return false;  // classes or codes
  return !is_count_of_rows && middle >= 20.0 && middle <= 50'000.0;
}

std::vector<ColumnSample> sampled_columns(GdalTable& table) {
  std::vector<ColumnSample> samples(table.fields().size());
  std::string cell;
  table.layer().rewind();
  for (std::size_t row = 0; row < sampled_records && table.layer().next(); ++row) {
    for (std::size_t i = 0; i < samples.size(); ++i) {
      ++samples[i].records;
      if (!table.cell(i, cell).present || is_null_word(without_blanks(cell))) continue;
      samples[i].cells.emplace_back(without_blanks(cell));
      const NumberCell number = number_in_cell(cell);
      if (number.by_point) samples[i].numbers.push_back(*number.by_point);
    }
  }
  table.layer().rewind();
  return samples;
}

ColumnFacts column_facts(GdalTable& table) {
  const auto samples = std::make_shared<std::vector<ColumnSample>>();
  return {[&](const std::vector<std::size_t>& fields) { return table.filled_records(fields); },
          [&](std::size_t field) { return is_mostly_blank(table, field); },
          [&](std::size_t field) { return only_value(table, field); },
          [&](std::size_t field) { return different(table, field); },
          [&table, samples](std::size_t field) -> const ColumnSample& {
            if (samples->empty()) *samples = sampled_columns(table);
            return (*samples)[field];
          }};
}

}  // namespace hinterland
