// SPDX-License-Identifier: Apache-2.0
#include "input/columns/unread_answers.hpp"

#include "base/plain_word.hpp"
#include "base/shown_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/sheets/header_words.hpp"
#include "input/text/mangled_text.hpp"
#include "world/census_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace hinterland {

namespace {

bool has_one(std::string_view name, std::span<const std::string_view> parts) {
  const std::string word = plain_word(name);
  const auto is_in = [&](std::string_view part) { return word.find(part) != word.npos; };
  return std::ranges::any_of(parts, is_in);
}

/// What a village is rather than what reaches it.
bool speaks_of_the_village(std::string_view name) {
  static constexpr std::array<std::string_view, 31> parts = {
      "贫困",   "脱贫", "空心", "示范",   "文明",   "旅游",    "老区",  "民族",
      "城中村", "传统", "历史", "保护",   "搬迁",   "撤并",    "党",    "社区",
      "合作社", "试点", "重点", "中心村", "驻地",   "偏远",    "备注",  "集体",
      "日期",   "时间", "date", "poor",   "tribal", "protect", "remark"};
  return has_one(name, parts);
}

/// 235/240
bool is_fraction(const std::string& cell) {
  const std::size_t stroke = cell.find('/');
  if (stroke == cell.npos) return false;
  const auto part = number_in_cell(cell.substr(0, stroke)).by_point;
  const auto all = number_in_cell(cell.substr(stroke + 1)).by_point;
  return part && all && *part <= *all && *all > 0.0;
}

/// The name of a rate that is said of what reaches households: not 森林覆盖率.
bool is_called_rate(std::string_view name) {
  static constexpr std::array<std::string_view, 11> rates = {
      "普及率", "入户率", "到户率", "进户率", "通达率",  "覆盖率",
      "接通率", "接入率", "通村率", "通户率", "coverage"};
  static constexpr std::array<std::string_view, 24> others = {
      "森林", "林",     "绿",   "植被",   "保险",   "医",    "社保",   "参保",
      "教育", "入学",   "耕地", "土地",   "农合",   "农保",  "养老",   "免疫",
      "接种", "forest", "tree", "vaccin", "immuni", "insur", "health", "veget"};
  return has_one(name, rates) && !has_one(name, others);
}

bool are_shares(const ColumnSample& sample) {
  const auto is_share = [](double n) { return n >= 0.0 && n <= 100.0; };
  return sample.numbers.size() == sample.cells.size() && !sample.cells.empty() &&
         std::ranges::all_of(sample.numbers, is_share);
}

/// Numbers of households that something reaches (已接户数), of which none is above that of all, and
/// a third are all.
bool are_of_the_households(std::string_view name, const ColumnSample& sample,
                           const ColumnSample& all) {
  static constexpr std::array<std::string_view, 8> reached = {"通",   "接",   "入户", "用户",
                                                              "受益", "覆盖", "供",   "饮"};
  const bool is_called = has_one(name, reached) && name.find("户") != name.npos &&
                         name.find("信用") == name.npos && !is_known_header(name);
  const bool is_whole = sample.numbers.size() == sample.records && sample.records > 2 &&
                        all.numbers.size() == all.records;
  if (!is_called || !is_whole) return false;
  std::size_t full = 0;
  for (std::size_t i = 0; i < sample.records; ++i) {
    if (sample.numbers[i] > all.numbers[i]) return false;
    if (sample.numbers[i] == all.numbers[i]) ++full;
  }
  return full * 3 >= sample.records && full < sample.records;
}

/// 1 and 2, in two records and more: answers where the name asks. 0 or 1 alone may be a flag of the
/// database: 是否删除.
bool are_choices(const ColumnSample& sample) {
  const auto is_choice = [](double n) { return n == 1.0 || n == 2.0; };
  return sample.cells.size() > 1 && sample.numbers.size() == sample.cells.size() &&
         std::ranges::all_of(sample.numbers, is_choice) &&
         std::ranges::find(sample.numbers, 2.0) != sample.numbers.end();
}

std::string shown(const TableField& field, const ColumnSample& sample) {
  std::vector<std::string> different;
  for (const std::string& cell : sample.cells) {
    if (std::ranges::find(different, cell) == different.end()) different.push_back(cell);
    if (different.size() == 3) break;
  }
  return fmt::format("'{}' ({})", on_one_line(field.name), fmt::join(different, ", "));
}

}  // namespace

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
    else if (is_fraction(cell))
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

