// SPDX-License-Identifier: Apache-2.0
#include "input/census/census_marks.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/word_list.hpp"
#include "world/cell_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace hinterland {

namespace {

constexpr std::array<std::string_view, 8> crosses = {"×", "x", "✗", "✘", "✕", "✖", "╳", "❌"};
constexpr std::array<std::string_view, 4> discs = {"●", "⬤", "■", "◉"};
constexpr std::array<std::string_view, 4> halves = {"△", "▲", "◐", "◑"};
constexpr std::array<std::string_view, 5> nones = {"none", "nil", "nothing", "none.", "nil."};

std::string word_of(std::string_view text) { return plain_word(narrow_text(text)); }

/// What the other cells of the column contain.
struct Others {
  bool crosses = false;
  bool discs = false;
  bool words = false;  ///< words other than crosses, discs and half discs
  bool yes = false;    ///< yes or partly
  bool no = false;
  bool figures = false;  ///< numbers, or cells that cannot be interpreted
  bool is_python = false;
  bool is_latin = false;  ///< a yes in Latin letters, so that None may be an English word
};

Others others_in(const CensusCellsByText& cells) {
  Others others;
  for (const auto& [text, cell] : cells) {
    const std::string word = word_of(text);
    if (word.empty() || is_open_circle(text) || is_one_of(word, nones)) continue;
    if (cell.statement == Statement::unknown) continue;
    const bool is_cross = is_one_of(word, crosses);
    const bool is_disc = is_one_of(word, discs);
    others.crosses = others.crosses || is_cross;
    others.discs = others.discs || is_disc;
    others.words = others.words || (!is_cross && !is_disc && !is_one_of(word, halves));
    others.no = others.no || cell.statement == Statement::no;
    const bool is_yes = cell.statement == Statement::yes || cell.statement == Statement::partly;
    others.yes = others.yes || is_yes;
    others.is_latin = others.is_latin || (is_yes && std::ranges::any_of(word, is_ascii_letter));
    others.figures = others.figures || !cell.statement;
    others.is_python = others.is_python || text == "True" || text == "False";
  }
  return others;
}

std::optional<Statement> circle_beside(const Others& others) {
  if (others.words || others.crosses == others.discs) return std::nullopt;
  return others.crosses ? Statement::yes : Statement::no;
}

std::optional<Statement> none_beside(const Others& others) {
  const bool says_nothing = !others.yes && !others.no && !others.figures;
  if (says_nothing || (others.yes && !others.is_latin) || (others.is_python && others.no))
    return Statement::unknown;
  const bool is_no = others.yes && !others.no && !others.figures && !others.is_python;
  return is_no ? std::optional(Statement::no) : std::nullopt;
}

}  // namespace

void resolve_marks(CensusCellsByText& cells) {
  const Others others = others_in(cells);
  for (auto& [text, cell] : cells) {
    if (is_open_circle(text)) cell = {circle_beside(others), {}, {}, {}};
    if (is_one_of(word_of(text), nones)) cell = {none_beside(others), {}, {}, {}};
  }
}

Text note_on_marks(const CensusCellsByText& cells) {
  std::string as_yes;
  std::string as_no;
  for (const auto& [text, cell] : cells) {
    if (!is_open_circle(text) && !is_one_of(word_of(text), nones)) continue;
    if (cell.statement == Statement::yes) as_yes += (as_yes.empty() ? "" : ", ") + text;
    if (cell.statement == Statement::no) as_no += (as_no.empty() ? "" : ", ") + text;
  }
  if (!as_yes.empty())
    return filled_text("{} is read as yes, because the column also contains crosses",
                       "{} 与叉号并用，按“是”读取", as_yes);
  if (as_no.empty()) return {};
  return filled_text("{} is read as no, as the other cells of the column suggest",
                     "{} 按该列其他单元格的写法作“否”读取", as_no);
}

}  // namespace hinterland
