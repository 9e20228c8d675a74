// SPDX-License-Identifier: Apache-2.0
#include "input/columns/village_answers.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/word_list.hpp"
#include "base/written_number.hpp"
#include "input/notation/field_names.hpp"
#include "input/text/mangled_text.hpp"
#include "system/shown_text.hpp"
#include "world/cell_words.hpp"
#include "world/known_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

bool name_holds_one_of(std::string_view name, std::span<const std::string_view> parts) {
  const std::string word = plain_word(name);
  const auto is_in = [&](std::string_view part) { return word.find(part) != word.npos; };
  return std::ranges::any_of(parts, is_in);
}

/// Whether the name denotes a property of the village itself rather than a service.
bool is_about_the_village(std::string_view name) {
  static constexpr std::array<std::string_view, 31> parts = {
      "贫困",   "脱贫", "空心", "示范",   "文明",   "旅游",    "老区",  "民族",
      "城中村", "传统", "历史", "保护",   "搬迁",   "撤并",    "党",    "社区",
      "合作社", "试点", "重点", "中心村", "驻地",   "偏远",    "备注",  "集体",
      "日期",   "时间", "date", "poor",   "tribal", "protect", "remark"};
  return name_holds_one_of(name, parts);
}

/// Whether the cell is a fraction, such as 235/240.
bool is_fraction(const std::string& cell) {
  const std::size_t stroke = cell.find('/');
  if (stroke == cell.npos) return false;
  const auto part = number_in_cell(cell.substr(0, stroke)).by_point;
  const auto all = number_in_cell(cell.substr(stroke + 1)).by_point;
  return part && all && *part <= *all && *all > 0.0;
}

/// Whether the name denotes the share of households with a service; not 森林覆盖率.
bool is_called_rate(std::string_view name) {
  static constexpr std::array<std::string_view, 11> rates = {
      "普及率", "入户率", "到户率", "进户率", "通达率",  "覆盖率",
      "接通率", "接入率", "通村率", "通户率", "coverage"};
  static constexpr std::array<std::string_view, 24> others = {
      "森林", "林",     "绿",   "植被",   "保险",   "医",    "社保",   "参保",
      "教育", "入学",   "耕地", "土地",   "农合",   "农保",  "养老",   "免疫",
      "接种", "forest", "tree", "vaccin", "immuni", "insur", "health", "veget"};
  return name_holds_one_of(name, rates) && !name_holds_one_of(name, others);
}

bool are_shares(const ColumnSample& sample) {
  const auto is_share = [](double n) { return n >= 0.0 && n <= 100.0; };
  return sample.numbers.size() == sample.cells.size() && !sample.cells.empty() &&
         std::ranges::all_of(sample.numbers, is_share);
}

