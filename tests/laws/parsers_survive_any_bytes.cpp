// SPDX-License-Identifier: Apache-2.0
#include "base/characters.hpp"
#include "base/written_number.hpp"
#include "input/text/encoding.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

using namespace hinterland;

namespace {

/// Bytes that are likely to begin, end or break characters and numbers.
std::string random_bytes(std::mt19937& random) {
  static const std::string likely = "0123456789,.-+eE \xE6\x9D\x91\xEF\xBC\x91\xFE\x9F\x81\x30\xC3";
  std::string bytes(random() % 24, ' ');
  for (char& byte : bytes) {
    byte = random() % 2 == 0 ? likely[random() % likely.size()] : static_cast<char>(random() % 256);
  }
  return bytes;
}

/// How long the shortest form of a code point is.
std::size_t shortest_form(std::uint32_t code_point) {
  return code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
}

/// How many bytes of the text are its first character, read by the value of its bits; 0: it is
/// none. Unicode 15, D92: the shortest form of a code point that is no surrogate.
std::size_t first_by_value(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  std::size_t ones = 0;
  while (ones < 8 && (byte(0) << ones & 0x80) != 0) ++ones;
  if (ones == 0) return 1;
  if (ones == 1 || ones > 4 || ones > text.size()) return 0;
  std::uint32_t value = byte(0) & (0xFFU >> ones);
  for (std::size_t i = 1; i < ones; ++i) {
    if (byte(i) >> 6 != 2) return 0;
    value = value * 64 + byte(i) % 64;
  }
  const bool is_surrogate = value >> 11 == 0x1B;
  return value <= 0x10FFFF && !is_surrogate && shortest_form(value) == ones ? ones : 0;
}

/// The bytes that begin a character, end one or stand beside those that do.
const std::string edges =
    "\x41\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF1\xF3\xF4\xF5"
    "\xF7\xF8\xFF";

}  // namespace

TEST_CASE("any bytes give a finite number or none, and valid UTF-8 text", "[property]") {
  std::mt19937 random(20160909);
  const TextDecoder decoders[] = {TextDecoder("UTF-8"), TextDecoder("GB18030"),
                                  TextDecoder("BIG5")};
  for (int round = 0; round < 100000; ++round) {
    const std::string bytes = random_bytes(random);
    const auto number = parse_number(bytes);
    CHECK((!number || std::isfinite(*number)));
    const std::string_view whole = whole_characters(bytes);
    CHECK((bytes.starts_with(whole) && bytes.size() - whole.size() <= 3));
    for (const TextDecoder& decoder : decoders) {
      std::string text;
      decoder.append(bytes, round % 2 == 0, text);
      CHECK(is_utf8(text));
    }
  }
}

TEST_CASE("UTF-8 cut anywhere is repaired to its last whole character", "[property]") {
  const std::string text = "a村é𠮷䶮z庄";
  const TextDecoder utf8("UTF-8");
  for (std::size_t length = 0; length <= text.size(); ++length) {
    const std::string cut = text.substr(0, length);
    const std::string_view whole = whole_characters(cut);
    CHECK(is_utf8(whole));
    CHECK(text.starts_with(whole));
    CHECK(length - whole.size() <= 3);
    std::string decoded;
    CHECK(utf8.append(cut, true, decoded).undecodable == 0);
    CHECK(decoded == whole);
  }
}

TEST_CASE("text that GB18030 can encode survives the round trip unchanged", "[property]") {
  std::mt19937 random(7);
  const TextDecoder gb18030("GB18030");
  const TextDecoder utf32("UTF-32LE");
  for (int round = 0; round < 20000; ++round) {
    const auto character = static_cast<char32_t>(0x4E00 + random() % 0x5200);  // hanzi and beyond
    std::string bytes;
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(character >> (8 * i) & 0xFF);
    const std::string text = utf32.decode(bytes);
    CHECK(gb18030.decode(gb18030.encode(text)) == text);
  }
}

TEST_CASE("text is accepted as UTF-8 exactly if a decoder by bit values accepts it", "[property]") {
  std::string text(4, 'A');
  std::size_t wrong = 0;
  const auto check = [&] {
    std::size_t end = 0;
    while (end < text.size()) {
      const std::size_t length = first_by_value(std::string_view(text).substr(end));
      if (length == 0) break;
      end += length;
    }
    if (utf8_prefix(text) != end || is_utf8(text) != (end == text.size())) ++wrong;
    const std::size_t first = first_by_value(text);
    if (character_length(text) != (first == 1 ? 0 : first)) ++wrong;
  };
  for (int first = 0; first < 256; ++first) {
    text[0] = static_cast<char>(first);
    for (const char second : edges) {
      text[1] = second;
      for (const char third : edges) {
        text[2] = third;
        for (const char fourth : edges) {
          text[3] = fourth;
          check();
        }
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("each code point is one character, and a part of it is not", "[property]") {
  std::size_t wrong = 0;
  for (char32_t point = 0x80; point <= 0x10FFFF; ++point) {
    if (point >= 0xD800 && point <= 0xDFFF) continue;
    const std::size_t length = shortest_form(point);
    std::string text(length, ' ');
    char32_t rest = point;
    for (std::size_t i = length; i-- > 1; rest >>= 6) text[i] = static_cast<char>(0x80 | rest % 64);
    text[0] = static_cast<char>((0xF00U >> length & 0xFF) | rest);
    if (!is_utf8(text) || characters_of(text) != std::u32string(1, point)) ++wrong;
    for (std::size_t cut = 1; cut < length; ++cut) {
      const std::string_view part = std::string_view(text).substr(0, cut);
      if (is_utf8(part) || !whole_characters(part).empty() || utf8_prefix(part) != 0) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE(
    "bytes that may begin a character are recognised as a cut character, and other bytes are not",
    "[property]") {
  const auto can_go_on = [](const std::string& begin) {
    for (const char next : {'\x80', '\xBF'}) {
      std::string text = begin;
      while (text.size() < 4) {
        text.push_back(next);
        if (first_by_value(text) == text.size()) return true;
      }
    }
    return false;
  };
  for (int first = 0x80; first < 256; ++first) {
    for (const char second : edges) {
      const std::string pair = std::string(1, static_cast<char>(first)) + second;
      for (const std::string& begin : {pair.substr(0, 1), pair, pair + "\x80", pair + "\xC0"}) {
        CAPTURE(first, static_cast<int>(second), begin.size());
        if (can_go_on(begin)) CHECK(whole_characters("A" + begin) == "A");
        if (first < 0xC2 || first > 0xF4) CHECK(whole_characters(begin) == begin);
        if (begin.size() > 1 && (second & 0xC0) != 0x80) CHECK(whole_characters(begin) == begin);
        const std::size_t has_declared_length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        const bool is_none = first_by_value(begin) == 0;
        if (begin.size() >= has_declared_length && is_none) CHECK(whole_characters(begin) == begin);
      }
    }
  }
}
