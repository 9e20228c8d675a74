// SPDX-License-Identifier: Apache-2.0
#include "output/layers.hpp"
#include "output/project_list.hpp"
#include "output/workbook/sheet_text.hpp"
#include "output/workbook/workbook.hpp"
#include "output/workbook/workbook_check.hpp"
#include "output/workbook/workbook_sheets.hpp"
#include "planned_study.hpp"
#include "temporary_folder.hpp"

#include <hinterland/error.hpp>
#include <hinterland/write.hpp>

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

using namespace hinterland;

namespace {

using Row = std::vector<std::string>;
using SheetRows = std::vector<Row>;

/// The cells of each sheet, as GDAL reads them: texts as they are, numbers to 15 digits.
std::map<std::string, SheetRows> cells_of(const std::string& path) {
  GDALAllRegister();
  const CPLConfigOptionSetter headers("OGR_XLSX_HEADERS", "DISABLE", false);
  const CPLConfigOptionSetter types("OGR_XLSX_FIELD_TYPES", "STRING", false);
  const GDALDatasetUniquePtr opened(
      GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
  REQUIRE(opened != nullptr);
  std::map<std::string, SheetRows> sheets;
  for (OGRLayer* layer : opened->GetLayers()) {
    SheetRows& rows = sheets[layer->GetName()];
    for (const auto& feature : *layer) {
      Row row;
      for (int i = 0; i < feature->GetFieldCount(); ++i)
        row.emplace_back(feature->IsFieldSetAndNotNull(i) != 0 ? feature->GetFieldAsString(i) : "");
      rows.push_back(std::move(row));
    }
  }
  return sheets;
}

std::string without_breaks(std::string text) {
  std::erase(text, '\n');
  return text;
}

/// The values of a column below its title, without the last `left_out` rows. A title may have a
/// line break before its unit.
std::vector<std::string> column_of(const SheetRows& rows, const std::string& title,
                                   std::size_t left_out = 0) {
  REQUIRE(!rows.empty());
  const auto found = std::ranges::find(rows.front(), title, without_breaks);
  INFO(title);
  REQUIRE(found != rows.front().end());
  const auto column = static_cast<std::size_t>(found - rows.front().begin());
  std::vector<std::string> values;
  for (std::size_t i = 1; i + left_out < rows.size(); ++i) values.push_back(rows[i][column]);
  return values;
}

Fen fen_of(const std::string& ten_thousands) {
  return std::llround(std::stod(ten_thousands) * 1e6);
}

/// A workbook in a folder of its own.
class WrittenPlan {
 public:
  explicit WrittenPlan(const SmallStudy& small) {
    WriteOptions options;
    options.only = {"xlsx"};
    outputs_ =
        write_outputs(small.study, small.findings, measure_figures(small.study, small.findings), {},
                      folder_.path("out"), no_progress, options);
  }
  std::string path() const { return folder_.path("out/plan.xlsx"); }
  std::string bytes() const { return folder_.read("out/plan.xlsx"); }
  std::map<std::string, SheetRows> sheets() const { return cells_of(path()); }
  const Outputs& outputs() const { return outputs_; }

 private:
  TemporaryFolder folder_;
  Outputs outputs_;
};

template <class Row>
TextColumn<Row> texts(std::initializer_list<std::string> list) {
  TextColumn<Row> column;
  for (const std::string& text : list) column.push_back(text);
  return column;
}

}  // namespace

TEST_CASE("plan.xlsx has its sheets in the language of the study", "[workbook]") {
  SmallStudy small = planned_study();
  const auto names = [](const SmallStudy& of) {
    const WrittenPlan plan(of);
    GDALAllRegister();
    const GDALDatasetUniquePtr opened(
        GDALDataset::Open(plan.path().c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
    REQUIRE(opened != nullptr);
    std::vector<std::string> found;
    for (OGRLayer* layer : opened->GetLayers()) found.emplace_back(layer->GetName());
    return found;
  };
  CHECK(names(small) == std::vector<std::string>{"摘要", "分乡镇", "分设施类别", "重点村",
                                                 "缺口排序", "近期建设项目表", "社区选址", "补查表",
                                                 "数据问题", "设置与来源"});
  small.study.language = Language::en;
  CHECK(names(small) == std::vector<std::string>{"Summary", "By town", "By service",
                                                 "Focus villages", "Ranked gaps", "Projects",
                                                 "Sites", "Survey form", "Problems",
                                                 "Settings and sources"});
}

TEST_CASE("the projects of plan.xlsx sum to the years and to the plan", "[workbook]") {
  const SmallStudy small = planned_study();
  const Figures figures = measure_figures(small.study, small.findings);
  const SheetRows rows = WrittenPlan(small).sheets().at("近期建设项目表");
  const auto names = column_of(rows, "项目名称");
  const auto costs = column_of(rows, "投资估算（万元）");
  std::map<std::string, Fen> sums;
  std::map<std::string, Fen> listed;
  const auto years = column_of(rows, "建设年限");
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (years[i].empty()) {
      sums[names[i]] = fen_of(costs[i]);
    } else {
      listed[years[i]] += fen_of(costs[i]);
    }
  }
  for (const AnnualFigures& annual : figures.schedule.years) {
    const std::string year = std::to_string(annual.year.year) + "年";
    CHECK(listed.at(year) == annual.year.spent);
    CHECK(sums.at(year + "小计") == annual.year.spent);
  }
  CHECK(sums.at("合计") == figures.schedule.spent);
  CHECK(sums.at("近期未安排小计") == listed.at("近期未安排"));
  CHECK(listed.size() == figures.schedule.years.size() + 1);
}

TEST_CASE("the sums of towns and of services are the figures", "[workbook]") {
  const SmallStudy small = planned_study();
  const Figures figures = measure_figures(small.study, small.findings);
  const auto sheets = WrittenPlan(small).sheets();
  const auto last = [&](const char* sheet, const char* title) {
    return column_of(sheets.at(sheet), title).back();
  };
  CHECK(last("分乡镇", "村庄（个）") == std::to_string(figures.all.villages));
  CHECK(last("分乡镇", "缺口（项）") == std::to_string(figures.gaps));
  CHECK(fen_of(last("分乡镇", "投资估算（万元）")) == figures.extension.all.cost.mid);
  CHECK(fen_of(last("分乡镇", "估算上限（万元）")) == figures.extension.all.cost.high);
  CHECK(fen_of(last("分乡镇", "2027年投资（万元）")) == figures.schedule.years[0].year.spent);
  CHECK(last("分设施类别", "缺口（项）") == std::to_string(figures.gaps));
  CHECK(fen_of(last("分设施类别", "估算下限（万元）")) == figures.extension.all.cost.low);
}

TEST_CASE("villages and gaps have a row each, the most urgent gap first", "[workbook]") {
  const auto sheets = WrittenPlan(planned_study()).sheets();
  CHECK(column_of(sheets.at("重点村"), "村庄") ==
        std::vector<std::string>{"上店村", "\"东\\庄\"", "远村"});
  CHECK(column_of(sheets.at("缺口排序"), "排序") == std::vector<std::string>{"1", "2", "3", "4"});
  CHECK(column_of(sheets.at("缺口排序"), "单村方案名称").size() == 4);
  CHECK(column_of(sheets.at("缺口排序"), "年度") ==
        std::vector<std::string>{"2027", "2027", "2028", ""});
}

TEST_CASE("texts of plan.xlsx stay texts, whatever they begin with or hold", "[workbook]") {
  SmallStudy small = planned_study();
  const std::string long_name(300, 'x');
  const std::vector<std::pair<std::string, std::string>> cases = {{"=1+1", "=1+1"},
                                                                  {"+A1", "+A1"},
                                                                  {"@SUM(A1)", "@SUM(A1)"},
                                                                  {"-2", "-2"},
                                                                  {"00123", "00123"},
                                                                  {"a<b>&\"c\"", "a<b>&\"c\""},
                                                                  {"a\x01\x1f"
                                                                   "b",
                                                                   "a\uFFFD\uFFFDb"},
                                                                  {"\xff王庄", "\xEF\xBF\xBD王庄"},
                                                                  {"\xEF\xBF\xBF", "\xEF\xBF\xBD"},
                                                                  {"قرية الشمال", "قرية الشمال"},
                                                                  {"𠮷村", "𠮷村"},
                                                                  {long_name, long_name},
                                                                  {"", ""}};
  for (const auto& [name, written] : cases) {
    small.findings.world.villages.name = texts<VillageId>({name, "b", "c"});
    const auto sheets = WrittenPlan(small).sheets();
    CHECK(column_of(sheets.at("重点村"), "村庄").front() == written);
  }
}

TEST_CASE("a text too long for a cell is cut, which is reported", "[workbook]") {
  SmallStudy small = planned_study();
  std::string name;
  for (int i = 0; i < 40'000; ++i) name += "村";
  small.findings.world.villages.name = texts<VillageId>({name, "b", "c"});
  const WrittenPlan plan(small);
  CHECK(plan.outputs().message.en.find("plan.xlsx: ") == 0);
  CHECK(plan.outputs().message.en.find("cut") != std::string::npos);
  const std::string cell = column_of(plan.sheets().at("重点村"), "村庄").front();
  CHECK(cell.size() == 32'767 * std::string("村").size());
  CHECK(cell.ends_with("村…"));
}

TEST_CASE("a text is cut between characters, at the number of UTF-16 units of a cell",
          "[workbook]") {
  bool is_cut = false;
  const std::string fits(32'767, 'x');
  CHECK(text_for_cell(fits, is_cut) == fits);
  CHECK(!is_cut);
  const std::string half(32'766, 'x');
  CHECK(text_for_cell(half + "𠮷", is_cut) == half + "…");
  CHECK(is_cut);
}

TEST_CASE("the height of a wrapped text is estimated", "[workbook]") {
  CHECK(wrapped_lines("", 10.0) == 1);
  CHECK(wrapped_lines("0123456789", 10.0) == 1);
  CHECK(wrapped_lines("北家乡供水", 10.0) == 1);
  CHECK(wrapped_lines("北家乡供水站", 10.0) == 2);
  CHECK(wrapped_lines("a\nb", 10.0) == 2);
  CHECK(wrapped_lines("word another", 10.0) == 2);
  CHECK(wrapped_lines(std::string(100, 'x'), 10.0) == 10);
}

TEST_CASE("a heading that is wider than its column breaks before its notes", "[workbook]") {
  CHECK(heading_in_lines("投资（万元）", 12.0) == "投资（万元）");
  CHECK(heading_in_lines("投资（万元）", 11.0) == "投资\n（万元）");
  CHECK(heading_in_lines("投资（计入工程段）（万元）", 11.0) == "投资\n（计入工程段）\n（万元）");
  CHECK(heading_in_lines("（万元）", 2.0) == "（万元）");
  CHECK(heading_in_lines("cost (10,000 CNY)", 2.0) == "cost (10,000 CNY)");
  CHECK(width_of_note("投资（计入工程段）（万元）") == 14);
  CHECK(width_of_note("cost (10,000 CNY)") == 0);
  CHECK(width_of_note("投资（万元") == 0);
}

TEST_CASE("a header keeps its ampersands and its length", "[workbook]") {
  CHECK(text_for_header("A & B\nC", 10) == "A && B C");
  CHECK(text_for_header("一二三四", 3) == "一二三…");
}

TEST_CASE("the survey form asks what is unknown and holds what a census said", "[workbook]") {
  SmallStudy small = planned_study();
  const auto rows = WrittenPlan(small).sheets().at("补查表");
  const auto& matrix = small.findings.matrix;
  const auto& villages = small.findings.world.villages;
  REQUIRE(rows.size() == 1 + villages.size());
  // Villages with an open question first: water in 远村, power in 东庄.
  const auto names = column_of(rows, "村庄");
  CHECK(std::vector<std::string>(names.begin(), names.begin() + 2) ==
        std::vector<std::string>{"\"东\\庄\"", "远村"});
  CHECK(names.back() == "上店村");
  for (const ServiceId service : matrix.services) {
    const auto cells = column_of(rows, small.study.catalogue.services[service].name_zh);
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (const VillageId village : hinterland::rows(villages.place)) {
        if (villages.name[village] != names[i]) continue;
        if (matrix.reason[service][village] == Reason::unknown) CHECK(cells[i].empty());
      }
    }
  }
}

TEST_CASE("census answers are filled in, other evidence is not", "[workbook]") {
  SmallStudy small = planned_study();
  constexpr ServiceId power{1};
  auto& census = small.findings.world.villages.census;
  census.resize(small.study.catalogue.services.size());
  census[power] = {CensusAnswer::yes, CensusAnswer::unknown, CensusAnswer::being_built};
  const auto rows = WrittenPlan(small).sheets().at("补查表");
  const auto names = column_of(rows, "村庄");
  const auto cells = column_of(rows, small.study.catalogue.services[power].name_zh);
  std::map<std::string, std::string> by_name;
  for (std::size_t i = 0; i < names.size(); ++i) by_name[names[i]] = cells[i];
  CHECK(by_name.at("上店村") == "是");
  CHECK(by_name.at("\"东\\庄\"").empty());
  CHECK(by_name.at("远村") == "在建");
}

TEST_CASE("plan.xlsx is the same, byte for byte, in every run", "[workbook]") {
  const SmallStudy small = planned_study();
  CHECK(WrittenPlan(small).bytes() == WrittenPlan(small).bytes());
}

TEST_CASE("a workbook with more rows than a sheet can hold is declined", "[workbook]") {
  const SmallStudy small = planned_study();
  const Figures figures = measure_figures(small.study, small.findings);
  OutputLayer many = problems_layer(small.findings.problems, Language::en);
  many.rows = max_sheet_rows;  // and a row of titles
  const std::vector<OutputLayer> layers = {many};
  const std::vector<InputFile> inputs;
  const TemporaryFolder folder;
  const WrittenWorkbook written =
      write_workbook({small.study, small.findings, figures, layers, inputs},
                     folder.path("plan.xlsx"), no_progress);
  CHECK(!written.is_there);
  CHECK(written.message.zh.find("数据问题") != std::string::npos);
  CHECK(written.message.en.find("county") != std::string::npos);
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a sheet with fewer rows than were written is noticed", "[workbook]") {
  const WrittenPlan plan(planned_study());
  std::vector<std::size_t> rows;
  CHECK_NOTHROW(check_workbook(plan.path(), rows));
  CHECK_THROWS_AS(check_workbook(plan.path(), {100'000}), Error);
  CHECK_THROWS_AS(check_workbook(plan.path() + "missing", {1}), Error);
}

TEST_CASE("a cancelled workbook throws and can be written again", "[workbook]") {
  const SmallStudy small = planned_study();
  const Figures figures = measure_figures(small.study, small.findings);
  const std::vector<OutputLayer> layers;
  const std::vector<InputFile> inputs;
  const TemporaryFolder folder;
  const Results source{small.study, small.findings, figures, layers, inputs};
  CHECK_THROWS_AS(write_workbook(source, folder.path("plan.xlsx"),
                                 [](double, std::string_view) { throw Interrupted(); }),
                  Interrupted);
  CHECK(write_workbook(source, folder.path("plan.xlsx"), no_progress).is_there);
}
