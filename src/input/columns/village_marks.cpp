// SPDX-License-Identifier: Apache-2.0
#include "input/columns/village_marks.hpp"

#include "base/plain_word.hpp"
#include "base/text_fill.hpp"
#include "input/columns/unread_answers.hpp"
#include "input/text/mangled_text.hpp"
#include "world/known_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

namespace hinterland {

namespace {

using Parts = std::vector<std::string_view>;

bool has_one_of(std::string_view text, const Parts& parts) {
  return std::ranges::any_of(parts, [&](auto part) { return text.find(part) != text.npos; });
}

/// What the name of a column must speak of, and must not, to be one of a role.
struct MarkHints {
  std::string_view role;
  Parts parts;
  Parts never;  ///< 安置: where people were moved to
};

const std::array<MarkHints, 3>& mark_hints() {
  static const std::array<MarkHints, 3> hints = {
      {{"movable",
        {"搬迁", "撤并", "迁并", "迁建", "movable", "relocat", "resettl"},
        {"安置", "户", "人"}},
       {"protected",
        {"传统村", "历史文化", "名村", "保护村", "特色保护", "protected", "heritage"},
        {"区", "人"}},
       {"sparse", {"偏远", "稀疏", "地广人稀", "人烟", "sparse", "remote"}, {}}}};
  return hints;
}

/// "'已搬迁' (是, 否)".
std::string shown(const std::string& name, const ColumnSample& sample) {
  std::vector<std::string> different;
  for (const std::string& cell : sample.cells) {
    if (std::ranges::find(different, cell) == different.end()) different.push_back(cell);
    if (different.size() == 3) break;
  }
  return fmt::format("'{}' ({})", name, fmt::join(different, ", "));
}

std::optional<std::string_view> role_of(const std::string& name, const ColumnSample& sample) {
  if (are_categories(sample.cells)) return "category";
  if (!are_answers(sample)) return std::nullopt;
  const std::string word = plain_word(name);
  const auto* const found = std::ranges::find_if(mark_hints(), [&](const MarkHints& hints) {
    return has_one_of(word, hints.parts) && !has_one_of(word, hints.never);
  });
  return found == mark_hints().end() ? std::nullopt : std::optional(found->role);
}

Text told(std::string_view role, const std::string& name, const ColumnSample& sample) {
  const std::string column = shown(name, sample);
  if (role == "category") {
    return filled_text(
        "{0} looks like the category of the villages and is not read. If it is, write fields = "
        "{{ category = \"{1}\" }}",
        "{0}：像是村庄分类，但未读取；如是，请写 fields = {{ category = \"{1}\" }}", column, name);
  }
  const Text meaning = role == "movable"     ? Text("a village may be moved", "村庄可以搬迁")
                       : role == "protected" ? Text("a village is protected", "村庄受保护")
                                             : Text("a village is remote", "村庄地处偏远");
  return filled_text(
      "{0} is not read. If a yes in it means that {1}, write fields = {{ {2} = \"{3}\" }}",
      "{0}：未读取；若“是”表示{1}，请写 fields = {{ {2} = \"{3}\" }}", column, meaning, role, name);
}

}  // namespace

std::optional<int> rank_of_category(std::string_view name) {
  static const std::array<Parts, 3> by_rank = {{{"规划分类", "村庄分类", "五类", "布局", "村类"},
                                                {"分类", "category"},
                                                {"类型", "类别", "类", "class", "type"}}};
  const std::string word = plain_word(name);
  for (std::size_t rank = 0; rank < by_rank.size(); ++rank) {
    if (has_one_of(word, by_rank[rank])) return static_cast<int>(rank);
  }
  return std::nullopt;
}

bool are_categories(const std::vector<std::string>& cells) {
  static const Parts certain = {"搬迁",     "撤并",   "集聚",   "聚集",   "城郊",
                                "特色保护", "中心村", "基层村", "central"};
  std::size_t known = 0;
  bool is_certain = false;
  for (const std::string& cell : cells) {
    const auto word = known_category(cell);
    if (!word || word->category == VillageCategory::unknown) continue;
    ++known;
    is_certain = is_certain || has_one_of(plain_word(cell), certain);
  }
  return is_certain && known * 5 >= cells.size() * 4;
}

Notes unread_marks(const std::vector<TableField>& fields, const std::vector<ColumnSample>& samples,
                   const std::vector<bool>& is_taken, const std::vector<std::string>& found) {
  Notes said;
  for (std::size_t field = 0; field < samples.size(); ++field) {
    const std::string& name = fields[field].name;
    if (is_taken[field] || mangling_of(name) != Mangling::none) continue;
    const auto role = role_of(name, samples[field]);
    if (!role || std::ranges::find(found, *role) != found.end()) continue;
    said.push_back(told(*role, name, samples[field]));
  }
  return said;
}

}  // namespace hinterland
