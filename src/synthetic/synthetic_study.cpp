// SPDX-License-Identifier: Apache-2.0
#include "synthetic/synthetic_study.hpp"

#include "input/coordinates/projection.hpp"
#include "output/identifiers.hpp"
#include "output/output_folder.hpp"
#include "output/output_layer.hpp"
#include "output/shapefile.hpp"
#include "synthetic/synthetic_county.hpp"
#include "system/file_access.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

// Fields ---------------------------------------------------------------------------------------

/// A field that `study.toml` must name, because its role cannot be recognized.
struct NamedField {
  const char* role;
  const char* field;
};

/// The census columns by service, in the order of the catalogue.
constexpr NamedField census_fields[] = {
    {"road", "通硬化路"},    {"building", "危房改造"},    {"water_supply", "通自来水"},
    {"drainage", "通污水"},  {"power", "通电"},           {"gas", "通天然气"},
    {"heating", "集中供暖"}, {"lighting", "路灯"},        {"sanitation", "垃圾清运"},
    {"telecom", "通宽带"},   {"broadcasting", "有线电视"}};

using Fields = std::vector<OutputField>;
using Value = std::function<void(std::size_t row, OutputCell& cell)>;

OutputField text(std::string name, int width, Value value) {
  return {std::move(name), FieldType::text, std::move(value), 0, width};
}

OutputField whole_number(std::string name, int width, Value value) {
  return {std::move(name), FieldType::integer, std::move(value), 0, width};
}

/// Writes the value of a column by `put`.
template <class Columns, class Put>
Value of(const Columns& column, Put put) {
  return [&column, put = std::move(put)](std::size_t row, OutputCell& cell) {
    put(column[{static_cast<std::uint32_t>(row)}], cell);
  };
}

/// A text for each value of a column; values without one are left empty.
template <class IdType, class T>
Value words(const Column<IdType, T>& column, std::map<T, std::string> word_of) {
  return of(column, [word_of = std::move(word_of)](T value, OutputCell& cell) {
    const auto found = word_of.find(value);
    if (found != word_of.end()) cell.set_text(found->second);
  });
}

template <class IdType, class Answer>
Value yes_or_no(const Column<IdType, Answer>& column) {
  return words(column, {{Answer::yes, "是"}, {Answer::no, "否"}});
}

double number_of(double number) { return number; }
double number_of(People people) { return people.value; }

template <class IdType, class T>
Value numbers(const Column<IdType, std::optional<T>>& column) {
  return of(column, [](const std::optional<T>& number, OutputCell& cell) {
    if (number) cell.set_real(number_of(*number));
  });
}

/// The same field, with the planted values in the rows that have faults.
OutputField planted_field(const PlantedFaults& planted, std::string_view layer,
                          std::string_view role, OutputField field) {
  std::map<std::size_t, std::string> written;
  for (const WrittenText& one : planted.written) {
    if (one.layer == layer && one.role == role) written[one.row] = one.text;
  }
  field.value = [value = std::move(field.value), written = std::move(written)](std::size_t row,
                                                                               OutputCell& cell) {
    const auto found = written.find(row);
    if (found == written.end()) return value(row, cell);
    cell.set_text(found->second);
  };
  return field;
}

Fields town_fields(const Towns& towns) {
  const OutputField share{"非农比重", FieldType::real, numbers(towns.non_farm_share), 3, 6};
  return {text_field("XZQDM", towns.code, 12),
          text_field("XZQMC", towns.name, 24),
          text_field("所属区县", towns.county, 16),
          text("级别", 8, words(towns.level, {{Level::county, "县城"}, {Level::town, "镇驻地"}})),
          whole_number("镇区人口", 8, numbers(towns.people)),
          share};
}

