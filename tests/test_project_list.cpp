// SPDX-License-Identifier: Apache-2.0
#include "output/project_list.hpp"
#include "output/service_works.hpp"
#include "planned_study.hpp"

#include <catch2/catch.hpp>

using namespace hinterland;

TEST_CASE("a project is the activities of one service, town and year", "[project_list]") {
  const SmallStudy small = planned_study();
  const std::vector<Project> projects = list_projects(small.findings);
  REQUIRE(projects.size() == 4);
  CHECK(projects[0].year == 0);
  CHECK(projects[0].service == ServiceId{0});
  CHECK(projects[0].along_road == 800_m);
  CHECK(projects[0].cost == 2'100'001);
  CHECK(projects[1].service == ServiceId{1});
  CHECK(projects[2].year == 1);
  CHECK(projects[2].cross_country == Metres{500.5});
  CHECK(projects[3].year == unbuilt);
  CHECK(projects[3].standalone == 1);
}

TEST_CASE("the projects of a year cost what the year spends, to the fen", "[project_list]") {
  const SmallStudy small = planned_study();
  const Schedule& schedule = small.findings.schedule;
  std::vector<Fen> spent(schedule.years.size());
  for (const Project& project : list_projects(small.findings)) {
    if (project.year != unbuilt) spent[project.year] += project.cost;
  }
  for (std::size_t y = 0; y < spent.size(); ++y) CHECK(spent[y] == schedule.years[y].spent);
}

TEST_CASE("the list of projects in Chinese", "[project_list]") {
  const SmallStudy small = planned_study();
  CHECK(project_list_text(small.study, small.findings) ==
        "\uFEFF项目编码,序号,项目名称,位置,建设内容,规模（公里）,投资（万元）,年度,受益村（个）,"
        "受益村,"
        "受益人口\r\n"
        "天城镇-water-2027,1,2027年天城镇供水延伸工程,天城镇,沿路敷设线路0.80公里；接通1个村,0.800,"
        "2.100001,2027,1,上店村,1200\r\n"
        "天城镇-power-2027,2,2027年天城镇配电网延伸工程,天城镇,沿路架设电力线路0.80公里；通电1个村,"
        "0.800,"
        "0.669999,2027,1,上店村,1200\r\n"
        "天城镇-water-2028,3,2028年天城镇供水延伸工程,天城镇,非沿路敷设线路0.50公里；"
        "接通1个村,0.501,0.29,"
        "2028,1,\"\"\"东\\庄\"\"\",0\r\n"
        "天城镇-power-unplanned,4,天城镇供电设施建设工程,天城镇,光伏1个村,0.000,5.00,近期未安排,1,"
        "远村,"
        "300\r\n");
}

TEST_CASE("the list of projects in English", "[project_list]") {
  SmallStudy small = planned_study();
  small.study.language = Language::en;
  const std::string list = project_list_text(small.study, small.findings);
  CHECK_THAT(list, Catch::Contains("project,no,name,place,works,length_km,investment_10k_cny,"
                                   "year,villages,village_names,people\r\n"));
  CHECK_THAT(list, Catch::Contains(
                       "1,\"Water in 天城镇, 2027\",天城镇,line: 0.80 km along roads; villages "
                       "connected: 1,0.800,2.100001,2027,1,上店村,1200\r\n"));
  CHECK_THAT(list,
             Catch::Contains("Power in 天城镇,天城镇,\"Solar panels, villages: 1\",0.000,5.00,"
                             "not in plan,1,远村,300\r\n"));
}

TEST_CASE("without budgets all activities are listed, without a year", "[project_list]") {
  SmallStudy small = planned_study();
  small.findings.schedule = {};
  const std::vector<Project> projects = list_projects(small.findings);
  REQUIRE(projects.size() == 2);
  Fen all = 0;
  for (const Project& project : projects) {
    CHECK(project.year == unbuilt);
    all += project.cost;
  }
  CHECK(all == 260'000 + 7'800'000);
  CHECK_THAT(project_list_text(small.study, small.findings), Catch::Contains(",近期未安排,"));
}

TEST_CASE("a gap without a remedy is in no project", "[project_list]") {
  SmallStudy small = planned_study();
  small.findings.extension.gaps.remedy[GapId{3}] = Remedy::none;
  CHECK(list_projects(small.findings).size() == 3);
}

TEST_CASE("works are named as in the trade, with their nature", "[project_list]") {
  const auto service = [](const char* id) {
    Service named;
    named.id = id;
    named.name_zh = "某类";
    named.name_en = "Some";
    return named;
  };
  Works lines;
  lines.along_road = 800_m;
  lines.cross_country = 4_m;
  lines.joined = 2;
  CHECK(works_text(service("water_supply"), lines, Language::zh) ==
        "沿路敷设供水管道0.80公里；非沿路敷设供水管道0.004公里；通自来水2个村");
  CHECK(works_text(service("gas"), lines, Language::en) ==
        "gas main: 0.80 km along roads; gas main: 0.004 km across country; villages connected: 2");
  CHECK(works_text(service("road"), lines, Language::zh) ==
        "改建道路0.80公里；新建道路0.004公里；通硬化路2个村");
  CHECK(works_text(service("other"), lines, Language::zh) ==
        "沿路敷设线路0.80公里；非沿路敷设线路0.004公里；接通2个村");
  CHECK(nature_of_works(service("road"), lines, Language::zh) == "新建、改建");
  CHECK(nature_of_works(service("gas"), lines, Language::zh) == "延伸");
  Works local;
  local.on_site = 3;
  CHECK(nature_of_works(service("building"), local, Language::zh) == "改建");
  CHECK(nature_of_works(service("sanitation"), local, Language::en) == "new");
  CHECK(works_text(service("building"), local, Language::zh) == "改造房屋3个村");
  CHECK(lack_text(service("gas"), Language::zh) == "未通管道气");
  CHECK(lack_text(service("other"), Language::zh) == "缺某类");
}

TEST_CASE("a county seat called as its county is not named twice", "[project_list]") {
  SmallStudy small = planned_study();
  Villages& villages = small.findings.world.villages;
  TextColumn<VillageId> names;
  for (std::size_t i = 0; i < villages.size(); ++i) names.push_back("玉安县");
  villages.town = names;
  villages.county = names;
  const std::string list = project_list_text(small.study, small.findings);
  CHECK_THAT(list, Catch::Contains("2027年玉安县城供水延伸工程,玉安县城,"));
  CHECK_THAT(list, !Catch::Contains("玉安县玉安县"));
}
