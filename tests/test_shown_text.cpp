// SPDX-License-Identifier: Apache-2.0
#include "system/shown_text.hpp"

#include <catch2/catch.hpp>

using namespace hinterland;

TEST_CASE("no control character reaches a terminal", "[shown_text]") {
  CHECK(for_terminal("村甲 a\nb") == "村甲 a\nb");
  CHECK(for_terminal("a\x1B[31mb") == "a\uFFFD[31mb");
  CHECK(for_terminal("a\rb\tc\x7F") == "a\uFFFDb\uFFFDc\uFFFD");
  CHECK(for_terminal("a\xC2\x9B"
                     "31m") == "a\uFFFD31m");  // CSI in one character
  CHECK(for_terminal("a\u202Eb\u2066c") == "a\uFFFDb\uFFFDc");
  CHECK(for_terminal(std::string_view("a\0b", 3)) == "a\uFFFDb");
  CHECK(for_terminal("é – “x” …") == "é – “x” …");
  CHECK(for_terminal("\xE6\x9D...\xB4\xE5") == "\uFFFD\uFFFD...\uFFFD\uFFFD");  // cut characters
}

TEST_CASE("passwords are not shown", "[shown_text]") {
  const auto shown = [](const char* text) { return without_passwords(text); };
  CHECK(shown("PG:host=a password=secret dbname=b") == "PG:host=a password=*** dbname=b");
  CHECK(shown("PG:PASSWORD = 'se cr\\'et' dbname=b") == "PG:PASSWORD = *** dbname=b");
  CHECK(shown("cannot read 'PG:dbname=b password=secret': no") ==
        "cannot read 'PG:dbname=b password=***': no");
  CHECK(shown("MSSQL:server=a;PWD=secret;database=b") == "MSSQL:server=a;PWD=***;database=b");
  CHECK(shown("postgresql://me:se:cret@host/db?x=1") == "postgresql://me:***@host/db?x=1");
  CHECK(shown("/vsicurl/https://me:a@host/x.gpkg and https://me@host/") ==
        "/vsicurl/https://me:***@host/x.gpkg and https://me@host/");
  CHECK(shown("https://host/a:b@c") == "https://host/a:b@c");
  CHECK(shown("password=a password=b pwd='") == "password=*** password=*** pwd=***");
  CHECK(shown("the field passwords, 村甲") == "the field passwords, 村甲");
}

TEST_CASE("a password that contains separators of settings is hidden completely", "[shown_text]") {
  const auto shown = [](const char* text) { return without_passwords(text); };
  for (const char* unusual :
       {"se,cr", "se;cr", "se&cr", "se'cr", "se\"cr", "se,a=cr", "se{cr", "se/cr"}) {
    const std::string secret = unusual;
    for (const std::string& text :
         {"PG:host=a password=" + secret + " dbname=b", "PG:dbname=b user=c password=" + secret,
          "cannot read 'PG:dbname=b password=" + secret + "': no",
          "MYSQL:b,user=c,password=" + secret, "ODBC:c/" + secret + "@b,table", "ODBC:c/" + secret,
          "postgresql://c:" + secret + "@host/b", "MSSQL:server=a;PWD={" + secret + "};database=b",
          "https://a/x?user=c&password=" + secret}) {
      INFO(text << " -> " << shown(text.c_str()));
      CHECK(shown(text.c_str()).find("cr") == std::string::npos);
      CHECK(shown(text.c_str()).find("***") != std::string::npos);
    }
  }
  CHECK(shown("PG:host=a password=se,cr dbname=b") == "PG:host=a password=*** dbname=b");
  CHECK(shown("cannot read 'PG:dbname=b password=se'cr': no") ==
        "cannot read 'PG:dbname=b password=***': no");
  CHECK(shown("无法读取“PG:dbname=b password=se cr”：没有") ==
        "无法读取“PG:dbname=b password=***”：没有");
  CHECK(shown("PG:password=se cr dbname=b") == "PG:password=***");
  CHECK(shown("MYSQL:b,user=c,password=se,host=h") == "MYSQL:b,user=c,password=***,host=h");
  CHECK(shown("MYSQL:b,password=se cr,host=h") == "MYSQL:b,password=***");
  CHECK(shown("MSSQL:PWD=se cr;database=b") == "MSSQL:PWD=***");
  CHECK(shown("ODBC:me/se@cr@source,table") == "ODBC:me/***@source,table");
  CHECK(shown("ODBC:source,table") == "ODBC:source,table");
  CHECK(shown("ODBC:DSN=a;UID=b;PWD=c;Server=d") == "ODBC:DSN=a;UID=b;PWD=***;Server=d");
  CHECK(shown("PG:\"dbname='x' password = 'a b'\"") == "PG:\"dbname='x' password = ***\"");
  CHECK(shown("postgresql://u:p/w@host/db") == "postgresql://u:***@host/db");
  CHECK(shown("https://t0.tianditu.gov.cn/x?tk=abc&service=WFS and") ==
        "https://t0.tianditu.gov.cn/x?tk=***&service=WFS and");
  CHECK(shown("https://host/wfs?user=a@b.cn and me@b.cn") ==
        "https://host/wfs?user=a@b.cn and me@b.cn");
}

