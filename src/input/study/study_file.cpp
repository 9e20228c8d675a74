// SPDX-License-Identifier: Apache-2.0
#include <hinterland/study.hpp>

#include "base/environment.hpp"
#include "base/plain_word.hpp"
#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "input/study/config_table.hpp"
#include "input/study/coverage_keys.hpp"
#include "input/study/read_sources.hpp"
#include "input/study/schedule_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

namespace hinterland {

namespace {

namespace fs = std::filesystem;

/// The names of the catalogues that come with the program.
std::vector<std::string> bundled_catalogues() {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(program_data_folder() + "/catalogue", error)) {
    const fs::path& path = entry.path();
    const bool is_mapping = path.stem() == "osm";  // what tags of OpenStreetMap mean
    if (path.extension() == ".toml" && !is_mapping) names.push_back(path.stem().string());
  }
  std::ranges::sort(names);
  return names;
}

/// The file of the catalogue that the study names, or of the default one.
std::string find_catalogue(const ConfigTable& file, const std::string& folder) {
  std::string name = "shandong-2016";
  file.take("catalogue", name);
  const bool is_path = name.find('/') != name.npos || name.ends_with(".toml");
  const fs::path path = is_path ? (fs::path(folder) / name).lexically_normal()
                                : fs::path(program_data_folder()) / "catalogue" / (name + ".toml");
  if (!fs::is_regular_file(path)) {
    file.refuse_escapes("catalogue", name);
    file.refuse_value("catalogue",
                      is_path ? filled_text("no such catalogue: '{}'. Check the path",
                                            "指标库文件“{}”不存在。请核对路径", path.string())
                              : filled_text("no catalogue '{}' comes with the program. {}",
                                            "程序没有自带指标库“{}”。{}", name,
                                            suggest_name(name, bundled_catalogues())));
  }
  return path.string();
}

/// `[roads]`: how roads join, and how people get onto them.
void read_roads(const ConfigTable& table, Study& study) {
  // Beyond these a search would drag in half a county from every village.
  constexpr Metres most_access = 20_km;
  constexpr Metres most_snap = 100_m;
  const auto check = [&](const char* key, Metres value, Metres most) {
    if (value <= most) return;
    table.refuse_value(
        key, filled_text("'{}' is {} m; the most that makes sense is {} m",
                         "“{}”为 {} 米；合理的上限是 {} 米", key, value.value, most.value));
  };
  table.take("snap_tolerance", study.roads.snap_tolerance);
  check("snap_tolerance", study.roads.snap_tolerance, most_snap);
  table.take("join_crossings", study.roads.join_crossings);
  table.take("access_limit", study.travel.access_limit);
  check("access_limit", study.travel.access_limit, most_access);
  table.take("walk_factor", study.travel.walk_factor, {1.0, 5.0});
  study.travel.walking_kmh = study.catalogue.travel.walking_kmh;
  table.finish();
}

ExtensionSettings read_extension(const ConfigTable& table) {
  ExtensionSettings settings;
  table.take("terrain_factor", settings.terrain_factor, {1.0, 5.0});
  table.take("across_limit", settings.across_limit);
  table.take("effort", settings.effort, effort_range);
  table.finish();
  return settings;
}

/// Weights of the study take the place of all default ones, and each names a
/// criterion.
void check_weights(const ConfigTable& table, const PrioritySettings& settings,
                   const LayerSource& villages) {
  std::vector<std::string> criteria;
  for (const auto& [name, weight] : PrioritySettings{}.weights) criteria.push_back(name);
  for (const auto& [name, field] : villages.attributes) {
    if (std::ranges::find(criteria, name) != criteria.end()) {
      table.refuse(
          filled_text("the attribute '{}' of [layers.villages] bears the name of a "
                      "criterion that is there already. Rename it.",
                      "[layers.villages] 的属性“{}”与已有的评价指标重名。请改名。", name));
    }
    criteria.push_back(name);
  }
  constexpr double most_weight = 1e6;  // only ratios count, and sums must not overflow
  double sum = 0.0;
  for (const auto& [name, weight] : settings.weights) {
    sum += weight;
    if (weight > most_weight) {
      table.table("weights").refuse_value(
          name, filled_text("the weight of '{}', {}, is beyond {}. Only how weights compare "
                            "counts: write smaller numbers.",
                            "“{}”的权重 {} 超过 {}。权重只看相对大小：请写较小的数。", name, weight,
                            most_weight));
    }
    if (std::ranges::find(criteria, name) != criteria.end()) continue;
    table.table("weights").refuse_key(
        name, filled_text("'{}' is no criterion, nor one of 'attributes' in [layers.villages]. {}",
                          "“{}”既不是评价指标，也不在 [layers.villages] 的“attributes”中。{}", name,
                          suggest_name(name, criteria)));
  }
  if (sum <= 0.0) {
    table.refuse_value("weights", {"all weights are 0. Give one of them a weight.",
                                   "权重全为 0。请至少给一项权重。"});
  }
}

PrioritySettings read_priority(const ConfigTable& table, const LayerSource& villages) {
  PrioritySettings settings;
  table.take("weights", settings.weights, not_negative);
  table.take("weight_spread", settings.doubt.spread, share_range);
  table.take("draws", settings.doubt.draws, {1.0});
  table.take("seed", settings.doubt.seed);
  table.take("top_share", settings.doubt.top_share, share_range);
  table.finish();
  check_weights(table, settings, villages);
  return settings;
}

SitesSettings read_sites(const ConfigTable& table) {
  SitesSettings settings;
  table.take("near_seat", settings.near_seat);
  table.take("gather", settings.gather);
  table.take("least_people", settings.least_people.value, not_negative);
  table.take("least_people_sparse", settings.least_people_sparse.value, not_negative);
  if (const auto word = table.take_word("movable", {"marked", "all"})) {
    settings.movable = *word == 0 ? Movable::marked : Movable::all;
  }
  table.finish();
  return settings;
}

std::optional<Language> read_language(const ConfigTable& file) {
  std::string word;
  if (!file.take("language", word)) return std::nullopt;
  if (word == "zh") return Language::zh;
  if (word == "en") return Language::en;
  const std::string plain = plain_word(word);
  const bool is_english = plain.starts_with("en") || plain.find("英") != plain.npos;
  file.refuse_value("language",
                    filled_text("'language' is \"zh\" (Chinese) or \"en\" (English), and not "
                                "\"{}\". Did you mean \"{}\"?",
                                "“language”应为 \"zh\"（中文）或 \"en\"（英文），不能取 "
                                "\"{}\"。是否应为 \"{}\"？",
                                word, is_english ? "en" : "zh"));
}

}  // namespace

