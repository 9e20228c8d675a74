// SPDX-License-Identifier: Apache-2.0
#include "input/text/encoding.hpp"
#include "input/text/encoding_detection.hpp"

#include <hinterland/error.hpp>

#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace hinterland;

namespace {

const std::vector<std::string> names = {"白泉社区居委会", "洪下村", "石城镇", "䶮村", "𠮷家庄"};

ByteStatistics statistics_of(const std::vector<std::string>& texts, const std::string& encoding) {
  const TextDecoder decoder(encoding);
  ByteStatistics statistics;
  for (const std::string& text : texts) statistics.add(decoder.encode(text));
  return statistics;
}

}  // namespace

TEST_CASE("content decides if no encoding is declared", "[encoding]") {
  CHECK(decide_encoding(statistics_of(names, "UTF-8"), "", "").encoding == "UTF-8");
  CHECK(decide_encoding(statistics_of(names, "GB18030"), "", "").encoding == "GB18030");
  CHECK_FALSE(decide_encoding(statistics_of(names, "GB18030"), "", "").doubtful);
}

TEST_CASE("content takes precedence over a .cpg that it contradicts, with a note", "[encoding]") {
  const auto gbk = decide_encoding(statistics_of(names, "GB18030"), "UTF-8", ".cpg");
  CHECK(gbk.encoding == "GB18030");
  CHECK(gbk.doubtful);
  CHECK(gbk.reason.en == "5 non-ASCII texts, 0 valid as UTF-8, 5 as GB18030; .cpg declares UTF-8");

  const auto utf8 = decide_encoding(statistics_of(names, "UTF-8"), "GB18030", "the study");
  CHECK(utf8.encoding == "UTF-8");
  CHECK(utf8.doubtful);
}

TEST_CASE("plain ASCII keeps the declared encoding, with full confidence", "[encoding]") {
  const auto report = decide_encoding(statistics_of({"A", "B-12"}, "UTF-8"), "GB18030", ".cpg");
  CHECK(report.encoding == "GB18030");
  CHECK_FALSE(report.doubtful);
}

TEST_CASE("Latin letters with accents are not mistaken for Chinese", "[encoding]") {
  const auto report =
      decide_encoding(statistics_of({"Santé", "école", "hôpital", "marché"}, "CP1252"), "", "");
  CHECK(report.encoding == "CP1252");
  CHECK(report.doubtful);
}

TEST_CASE("a declared Big5 is accepted", "[encoding]") {
  const auto report =
      decide_encoding(statistics_of({"臺北市", "國民小學"}, "BIG5"), "BIG5", ".cpg");
  CHECK(report.encoding == "BIG5");
}

TEST_CASE("Big5 is recognised by its common characters, and GBK is not mistaken for it",
          "[encoding]") {
  const auto traditional =
      statistics_of({"張厝村", "臺灣里", "龍門村", "豐樂里", "蘆竹村"}, "BIG5");
  const auto simplified =
      statistics_of({"张厝村", "台湾里", "龙门村", "丰乐里", "芦竹村"}, "GB18030");
  CHECK(decide_encoding(traditional, "", "").encoding == "BIG5");
  CHECK_FALSE(decide_encoding(traditional, "", "").doubtful);
  CHECK(decide_encoding(simplified, "", "").encoding == "GB18030");
}

TEST_CASE("names in other scripts are not mistaken for Chinese of rare characters", "[encoding]") {
  using Case = std::pair<std::string, std::vector<std::string>>;
  const std::vector<Case> cases = {{"CP949", {"한밭리", "대전마을", "부산리", "강동리", "북가동"}},
                                   {"EUC-JP", {"川小村", "大下村", "橋本町", "高山市", "中原区"}},
                                   {"CP932", {"川小村", "大下村", "橋本町", "高山市", "中原区"}},
                                   {"CP874", {"บ้านหนอง", "บ้านโนนส", "บ้านดอนอ", "บ้านนา"}},
                                   {"CP1251", {"Село", "Дерево", "Хутора", "Новоникольское"}},
                                   {"KOI8-U", {"Село", "Дерево", "Хутора", "Новоникольское"}},
                                   {"CP866", {"Село", "Дерево", "Хутора", "Новоникольское"}},
                                   {"CP1253", {"Χωριό", "Νερά", "Κάστρο", "Μοναστήρι"}},
                                   {"CP1256", {"القرية", "الزرقاء", "المفرق", "عجلون"}},
                                   {"CP1255", {"ירושלים", "תל אביב", "באר שבע", "מושב שלום"}},
                                   {"CP1252", {"São João", "Conceição", "Três Irmãos"}},
                                   {"CP1250", {"Wołomin", "Łódź", "Świętochłowice", "Żyrardów"}},
                                   {"CP850", {"São João", "Conceição", "Três Irmãos"}},
                                   {"MACINTOSH", {"São João", "Conceição", "Três Irmãos"}}};
  for (const auto& [encoding, texts] : cases) {
    CAPTURE(encoding);
    const auto report = decide_encoding(statistics_of(texts, encoding), "", "");
    CHECK(report.encoding == encoding);
    CHECK(report.doubtful);
    CHECK(report.confidence < 0.95);
    CHECK_FALSE(decide_encoding(statistics_of(texts, encoding), encoding, ".cpg").doubtful);
  }
}

