// SPDX-License-Identifier: Apache-2.0
#include "input/columns/unread_answers.hpp"

#include "base/written_number.hpp"
#include "input/text/mangled_text.hpp"
#include "world/census_words.hpp"

#include <hinterland/base/plain_word.hpp>
#include <hinterland/base/text_fill.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace hinterland {

namespace {

/// What a village is rather than what reaches it.
bool speaks_of_the_village(std::string_view name) {
  static constexpr std::array<std::string_view, 27> parts = {
      "贫困", "脱贫",   "空心", "示范", "文明", "旅游", "老区",   "民族",    "城中村",
      "传统", "历史",   "保护", "搬迁", "撤并", "党",   "社区",   "合作社",  "试点",
      "重点", "中心村", "偏远", "备注", "集体", "poor", "tribal", "protect", "remark"};
  const std::string word = plain_word(name);
  return std::ranges::any_of(parts,
                             [&](std::string_view part) { return word.find(part) != word.npos; });
}

bool are_answers(const ColumnSample& sample) {
  constexpr std::size_t few = 2;
  std::size_t words = 0;
  std::size_t shares = 0;
  std::size_t ones = 0;
  std::size_t zeros = 0;
  for (const std::string& cell : sample.cells) {
    const NumberCell number = number_in_cell(cell);
    const auto statement = known_statement(cell);
    if (statement)
      words += *statement != Statement::unknown ? 1 : 0;
    else if (number.by_point && number.unit.family == UnitFamily::share)
      ++shares;
    else if (number.by_point == 1.0)
      ++ones;
    else if (number.by_point == 0.0)
      ++zeros;
    else
      return false;
  }
  const bool has_ones_and_zeros = ones > 0 && zeros > 0;
  return words + shares + (has_ones_and_zeros ? ones + zeros : 0) >= few;
}

}  // namespace

Text unread_answers(const std::vector<TableField>& fields, const std::vector<ColumnSample>& samples,
                    const std::vector<bool>& is_taken) {
  constexpr std::size_t most_shown = 8;
  std::vector<std::string> names;
  for (std::size_t field = 0; field < samples.size(); ++field) {
    const std::string& name = fields[field].name;
    if (is_taken[field] || mangling_of(name) != Mangling::none || speaks_of_the_village(name) ||
        !are_answers(samples[field]))
      continue;
    std::vector<std::string> different;
    for (const std::string& cell : samples[field].cells) {
      if (std::ranges::find(different, cell) == different.end()) different.push_back(cell);
      if (different.size() == 3) break;
    }
    names.push_back(fmt::format("'{}' ({})", name, fmt::join(different, ", ")));
  }
  if (names.empty()) return {};
  const std::size_t more = names.size() - std::min(names.size(), most_shown);
  names.resize(names.size() - more);
  const std::string list = fmt::format("{}", fmt::join(names, ", "));
  const bool is_one = names.size() + more == 1;
  const Text others = more == 0 ? Text()
                                : Text(fmt::format(" and {} more", more),
                                       fmt::format("等{}列", names.size() + more));
  return filled_text(
      "{}{} {}. If one says whether a service is there, write fields = {{ water_supply = \"…\" }}, "
      "with the id of the service",
      "{}{}{}；若说明某项设施是否接通，请写 fields = {{ water_supply = \"…\" }}（用该设施的 id）",
      list, others,
      Text(is_one ? "looks like answers and is not read" : "look like answers and are not read",
           "像是普查答案，但未读取"));
}

}  // namespace hinterland
