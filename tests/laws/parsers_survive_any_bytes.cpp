// SPDX-License-Identifier: Apache-2.0
#include "base/number_text.hpp"
#include "input/text/encoding.hpp"
#include "input/text/text_decoder.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>
#include <string>

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
