// SPDX-License-Identifier: Apache-2.0
#include "input/census/census_answers.hpp"
#include "input/census/census_names.hpp"
#include "paths.hpp"
#include "world/cell_words.hpp"

#include <hinterland/study.hpp>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace hinterland;

namespace {

const ServiceCatalogue& catalogue() {
  static const ServiceCatalogue shandong =
      read_catalogue(test::in_source("geodata/catalogue/shandong-2016.toml"));
  return shandong;
}

const Service& described(std::string_view id) {
  return catalogue().services[*catalogue().find(id)];
}

/// "water_supply", with "%" for shares, "#" for counts and "?" for a name that needs its cells;
/// empty: none.
std::string service_of(std::string_view header) {
  static const CensusNames names(catalogue());
  const auto name = names.find(header);
  if (!name) return {};
  std::string text = catalogue().services[name->service].id;
  if (name->measure == CensusMeasure::share) text += '%';
  if (name->measure == CensusMeasure::count) text += '#';
  return name->is_question ? text : text + '?';
}

/// A census column about water, one cell per village, after reading; with households if given.
struct Read {
  std::string answers;  ///< + yes, - no, . unknown, b under construction, p planned, u unclear
  Problems problems;
  Notes notes;
};

Read read_column(std::string_view header, const std::vector<std::string>& cells,
                 const std::vector<double>& households = {}) {
  Records records;
  records.layer = "villages";
  Villages villages;
  RecordField field;
  field.role = "water_supply";
  field.source = header;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    records.feature.push_back(static_cast<std::int64_t>(i + 1));
    records.point.push_back({117.0, 36.0});
    villages.place.push_back({117.0, 36.0});
    villages.code.push_back(fmt::format("{}", i + 1));
    villages.name.push_back("村");
    villages.households.push_back(i < households.size() ? std::optional(households[i])
                                                        : std::nullopt);
    field.text.push_back(cells[i]);
  }
  const CensusNames names(catalogue());
  const auto name = names.find(header);
  const CensusColumn column{field, name.value_or(CensusName{}), !name, described("water_supply"),
                            catalogue().connected_share};
  Read read;
  for (const CensusAnswer answer :
       read_census(column, records, villages, read.problems, read.notes)) {
    constexpr std::string_view letters = "-+.bpu";
    read.answers += letters[static_cast<std::size_t>(answer)];
  }
  return read;
}

}  // namespace

TEST_CASE("columns of a census are recognised by names of the services", "[census]") {
  const std::vector<std::pair<const char*, const char*>> headers = {
      {"是否通自来水", "water_supply"},
      {"通自来水", "water_supply"},
      {"供水", "water_supply"},
      {"供水情况", "water_supply"},
      {"自来水普及率", "water_supply%"},
      {"通自来水户数", "water_supply#"},
      {"自来水（户）", "water_supply#?"},
      {"自来水入户率(%)", "water_supply%"},
      {"是否通自来水（是/否）", "water_supply"},
      {"安全饮水", "water_supply?"},
      {"2023年通自来水", "water_supply"},
      {"通电", "power"},
      {"是否通电", "power"},
      {"电", "power?"},
      {"通动力电", "power"},
      {"是否通天然气", "gas"},
      {"通气", "gas"},
      {"管道燃气", "gas?"},
      {"集中供暖", "heating?"},
      {"是否集中供热", "heating"},
      {"通宽带", "telecom"},
      {"通网络", "telecom"},
      {"5G信号覆盖", "telecom"},
      {"是否通有线电视", "broadcasting"},
      {"通硬化路", "road"},
      {"是否通公路", "road"},
      {"通公交", "transport"},
      {"是否通客车", "transport"},
      {"有无路灯", "lighting"},
      {"亮化", "lighting?"},
      {"垃圾集中处理", "sanitation?"},
      {"是否有公厕", "sanitation"},
      {"污水处理率", "drainage%"},
      {"是否通污水管网", "drainage"},
      {"has_water", "water_supply"},
      {"access to tap water", "water_supply"},
      {"piped_water", "water_supply?"},
      {"electricity_coverage", "power%"},
      {"hh_with_electricity", "power#"},
      {"internet", "telecom?"},
      {"street_lights", "lighting?"},
      {"是否通自来", "water_supply"},
      {"是否通天然", "gas"},
      {"自来水用户数", "water_supply#"},
      {"% households with piped water", "water_supply%"},
      {"electrifie", "power?"},
      {"Pct_elec", "power%"},
      {"是否通自来水（0是1否）", "water_supply"},
      {"是否通自来水1是2否", "water_supply"},
      {"自来水通达情况（1.全部通 2.部分通 3.未通）", "water_supply"}};
  for (const auto& [header, service] : headers) {
    INFO(header);
    CHECK(service_of(header) == service);
  }
}

