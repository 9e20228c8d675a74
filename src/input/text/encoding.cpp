// SPDX-License-Identifier: Apache-2.0
#include "input/text/encoding.hpp"

#include <algorithm>
#include <utility>

namespace hinterland {

namespace {

unsigned byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

/// The length of the complete UTF-8 character at `i`; 0 if it is invalid or incomplete.
std::size_t utf8_length(std::string_view text, std::size_t i) {
  return byte_at(text, i) < 0x80 ? 1 : character_length(text.substr(i));
}

/// The position of the first byte that is not UTF-8; the size of the text if there is none.
std::size_t end_of_utf8(std::string_view text, std::size_t* characters) {
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t length = utf8_length(text, i);
    if (length == 0) break;
    if (length > 1 && characters != nullptr) ++*characters;
    i += length;
  }
  return i;
}

/// Whether the text is the beginning of a UTF-8 character.
bool is_cut_utf8(std::string_view rest) {
  if (rest.empty() || rest.size() > 3) return false;
  const unsigned lead = byte_at(rest, 0);
  const std::size_t length = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || rest.size() >= length) return false;
  return std::all_of(rest.begin() + 1, rest.end(),
                     [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; });
}

struct GbWalk {
  std::size_t pairs = 0;
  std::size_t hanzi = 0;
  std::size_t symbols = 0;
  bool valid = true;
};

/// Whether two bytes are in the user-defined areas of GB18030, which have no characters.
bool is_private_pair(unsigned lead, unsigned second) {
  if (lead >= 0xA1 && lead <= 0xA7) return second <= 0xA0;
  return second >= 0xA1 && ((lead >= 0xAA && lead <= 0xAF) || lead >= 0xF8);
}

/// Whether the four bytes at `i` have the form of a rare character of GB18030; they may be cut at
/// the end of the text.
bool is_four_bytes(std::string_view text, std::size_t i) {
  if (i + 2 < text.size() && (byte_at(text, i + 2) < 0x81 || byte_at(text, i + 2) == 0xFF))
    return false;
  return i + 3 >= text.size() || (byte_at(text, i + 3) >= 0x30 && byte_at(text, i + 3) <= 0x39);
}

/// Whether a pair is in rows 1 to 3 of GB 2312: punctuation, degree signs, numerals, and full-width
/// Latin letters and digits, which are no evidence of the language.
bool is_symbol_pair(unsigned lead, unsigned second) {
  return lead >= 0xA1 && lead <= 0xA3 && second >= 0xA1;
}

/// Parses the text as GB18030. `hanzi` counts level 1 of GB 2312 (rows B0 to D7), which makes up
/// nearly all of Chinese prose, and level 2 (D8 to F7), common in names.
GbWalk walk_gb18030(std::string_view text) {
  GbWalk walk;
  for (std::size_t i = 0; i < text.size();) {
    const unsigned lead = byte_at(text, i);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    if (lead == 0x80 || lead == 0xFF) return walk.valid = false, walk;
    if (i + 1 == text.size()) return walk;  // cut at the end
    const unsigned second = byte_at(text, i + 1);
    if (second >= 0x30 && second <= 0x39 && is_four_bytes(text, i)) {
      i += 4;
    } else if (second >= 0x40 && second != 0x7F && second != 0xFF &&
               !is_private_pair(lead, second)) {
      ++(is_symbol_pair(lead, second) ? walk.symbols : walk.pairs);
      if (lead >= 0xB0 && lead <= 0xF7 && second >= 0xA1) ++walk.hanzi;
      i += 2;
    } else {
      return walk.valid = false, walk;
    }
  }
  return walk;
}

/// Parses the text as Big5. Common characters have a lead byte from A4 to C6, and two in five have
/// a second byte below 7F, which is impossible in GB 2312.
void add_big5(ByteStatistics& statistics, std::string_view text) {
  std::size_t pairs = 0;
  std::size_t common = 0;
  std::size_t low = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned lead = byte_at(text, i);
    if (lead < 0x80) continue;
    if (lead < 0xA1 || lead > 0xF9 || ++i == text.size()) return;
    const unsigned second = byte_at(text, i);
    const bool is_low = second >= 0x40 && second <= 0x7E;
    if (!is_low && (second < 0xA1 || second == 0xFF)) return;
    ++pairs;
    if (lead >= 0xA4 && lead <= 0xC6) ++common;
    if (is_low) ++low;
  }
  statistics.big5_pairs += pairs;
  statistics.big5_common += common;
  statistics.big5_low += low;
}

bool starts_three_bytes(char c) {
  return static_cast<unsigned char>(c) >= 0xE0 && static_cast<unsigned char>(c) < 0xF0;
}

}  // namespace

void ByteStatistics::add(std::string_view text) {
  if (is_ascii(text)) return;
  constexpr std::size_t longest = 60;
  if (texts++ == 0) example = text.substr(0, longest);
  constexpr std::size_t enough = 4096;
  if (sample.size() + text.size() < enough) {
    const std::string line = "\n" + std::string(text) + "\n";
    if (sample.find(line) == sample.npos) sample.append(sample.empty() ? line : line.substr(1));
  }
  add_big5(*this, text);
  std::size_t whole = 0;
  const std::size_t end = end_of_utf8(text, &whole);
  const bool is_whole = end == text.size() || is_cut_utf8(text.substr(end));
  if (is_whole) {
    ++utf8;
    characters += whole;
  }
  const GbWalk walk = walk_gb18030(text);
  if (walk.valid) ++gb18030;
  if (is_whole || walk.valid) ++either;
  if (is_whole && std::ranges::count_if(text, starts_three_bytes) >= 2) ++surely_utf8;
  pairs += walk.pairs;
  hanzi += walk.hanzi;
  symbols += walk.symbols;
}

std::size_t utf8_prefix(std::string_view text) { return end_of_utf8(text, nullptr); }

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string_view whole_characters(std::string_view utf8) {
  const std::size_t end = end_of_utf8(utf8, nullptr);
  return is_cut_utf8(utf8.substr(end)) ? utf8.substr(0, end) : utf8;
}

}  // namespace hinterland
