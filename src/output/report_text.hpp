// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/text_fill.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/units.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Words, numbers and tables for reports, in the language of the study.
namespace hinterland {

/// 1234567 -> "1,234,567", in every locale. Decimals are rounded.
inline std::string grouped(double value, int decimals = 0) {
  const std::string digits = fmt::format("{:.{}f}", value, decimals);
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > first && i < point && (point - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

inline std::string grouped(std::size_t count) { return grouped(static_cast<double>(count)); }

inline std::string percent(double part, double whole) {
  return whole > 0.0 ? fmt::format("{:.1f}%", 100.0 * part / whole) : "";
}

/// Selects a text in the language of the study.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}

  std::string operator()(const char* zh, const char* en) const {
    return language_ == Language::zh ? zh : en;
  }

  /// The same, with values filled in.
  template <class... Values>
  std::string fill(FormatFor<Values...> zh, FormatFor<Values...> en,
                   const Values&... values) const {
    return fmt::format(language_ == Language::zh ? zh : en, value_in(values, language_)...);
  }

  /// In 10,000 CNY with two decimals, as usual in Chinese budgets: in the summary, the workbook and
  /// the atlas alike.
  static std::string money(Fen cost) { return grouped(static_cast<double>(cost) / 1e6, 2); }
  std::string money_unit() const { return (*this)("万元", "10,000 CNY"); }

  /// In a sentence, in the unit of the tables: "12.50万元", "12.50 × 10,000 CNY".
  std::string sum(Fen cost) const {
    return money(cost) + (language_ == Language::zh ? "万元" : " × 10,000 CNY");
  }

  /// The same, exact to the fen: two decimals, or more if needed.
  std::string exact_sum(Fen cost) const {
    constexpr int exact_decimals = 6;
    constexpr std::size_t spare_decimals = 4;
    std::string text = grouped(static_cast<double>(cost) / 1e6, exact_decimals);
    const std::size_t two_decimals = text.size() - spare_decimals;
    text.resize(std::max(two_decimals, text.find_last_not_of('0') + 1));
    return text + (language_ == Language::zh ? "万元" : " × 10,000 CNY");
  }

  Language language() const { return language_; }

 private:
  Language language_;
};

/// The maximum relative distance of a value from the optimum, as a fraction of the bound: 0.02 for
/// 2%. None if the bound is 0 and the value is not.
inline std::optional<double> optimality_gap(double value, double bound) {
  if (value == bound) return 0.0;
  if (bound <= 0.0) return std::nullopt;
  return std::abs(value - bound) / bound;
}

/// "≤0.40%", rounded up; a fixed text if the value is optimal.
inline std::string optimality_gap_text(double value, double bound, const Words& words) {
  const std::optional<double> gap = optimality_gap(value, bound);
  if (!gap) return "—";
  if (*gap == 0.0) return words("最优", "optimal");
  return words.fill("≤{:.2f}%", "≤ {:.2f}%", std::ceil(1e4 * *gap - 1e-9) / 100.0);
}

/// "1,230 m", or a lower bound if no road was found within 100 km.
std::string road_distance(Metres distance, const Words& words);

/// The number of problems, as the heading of their list.
std::string problem_total(std::size_t count, const Words& words);
/// A kind of problem with the number of its records and its description, in one line.
std::string problem_line(ProblemKind kind, std::size_t count, const Words& words);

/// The number of terminal columns of a text: two for a Chinese character, none for a combining
/// accent.
/// Source: Unicode Standard Annex 11, East Asian Width.
std::size_t display_width(std::string_view text);

/// Lines with aligned cells: the first column is left-aligned, the others right-aligned. A line
/// with a single cell does not affect the column widths.
class AlignedTable {
 public:
  void add(std::vector<std::string> cells) { lines_.push_back(std::move(cells)); }

  std::string text() const;

 private:
  std::vector<std::vector<std::string>> lines_;
};

}  // namespace hinterland