TEST_CASE("columns with another meaning are left alone", "[census]") {
  for (const char* header :
       {"",           "村名",          "人口",      "户数",        "道路长度", "电话",
        "联系电话",   "水田",          "水库",      "变电站",      "基站",     "客运站",
        "加油站",     "距公路距离",    "电影院",    "气温",        "网格员",   "集中供",
        "water_body", "power_line_km", "road_name", "gas_station", "道路名称"}) {
    INFO(header);
    CHECK(service_of(header).empty());
  }
}

TEST_CASE("a column may state that a service is missing, planned or under construction",
          "[census]") {
  const CensusNames names(catalogue());
  const auto sense_of = [&](const char* header) { return names.find(header).value().sense; };
  for (const char* header : {"未通电户数", "不通公路", "无自来水", "no_water", "没有通电"}) {
    INFO(header);
    CHECK(sense_of(header) == CensusSense::missing);
  }
  CHECK(sense_of("规划供水") == CensusSense::planned);
  CHECK(sense_of("在建供水") == CensusSense::being_built);
  for (const char* header : {"有无自来水", "有没有通电", "是否通公路"}) {
    INFO(header);
    CHECK(sense_of(header) == CensusSense::there);
  }
}

TEST_CASE("some names are decided by the cells, and others by the study", "[census]") {
  const CensusNames names(catalogue());
  const auto evidence_of = [&](const char* header) { return names.find(header).value().evidence; };
  for (const char* header : {"供水方式", "水源", "取暖方式", "Road type"}) {
    INFO(header);
    CHECK(evidence_of(header) == CensusEvidence::cells);
  }
  for (const char* header : {"农网是否改造", "垃圾桶（个）", "公厕（座）", "垃圾箱数"}) {
    INFO(header);
    CHECK(evidence_of(header) == CensusEvidence::study);
  }
  for (const char* header : {"路灯（盏）", "路灯数", "饮水困难户数", "房屋改造"}) {
    INFO(header);
    CHECK(evidence_of(header) == CensusEvidence::name);
  }
}

TEST_CASE("a legend in the name decides the meaning of numbers", "[census]") {
  CHECK(read_column("是否通自来水（0是1否）", {"0", "1", "2"}).answers == "+-u");
  CHECK(read_column("自来水（1.全部通 2.部分通 3.未通）", {"1", "2", "3"}).answers == "+--");
  CHECK(read_column("是否通自来水（是=2，否=1）", {"2", "1", "是"}).answers == "+-+");
  CHECK(read_column("未通自来水（1是0否）", {"1", "0"}).answers == "-+");
  CHECK(read_column("供水（2016年）", {"1", "0"}).answers == "+-");
}

TEST_CASE("no name in the catalogue identifies columns of two services", "[census]") {
  for (const Service& one : catalogue().services) {
    if (one.group == ServiceGroup::public_service) continue;
    for (const std::string& word : one.census.names) {
      INFO(one.id << ": " << word);
      const std::string service = service_of(word);
      CHECK(service.starts_with(one.id));
      const std::string prefix = service_of("是否通" + word);
      CHECK(prefix.starts_with(one.id));
    }
  }
}

TEST_CASE("the terms of censuses are recognised as whole cells", "[census]") {
  using enum Statement;
  const std::vector<std::pair<Statement, std::vector<const char*>>> lists = {
      {yes,
       {"是",
        "有",
        "通",
        "已通",
        "已通自来水",
        "通水",
        "全部",
        "全部已通",
        "V",
        "√",
        "是\u00A0",
        "已接入",
        "户户通",
        "正常使用",
        "Yes",
        "TRUE",
        "connected",
        "自来水",
        "已全部接通自来水",
        "有自来水",
        "是（2019年）",
        "已通（市政管网）",
        "集中供水"}},
      {no,
       {"否", "无", "没有", "没通", "暂无", "未通", "未通（在建）", "错", "不通", "尚未接入", "×",
        "未通自来水", "没有自来水", "暂未覆盖", "No", "not connected", "井水", "没有接入管网"}},
      {partly, {"部分", "部分通", "部分户", "大部分已通", "未全覆盖", "partly", "是（部分）"}},
      {being_built, {"在建", "建设中", "正在建设", "施工中", "有（在建）", "under construction"}},
      {planned, {"规划", "拟建", "列入计划", "待建", "planned", "有，规划中"}},
      {out_of_use, {"停用", "已废弃", "有（已停用）", "损坏", "out of order"}},
      {unknown, {"", " ", "未知", "不详", "-", "/", "N/A", "nan", "待核实"}}};
  const CensusWords words(described("water_supply"));
  for (const auto& [statement, texts] : lists) {
    for (const char* text : texts) {
      INFO(text);
      CHECK(words.find(text) == statement);
    }
  }
  for (const char* text : {"差不多", "也许", "基本", "三类", "通讯录", "不知能否通", "自来水厂南",
                           "是否", "张三", "通自来水但水压不足"}) {
    INFO(text);
    CHECK_FALSE(words.find(text));
  }
  const std::string prose(longest_census_answer, 'x');
  CHECK(words.find("是（" + prose.substr(9) + "）") == yes);
  CHECK_FALSE(words.find("是（" + prose + "）"));
}

