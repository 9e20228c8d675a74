// SPDX-License-Identifier: Apache-2.0
#include "synthetic/study_pages.hpp"

#include "synthetic/study_fields.hpp"

#include <fmt/format.h>

namespace hinterland {

namespace {

constexpr const char* study_head =
    R"(# SPDX-License-Identifier: CC0-1.0
# 虚构的研究区：县、镇、村和管网都不存在，仅供试用。
# A made-up study: none of its counties, towns, villages and networks exist.
#
# 运行 / Run:    hinterland run study.toml
# 检查 / Check:  hinterland check study.toml
# 路径均相对于本文件。 Paths are relative to this file.

name = "{name}"
language = "zh"  # 报告语言 / of the report: "zh" 或 or "en"

# 图层 / Layers -----------------------------------------------------------------
# 坐标系和编码写在 .prj 和 .cpg 里；不对时用 crs = "EPSG:4527"、encoding = "GB18030" 改正。
# The CRS and the encoding are in .prj and .cpg; where those are wrong, say
# crs = "EPSG:4527" or encoding = "GB18030".
# 常见字段名（XZQDM、XZQMC、人口……）自动识别，其余在 fields 中写明。
# Common field names (XZQDM, XZQMC, 人口, …) are recognised; fields names the others.

# 县城和乡镇驻地 / Seats of the county and of towns
[layers.towns]
path = "towns.shp"
fields = {{ people = "镇区人口", non_farm_share = "非农比重" }}

# 村庄：人口、分类、普查结果 / Villages: people, category, what the census says
[layers.villages]
path = "villages.shp"
attributes = {{ heating_zone = "供暖区" }}  # 供暖区外不要求供暖 / no heating is asked for outside

# 普查列，每项基础设施一列：是、否，空白为未知。
# A census column for each infrastructure service: 是 (yes), 否 (no), blank: not known.
[layers.villages.fields]
movable = "可搬迁"
sparse = "人口稀疏"
)";

constexpr const char* study_middle = R"(
# 公共服务设施，类型写在一个字段里 / Facilities of public services, with a kind field
[layers.facilities]
path = "facilities.shp"
fields = { name = "设施名称", kind = "设施类型", level = "级别" }

[layers.boundaries]  # 县界 / boundaries of counties
path = "boundaries.shp"

[layers.built_up]  # 建成区 / built-up land of the seats
path = "built_up.shp"

[layers.exclusions]  # 永久基本农田、生态保护红线 / land kept free
path = "exclusions.shp"

[layers.proposed_sites]  # 拟选社区点 / places proposed for new communities
path = "proposed_sites.shp"

# 道路：出行用，也是“道路”一项的依据 / Roads: to travel on, and evidence of the service road
[layers.roads]
path = "roads.shp"

# 管网：complete = true 表示图上没有即实地没有。
# Networks: complete = true says that where the map shows no line, there is none.
)";

constexpr const char* study_settings = R"(
# 设置 / Settings ----------------------------------------------------------------
# 不写则取缺省值。 What is not said here is at its default.

[coverage]
metric = "road"  # 服务半径按路程：步行＋道路＋步行 / along roads; else "straight" (直线), "time" (时间)
covered_by = "any"  # 任一乡镇设施在服务半径内 / any town facility within its service radius

# 年度计划：每年可用多少钱（元），到哪年要接通多少。
# The years of the plan: what may be spent in each (CNY), and what is to be reached.
[schedule]
first_year = 2026
budget = [{budget}, {budget}, {budget}, {budget}, {budget}]
target = {{ share = 0.98, year = 2030 }}

[sites]
movable = "marked"  # 只有标明可搬迁的村可以聚居 / only villages that are marked may gather
)";

constexpr const char* readme_head = R"(<!-- SPDX-License-Identifier: CC0-1.0 -->
# {name}

**All of this is made up.** No county, town, village, road or facility in it exists; a name that
some real place bears is an accident, and so are the numbers. The administrative codes begin with
3740 or more, which no city has.

**全部内容均为虚构。** 县、镇、村、道路、设施都不存在；如与实际地名相同，纯属巧合。行政区划代码的前四位从
3740 起，不与任何城市重复。

| | |
|---|---|
| made by | `hinterland demo FOLDER --villages {villages} --seed {seed}` |
| holds | {villages} villages, {towns} towns, {counties} {county_word}, {facilities} facilities |
| CRS | CGCS2000 / 3-degree Gauss-Kruger zone 39 (EPSG:4527), around 117 E, 36 N |
| encoding | GB18030, names of fields too |
| licence | CC0 1.0: do with it as you like |

The same command makes the same bytes. `study.toml` says what each layer is:
`hinterland run study.toml` answers it.

## What was made wrong on purpose

A careful reader finds these, what follows from them, and nothing else
(`hinterland check study.toml`):

| kind | layer | record | what stands there |
|---|---|---|---|
)";

constexpr const char* readme_tail = R"(
What follows from these is found too: `people_estimated` of the villages whose number of people is of
no use, and `census_conflict` of the village that is drawn twice, whose two answers are joined.
`level_by_place` tells of the facilities without a level, of which every study of this kind has some.
)";

/// CNY a year, enough to close about half of the gaps in five years.
std::string yearly_budget(const MadeUpCounty& county) {
  constexpr double millions_a_village = 0.35;
  return fmt::format("{:.0f}e6",
                     millions_a_village * static_cast<double>(county.world.villages.size()));
}

std::string study_name(const MadeUpCounty& county) {
  const std::string first(county.world.boundaries.name[AreaId{0}]);
  return county.counties == 1 ? first + "（虚构）"
                              : fmt::format("{}等{}县（虚构）", first, county.counties);
}

}  // namespace

std::string study_file_text(const MadeUpCounty& county) {
  std::string text = fmt::format(fmt::runtime(study_head), fmt::arg("name", study_name(county)));
  for (const NamedField& census : census_fields) {
    text += fmt::format("{} = \"{}\"\n", census.role, census.field);
  }
  text += study_middle;
  for (const ServiceId service : rows(county.world.networks)) {
    if (!county.world.networks[service].given) continue;
    const std::string& id = county.services[service];
    if (id == "road") continue;  // stands under [layers.roads]
    text +=
        fmt::format("\n[layers.networks.{}]\npath = \"network_{}.shp\"\ncomplete = true\n", id, id);
  }
  return text +
         fmt::format(fmt::runtime(study_settings), fmt::arg("budget", yearly_budget(county)));
}

std::string study_readme_text(const MadeUpCounty& county, const PlantedFaults& planted) {
  std::string text = fmt::format(
      fmt::runtime(readme_head), fmt::arg("name", study_name(county)),
      fmt::arg("villages", county.world.villages.size()), fmt::arg("seed", county.settings.seed),
      fmt::arg("towns", county.world.towns.size()), fmt::arg("counties", county.counties),
      fmt::arg("county_word", county.counties == 1 ? "county" : "counties"),
      fmt::arg("facilities", county.world.facilities.size()));
  for (const PlantedFault& fault : planted.faults) {
    text += fmt::format("| `{}` | {} | {} | {} |\n", identifier(fault.kind), fault.layer,
                        fault.record, fault.detail);
  }
  return text + readme_tail;
}

}  // namespace hinterland