TEST_CASE("Chinese names are recognised, however few and whatever is declared", "[encoding]") {
  const std::vector<std::vector<std::string>> layers = {
      {"郫县", "鄄城"}, {"䶮村", "𠮷家庄"}, {"村甲", "村乙", "村丙", "村丁"}, names};
  for (const auto& texts : layers) {
    CAPTURE(texts.front());
    const auto report = decide_encoding(statistics_of(texts, "GB18030"), "", "");
    CHECK(report.encoding == "GB18030");
    CHECK_FALSE(report.doubtful);
  }
  for (const char* const declared : {"BIG5", "CP949", "CP1251", "CP874", "EUC-JP"}) {
    CAPTURE(declared);
    const auto report = decide_encoding(statistics_of(names, "GB18030"), declared, ".cpg");
    CHECK(report.encoding == "GB18030");
    CHECK(report.doubtful);
  }
}

TEST_CASE("full-width digits and degree signs do not outweigh Chinese names", "[encoding]") {
  const std::vector<std::vector<std::string>> tables = {
      {"３７０７９９１００２０１", "上店村", "３７０７９９１００２０２", "下店村"},
      {"119°06′00.00″E", "36°18′00.00″N", "平原镇", "119°15′23.39″E", "36°19′04.86″N", "河口镇"},
      {"119°06′00.00″E", "36°18′00.00″N"}};
  for (const auto& texts : tables) {
    CAPTURE(texts.front());
    const auto report = decide_encoding(statistics_of(texts, "GB18030"), "", "");
    CHECK(report.encoding == "GB18030");
    CHECK_FALSE(report.doubtful);
  }
}

TEST_CASE("byte sequences that GB18030 leaves unassigned are invalid", "[encoding]") {
  ByteStatistics statistics;
  statistics.add("\xAA\xA1\xAF\xFE");
  statistics.add("\xF8\xA1");
  statistics.add("\x81\x30\x41\x41");
  CHECK(statistics.gb18030 == 0);
}

TEST_CASE("bytes that fit no encoding are doubtful", "[encoding]") {
  ByteStatistics statistics;
  for (int i = 0; i < 10; ++i) statistics.add("\xFF\xFE\xFF村");
  CHECK(decide_encoding(statistics, "UTF-8", ".cpg").doubtful);
}

TEST_CASE("code pages are recognised by all usual names", "[encoding]") {
  CHECK(encoding_of_code_page("UTF-8\r\n") == "UTF-8");
  CHECK(encoding_of_code_page("65001") == "UTF-8");
  CHECK(encoding_of_code_page("ANSI 936") == "GB18030");
  CHECK(encoding_of_code_page("cp936") == "GB18030");
  CHECK(encoding_of_code_page("GB2312") == "GB18030");
  CHECK(encoding_of_code_page("Big5") == "BIG5");
  CHECK(encoding_of_code_page("ISO 88591").empty());
  CHECK(encoding_of_language_byte(0x4D) == "GB18030");
  CHECK(encoding_of_language_byte(0x57).empty());
}

TEST_CASE("GB18030 is decoded without loss, including rare characters", "[encoding]") {
  const TextDecoder decoder("GB18030");
  for (const std::string& name : names) CHECK(decoder.decode(decoder.encode(name)) == name);
  CHECK(decoder.encode("䶮") == "\xFE\x9F");
  CHECK(decoder.encode("𠮷") == "\x95\x34\xB2\x35");
}

TEST_CASE("undecodable bytes become U+FFFD, and the rest stays", "[encoding]") {
  std::string text;
  const auto outcome = TextDecoder("GB18030").append("\xB4\xE5\xFF\x41", false, text);
  CHECK(text == "村\uFFFDA");
  CHECK(outcome.undecodable == 1);
  CHECK_FALSE(outcome.cut);
}

TEST_CASE("a character cut off by the width of the field is removed", "[encoding]") {
  for (const char* encoding : {"UTF-8", "GB18030"}) {
    const TextDecoder decoder(encoding);
    const std::string bytes = decoder.encode("石城");
    std::string text;
    const auto outcome =
        decoder.append(std::string_view(bytes).substr(0, bytes.size() - 1), true, text);
    CHECK(text == "石");
    CHECK(outcome.cut);
    CHECK(outcome.undecodable == 0);
  }
}

