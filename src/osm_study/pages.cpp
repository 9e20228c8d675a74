// SPDX-License-Identifier: Apache-2.0
#include "osm_study/pages.hpp"

#include "input/conditions/sql_text.hpp"
#include "output/identifiers.hpp"
#include "output/report_text.hpp"
#include "system/shown_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <vector>

namespace hinterland::osm {

namespace {

/// ('track', 'path'): a list of SQL strings.
std::string sql_list(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) {
    list += list.empty() ? "" : ", ";
    list += quoted_in_sql(text, '\'');
  }
  return "(" + list + ")";
}

/// The condition for a hardened road as required for a village.
std::string hardened_roads(const Mapping& mapping) {
  std::string where;
  if (!mapping.unhardened_classes.empty()) {
    where = "class NOT IN " + sql_list(mapping.unhardened_classes);
  }
  if (!mapping.unhardened_surfaces.empty()) {
    where += fmt::format("{}(surface IS NULL OR surface NOT IN {})", where.empty() ? "" : " AND ",
                         sql_list(mapping.unhardened_surfaces));
  }
  return where;
}

void add_block(std::string& text, const std::string& name, const std::string& layer,
               const std::string& more) {
  text += fmt::format("\n[layers.{}]\npath = \"osm.gpkg\"\nlayer = \"{}\"\n{}", name, layer, more);
}

/// The seats. The layer is named even if it is empty; then possible seats are listed.
void add_towns(std::string& text, const Import& import) {
  if (import.extract.towns.size() == 0) {
    text +=
        "\n# 没有城镇驻地（place=town）：未标级别的设施不属于任何城镇，没有村庄在服务半径内。\n"
        "# The extract has no town seat (place=town). Until the layer has seats, no facility\n"
        "# belongs to a town, and no village lies within a service radius. Add them to the layer\n";
    const Points& candidates = import.choices.town_candidates;
    text += candidates.size() == 0
                ? "# 'towns' of osm.gpkg, or name a layer of your own."
                : "# 'towns' of osm.gpkg, name a layer of your own, or use candidates / 候选：\n"
                  "#   layer = \"town_candidates\"  # where = \"osm_id IN ('node/1', 'node/2')\"";
    const std::string names = candidates_text(import.choices, import.language);
    if (!names.empty()) text += "\n#   " + names;
  }
  add_block(text, "towns", "towns", "fields = { code = \"osm_id\" }\n");
}

/// Distances are measured along roads; shared OSM nodes have identical coordinates in each road.
void add_roads(std::string& text, const Extract& extract) {
  if (extract.roads.size() == 0) return;
  text += "\n# 道路，距离按道路计 / Roads, used for distances";
  add_block(text, "roads", "roads", "complete = false\n");
}

void add_settings(std::string& text, const Extract& extract) {
  if (extract.roads.size() == 0) return;
  text +=
      "\n[coverage]\n"
      "metric = \"road\"  # \"straight\" 直线, \"road\" 道路, \"time\" 时间\n"
      "\n[roads]\n"
      "snap_tolerance = 0  # 共用节点即相连 / connected roads share a node\n";
}

void add_networks(std::string& text, const Import& import, const Mapping& mapping) {
  const Extract& extract = import.extract;
  if (extract.networks.empty() && extract.roads.size() == 0) return;
  text +=
      "\n# 管网：OpenStreetMap 上未画出的管线，实地可能存在。\n"
      "# Networks: lines missing from OpenStreetMap may exist. Write complete = true only if you\n"
      "# know that a layer is complete; a missing line then makes a gap.\n";
  for (const auto& [service, lines] : extract.networks) {
    add_block(text, "networks." + service, "network_" + service, "complete = false\n");
  }
  if (extract.roads.size() > 0 && !extract.networks.contains("road")) {
    const std::string where = hardened_roads(mapping);
    add_block(text, "networks.road", "roads",
              "complete = false\n" + (where.empty() ? "" : "where = " + toml_text(where) + "\n"));
  }
}

void add_areas(std::string& text, const Import& import) {
  const auto& towns = import.choices.town_of_built_up;
  bool any_of_town = false;
  for (const Row row : rows(towns)) any_of_town = any_of_town || !towns[row].empty();
  if (any_of_town) {
    text += "\n# 只取城镇建成区 / Only built-up areas of towns, not of villages";
    add_block(text, "built_up", "built_up", "where = \"town IS NOT NULL\"\n");
  }
  if (import.extract.exclusions.size() > 0) add_block(text, "exclusions", "exclusions", "");
  const std::string& level = import.choices.boundary_level;
  if (!level.empty()) {
    add_block(text, "boundaries", "boundaries",
              "where = " + toml_text(fmt::format("admin_level = '{}'", level)) + "\n");
  } else if (import.extract.boundaries.size() > 0) {
    text +=
        "\n# 没有哪一级行政区界包含大多数村庄，故未用 boundaries 图层。\n"
        "# No admin_level has boundaries around most villages, so the layer 'boundaries' is not "
        "used.\n";
  }
}

std::string left_out_counts(const Extract& extract) {
  std::map<LeftOutReason, std::size_t> counts;
  for (const LeftOut& left : extract.left_out) ++counts[left.reason];
  std::string table;
  for (const auto& [reason, count] : counts) {
    table += fmt::format("| {} | `{}` | {} |\n", count, identifier(reason),
                         describe(reason, Language::en));
  }
  return table.empty() ? "Nothing.\n"
                       : "| how many | reason | what it means |\n|---|---|---|\n" + table;
}

/// The most frequent first; ties by name.
std::string passed_over_counts(const Extract& extract) {
  constexpr std::size_t most = 20;
  std::vector<std::pair<std::string, std::size_t>> counts(extract.passed_over.begin(),
                                                          extract.passed_over.end());
  std::ranges::stable_sort(counts, std::ranges::greater{}, [](const auto& c) { return c.second; });
  std::string table;
  for (std::size_t i = 0; i < std::min(most, counts.size()); ++i) {
    table += fmt::format("| {} | `{}` |\n", counts[i].second, counts[i].first);
  }
  if (table.empty()) return "Nothing.\n";
  table = "| how many | tag, or layer that excludes it |\n|---|---|\n" + table;
  if (counts.size() > most) table += fmt::format("\nand {} more values.\n", counts.size() - most);
  return table;
}

/// Arguments in order: the name, the file, its contents (nodes, ways, relations), its date, the
/// note on versions, the layers, what was left out, what the mapping does not cover.
constexpr std::string_view readme = R"(<!-- SPDX-License-Identifier: ODbL-1.0 -->
# {}

**Origin.** Created by `hinterland import osm` from the OpenStreetMap extract `{}`
({} nodes, {} ways, {} relations), data of {}.{}

**Licence.** © OpenStreetMap contributors, under the Open Database License 1.0 (ODbL),
https://www.openstreetmap.org/copyright. Published works that use these data must credit this source.

**来源与许可。** 数据来自 OpenStreetMap 贡献者，按开放数据库许可 (ODbL) 1.0 发布；公开使用须注明。

## Content

All layers are in `osm.gpkg`, in longitude and latitude (WGS 84). `osm_id` identifies the
object: `way/123` is https://www.openstreetmap.org/way/123.

| layer | records |
|---|---|
{}
## Objects left out

`left_out.csv` lists each object, with its layer, reason and place.

{}
## Objects not covered by the mapping

Roads and places of other kinds, and objects excluded by the `unless` of a section.

{})";

}  // namespace