Fields village_fields(const SyntheticCounty& county, const PlantedFaults& planted) {
  const Villages& villages = county.world.villages;
  const auto with_faults = [&planted](std::string_view role, OutputField field) {
    return planted_field(planted, "villages", role, std::move(field));
  };
  // As text, like many census tables typed by hand.
  const Value households =
      of(villages.households, [](const std::optional<double>& number, OutputCell& cell) {
        if (number) cell.set_text(fmt::format("{:.0f}", *number));
      });
  Fields fields{with_faults("code", text_field("XZQDM", villages.code, 12)),
                with_faults("name", text_field("XZQMC", villages.name, 24)),
                text_field("所属乡镇", villages.town, 16),
                text_field("所属区县", villages.county, 12),
                whole_number("人口", 8, numbers(villages.people)),
                with_faults("households", text("户数", 10, households)),
                text("村庄类型", 6,
                     words(villages.category, {{VillageCategory::central, "中心村"},
                                               {VillageCategory::basic, "基层村"}})),
                text("传统村落", 2, yes_or_no(villages.is_protected)),
                text("可搬迁", 2, yes_or_no(villages.is_movable)),
                text("人口稀疏", 2, yes_or_no(villages.is_sparse)),
                whole_number("供暖区", 1, numbers(villages.attributes.front().value))};
  for (const NamedField& census : census_fields) {
    const auto& answers = villages.census[county.find(census.role)];
    fields.push_back(with_faults(census.role, text(census.field, 6, yes_or_no(answers))));
  }
  return fields;
}

Fields facility_fields(const SyntheticCounty& county, const PlantedFaults& planted) {
  const Facilities& facilities = county.world.facilities;
  return {text_field("编码", facilities.code, 10), text_field("设施名称", facilities.name, 36),
          planted_field(planted, "facilities", "kind",
                        text_field("设施类型", county.facility_kind, 14)),
          text("级别", 4,
               words(facilities.level,
                     {{Level::county, "县级"}, {Level::town, "镇级"}, {Level::village, "村级"}}))};
}

Fields area_fields(const Areas& areas) {
  return {text_field("XZQDM", areas.code, 12), text_field("XZQMC", areas.name, 24)};
}

// Layers ---------------------------------------------------------------------------------------

OutputLayer network_layer(const SyntheticCounty& county, ServiceId service) {
  const NetworkLines& network = county.world.networks[service];
  const std::string& id = county.services[service];
  Fields fields{whole_number("编号", 8, [](std::size_t row, OutputCell& cell) {
    cell.set_integer(static_cast<std::int64_t>(row) + 1);
  })};
  if (id == "road") fields.push_back(text_field("道路等级", county.road_class, 4));
  return {id == "road" ? "roads" : "network_" + id, OutputGeometry::line, network.size(),
          [&network](std::size_t row, OutputShape& shape) {
            const std::span vertices(network.vertex);
            const std::size_t first = network.first_vertex[row];
            const auto line = vertices.subspan(first, network.first_vertex[row + 1] - first);
            shape.vertices.assign(line.begin(), line.end());
          },
          std::move(fields)};
}

/// Writes the layers as shapefiles: towns, villages, facilities, boundaries, built_up, exclusions,
/// proposed_sites, roads, and network_<service> for each service that has lines. Field names
/// resemble those of real layers; `study.toml` names those that cannot be recognized.
void write_layers(const std::string& folder, const SyntheticCounty& county,
                  const PlantedFaults& planted, const Progress& progress) {
  const World& world = county.world;
  const Areas& exclusions = world.exclusions;
  const ProposedSites& sites = world.proposed_sites;
  std::vector<OutputLayer> layers{
      point_layer("towns", world.towns.place, town_fields(world.towns)),
      point_layer("villages", world.villages.place, village_fields(county, planted)),
      point_layer("facilities", world.facilities.place, facility_fields(county, planted)),
      area_layer("boundaries", world.boundaries.shape, area_fields(world.boundaries)),
      area_layer("built_up", world.built_up.shape, area_fields(world.built_up)),
      area_layer("exclusions", exclusions.shape,
                 {text_field("编码", exclusions.code, 10), text_field("名称", exclusions.name, 24),
                  text_field("类型", exclusions.kind, 16)}),
      point_layer("proposed_sites", sites.place, {text_field("名称", sites.name, 28)})};
  for (const ServiceId service : rows(world.networks)) {
    if (world.networks[service].given) layers.push_back(network_layer(county, service));
  }
  double all_rows = 0.0;
  for (const OutputLayer& layer : layers) all_rows += static_cast<double>(layer.rows);
  double done = 0.0;
  for (const OutputLayer& layer : layers) {
    const double until = done + static_cast<double>(layer.rows) / all_rows;
    const bool is_mislabelled = layer.name == "facilities" && planted.facilities_encoding;
    write_shapefile(folder, layer, SyntheticCounty::zone, part_of(progress, done, until),
                    is_mislabelled ? "UTF-8" : "GB18030");
    done = until;
  }
}