/// Whether the column counts the households with a service (已接户数): no number exceeds that of
/// all households, and at least a third are equal to it.
bool are_of_the_households(std::string_view name, const ColumnSample& sample,
                           const ColumnSample& all) {
  static constexpr std::array<std::string_view, 8> reached = {"通",   "接",   "入户", "用户",
                                                              "受益", "覆盖", "供",   "饮"};
  const bool is_called = name_holds_one_of(name, reached) && name.find("户") != name.npos &&
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

/// Whether the cells are 1 and 2, which are answers if the name is a question. 0 and 1 may be a
/// flag of the database, such as 是否删除.
bool are_choices(const ColumnSample& sample) {
  const auto is_choice = [](double n) { return n == 1.0 || n == 2.0; };
  return sample.cells.size() > 1 && sample.numbers.size() == sample.cells.size() &&
         std::ranges::all_of(sample.numbers, is_choice) &&
         std::ranges::find(sample.numbers, 2.0) != sample.numbers.end();
}

/// A column with its first distinct values: "'已搬迁' (是, 否)".
std::string name_and_sample(const std::string& name, const ColumnSample& sample) {
  return fmt::format("'{}' ({})", name, sample.shown());
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
    else if ((number.by_point && number.unit.family == UnitFamily::share) || is_fraction(cell))
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
  return name_holds_one_of(name, parts) || word.starts_with("is_") || word.starts_with("is ") ||
         word.starts_with("has_") || word.starts_with("has ");
}

Text unread_answers(const std::vector<TableField>& fields, const std::vector<ColumnSample>& samples,
                    const std::vector<bool>& is_taken, std::optional<std::size_t> households) {
  constexpr std::size_t max_shown = 8;
  std::vector<std::string> names;
  for (std::size_t field = 0; field < samples.size(); ++field) {
    const std::string& name = fields[field].name;
    if (is_taken[field] || mangling_of(name) != Mangling::none || is_about_the_village(name))
      continue;
    const ColumnSample& sample = samples[field];
    const bool is_meant = are_answers(sample) || (is_question(name) && are_choices(sample)) ||
                          (is_called_rate(name) && are_shares(sample)) ||
                          (households && are_of_the_households(name, sample, samples[*households]));
    if (is_meant) names.push_back(name_and_sample(on_one_line(fields[field].name), sample));
  }
  if (names.empty()) return {};
  const std::size_t more = names.size() - std::min(names.size(), max_shown);
  names.resize(names.size() - more);
  const std::string list = fmt::format("{}", fmt::join(names, ", "));
  const bool is_one = names.size() + more == 1;
  const Text others = more == 0 ? Text()
                                : Text(fmt::format(" and {} more", more),
                                       fmt::format("等{}列", names.size() + more));
  return filled_text(
      "{}{} {}. If one of them says whether a service is present, write fields = {{ water_supply = "
      "\"…\" }}, with the id of the service",
      "{}{}{}；若说明某项设施是否接通，请写 fields = {{ water_supply = \"…\" }}（用该设施的 id）",
      list, others,
      Text(is_one ? "looks like answers and is not read" : "look like answers and are not read",
           "像是普查答案，但未读取"));
}

Text doubtful_answers(const std::vector<TableField>& fields,
                      const std::vector<ColumnSample>& samples,
                      const std::vector<FieldRequest>& requests,
                      const std::vector<std::optional<std::size_t>>& chosen,
                      std::vector<bool>& is_taken) {
  std::vector<std::string> doubtful;
  std::vector<std::string> keys;
  std::vector<std::string> listed;
  for (std::size_t field = 0; field < samples.size(); ++field) {
    const std::string& name = fields[field].name;
    if (is_taken[field] || mangling_of(name) != Mangling::none) continue;
    for (std::size_t i = 0; i < requests.size() && !is_taken[field]; ++i) {
      const FieldFit fit =
          requests[i].fit ? requests[i].fit(name, samples[field].cells) : FieldFit::none;
      if (fit == FieldFit::none) continue;
      is_taken[field] = true;
      if (chosen[i]) continue;
      auto& columns = fit == FieldFit::listed ? listed : doubtful;
      columns.push_back(name_and_sample(on_one_line(fields[field].name), samples[field]));
      if (fit != FieldFit::listed)
        keys.push_back(fmt::format("{} = {}", requests[i].role, toml_text(name)));
    }
  }
  Text message;
  if (!doubtful.empty()) {
    message = filled_text(
        "{0} may say whether a service is present and {1} not read; if so, write fields = {{ {2} "
        "}}",
        "{0}可能说明设施是否接通，但未读取；若是，请写 fields = {{ {2} }}",
        fmt::format("{}", fmt::join(doubtful, ", ")), doubtful.size() == 1 ? "is" : "are",
        fmt::format("{}", fmt::join(keys, ", ")));
  }
  if (listed.empty()) return message;
  if (!message.en.empty()) message = message + Text(". ", "。");
  return message + filled_text(
                       "{} {} not read, because the cells name several services: give each service "
                       "its own column of yes and no",
                       "{0}列出几类设施，未读取；请为每类设施单设一列，填“是”“否”",
                       fmt::format("{}", fmt::join(listed, ", ")),
                       listed.size() == 1 ? "is" : "are");
}

Text nothing_read(const std::string& layer, const std::vector<TableField>& fields,
                  const std::vector<FieldRequest>& requests,
                  const std::vector<std::optional<std::size_t>>& chosen,
                  const std::vector<bool>& is_taken) {
  static constexpr std::array<std::string_view, 4> places = {"code", "name", "town", "county"};
  if (layer != "census") return {};
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const bool is_place = std::ranges::find(places, requests[i].role) != places.end();
    if (chosen[i] && !is_place) return {};
  }
  std::vector<std::string> unread;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    if (!is_taken[field]) unread.push_back(fields[field].name);
  }
  return filled_text(
      "of the census, only columns of codes and names are read (unread: {}). Name the others, for "
      "example fields = {{ water_supply = \"…\", people = \"…\" }}",
      "普查表除代码和名称外没有读取任何列（未读取：{}）；请指明，例如 fields = {{ water_supply = "
      "\"…\", people = \"…\" }}",
      listed_text(unread));
}

