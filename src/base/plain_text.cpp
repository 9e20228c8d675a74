// SPDX-License-Identifier: Apache-2.0
#include "base/plain_text.hpp"

#include "base/characters.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace hinterland {

namespace {

constexpr std::string_view ideographic_space = "\u3000";

}  // namespace

std::string_view without_blanks(std::string_view text) {
  const auto is_narrow = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0'; };
  for (;;) {
    if (!text.empty() && is_narrow(text.front())) {
      text.remove_prefix(1);
    } else if (!text.empty() && is_narrow(text.back())) {
      text.remove_suffix(1);
    } else if (text.substr(0, 3) == ideographic_space) {
      text.remove_prefix(3);
    } else if (text.size() >= 3 && text.substr(text.size() - 3) == ideographic_space) {
      text.remove_suffix(3);
    } else {
      return text;
    }
  }
}

std::string plain_word(std::string_view text) {
  return ascii_lower(std::string(without_blanks(text)));
}

namespace {

struct NarrowForm {
  std::uint32_t code;
  char form;
};

constexpr std::array narrow_forms = {
    // no-break and wide spaces
    NarrowForm{0x00A0, ' '}, NarrowForm{0x202F, ' '}, NarrowForm{0x205F, ' '},
    NarrowForm{0x3000, ' '}, NarrowForm{0x1680, ' '}, NarrowForm{0x2000, ' '},
    NarrowForm{0x2001, ' '}, NarrowForm{0x2028, ' '}, NarrowForm{0x2029, ' '},
    // apostrophes, primes, Arabic thousands
    NarrowForm{0x00B4, '\''}, NarrowForm{0x02BC, '\''}, NarrowForm{0x2018, '\''},
    NarrowForm{0x2019, '\''}, NarrowForm{0x2032, '\''}, NarrowForm{0x066C, '\''},
    // quotation marks, double primes
    NarrowForm{0x201C, '"'}, NarrowForm{0x201D, '"'}, NarrowForm{0x2033, '"'},
    // dashes and the minus
    NarrowForm{0x2010, '-'}, NarrowForm{0x2011, '-'}, NarrowForm{0x2012, '-'},
    NarrowForm{0x2013, '-'}, NarrowForm{0x2212, '-'}, NarrowForm{0xFE63, '-'},
    NarrowForm{0x066B, '.'},  // Arabic decimal point
    // zero width: spaces, joiners, directional marks, byte order mark
    NarrowForm{0x200B, '\a'}, NarrowForm{0x200E, '\a'}, NarrowForm{0x200F, '\a'},
    NarrowForm{0x202A, '\a'}, NarrowForm{0x202C, '\a'}, NarrowForm{0x202D, '\a'},
    NarrowForm{0x2060, '\a'}, NarrowForm{0xFEFF, '\a'}, NarrowForm{0x00AD, '\a'},
    NarrowForm{0x180E, '\a'}, NarrowForm{0x200C, '\a'}, NarrowForm{0x200D, '\a'},
    NarrowForm{0x202B, '\a'}, NarrowForm{0x202E, '\a'}, NarrowForm{0x2066, '\a'},
    NarrowForm{0x2067, '\a'}, NarrowForm{0x2068, '\a'}, NarrowForm{0x2069, '\a'}};

/// The narrow form of a character; 0: none; '\a': zero width, to be removed.
char narrow_form(std::uint32_t code) {
  // The digit zero of other scripts: Arabic, Persian, Devanagari, Bengali, Thai, Khmer, Myanmar
  // (Unicode, general category Nd).
  for (const std::uint32_t zero : {0x660U, 0x6F0U, 0x966U, 0x9E6U, 0xE50U, 0x17E0U, 0x1040U}) {
    if (code >= zero && code < zero + 10) return static_cast<char>('0' + (code - zero));
  }
  if (code >= 0xFF01 && code <= 0xFF5E) return static_cast<char>(code - 0xFF01 + '!');
  if (code >= 0x2002 && code <= 0x200A) return ' ';
  const auto found = std::ranges::find(narrow_forms, code, &NarrowForm::code);
  return found == narrow_forms.end() ? '\0' : found->form;
}

}  // namespace

std::string narrow_text(std::string_view text) {
  std::string narrow;
  narrow.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      narrow.push_back(text[at++]);
      continue;
    }
    const std::string_view rest = text.substr(at);
    const std::size_t length = character_length(rest);
    const char form = length == 0 ? '\0' : narrow_form(decoded_character(rest, length));
    if (form == 0) {
      narrow += rest.substr(0, std::max<std::size_t>(1, length));
    } else if (form != '\a') {
      narrow.push_back(form);
    }
    at += std::max<std::size_t>(1, length);
  }
  return std::string(without_blanks(narrow));
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  std::string replaced;  // std::string::replace triggers a warning of g++ 12 (GCC bug 105651)
  std::size_t first = 0;
  for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, first)) {
    replaced.append(text, first, at - first).append(to);
    first = at + from.size();
  }
  text = replaced.append(text, first, text.npos);
}

}  // namespace hinterland