TEST_CASE("a secret connection setting is hidden whatever its name is", "[shown_text]") {
  const auto shown = [](const char* text) { return without_passwords(text); };
  CHECK(shown("cannot read 'AmigoCloud:x AMIGOCLOUD_API_KEY=se': no") ==
        "cannot read 'AmigoCloud:x AMIGOCLOUD_API_KEY=***': no");
  CHECK(shown("PLMosaic:api_key=se") == "PLMosaic:api_key=***");
  CHECK(shown("无法读取“EEDA:x EEDA_BEARER=se”：没有") == "无法读取“EEDA:x EEDA_BEARER=***”：没有");
  CHECK(shown("AWS_SECRET_ACCESS_KEY=se") == "AWS_SECRET_ACCESS_KEY=***");
  CHECK(shown("https://a/x?sv=1&sig=se&version=2") == "https://a/x?sv=1&sig=***&version=2");
  CHECK(shown("https://a/x?X-Amz-Signature=se&service=WFS") ==
        "https://a/x?X-Amz-Signature=***&service=WFS");
  CHECK(shown("/vsicurl?authToken=se") == "/vsicurl?authToken=***");
  CHECK(shown("https://a/x?accessKeyId=b&request=c") == "https://a/x?accessKeyId=***&request=c");
  CHECK(shown("https://a/x?header.Authorization=se") == "https://a/x?header.Authorization=***");
  CHECK(shown("PG:dbname=a sslkey=/b user=c") == "PG:dbname=a sslkey=*** user=c");

  for (const char* plain : {"where = \"key = 3 and passable = '是'\"", "'villages.csv': key = 3",
                            "C:\\a\\v.csv: design = 3", "snap_tolerance = \"100 m\"", "signal = 1",
                            "= 3", "=", "PG:dbname=a tables=b"}) {
    CHECK(shown(plain) == plain);
  }
}

TEST_CASE("a text of the results has no control characters, in any format", "[shown_text]") {
  CHECK(text_of_result("村甲 a\tb\nc\r\nd\re") == "村甲 a\tb\nc\nd\ne");
  CHECK(text_of_result("a\x1B[31m\x7F\xC2\x9B\u202E\u2066") ==
        "a\uFFFD[31m\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(text_of_result("\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD") == "\uFFFD\uFFFD\uFFFD");
  CHECK(text_of_result("a\xEF\xB7\x90\xF0\x9F\xBF\xBE𠮷") == "a\uFFFD\uFFFD𠮷");
  CHECK(text_of_result("\xE6\x9D") == "\uFFFD\uFFFD");
  CHECK(text_of_result(std::string_view("a\0b", 3)) == "a\uFFFDb");
  CHECK(text_of_result("§ é “ﬁ” ﷽ مدينة") == "§ é “ﬁ” ﷽ مدينة");
  for (const char* const text : {"\r\r\n\n", "a\x01\xFF\xE2\x80", "\xC2\x85"})
    CHECK(text_of_result(text_of_result(text)) == text_of_result(text));
}

TEST_CASE("a CSV cell is never a formula", "[shown_text]") {
  CHECK(csv_cell("村甲") == "村甲");
  CHECK(csv_cell("a,b \"c\"") == "\"a,b \"\"c\"\"\"");
  CHECK(csv_cell("=1+1") == "'=1+1");
  CHECK(csv_cell("@SUM(A1)") == "'@SUM(A1)");
  CHECK(csv_cell("+cmd|' /C calc'!A0") == "'+cmd|' /C calc'!A0");
  CHECK(csv_cell("-a\nb") == "\"'-a\nb\"");
  CHECK(csv_cell("\t=1") == "'\t=1");
  CHECK(csv_cell("\r=1") == "\"'\n=1\"");
  CHECK(csv_cell("\x1B[31m村\xC2\x9B,\u202Ea\tb\xFF") == "\"\uFFFD[31m村\uFFFD,\uFFFDa\tb\uFFFD\"");
  CHECK(csv_cell("-12.5") == "-12.5");
  CHECK(csv_cell("+3") == "+3");
  CHECK(csv_cell("").empty());
}
