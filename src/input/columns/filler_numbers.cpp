// SPDX-License-Identifier: Apache-2.0
#include "input/columns/filler_numbers.hpp"

#include "base/text_fill.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace hinterland {

namespace {

constexpr std::size_t least_records = 3;

bool looks_like_filler(double number) {
  const std::string digits = fmt::format("{:.12g}", number);
  if (digits == "999" || digits == "32767" || digits == "65535") return true;
  return digits.size() >= 4 && digits.find_first_not_of(digits.front()) == digits.npos;
}

/// Whether the number is far above those of the other records.
bool is_far_above(double number, const std::vector<double>& sorted) {
  std::vector<double> others;
  std::ranges::copy_if(sorted, std::back_inserter(others),
                       [&](double other) { return !looks_like_filler(other); });
  return others.empty() || number > 2.0 * others[(others.size() - 1) * 9 / 10];
}

}  // namespace

std::vector<FillerNumber> take_out_fillers(Column<RecordId, std::optional<double>>& numbers,
                                           const std::string& source) {
  std::map<double, std::size_t> count;
  std::vector<double> sorted;
  for (const std::optional<double>& number : numbers) {
    if (!number) continue;
    sorted.push_back(*number);
    if (looks_like_filler(*number)) ++count[*number];
  }
  std::erase_if(count, [](const auto& entry) { return entry.second < least_records; });
  if (count.empty()) return {};
  std::ranges::sort(sorted);
  std::erase_if(count, [&](const auto& entry) { return !is_far_above(entry.first, sorted); });
  std::vector<FillerNumber> found;
  for (const RecordId row : rows(numbers)) {
    const auto filler = numbers[row] ? count.find(*numbers[row]) : count.end();
    if (filler == count.end()) continue;
    found.push_back({row, filled_text("{0} = {1:.12g}. It stands in {2} of {3} records, far above "
                                      "all others, so it is read as not known",
                                      "{0} = {1:.12g}。{3} 条记录中有 {2} "
                                      "条为此数，远大于其余各条，视为“无数据”",
                                      source, filler->first, filler->second, sorted.size())});
    numbers[row].reset();
  }
  return found;
}

}  // namespace hinterland