std::string candidates_text(const Choices& choices, Language language) {
  constexpr std::uint32_t most = 8;
  const Points& candidates = choices.town_candidates;
  std::string text;
  for (const Row row : rows(candidates.id)) {
    if (row.index == most) return text + fmt::format(", … ({})", candidates.size());
    const std::string_view name = candidates.name[row];
    const std::string why = candidates.kind[row] == "population" && candidates.people[row]
                                ? Words(language).fill("人口 {:.0f}", "population {:.0f}",
                                                       candidates.people[row]->value)
                                : std::string(candidates.kind[row]);
    text += fmt::format("{}{} ({}, {})", text.empty() ? "" : ", ",
                        for_terminal(on_one_line(name.empty() ? "?" : name)),
                        text_of(candidates.id[row]), why);
  }
  return text;
}

std::string versions_text(const Extract& extract, Language language) {
  const Words words(language);
  std::string text;
  if (extract.is_history) {
    text += words.fill("这是历史文件：每个对象只取最后一版，略去旧版{}条。\n",
                       "This is a history file: only the last version of each object is used; {} "
                       "older ones are ignored.\n",
                       extract.superseded);
  }
  if (extract.deleted > 0) {
    text += words.fill("已删除、不再计入的对象：{}\n", "deleted objects, which are ignored: {}\n",
                       extract.deleted);
  }
  if (extract.repeated > 0) {
    text += words.fill("文件中重复出现、只计一次的对象：{}\n",
                       "repeated copies of an object, used once: {}\n", extract.repeated);
  }
  return text;
}

std::string study_text(const Import& import, const Mapping& mapping) {
  const Extract& extract = import.extract;
  std::string text = fmt::format(
      "# 由 OpenStreetMap 导入，© OpenStreetMap contributors, ODbL 1.0\n"
      "# Imported from OpenStreetMap. README.md gives the source and the objects left out.\n"
      "#\n"
      "# 运行 / Run:    hinterland run study.toml\n"
      "# 检查 / Check:  hinterland check study.toml\n\n"
      "name = {}\nlanguage = \"{}\"  # 报告语言 / of the report: \"zh\" 或 or \"en\"\n",
      toml_text(import.file.substr(0, import.file.find('.'))), identifier(import.language));
  add_towns(text, import);
  add_block(text, "villages", "villages", "fields = { code = \"osm_id\" }\n");
  if (extract.facilities.size() > 0) {
    add_block(text, "facilities", "facilities",
              "fields = { code = \"osm_id\", kind = \"service\" }\n");
  }
  add_roads(text, extract);
  add_areas(text, import);
  add_networks(text, import, mapping);
  add_settings(text, extract);
  return text;
}

