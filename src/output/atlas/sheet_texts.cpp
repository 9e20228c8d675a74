// SPDX-License-Identifier: Apache-2.0
#include "output/atlas/sheet_texts.hpp"

#include "base/characters.hpp"
#include "output/atlas/map_plane.hpp"

#include "output/coverage_rule_text.hpp"
#include "output/report_text.hpp"
#include "output/shapefile.hpp"

#include <hinterland/write.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <vector>

namespace hinterland {

namespace {

/// The names of the files of the layers, each once: "towns.shp、villages.shp".
std::string layer_files(const Study& study, const Words& words) {
  constexpr std::size_t most = 12;
  std::vector<std::string> names;
  const auto add = [&](const LayerSource& layer) {
    if (!layer.given()) return;
    const std::string name =
        std::filesystem::path(path_from_study(study, layer.path)).filename().string();
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  };
  const StudyLayers& layers = study.layers;
  for (const LayerSource* layer : {&layers.towns, &layers.villages, &layers.census, &layers.roads,
                                   &layers.boundaries, &layers.built_up, &layers.proposed_sites}) {
    add(*layer);
  }
  for (const auto* several : {&layers.facilities, &layers.exclusions}) {
    for (const LayerSource& layer : *several) add(layer);
  }
  for (const auto& [service, layer] : layers.networks) add(layer);
  const bool are_more = names.size() > most;
  if (are_more) names.resize(most);
  return fmt::format("{}{}", fmt::join(names, words("、", ", ")),
                     are_more ? words("等", ", …") : "");
}

}  // namespace

std::string study_title(const Study& study) {
  return study.name.empty() ? Words(study.language)("规划图册", "Atlas") : study.name;
}

namespace {

/// "Focus villages, lines to build and sites of new communities", without those that there are not.
std::string shown_results(const Findings& findings, const Words& words) {
  std::vector<std::string> parts;
  if (findings.matrix.gaps.size() > 0) parts.push_back(words("重点村", "focus villages"));
  if (!findings.extension.segments.service.empty())
    parts.push_back(words("延伸工程", "lines to build"));
  if (findings.sites.size() > 0)
    parts.push_back(words("农村新型社区选址", "sites of new communities"));
  if (parts.empty()) return words("村庄与服务半径", "Villages and service radius");
  std::string text = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    text += i + 1 < parts.size() ? words("、", ", ") : words("与", " and ");
    text += parts[i];
  }
  return ascii_upper(text.substr(0, 1)) + text.substr(1);
}

}  // namespace

std::string map_subtitle(const Study& study, const Findings& findings) {
  const Words words(study.language);
  const auto& years = findings.schedule.years;
  std::string text = shown_results(findings, words);
  if (!years.empty() && findings.matrix.gaps.size() > 0)
    text += words.fill("，{}—{}年", ", {}–{}", years.front().year, years.back().year);
  const std::string decided = coverage_text(findings.coverage.radii, words);
  return decided.empty() ? text : text + words("。", ". ") + decided;
}

std::string source_note(const Study& study, const Figures& figures, int epsg) {
  const Words words(study.language);
  const std::string files = layer_files(study, words);
  const ServiceCatalogue& catalogue = study.catalogue;
  const std::string& zh = catalogue.name_zh.empty() ? catalogue.id : catalogue.name_zh;
  const std::string& en = catalogue.name_en.empty() ? catalogue.id : catalogue.name_en;
  std::string note;
  if (!files.empty()) note += words.fill("资料：{}。", "Data: {}. ", files);
  note += words.fill("指标库：{}。", "Catalogue: {}. ", words(zh.c_str(), en.c_str()));
  note += words.fill("坐标系：{}。", "CRS: {}. ", map_crs_name(epsg, words));
  const std::string assumed = assumption_text(study, words);
  if (!assumed.empty()) note += assumed + words("", " ");
  const bool is_provisional = !provisional_services(study.catalogue, figures.extension).empty();
  if (figures.gaps > 0) {
    note += is_provisional
                ? words("投资为估算，单位造价暂估。", "Costs are estimates at provisional prices. ")
                : words("投资为估算。", "Costs are estimates. ");
  }
  return note + words("hinterland 绘制。", "Drawn by hinterland.");
}

}  // namespace hinterland