Study read_study(const std::string& path) {
  const ConfigTable file = ConfigTable::read(path);
  const std::string folder = fs::path(path).parent_path().string();
  Study study;
  study.path = path;
  study.name = fs::path(path).stem().string();
  file.take("name", study.name);
  if (const auto language = read_language(file)) {
    study.language = *language;
    set_language_of_errors(study.language);
  }
  // Asked for first, so that a misspelt table is found before what it lacks.
  const ConfigTable coverage = file.table("coverage");
  const ConfigTable roads = file.table("roads");
  const ConfigTable extension = file.table("extension");
  const ConfigTable priority = file.table("priority");
  const ConfigTable schedule = file.table("schedule");
  const ConfigTable sites = file.table("sites");
  study.catalogue_path = find_catalogue(file, folder);
  file.require({"layers"});
  file.finish();

  study.catalogue = read_catalogue(study.catalogue_path);
  study.layers = read_sources(file.table("layers"), study.catalogue, folder);
  study.coverage = read_coverage(coverage, study.layers, study.catalogue);
  read_roads(roads, study);
  study.extension = read_extension(extension);
  study.priority = read_priority(priority, study.layers.villages);
  study.schedule = read_schedule(schedule, study.catalogue);
  study.sites = read_sites(sites);
  return study;
}

}  // namespace hinterland