namespace {

using Parts = std::vector<std::string_view>;

/// Parts of names that suggest or exclude a role.
struct MarkHints {
  std::string_view role;
  Parts parts;
  Parts never;  ///< such as 安置, the place that people were moved to
};

const std::array<MarkHints, 4>& mark_hints() {
  static const std::array<MarkHints, 4> hints = {
      {{"category",
        {"中心村", "中心社区", "驻地", "is_central", "central_village"},
        {"名", "码", "距", "户", "人"}},
       {"movable",
        {"搬迁", "撤并", "迁并", "迁建", "movable", "relocat", "resettl"},
        {"安置", "户", "人"}},
       {"protected",
        {"传统村", "历史文化", "名村", "保护村", "特色保护", "protected", "heritage"},
        {"区", "人"}},
       {"sparse", {"偏远", "稀疏", "地广人稀", "人烟", "sparse", "remote"}, {}}}};
  return hints;
}

/// What an unread column states about its villages.
enum class Content : std::uint8_t { answers, classes, kinds_of_relocation };

struct Mark {
  std::string_view role;
  Content content;
};

/// The number of cells that are categories; 0 if none is unambiguous.
std::size_t certain_categories(const std::vector<std::string>& cells) {
  static const Parts certain = {"搬迁",     "撤并",   "集聚",   "聚集",   "城郊",
                                "特色保护", "中心村", "基层村", "central"};
  std::size_t known = 0;
  bool is_certain = false;
  for (const std::string& cell : cells) {
    const auto word = known_category(cell);
    if (!word || word->category == VillageCategory::unknown) continue;
    ++known;
    is_certain = is_certain || holds_one_of(plain_word(cell), certain);
  }
  return is_certain ? known : 0;
}

/// Whether the cells describe kinds of relocation only (整村搬迁, 部分搬迁), and no other category
/// of villages.
bool are_kinds_of_relocation(const std::vector<std::string>& cells) {
  const auto is_of_relocation = [](const std::string& cell) {
    return holds_one_of(cell, {"搬迁", "撤并", "迁并"});
  };
  const auto is_other_class = [](const std::string& cell) {
    const auto word = known_category(cell);
    return word && word->category != VillageCategory::unknown && !word->is_movable;
  };
  return std::ranges::any_of(cells, is_of_relocation) &&
         std::ranges::none_of(cells, is_other_class);
}

std::optional<Mark> mark_of(const std::string& name, const ColumnSample& sample) {
  const std::string word = plain_word(name);
  const auto* const found = std::ranges::find_if(mark_hints(), [&](const MarkHints& hints) {
    return holds_one_of(word, hints.parts) && !holds_one_of(word, hints.never);
  });
  const bool has_role = found != mark_hints().end();
  if (has_role && are_answers(sample)) return Mark{found->role, Content::answers};
  const bool is_of_relocation = has_role && found->role == "movable";
  if (is_of_relocation && are_kinds_of_relocation(sample.cells))
    return Mark{"movable", Content::kinds_of_relocation};
  const bool has_classes = rank_of_category(name) && certain_categories(sample.cells) > 0;
  const bool is_category = has_classes || are_categories(sample.cells);
  return is_category ? std::optional(Mark{"category", Content::classes}) : std::nullopt;
}

Text unread_text(const Mark& mark, const std::string& name, const ColumnSample& sample) {
  const std::string column = name_and_sample(name, sample);
  const std::string_view role = mark.role;
  if (mark.content == Content::kinds_of_relocation) {
    return filled_text(
        "{} is not read. If it says which villages may be relocated, add a column of yes and no, "
        "and write fields = {{ movable = \"…\" }} with its name",
        "{}：未读取；若说明哪些村庄可以搬迁，请另设一列填“是”“否”，并写 fields = {{ movable = "
        "\"…\" }}（该列列名）",
        column);
  }
  if (mark.content == Content::classes) {
    return filled_text(
        "{0} looks like the category of the villages and is not read. If it is, write fields = {{ "
        "category = {1} }}",
        "{0}：像是村庄分类，但未读取；如是，请写 fields = {{ category = {1} }}", column,
        toml_text(name));
  }
  const Text meaning = role == "category"  ? Text("other villages may relocate to a village",
                                                  "村庄是中心村，可接纳周边村庄")
                       : role == "movable" ? Text("a village may be relocated", "村庄可以搬迁")
                       : role == "protected" ? Text("a village is protected", "村庄受保护")
                                             : Text("a village is remote", "村庄地处偏远");
  return filled_text("{0} is not read. If yes in it means that {1}, write fields = {{ {2} = {3} }}",
                     "{0}：未读取；若“是”表示{1}，请写 fields = {{ {2} = {3} }}", column, meaning,
                     role, toml_text(name));
}

}  // namespace

std::optional<int> rank_of_category(std::string_view name) {
  static const std::array<Parts, 3> by_rank = {{{"规划分类", "村庄分类", "五类", "布局", "村类"},
                                                {"分类", "category"},
                                                {"类型", "类别", "类", "class", "type"}}};
  const std::string word = plain_word(name);
  for (std::size_t rank = 0; rank < by_rank.size(); ++rank) {
    if (holds_one_of(word, by_rank[rank])) return static_cast<int>(rank);
  }
  return std::nullopt;
}

bool are_categories(const std::vector<std::string>& cells) {
  const std::size_t known = certain_categories(cells);
  return known > 0 && known * 2 >= cells.size();
}

Notes unread_marks(const std::vector<TableField>& fields, const std::vector<ColumnSample>& samples,
                   const std::vector<bool>& is_taken, const std::vector<std::string>& found) {
  const auto has = [&](std::string_view role) {
    return std::ranges::find(found, role) != found.end();
  };
  Notes notes;
  for (std::size_t field = 0; field < samples.size(); ++field) {
    const std::string& name = fields[field].name;
    if (is_taken[field] || mangling_of(name) != Mangling::none) continue;
    const auto mark = mark_of(name, samples[field]);
    if (!mark || has(mark->role)) continue;
    if (mark->content == Content::kinds_of_relocation && has("category")) continue;
    notes.push_back(unread_text(*mark, name, samples[field]));
  }
  return notes;
}

}  // namespace hinterland
