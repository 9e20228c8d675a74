// SPDX-License-Identifier: Apache-2.0
#include "input/text/encoding.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"

#include <hinterland/error.hpp>

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <string>
#include <vector>

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
  constexpr std::size_t max_sample = 4096;
  if (sample.size() + text.size() < max_sample) {
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

std::string_view whole_characters(std::string_view utf8) {
  const std::size_t end = end_of_utf8(utf8, nullptr);
  return is_cut_utf8(utf8.substr(end)) ? utf8.substr(0, end) : utf8;
}

namespace {

/// An iconv converter for one direction.
class Iconv {
 public:
  Iconv(const char* to, const char* from) : handle_(iconv_open(to, from)) {}
  ~Iconv() {
    if (is_open()) iconv_close(handle_);
  }
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;

  // iconv_open reports failure as (iconv_t)-1. Compared as a number, because a cast does not yield
  // a constant pointer.
  bool is_open() const { return reinterpret_cast<std::intptr_t>(handle_) != -1; }

  enum class Stop { done, cut, invalid };

  /// Converts and appends as much of `in` as possible; `in` keeps the rest.
  Stop convert(std::string_view& in, std::string& out) const {
    std::array<char, 1024> buffer;
    for (;;) {
      char* source = const_cast<char*>(in.data());  // not written to by iconv
      std::size_t left = in.size();
      char* target = buffer.data();
      std::size_t room = buffer.size();
      const std::size_t result = iconv(handle_, &source, &left, &target, &room);
      const int error = errno;
      out.append(buffer.data(), buffer.size() - room);
      in.remove_prefix(in.size() - left);
      if (result != static_cast<std::size_t>(-1)) return Stop::done;
      if (error == E2BIG) continue;
      iconv(handle_, nullptr, nullptr, nullptr, nullptr);  // resets the state
      return error == EINVAL ? Stop::cut : Stop::invalid;
    }
  }

 private:
  iconv_t handle_;
};

/// Appends valid UTF-8, and U+FFFD for each invalid byte. iconv itself passes characters that
/// Unicode does not define.
TextDecoder::Outcome append_clean(std::string_view bytes, bool may_be_cut, std::string& utf8) {
  TextDecoder::Outcome outcome;
  for (;;) {
    const std::size_t whole = utf8_prefix(bytes);
    utf8.append(bytes.substr(0, whole));
    bytes.remove_prefix(whole);
    if (bytes.empty()) return outcome;
    if (may_be_cut && whole_characters(bytes).empty()) {
      outcome.cut = true;
      return outcome;
    }
    utf8.append(replacement_character);
    ++outcome.undecodable;
    bytes.remove_prefix(1);
  }
}

/// Whether the text is UTF-8 with a character from U+3000 on, which has three bytes or more: two
/// characters of two bytes may also be GB18030.
bool is_chinese_utf8(std::string_view bytes) {
  return is_utf8(whole_characters(bytes)) &&
         std::ranges::any_of(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}

}  // namespace

struct TextDecoder::Converter {
  explicit Converter(const std::string& encoding)
      : is_utf8_encoding(encoding == "UTF-8"),
        is_wide(encoding.starts_with("UTF-16") || encoding.starts_with("UTF-32")),
        to_utf8("UTF-8", encoding.c_str()),
        from_utf8(encoding.c_str(), "UTF-8") {
    if (encoding == "GB18030" && to_utf8.is_open()) fill_pairs();
  }

  /// Tabulates the UTF-8 of each two-byte character of GB18030: a look-up is ten times as fast as
  /// iconv.
  void fill_pairs() {
    pairs.resize(std::size_t{126} * 191);
    for (unsigned lead = 0x81; lead <= 0xFE; ++lead) {
      for (unsigned second = 0x40; second <= 0xFE; ++second) {
        const std::array<char, 2> bytes = {static_cast<char>(lead), static_cast<char>(second)};
        std::string_view in(bytes.data(), bytes.size());
        std::string out;
        if (to_utf8.convert(in, out) == Iconv::Stop::done && out.size() <= 4 && is_utf8(out)) {
          Pair& pair = pairs[(lead - 0x81) * 191 + (second - 0x40)];
          pair.size = static_cast<std::uint8_t>(out.size());
          out.copy(pair.utf8.data(), out.size());
        }
      }
    }
  }

  /// Converts ASCII and two-byte characters up to the first other byte.
  void append_pairs(std::string_view& in, std::string& out) const {
    std::size_t i = 0;
    while (i < in.size()) {
      if (!is_beyond_ascii(in[i])) {
        out.push_back(in[i++]);
        continue;
      }
      const auto lead = static_cast<unsigned char>(in[i]);
      const unsigned second = i + 1 < in.size() ? static_cast<unsigned char>(in[i + 1]) : 0U;
      if (lead < 0x81 || lead > 0xFE || second < 0x40 || second > 0xFE) break;
      const Pair& pair = pairs[(lead - 0x81U) * 191U + (second - 0x40U)];
      if (pair.size == 0) break;
      out.append(pair.utf8.data(), pair.size);
      i += 2;
    }
    in.remove_prefix(i);
  }

  struct Pair {
    std::array<char, 4> utf8{};
    std::uint8_t size = 0;
  };

  bool is_utf8_encoding;
  bool is_wide;                      ///< bytes below 128 are not ASCII
  bool takes_utf8_as_it_is = false;  ///< mixed layer: valid UTF-8 is copied
  Iconv to_utf8;
  Iconv from_utf8;
  std::vector<Pair> pairs;
};

TextDecoder::TextDecoder(const std::string& encoding)
    : converter_(std::make_unique<Converter>(encoding)) {
  if (!converter_->to_utf8.is_open() || !converter_->from_utf8.is_open()) {
    throw UsageError(
        filled_text("the encoding '{}' is not supported. Write encoding = \"GB18030\", \"UTF-8\", "
                    "\"BIG5\" or another that `iconv -l` lists.",
                    "不支持编码“{}”。可写 encoding = \"GB18030\"、\"UTF-8\"、\"BIG5\" 或 iconv -l "
                    "列出的其他编码。",
                    encoding));
  }
}

TextDecoder::TextDecoder(const EncodingReport& report)
    : TextDecoder(report.mixed ? "GB18030" : report.encoding) {
  converter_->takes_utf8_as_it_is = report.mixed;
}

TextDecoder::~TextDecoder() = default;
TextDecoder::TextDecoder(TextDecoder&&) noexcept = default;
TextDecoder& TextDecoder::operator=(TextDecoder&&) noexcept = default;

TextDecoder::Outcome TextDecoder::append(std::string_view bytes, bool may_be_cut,
                                         std::string& utf8) const {
  if (!converter_->is_wide && is_ascii(bytes)) {
    utf8.append(bytes);
    return {};
  }
  const bool as_it_is = converter_->takes_utf8_as_it_is && is_chinese_utf8(bytes);
  if (converter_->is_utf8_encoding || as_it_is) return append_clean(bytes, may_be_cut, utf8);

  Outcome outcome;
  const std::size_t start = utf8.size();
  while (!bytes.empty()) {
    if (!converter_->pairs.empty()) converter_->append_pairs(bytes, utf8);
    if (bytes.empty()) break;
    const Iconv::Stop stop = converter_->to_utf8.convert(bytes, utf8);
    if (stop == Iconv::Stop::done) break;
    if (stop == Iconv::Stop::cut && may_be_cut) {
      outcome.cut = true;
      break;
    }
    utf8.append(replacement_character);
    ++outcome.undecodable;
    bytes.remove_prefix(1);
  }
  if (utf8_prefix(std::string_view(utf8).substr(start)) + start < utf8.size()) {
    const std::string converted = utf8.substr(start);
    utf8.resize(start);
    outcome.undecodable += append_clean(converted, false, utf8).undecodable;
  }
  return outcome;
}

std::string TextDecoder::decode(std::string_view bytes) const {
  std::string utf8;
  append(bytes, false, utf8);
  return utf8;
}

std::string TextDecoder::encode(std::string_view utf8) const {
  std::string bytes;
  return converter_->from_utf8.convert(utf8, bytes) == Iconv::Stop::done ? bytes : std::string();
}

}  // namespace hinterland
