// SPDX-License-Identifier: Apache-2.0
#include "input/conditions/sql_text.hpp"

#include <catch2/catch.hpp>

using namespace hinterland;

TEST_CASE("a query may only read", "[sql_text]") {
  for (const char* const sql : {
           "SELECT * FROM a",
           " select 1;",
           "-- a note; DELETE\nSELECT ';', \"into\" FROM a /* ; */ ;\n",
           "WITH b AS (SELECT 'insert' AS x FROM a) SELECT replace(x, 'a', 'b') FROM b",
           "SELECT (SELECT 1) AS [into], `update` FROM a WHERE name = 'it''s; INSERT'",
       }) {
    INFO(sql);
    CHECK(fault_of_query(sql).empty());
  }
  for (const char* const sql : {
           "",
           "VACUUM INTO 'x'",
           "ATTACH 'x' AS y",
           "PRAGMA journal_mode = delete",
           "DELETE FROM a",
           "SELECT 1; DROP TABLE a",
           "SELECT 1 /* ; */ ; VACUUM INTO 'x'",
           "WITH b AS (SELECT 1) DELETE FROM a",
           "WITH b AS (SELECT 1) INSERT INTO a SELECT * FROM b",
           "SELECT * INTO b FROM a",
           "EXPLAIN SELECT 1",
           "(SELECT 1)",
           "-- SELECT\nDROP TABLE a",
           "'SELECT' 1",
       }) {
    INFO(sql);
    CHECK_FALSE(fault_of_query(sql).empty());
  }
}

TEST_CASE("a query may call functions that compute values, and none that access files",
          "[sql_text]") {
  for (const char* const sql : {
           "SELECT *, ST_Buffer(geometry, 5) AS g, count(*) FROM a GROUP BY name",
           "WITH t(x, y) AS (SELECT 1, 2), u (z) AS MATERIALIZED (SELECT 3) SELECT x FROM t, u",
           "SELECT \"upper\" ('a'), [Round](1.5), `trim` ('b') FROM a WHERE x IN (1, 2) AND (y = "
           "3)",
           "SELECT CAST(x AS numeric(10, 2)), sum(x) OVER (PARTITION BY y), x || '(' FROM a",
           "SELECT 人口 FROM a WHERE 村名 IN ('甲(东)') OR EXISTS (SELECT 1)",
           "SELECT substr(code, 1, 9), iif(x, 1, 0), MbrMinX(g) FROM a LEFT JOIN b USING (code)",
           "SELECT value FROM json_each('[1]')",
       }) {
    INFO(sql);
    CHECK(fault_of_query(sql).en == "");
  }
  for (const char* const sql : {
           "SELECT ogr_datasource_load_layers('o' || '.db', 1, 'p')",
           "SELECT \"OGR_Geocode\" /* */ ('x') FROM a",
           "SELECT [ogr_geocode]('x') FROM a",
           "SELECT `ogr_geocode_reverse`\n(1, 2) FROM a",
           "SELECT InitSpatialMetadata(1)",
           "SELECT load_extension('x')",
           "SELECT writefile('a', 'b')",
           "SELECT pg_catalog.pg_read_file('x')",
           "SELECT lo_import('x')",
           "SELECT round(x), ImportSHP('a', 'b', 'c', 1) FROM a",
           "WITH t AS (SELECT ogr_geocode('x')) SELECT * FROM t",
           "SELECT E'\\'' || pg_read_file('a')",
           "SELECT $$'$$ || pg_read_file('a')",
           "SELECT $a$'$a$ || pg_read_file('a')",
       }) {
    INFO(sql);
    CHECK_FALSE(fault_of_query(sql).empty());
  }
  CHECK(fault_of_query("SELECT InitSpatialMetadata(1)").en.find("initspatialmetadata()") !=
        std::string::npos);
}

TEST_CASE("only names beyond ASCII are quoted", "[sql_text]") {
  CHECK(quote_names("人口 > 0 AND town = '天城镇'") == "\"人口\" > 0 AND town = '天城镇'");
  CHECK(quote_names("\"人口\"=1") == "\"人口\"=1");
  CHECK(quote_names("A村_1=2") == "\"A村_1\"=2");
  CHECK(quote_names("name = 'it''s 村'") == "name = 'it''s 村'");
  CHECK(quote_names("name = '村") == "name = '村");
  CHECK(quote_names("").empty());
}
