// SPDX-License-Identifier: Apache-2.0
#include "input/columns/village_marks.hpp"

#include "base/plain_word.hpp"
#include "base/shown_text.hpp"
#include "base/text_fill.hpp"
#include "input/columns/unread_answers.hpp"
#include "input/text/mangled_text.hpp"
#include "world/known_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstdint>
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

/// "'已搬迁' (是, 否)".
std::string shown(const std::string& name, const ColumnSample& sample) {
  std::vector<std::string> different;
  for (const std::string& cell : sample.cells) {
    if (std::ranges::find(different, cell) == different.end()) different.push_back(cell);
    if (different.size() == 3) break;
  }
  return fmt::format("'{}' ({})", name, fmt::join(different, ", "));
}

/// What a column says of its villages that is not read.
enum class Saying : std::uint8_t { answers, classes, ways_of_moving };

struct Mark {
  std::string_view role;
  Saying saying;
};

/// How many cells are categories; none is one for certain: 0.
std::size_t certain_categories(const std::vector<std::string>& cells) {
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
  return is_certain ? known : 0;
}

/// Cells that speak of moving alone: 整村搬迁, 部分搬迁, and no other class of villages.
bool are_ways_of_moving(const std::vector<std::string>& cells) {
  const auto is_of_moving = [](const std::string& cell) {
    return has_one_of(cell, {"搬迁", "撤并", "迁并"});
  };
  const auto is_other_class = [](const std::string& cell) {
    const auto word = known_category(cell);
    return word && word->category != VillageCategory::unknown && !word->is_movable;
  };
  return std::ranges::any_of(cells, is_of_moving) && std::ranges::none_of(cells, is_other_class);
}

std::optional<Mark> mark_of(const std::string& name, const ColumnSample& sample) {
  const std::string word = plain_word(name);
  const auto* const found = std::ranges::find_if(mark_hints(), [&](const MarkHints& hints) {
    return has_one_of(word, hints.parts) && !has_one_of(word, hints.never);
  });
  const bool has_role = found != mark_hints().end();
  if (has_role && are_answers(sample)) return Mark{found->role, Saying::answers};
  const bool is_of_moving = has_role && found->role == "movable";
  if (is_of_moving && are_ways_of_moving(sample.cells))
    return Mark{"movable", Saying::ways_of_moving};
  const bool has_classes = rank_of_category(name) && certain_categories(sample.cells) > 0;
  const bool is_category = has_classes || are_categories(sample.cells);
  return is_category ? std::optional(Mark{"category", Saying::classes}) : std::nullopt;
}

Text told(const Mark& mark, const std::string& name, const ColumnSample& sample) {
  const std::string column = shown(name, sample);
  const std::string_view role = mark.role;
  if (mark.saying == Saying::ways_of_moving) {
    return filled_text(
        "{} is not read. If it tells which villages may be moved, say so in a column of yes and "
        "no, and write fields = {{ movable = \"…\" }} with its name",
        "{}：未读取；若说明哪些村庄可以搬迁，请另设一列填“是”“否”，并写 fields = {{ movable = "
        "\"…\" }}（该列列名）",
        column);
  }
  if (mark.saying == Saying::classes) {
    return filled_text(
        "{0} looks like the category of the villages and is not read. If it is, write fields = "
        "{{ category = {1} }}",
        "{0}：像是村庄分类，但未读取；如是，请写 fields = {{ category = {1} }}", column,
        toml_text(name));
  }
  const Text meaning = role == "category"
                           ? Text("others may gather in a village", "村庄是中心村，可接纳周边村庄")
                       : role == "movable"   ? Text("a village may be moved", "村庄可以搬迁")
                       : role == "protected" ? Text("a village is protected", "村庄受保护")
                                             : Text("a village is remote", "村庄地处偏远");
  return filled_text(
      "{0} is not read. If a yes in it means that {1}, write fields = {{ {2} = {3} }}",
      "{0}：未读取；若“是”表示{1}，请写 fields = {{ {2} = {3} }}", column, meaning, role,
      toml_text(name));
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
  const std::size_t known = certain_categories(cells);
  return known > 0 && known * 2 >= cells.size();
}

Notes unread_marks(const std::vector<TableField>& fields, const std::vector<ColumnSample>& samples,
                   const std::vector<bool>& is_taken, const std::vector<std::string>& found) {
  const auto has = [&](std::string_view role) {
    return std::ranges::find(found, role) != found.end();
  };
  Notes said;
  for (std::size_t field = 0; field < samples.size(); ++field) {
    const std::string& name = fields[field].name;
    if (is_taken[field] || mangling_of(name) != Mangling::none) continue;
    const auto mark = mark_of(name, samples[field]);
    if (!mark || has(mark->role)) continue;
    if (mark->saying == Saying::ways_of_moving && has("category")) continue;
    said.push_back(told(*mark, name, samples[field]));
  }
  return said;
}

}  // namespace hinterland