TEST_CASE("numbers of a census column have one meaning, decided once", "[census]") {
  CHECK(read_column("供水", {"1", "0", "1.0", "１", ""}).answers == "+-++.");
  CHECK(read_column("供水", {"1", "2", "2", "1"}).answers == "+--+");
  CHECK(read_column("供水", {"是", "1", "0", "2"}).answers == "++-u");
  CHECK(read_column("供水", {"2", "2", "2"}).answers == "uuu");
  CHECK(read_column("自来水", {"1", "2", "2", "1"}).answers == "uuuu");
  CHECK(read_column("供水", {"100", "100", "1", "0", "50"}).answers == "++u--");
  CHECK(read_column("供水", {"100%", "95 %", "94.9%", "0%"}).answers == "++--");
  CHECK(read_column("自来水普及率", {"0.96", "1", "0.5", "0"}).answers == "++--");
  CHECK(read_column("自来水普及率", {"96", "100", "50", "1"}).answers == "++-u");
  CHECK(read_column("自来水普及率(%)", {"96", "100", "1", "0.5"}).answers == "++-u");
  CHECK(read_column("自来水普及率(%)", {"1", "1", "0.5"}).answers == "++-");
  CHECK(read_column("通自来水户数", {"235", "230", "100", "0"}, {240, 230, 240, 60}).answers ==
        "++--");
  CHECK(read_column("供水", {"235户", "0户"}, {240, 240}).answers == "+-");
  CHECK(read_column("供水", {"235/240", "100/240"}).answers == "+-");
  CHECK(read_column("供水", {"240", "230", "0", "60"}, {240, 230, 240, 60}).answers == "++-+");
  CHECK(read_column("通自来水户数", {"235", "0"}).answers == "u-");
  CHECK(read_column("通自来水户数", {"300"}, {240}).answers == "u");
  CHECK(read_column("供水", {"7", "12", "33"}).answers == "uuu");
  CHECK(read_column("供水", {"-1", "1"}).answers == "uu");
}

TEST_CASE("the meaning given to a census column is reported once", "[census]") {
  const Read shares = read_column("供水", {"100%", "94 %"});
  REQUIRE(shares.notes.size() == 1);
  CHECK(
      shares.notes[0].en ==
      "villages: 供水 of water_supply is read as fractions of the households: a village counts as "
      "connected from 95 % of its households (connected_share of the catalogue)");
  const Read states = read_column("供水", {"在建", "规划", "部分", "停用", "是"});
  CHECK(states.answers == "bp--+");
  CHECK(states.notes.size() == 4);
  CHECK(states.problems.empty());
}

TEST_CASE("cells that are not understood are reported, and the column if most are", "[census]") {
  const Read some = read_column("供水", {"是", "是", "大概有", "否"});
  CHECK(some.answers == "++u-");
  REQUIRE(some.problems.size() == 1);
  CHECK(some.problems[0].record == "3");
  CHECK(some.problems[0].detail.zh == "供水 = 大概有");
  CHECK(read_column("供水", {"是", "否", "是?", "否？", "?", "是"}).answers == "+-uu.+");
  const Read most = read_column("供水", {"甲", "乙", "丙", "否"});
  CHECK(most.answers == "uuu-");
  REQUIRE(most.problems.size() == 1);
  CHECK(most.problems[0].feature == -1);
  // Also if the name alone does not identify a census column.
  const Read other = read_column("宽带", {"120", "85", "33"});
  CHECK(other.answers == "uuu");
  CHECK(other.problems.size() == 1);
}
