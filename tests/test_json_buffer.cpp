// SPDX-License-Identifier: Apache-2.0
#include "output/geojson.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <string>

using hinterland::JsonBuffer;

namespace {

std::string text(std::string_view value) {
  JsonBuffer out;
  out.text(value);
  return std::string(out.view());
}

std::string fixed(double value, int decimals) {
  JsonBuffer out;
  out.fixed(value, decimals);
  return std::string(out.view());
}

std::string real(double value) {
  JsonBuffer out;
  out.real(value);
  return std::string(out.view());
}

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("text is quoted, and quotes and backslashes in it are escaped", "[json_buffer]") {
  CHECK(text("") == R"("")");
  CHECK(text("plain") == R"("plain")");
  CHECK(text(R"(a "b" \c)") == R"("a \"b\" \\c")");
}

TEST_CASE("control characters are escaped, including a zero byte", "[json_buffer]") {
  CHECK(text("a\nb\rc\td") == R"("a\nb\rc\td")");
  CHECK(text(std::string_view("\0\x01\x1f\x7f", 4)) == "\"\\u0000\\u0001\\u001f\x7f\"");
}

TEST_CASE("Chinese of three and of four bytes is unchanged", "[json_buffer]") {
  CHECK(text("上店村") == "\"上店村\"");
  CHECK(text("䶮𠮷\"村") == "\"䶮𠮷\\\"村\"");
}

TEST_CASE("invalid UTF-8 becomes the replacement character", "[json_buffer]") {
  CHECK(text("a\xFF"
             "b") ==
        "\"a\xEF\xBF\xBD"
        "b\"");
  CHECK(text("\xE4\xB8") == "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");                  // cut in the middle
  CHECK(text("\xC0\xAF") == "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");                  // overlong
  CHECK(text("\xED\xA0\x80") == "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");  // surrogate
  CHECK(text("\xB4\xE5 x") == "\"\xEF\xBF\xBD\xEF\xBF\xBD x\"");              // 村 in GBK
}

TEST_CASE("fixed decimals are rounded, and trailing zeros left out", "[json_buffer]") {
  CHECK(fixed(1234.5, 2) == "1234.5");
  CHECK(fixed(1234.005, 1) == "1234");
  CHECK(fixed(0.05, 1) == "0.1");
  CHECK(fixed(-0.05, 1) == "-0.1");
  CHECK(fixed(0.007, 3) == "0.007");
  CHECK(fixed(117.1234567, 7) == "117.1234567");
  CHECK(fixed(-179.9999999, 7) == "-179.9999999");
  CHECK(fixed(2.5, 0) == "3");
  CHECK(fixed(99.999, 2) == "100");
}

TEST_CASE("there is no minus zero", "[json_buffer]") {
  CHECK(fixed(-0.0, 2) == "0");
  CHECK(fixed(-0.001, 2) == "0");
  CHECK(real(-0.0) == "0");
}

TEST_CASE("NaN and infinity are null", "[json_buffer]") {
  CHECK(fixed(infinity, 2) == "null");
  CHECK(fixed(-infinity, 2) == "null");
  CHECK(fixed(not_a_number, 2) == "null");
  CHECK(real(infinity) == "null");
  CHECK(real(not_a_number) == "null");
}

TEST_CASE("a number too large for decimals keeps its shortest representation", "[json_buffer]") {
  CHECK(fixed(1e300, 7) == "1e+300");
  CHECK(fixed(9007199254740993.0, 0) == "9007199254740992");
}

TEST_CASE("a real is the shortest text that reads back the same", "[json_buffer]") {
  CHECK(real(0.1) == "0.1");
  CHECK(real(1.0 / 3.0) == "0.3333333333333333");
  CHECK(real(5e-324) == "5e-324");
}

TEST_CASE("integers reach the limits of 64 bits", "[json_buffer]") {
  JsonBuffer out;
  out.integer(std::numeric_limits<std::int64_t>::min());
  CHECK(out.view() == "-9223372036854775808");
}