// Pages ----------------------------------------------------------------------------------------

constexpr std::string_view study_head =
    R"(# SPDX-License-Identifier: CC0-1.0
# 虚构的研究区：县、镇、村和管网均不存在，仅供试用。
# A synthetic study: none of its counties, towns, villages and networks exist.
#
# 运行 / Run:    hinterland run study.toml
# 检查 / Check:  hinterland check study.toml
# 路径均相对于本文件。 Paths are relative to this file.

name = "{}"
language = "{}"  # 报告语言 / of the report: "zh" 或 or "en"

# 图层 / Layers -----------------------------------------------------------------
# 坐标系和编码写在 .prj 和 .cpg 里；不对时用 crs = "EPSG:4527"、encoding = "GB18030" 改正。
# The CRS and the encoding are in .prj and .cpg; if these are wrong, override them with
# crs = "EPSG:4527" or encoding = "GB18030".
# 常见字段名（XZQDM、XZQMC、人口……）自动识别，其余在 fields 中写明。
# Common field names (XZQDM, XZQMC, 人口, …) are recognised; name all others in fields.

# 县城和乡镇驻地 / Seats of the county and of towns
[layers.towns]
path = "towns.shp"
fields = {{ people = "镇区人口", non_farm_share = "非农比重" }}

# 村庄：人口、分类、普查结果 / Villages: population, category, census results
[layers.villages]
path = "villages.shp"
attributes = {{ heating_zone = "供暖区" }}  # 供暖区外不要求供热 / heating is not required outside it

# 普查列，每类基础设施一列：是、否，空白为情况不明。
# One census column for each infrastructure service: 是 (yes), 否 (no), blank (unknown).
[layers.villages.fields]
movable = "可搬迁"
sparse = "人口稀疏"
)";

constexpr const char* study_middle = R"(
# 公共服务设施，类型写在一个字段中 / Facilities of public services, with a kind field
[layers.facilities]
path = "facilities.shp"
fields = { name = "设施名称", kind = "设施类型", level = "级别" }

[layers.boundaries]  # 县界 / boundaries of counties
path = "boundaries.shp"

[layers.built_up]  # 建成区 / built-up areas of the seats
path = "built_up.shp"

[layers.exclusions]  # 禁建范围：永久基本农田、生态保护红线 / exclusion areas
path = "exclusions.shp"

[layers.proposed_sites]  # 备选点 / proposed sites for new communities
path = "proposed_sites.shp"

# 道路：出行用，也是“道路”一类的判定依据 / Roads: for travel, and as evidence of road access
[layers.roads]
path = "roads.shp"

# 管网：complete = true 表示图上没有即实地没有。
# Networks: complete = true means that a line missing from the layer does not exist.
)";

constexpr std::string_view study_settings = R"(
# 设置 / Settings ----------------------------------------------------------------
# 未写的取默认值。 All other settings have their defaults.

[coverage]
metric = "road"  # 路网距离：步行＋道路＋步行 / road distance; or "straight" (直线), "time" (时间)
covered_by = "any"  # 决定服务半径的公共服务中任一类 / any of the services that decide

# 分年度实施计划：各年预算（元）、目标接通率和目标年度。
# Annual schedule: the budget of each year (CNY), and the target.
[schedule]
first_year = 2026
budget = [{0}, {0}, {0}, {0}, {0}]
target = {{ share = 0.98, year = 2030 }}

[sites]
movable = "marked"  # 仅标明可搬迁的村参与集中 / only villages marked as movable
)";

/// Arguments: the name, the villages, the seed, the towns, "county" or "counties" with their
/// number, and the facilities.
constexpr std::string_view readme_head = R"(<!-- SPDX-License-Identifier: CC0-1.0 -->
# {0}

**All data are synthetic.** No county, town, village, road or facility in this folder exists. Any
resemblance to real names or figures is coincidental. The administrative codes begin with 3740 or
higher, which no real city uses.