TEST_CASE("an encoding that iconv does not know is an error", "[encoding]") {
  CHECK_THROWS_WITH(TextDecoder("GB99999"),
                    Catch::Contains("'GB99999' is not supported") && Catch::Contains("GB18030"));
}

TEST_CASE("a language byte stands for its encoding, and all others for none", "[encoding]") {
  const std::map<int, std::string> known = {
      {0x13, "CP932"}, {0x4D, "GB18030"}, {0x4E, "CP949"},  {0x4F, "BIG5"},
      {0x65, "CP866"}, {0x78, "BIG5"},    {0x79, "CP949"},  {0x7A, "GB18030"},
      {0x7B, "CP932"}, {0xC8, "CP1250"},  {0xC9, "CP1251"},
  };
  for (int language = 0; language < 256; ++language) {
    CAPTURE(language);
    const auto found = known.find(language);
    CHECK(encoding_of_language_byte(static_cast<unsigned char>(language)) ==
          (found == known.end() ? "" : found->second));
  }
}

namespace {

/// The encoding, with a question mark if it is doubtful and a plus if the texts have two encodings.
std::string taken(const ByteStatistics& content, const std::string& declared = "") {
  const EncodingReport report = decide_encoding(content, declared, ".cpg");
  return report.encoding + (report.doubtful ? "?" : "") + (report.mixed ? "+" : "");
}

}  // namespace

TEST_CASE("98 valid texts of 100 determine the encoding, and 97 do not", "[encoding]") {
  CHECK(taken({.texts = 100, .utf8 = 98, .characters = 99, .example = "", .sample = ""}) ==
        "UTF-8");
  CHECK(taken({.texts = 100, .utf8 = 97, .characters = 99, .example = "", .sample = ""}) ==
        "UTF-8?");
  const auto chinese = [](std::size_t gb18030) {
    return taken(
        {.texts = 100, .gb18030 = gb18030, .pairs = 19, .hanzi = 10, .example = "", .sample = ""});
  };
  CHECK(chinese(98) == "GB18030");
  CHECK(chinese(97) == "GB18030?");
  CHECK(chinese(50) == "GB18030?");
  CHECK(chinese(49) == "CP1252?");
}

TEST_CASE("if no encoding fits well, one that fits at least half of the texts is used",
          "[encoding]") {
  const auto of_ten = [](std::size_t utf8, std::size_t gb18030, const std::string& declared = "") {
    return taken({.texts = 10,
                  .utf8 = utf8,
                  .gb18030 = gb18030,
                  .pairs = 10,
                  .hanzi = 10,
                  .example = "",
                  .sample = ""},
                 declared);
  };
  CHECK(of_ten(5, 0) == "UTF-8?");
  CHECK(of_ten(5, 5) == "UTF-8?");
  CHECK(of_ten(5, 6) == "GB18030?");
  CHECK(of_ten(4, 5) == "GB18030?");
  CHECK(of_ten(4, 4) == "CP1252?");
  CHECK(of_ten(4, 4, "UTF-8") == "UTF-8?");
  CHECK(of_ten(5, 6, "CP1251") == "CP1251");
}

TEST_CASE("Chinese needs common characters in half of the pairs, or four single signs",
          "[encoding]") {
  const auto read = [](std::size_t pairs, std::size_t hanzi, std::size_t symbols = 0) {
    return taken({.texts = 10,
                  .gb18030 = 10,
                  .pairs = pairs,
                  .hanzi = hanzi,
                  .symbols = symbols,
                  .example = "",
                  .sample = ""});
  };
  CHECK(read(18, 9) == "GB18030");
  CHECK(read(18, 8) == "CP1252?");
  CHECK(read(18, 8, 100) == "CP1252?");
  CHECK(read(0, 0, 4) == "GB18030");
  CHECK(read(0, 0, 3) == "CP1252?");
  CHECK(read(19, 19) == "GB18030");
  CHECK(read(20, 20) == "GB18030?");  // without a sample none of them is common
}

TEST_CASE("a declared GB18030 needs less evidence", "[encoding]") {
  const ByteStatistics rare{
      .texts = 10, .gb18030 = 10, .pairs = 18, .hanzi = 8, .example = "", .sample = ""};
  CHECK(taken(rare, "GB18030") == "GB18030");
  CHECK(decide_encoding(rare, "GB18030", ".cpg").confidence == Approx(0.7));
  const ByteStatistics common{
      .texts = 10, .gb18030 = 10, .pairs = 18, .hanzi = 9, .example = "", .sample = ""};
  CHECK(decide_encoding(common, "GB18030", ".cpg").confidence == Approx(1.0));
  const ByteStatistics many{
      .texts = 10, .gb18030 = 10, .pairs = 20, .hanzi = 20, .example = "", .sample = ""};
  CHECK(decide_encoding(many, "GB18030", ".cpg").confidence == Approx(0.5));
}

