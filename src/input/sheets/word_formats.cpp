// SPDX-License-Identifier: Apache-2.0
#include "input/sheets/word_formats.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/written_number.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace hinterland {

namespace {

/// A condition: [>=1].
struct Comparison {
  std::string sign;
  double number = 0.0;

  bool holds(double value) const {
    if (sign == "=") return value == number;
    if (sign == "<>") return value != number;
    if (sign == "<") return value < number;
    if (sign == "<=") return value <= number;
    return sign == ">" ? value > number : value >= number;
  }
};

/// A section of a format, between two semicolons.
struct Section {
  std::optional<Comparison> condition;
  std::string words;
  bool shows_number = false;  ///< or a date, or the text itself

  bool has_words() const {
    const auto is_letter = [](char c) {
      return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
    };
    return !shows_number && std::ranges::any_of(words, is_letter);
  }
};

/// The condition [=1]; none for [Red] and [$-804].
std::optional<Comparison> comparison_in(std::string_view bracket) {
  const std::size_t end = std::min(bracket.find_first_not_of("<>="), bracket.size());
  const auto number = parse_number(bracket.substr(end));
  if (end == 0 || !number) return std::nullopt;
  return Comparison{std::string(bracket.substr(0, end)), *number};
}

std::vector<Section> sections_of(std::string_view format) {
  std::vector<Section> sections(1);
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    Section& section = sections.back();
    if (c == ';') {
      sections.emplace_back();
    } else if (c == '"' || c == '[') {
      const std::size_t end = std::min(format.find(c == '"' ? '"' : ']', i + 1), format.size());
      const std::string_view inside = format.substr(i + 1, end - i - 1);
      if (c == '"') section.words += inside;
      if (c == '[' && !section.condition) section.condition = comparison_in(inside);
      i = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      if (c == '\\' && i + 1 < format.size()) section.words += format[i + 1];
      ++i;
    } else {
      const bool is_placeholder =
          is_ascii_letter(c) || is_ascii_digit(c) || c == '#' || c == '?' || c == '@';
      section.shows_number = section.shows_number || is_placeholder;
      section.words += c;
    }
  }
  return sections;
}

/// The section that applies to a number; null if none does.
const Section* section_for(const std::vector<Section>& sections, double number) {
  const std::size_t count = std::min<std::size_t>(sections.size(), 3);  // the fourth is for text
  const bool has_conditions =
      std::any_of(sections.begin(), sections.begin() + static_cast<std::ptrdiff_t>(count),
                  [](const Section& one) { return one.condition.has_value(); });
  for (std::size_t i = 0; i < count; ++i) {
    const Section& section = sections[i];
    const bool is_last = i + 1 == count;
    if (section.condition) {
      if (section.condition->holds(number)) return &section;
    } else if (is_last && (has_conditions || count != 2 || number < 0.0)) {
      return &section;
    } else if (!is_last && i == 0 && (count == 2 ? number >= 0.0 : number > 0.0)) {
      return &section;
    } else if (!is_last && i == 1 && number < 0.0) {
      return &section;
    }
  }
  return nullptr;
}

}  // namespace

std::optional<std::string> words_shown(std::string_view format, double number) {
  const std::vector<Section> sections = sections_of(format);
  const Section* section = section_for(sections, number);
  if (section == nullptr || !section->has_words()) return std::nullopt;
  const bool is_count = number == 0.0 &&
                        std::ranges::count_if(sections, &Section::has_words) == 1 &&
                        std::ranges::any_of(sections, &Section::shows_number);
  if (is_count) return std::nullopt;
  return std::string(without_blanks(section->words));
}

bool may_show_words(std::string_view format) {
  return std::ranges::any_of(sections_of(format), &Section::has_words);
}

}  // namespace hinterland