std::string readme_text(const Import& import, std::span<const OutputLayer> layers) {
  const Extract& extract = import.extract;
  std::string records;
  for (const OutputLayer& layer : layers) {
    records += fmt::format("| {} | {} |\n", layer.name, layer.rows);
  }
  const std::string versions = versions_text(extract, Language::en);
  return fmt::format(readme, import.file.substr(0, import.file.find('.')), import.file,
                     extract.nodes, extract.ways, extract.relations,
                     extract.timestamp.empty() ? "unknown date" : extract.timestamp,
                     versions.empty() ? "" : "\n" + versions, records, left_out_counts(extract),
                     passed_over_counts(extract));
}

std::string left_out_text(const Extract& extract) {
  std::string text = "osm_id,layer,reason,detail,lon,lat\n";
  for (const LeftOut& left : extract.left_out) {
    text += fmt::format("{},{},{},{},", text_of(left.id), left.layer, identifier(left.reason),
                        csv_cell(left.detail));
    if (left.place) text += fmt::format("{:.7f},{:.7f}", left.place->lon, left.place->lat);
    text += left.place ? "\n" : ",\n";
  }
  return text;
}

namespace {

bool has_public_facilities(const Extract& extract, const ServiceCatalogue& catalogue) {
  for (const Row row : rows(extract.facilities.id)) {
    const auto service = catalogue.find(std::string(extract.facilities.entry[row]));
    if (service && catalogue.services[*service].group == ServiceGroup::public_service) return true;
  }
  return false;
}

std::string town_lines(const Import& import, const Words& words) {
  if (import.extract.towns.size() > 0) return {};
  std::string text = words(
      "数据中没有城镇驻地（place=town 或 city）：在 study.toml 的 [layers.towns] 补充驻地之前，"
      "设施不属于任何城镇，无法判定服务半径。\n",
      "There is no town seat (place=town or city) in the extract: until [layers.towns] in "
      "study.toml has seats, no facility belongs to a town and coverage cannot be determined.\n");
  const std::string candidates = candidates_text(import.choices, words.language());
  if (candidates.empty()) return text;
  return text +
         words("  可作驻地的候选（图层 town_candidates）：",
               "  Candidates for seats (layer town_candidates): ") +
         candidates + "\n";
}

std::string facility_lines(const Import& import, const ServiceCatalogue& catalogue,
                           const Words& words) {
  if (has_public_facilities(import.extract, catalogue)) return {};
  return words("数据中没有任何公共服务设施，无法判定服务半径；请取更大的范围，或自备设施图层。\n",
               "There is no facility of any public service in the extract, so coverage cannot be "
               "determined: use a larger extract, or name your own layer of facilities.\n");
}

/// By reason, with the total number of objects if some have two reasons.
std::string left_out_lines(const Extract& extract, const Words& words) {
  constexpr std::size_t max_examples = 3;
  std::map<LeftOutReason, std::vector<const LeftOut*>> by_reason;
  std::size_t faults = 0;
  for (const LeftOut& left : extract.left_out) {
    if (left.reason == LeftOutReason::same_place) continue;
    by_reason[left.reason].push_back(&left);
    if (is_fault(left.reason)) ++faults;
  }
  std::string text;
  if (faults > 0) {
    text += words.fill("未采用或只采用一部分：{}（逐条见 left_out.csv）\n",
                       "left out, or used in part: {} (details in left_out.csv)\n", faults);
  }
  for (const auto& [reason, found] : by_reason) {
    text += fmt::format("{:>8}  {}: {}\n", found.size(), identifier(reason),
                        describe(reason, words.language()));
    if (reason != LeftOutReason::same_name_near) continue;
    for (std::size_t i = 0; i < std::min(found.size(), max_examples); ++i) {
      text += fmt::format("          {} ({})\n", found[i]->detail, text_of(found[i]->id));
    }
    if (found.size() > max_examples) text += "          …\n";
  }
  return text;
}

}  // namespace

std::string import_summary(const Import& import, const ServiceCatalogue& catalogue,
                           const std::string& folder, Language language) {
  const Words words(language);
  const Extract& extract = import.extract;
  return town_lines(import, words) + facility_lines(import, catalogue, words) +
         words.fill("{}：村庄 {}，城镇 {}，设施 {}，道路 {}，管网种类 {}\n",
                    "{}: villages {}, towns {}, facilities {}, roads {}, networks {}\n", folder,
                    extract.villages.size(), extract.towns.size(), extract.facilities.size(),
                    extract.roads.size(), extract.networks.size()) +
         versions_text(extract, language) + left_out_lines(extract, words) +
         words.fill("下一步：hinterland run {}/study.toml\n",
                    "Next: hinterland run {}/study.toml\n", folder);
}

bool has_problems(const Import& import, const ServiceCatalogue& catalogue) {
  return import.extract.towns.size() == 0 || !has_public_facilities(import.extract, catalogue) ||
         std::ranges::any_of(import.extract.left_out, is_fault, &LeftOut::reason);
}

}  // namespace hinterland::osm