bool is_question(std::string_view name) {
  static constexpr std::array<std::string_view, 8> parts = {"是否", "有无", "有没有", "能否",
                                                            "可否", "与否", "是不是", "whether"};
  const std::string word = plain_word(name);
  return has_one(name, parts) || word.starts_with("is_") || word.starts_with("is ") ||
         word.starts_with("has_") || word.starts_with("has ");
}

Text unread_answers(const std::vector<TableField>& fields, const std::vector<ColumnSample>& samples,
                    const std::vector<bool>& is_taken, std::optional<std::size_t> households) {
  constexpr std::size_t most_shown = 8;
  std::vector<std::string> names;
  for (std::size_t field = 0; field < samples.size(); ++field) {
    const std::string& name = fields[field].name;
    if (is_taken[field] || mangling_of(name) != Mangling::none || speaks_of_the_village(name))
      continue;
    const ColumnSample& sample = samples[field];
    const bool is_meant = are_answers(sample) || (is_question(name) && are_choices(sample)) ||
                          (is_called_rate(name) && are_shares(sample)) ||
                          (households && are_of_the_households(name, sample, samples[*households]));
    if (is_meant) names.push_back(shown(fields[field], sample));
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

Text doubtful_answers(const std::vector<TableField>& fields,
                      const std::vector<ColumnSample>& samples,
                      const std::vector<FieldWish>& wishes,
                      const std::vector<std::optional<std::size_t>>& chosen,
                      std::vector<bool>& is_taken) {
  std::vector<std::string> doubtful;
  std::vector<std::string> keys;
  std::vector<std::string> listed;
  for (std::size_t field = 0; field < samples.size(); ++field) {
    const std::string& name = fields[field].name;
    if (is_taken[field] || mangling_of(name) != Mangling::none) continue;
    for (std::size_t i = 0; i < wishes.size() && !is_taken[field]; ++i) {
      const FieldFit fit =
          wishes[i].fit ? wishes[i].fit(name, samples[field].cells) : FieldFit::none;
      if (fit == FieldFit::none) continue;
      is_taken[field] = true;
      if (chosen[i]) continue;
      auto& told = fit == FieldFit::listed ? listed : doubtful;
      told.push_back(shown(fields[field], samples[field]));
      if (fit != FieldFit::listed)
        keys.push_back(fmt::format("{} = {}", wishes[i].role, toml_text(name)));
    }
  }
  Text said;
  if (!doubtful.empty()) {
    said = filled_text(
        "{0} may say whether a service is there and {1} not read; if so, write fields = {{ {2} }}",
        "{0}可能说明设施是否接通，但未读取；若是，请写 fields = {{ {2} }}",
        fmt::format("{}", fmt::join(doubtful, ", ")), doubtful.size() == 1 ? "is" : "are",
        fmt::format("{}", fmt::join(keys, ", ")));
  }
  if (listed.empty()) return said;
  if (!said.en.empty()) said = said + Text(". ", "。");
  return said + filled_text(
                    "{} {} not read, for the cells name several services: give each service "
                    "a column of its own, of yes and no",
                    "{0}列出几类设施，未读取；请为每类设施单设一列，填“是”“否”",
                    fmt::format("{}", fmt::join(listed, ", ")), listed.size() == 1 ? "is" : "are");
}

Text nothing_read(const std::string& layer, const std::vector<TableField>& fields,
                  const std::vector<FieldWish>& wishes,
                  const std::vector<std::optional<std::size_t>>& chosen,
                  const std::vector<bool>& is_taken) {
  static constexpr std::array<std::string_view, 4> places = {"code", "name", "town", "county"};
  if (layer != "census") return {};
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const bool is_place = std::ranges::find(places, wishes[i].role) != places.end();
    if (chosen[i] && !is_place) return {};
  }
  std::vector<std::string> unread;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    if (!is_taken[field]) unread.push_back(fields[field].name);
  }
  return filled_text(
      "no column of the census is read but those of codes and names (unread: {}). Name them, "
      "as in fields = {{ water_supply = \"…\", people = \"…\" }}",
      "普查表除代码和名称外没有读取任何列（未读取：{}）；请指明，例如 fields = {{ water_supply = "
      "\"…\", people = \"…\" }}",
      listed_text(unread));
}

}  // namespace hinterland