**全部数据均为虚构。** 县、镇、村、道路、设施均不存在；如与实际地名相同，纯属巧合。行政区划代码的前四位从
3740 起，不与任何城市重复。

| | |
|---|---|
| generated by | `hinterland demo FOLDER --villages {1} --seed {2} --language {6}` |
| content | {1} villages, {3} towns, {4}, {5} facilities |
| CRS | CGCS2000 / 3-degree Gauss-Kruger zone 39 (EPSG:4527), around 117 E, 36 N |
| encoding | GB18030, including field names |
| licence | CC0 1.0 (no restrictions) |

The same command gives the same files, byte for byte. `study.toml` describes each layer;
`hinterland run study.toml` analyses the study.

## Deliberate errors

`hinterland check study.toml` finds these errors, their consequences, and nothing else:

| kind | layer | record | value |
|---|---|---|---|
)";

constexpr const char* readme_tail = R"(
Their consequences are `people_estimated` for the villages whose population cannot be used. Of the
village that occurs twice the first record is kept; its place was moved, so that its census may
contradict the map (`census_conflict`).
`level_from_location` reports the facilities without a level, which every generated study contains.
)";

/// CNY per year; five years pay for about half of the cost of all gaps.
std::string yearly_budget(const SyntheticCounty& county) {
  constexpr double millions_a_village = 0.35;
  return fmt::format("{:.0f}e6",
                     millions_a_village * static_cast<double>(county.world.villages.size()));
}

std::string study_name(const SyntheticCounty& county) {
  const std::string first(county.world.boundaries.name[AreaId{0}]);
  return county.counties == 1 ? first + "（虚构）"
                              : fmt::format("{}等{}县（虚构）", first, county.counties);
}

/// The text of `study.toml`, with comments in Chinese and English.
std::string study_file_text(const SyntheticCounty& county) {
  std::string text =
      fmt::format(study_head, study_name(county), identifier(county.settings.language));
  for (const NamedField& census : census_fields) {
    text += fmt::format("{} = \"{}\"\n", census.role, census.field);
  }
  text += study_middle;
  for (const ServiceId service : rows(county.world.networks)) {
    if (!county.world.networks[service].given) continue;
    const std::string& id = county.services[service];
    if (id == "road") continue;  // is under [layers.roads]
    text +=
        fmt::format("\n[layers.networks.{}]\npath = \"network_{}.shp\"\ncomplete = true\n", id, id);
  }
  return text + fmt::format(study_settings, yearly_budget(county));
}

/// The text of README.md: that the data are synthetic, the seed, the licence, and the planted
/// faults.
std::string study_readme_text(const SyntheticCounty& county, const PlantedFaults& planted) {
  std::string text =
      fmt::format(readme_head, study_name(county), county.world.villages.size(),
                  county.settings.seed, county.world.towns.size(),
                  county.counties == 1 ? "1 county" : fmt::format("{} counties", county.counties),
                  county.world.facilities.size(), identifier(county.settings.language));
  for (const PlantedFault& fault : planted.faults) {
    text += fmt::format("| `{}` | {} | {} | {} |\n", identifier(fault.kind), fault.layer,
                        fault.record, fault.detail);
  }
  return text + readme_tail;
}

constexpr double share_of_making = 0.3;  // of the time; the rest is writing

}  // namespace

WholeStudy write_synthetic_study(const std::string& folder, const SyntheticSettings& settings,
                                 const Progress& progress) {
  check_new_folder(folder);
  require_crs_registry();  // layers in several CRSs are written
  SyntheticCounty county = make_up_county(settings, part_of(progress, 0.0, share_of_making));
  const PlantedFaults planted = plant_faults(county);
  OutputFolder written(folder, PlaceOf::nothing);
  write_layers(written.path(), county, planted, part_of(progress, share_of_making, 1.0));
  write_file(written.path() + "/study.toml", study_file_text(county));
  write_file(written.path() + "/README.md", study_readme_text(county, planted));
  written.commit();
  return {county.world.villages.size(), county.world.towns.size(), county.counties,
          planted.faults.size()};
}

}  // namespace hinterland