TEST_CASE("four characters, or two that are rare in GB18030, override the declaration",
          "[encoding]") {
  const auto characters = [](std::size_t count, const std::string& declared) {
    return taken({.texts = 1,
                  .utf8 = 1,
                  .gb18030 = 1,
                  .pairs = 2,
                  .hanzi = 2,
                  .characters = count,
                  .example = "",
                  .sample = ""},
                 declared);
  };
  CHECK(characters(4, "GB18030") == "UTF-8?");
  CHECK(characters(3, "GB18030") == "GB18030");
  CHECK(characters(3, "") == "UTF-8");
  const auto rare = [](std::size_t hanzi, std::size_t surely) {
    return taken({.texts = 2,
                  .utf8 = 2,
                  .gb18030 = 2,
                  .surely_utf8 = surely,
                  .pairs = 4,
                  .hanzi = hanzi,
                  .characters = 3,
                  .example = "",
                  .sample = ""},
                 "GB18030");
  };
  CHECK(rare(1, 2) == "UTF-8?");
  CHECK(rare(2, 2) == "GB18030");
  CHECK(rare(1, 1) == "GB18030");
}

TEST_CASE("a layer has two encodings if one text in twenty is certainly UTF-8", "[encoding]") {
  const ByteStatistics two{.texts = 100,
                           .utf8 = 97,
                           .either = 98,
                           .surely_utf8 = 5,
                           .pairs = 30,
                           .hanzi = 10,
                           .characters = 99,
                           .example = "",
                           .sample = ""};
  const auto changed = [&](auto change) {
    ByteStatistics content = two;
    change(content);
    return taken(content);
  };
  CHECK(taken(two) == "UTF-8?+");
  CHECK(changed([](ByteStatistics& c) { c.utf8 = 98; }) == "UTF-8");
  CHECK(changed([](ByteStatistics& c) { c.utf8 = 50; }) == "UTF-8?+");
  CHECK(changed([](ByteStatistics& c) { c.utf8 = 49; }) == "GB18030?+");
  CHECK(changed([](ByteStatistics& c) { c.either = 97; }) == "UTF-8?");
  CHECK(changed([](ByteStatistics& c) { c.surely_utf8 = 4; }) == "UTF-8?");
  CHECK(changed([](ByteStatistics& c) { c.texts = 101, c.either = 99; }) == "UTF-8?");
  CHECK(changed([](ByteStatistics& c) { c.hanzi = 9; }) == "UTF-8?");
}

TEST_CASE(
    "Big5 requires four pairs, one per text, nine in ten common, and one in five outside GB 2312",
    "[encoding]") {
  const auto read = [](std::size_t texts, std::size_t pairs, std::size_t common, std::size_t low,
                       const std::string& declared = "") {
    return taken({.texts = texts,
                  .big5_pairs = pairs,
                  .big5_common = common,
                  .big5_low = low,
                  .example = "",
                  .sample = ""},
                 declared);
  };
  CHECK(read(10, 10, 9, 2) == "BIG5");
  CHECK(read(10, 10, 9, 2, "UTF-8") == "BIG5?");
  CHECK(read(10, 10, 9, 2, "CP1252") == "CP1252");
  CHECK(read(11, 10, 9, 2) == "CP1252?");
  CHECK(read(10, 10, 8, 2) == "CP1252?");
  CHECK(read(10, 10, 9, 1) == "CP1252?");
  CHECK(read(6, 6, 6, 1) == "CP1252?");
  CHECK(read(3, 4, 4, 1) == "BIG5");
  CHECK(read(3, 3, 3, 1) == "CP1252?");
}

TEST_CASE("another script requires twelve bytes outside ASCII", "[encoding]") {
  const std::vector<std::string> six = {"한밭리", "대전리"};
  const std::vector<std::string> five = {"한밭리", "대전"};
  CHECK(taken(statistics_of(six, "CP949")) == "CP949?");
  CHECK(taken(statistics_of(five, "CP949")) == "GB18030");
  const std::vector<std::string> twelve = {"Село", "Деревнях"};
  const std::vector<std::string> eleven = {"Село", "Деревня"};
  CHECK(decide_encoding(statistics_of(twelve, "CP1251"), "", "").confidence > 0.7);
  CHECK(decide_encoding(statistics_of(eleven, "CP1251"), "", "").confidence <= 0.7);
}
