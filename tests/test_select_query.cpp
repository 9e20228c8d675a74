// SPDX-License-Identifier: Apache-2.0
#include "input/formats/select_query.hpp"

#include <catch2/catch.hpp>

using namespace hinterland;

TEST_CASE("a query reads, and does nothing else", "[select_query]") {
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
