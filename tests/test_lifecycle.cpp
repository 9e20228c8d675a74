// SPDX-License-Identifier: Apache-2.0
#include "world/lifecycle.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace hinterland;

TEST_CASE("what a cell says of not being in use depends on its column", "[lifecycle]") {
  CHECK(state_in_cell("状态", "停用") == "停用");
  CHECK(state_in_cell("status", "Under construction") == "Under construction");
  CHECK(state_in_cell("status", "construction") == "construction");
  CHECK(state_in_cell("department", "construction").empty());
  CHECK(state_in_cell("建设时序", "近期") == "近期");
  CHECK(state_in_cell("建设时序", "现状").empty());
  CHECK(state_in_cell("是否停办", "是") == "是");
  CHECK(state_in_cell("是否停办", "否").empty());
  CHECK(state_in_cell("in use", "no") == "no");
  CHECK(state_in_cell("name", "李庄小学（已撤并）") == "（已撤并）");
  CHECK(state_in_cell("end_date", "2015") == "2015");
  CHECK(state_in_cell("status", "decommissioned in 2019") == "decommissioned in 2019");
  CHECK(state_in_cell("备注", "拟撤并").empty());
}

TEST_CASE("no word means both in use and not in use", "[lifecycle]") {
  for (const std::string word : {"停用",
                                 "在建",
                                 "规划",
                                 "拟建",
                                 "拆除",
                                 "关闭",
                                 "closed",
                                 "planned",
                                 "proposed",
                                 "abandoned",
                                 "disused",
                                 "demolished",
                                 "under construction",
                                 "现状",
                                 "existing",
                                 "open",
                                 "operating",
                                 "在用",
                                 "营业中",
                                 "active",
                                 "in service",
                                 "已投运",
                                 "commissioned",
                                 "good"}) {
    INFO(word);
    const bool is_idle = !state_in_cell("status", word).empty();
    CHECK_FALSE((is_idle && is_in_use_word(word)));
    CHECK(is_idle == is_lifecycle_word(word));
  }
}
