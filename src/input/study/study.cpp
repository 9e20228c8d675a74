// SPDX-License-Identifier: Apache-2.0
#include "base/plain_text.hpp"
#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "catalogue/unknown_service.hpp"
#include "input/files/source_files.hpp"
#include "input/notation/setting_words.hpp"
#include "input/records/verify.hpp"
#include "input/study/config_table.hpp"
#include "input/study/read_sources.hpp"
#include "input/study/schedule_keys.hpp"
#include "input/study/setting_keys.hpp"
#include "input/study/study_doubts.hpp"
#include "network/network_pieces.hpp"
#include "planning/settings_check.hpp"
#include "system/environment.hpp"

#include <hinterland/study.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <functional>
#include <optional>
#include <utility>

namespace hinterland {

namespace {

namespace fs = std::filesystem;

/// "any", "all" or "at_least N".
void read_covered_by(const ConfigTable& table, CoverageSettings& settings) {
  std::string text;
  if (!table.take("covered_by", text)) return;
  constexpr std::string_view at_least = "at_least ";
  if (text == "any") {
    settings.covered_by = CoveredBy::any;
  } else if (text == "all") {
    settings.covered_by = CoveredBy::all;
  } else {
    int number = 0;
    const char* last = text.data() + text.size();
    const char* first = text.starts_with(at_least) ? text.data() + at_least.size() : last;
    const auto [rest, error] = std::from_chars(first, last, number);
    if (error != std::errc() || rest != last || number < 1) {
      table.refuse_value(
          "covered_by", filled_text("'covered_by' must be \"any\", \"all\" or \"at_least N\" with "
                                    "N of at least 1, but is \"{}\"",
                                    "“covered_by”应为 \"any\"、\"all\" 或 \"at_least N\"（N 不小于 "
                                    "1），现为 \"{}\"",
                                    text));
    }
    settings.covered_by = CoveredBy::at_least;
    settings.at_least = number;
  }
}

void check_services(const ConfigTable& table, const CoverageSettings& settings,
                    const ServiceCatalogue& catalogue) {
  for (const std::string& id : settings.services) {
    const Text unknown = unknown_service(catalogue, id, ServiceGroup::public_service);
    if (!unknown.empty()) table.refuse_value("services", unknown);
    if (std::ranges::count(settings.services, id) > 1) {
      table.refuse_value("services",
                         filled_text("'services' names '{}' twice. Name each service once",
                                     "“services”中“{}”列了两次。每类只列一次", id));
    }
  }
  const auto named = static_cast<int>(settings.services.size());
  if (settings.covered_by == CoveredBy::at_least && named > 0 && settings.at_least > named) {
    table.refuse_value(
        "covered_by",
        filled_text("'covered_by' requires {} services, but 'services' names only {}. Require "
                    "fewer, or name more",
                    "“covered_by”要求{}类服务，而“services”只列了{}类。请减少要求，"
                    "或增列类别",
                    settings.at_least, named));
  }
}

/// Checks the radii and times of the study against each other, and against the catalogue's if the
/// study gives only one.
void check_order(const ConfigTable& table, const CoverageSettings& settings,
                 const ServiceCatalogue& catalogue) {
  if (const auto fault = find_fault(settings, catalogue)) {
    const std::string setting = "coverage." + std::string(fault->setting);
    table.refuse_value(key_of(setting), with_keys(fault->reason));
  }
}

/// Rejects minutes if radii decide, and radii if minutes decide, because they would have no effect.
void check_measure(const ConfigTable& table, const CoverageSettings& settings,
                   const TravelRules& rules) {
  const bool any_time = settings.core_time || settings.band_time;
  const bool any_radius = settings.core_radius || settings.band_radius;
  if (settings.metric != Metric::time && any_time && !any_radius) {
    const char* key = settings.band_time ? "band_minutes" : "core_minutes";
    const char* radius = settings.band_time ? "band_radius" : "core_radius";
    table.refuse_key(key, filled_text("'{0}' has an effect only with metric = \"time\". Write "
                                      "that, or give '{1}' as a length",
                                      "“{0}”只在 metric = \"time\" 时起作用。请写 metric = "
                                      "\"time\"，或以长度给出“{1}”",
                                      key, radius));
  }
  if (settings.metric == Metric::time && any_radius && !any_time) {
    const char* key = settings.band_radius ? "band_radius" : "core_radius";
    const char* minutes = settings.band_radius ? "band_minutes" : "core_minutes";
    const Metres radius = settings.band_radius ? *settings.band_radius : *settings.core_radius;
    const AccessSettings usual{.metric = Metric::time, .band_time = rules.band_time};
    table.refuse_key(key, filled_text("with metric = \"time\", minutes decide and '{0}' has no "
                                      "effect. Write {1} = {2:.3g}, or metric = \"road\"",
                                      "metric = \"time\" 按分钟判定，“{0}”不起作用。请写 {1} = "
                                      "{2:.3g}，或用 metric = \"road\"",
                                      key, minutes, usual.of(radius).value));
  }
}

void take_minutes(const ConfigTable& table, std::string_view key, std::optional<Minutes>& value) {
  double minutes = 0.0;
  if (table.take(key, minutes, {0.0, 24.0 * 60.0})) value = Minutes{minutes};
}

/// Reads the metric, and the times that replace the radii if the metric is time.
void read_metric(const ConfigTable& table, CoverageSettings& settings, const StudyLayers& layers,
                 const TravelRules& rules) {
  if (const auto word = table.take_word("metric", texts_of(metric_words))) {
    settings.metric = static_cast<Metric>(*word);
  }
  take_minutes(table, "core_minutes", settings.core_time);
  take_minutes(table, "band_minutes", settings.band_time);
  const bool roads = layers.roads.given() || layers.networks.contains(rules.road_service);
  if (settings.metric == Metric::straight || roads) return;
  table.refuse_value(
      "metric",
      filled_text("{} need roads. Add [layers.roads]{}, or leave 'metric' at \"straight\".",
                  "按{}判定须有道路。请加 [layers.roads]{}，或用 metric = \"straight\"。",
                  settings.metric == Metric::time ? Text("travel times", "出行时间")
                                                  : Text("road distances", "路网距离"),
                  rules.road_service.empty()
                      ? Text()
                      : filled_text(" or [layers.networks.{}]", " 或 [layers.networks.{}]",
                                    rules.road_service)));
}

/// Reads `[coverage]`. Rejects services and radii that do not fit the catalogue, and settings that
/// require missing layers.
CoverageSettings read_coverage(const ConfigTable& table, const StudyLayers& layers,
                               const ServiceCatalogue& catalogue) {
  CoverageSettings settings;
  read_metric(table, settings, layers, catalogue.travel);
  read_covered_by(table, settings);
  table.take("services", settings.services);
  table.take("core_radius", settings.core_radius);
  table.take("band_radius", settings.band_radius);
  table.take("town_reach", settings.town_reach);
  table.take("towns_as_facilities", settings.towns_as_facilities);
  table.take("own_county", settings.own_county);
  table.take("position_error", settings.position_error);
  table.take("area_step", settings.area_step);
  table.finish();
  check_services(table, settings, catalogue);
  check_measure(table, settings, catalogue.travel);
  check_order(table, settings, catalogue);
  if (settings.towns_as_facilities && !layers.towns.given()) {
    table.refuse_key(
        "towns_as_facilities",
        {"'towns_as_facilities' uses town seats as facilities, but the study has no "
         "[layers.towns]. Add it.",
         "“towns_as_facilities”以驻地代替设施，而配置文件没有 [layers.towns]。请补上。"});
  }
  return settings;
}

/// The names of the catalogues shipped with the program.
std::vector<std::string> bundled_catalogues() {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(program_data_folder() + "/catalogue", error)) {
    const fs::path& path = entry.path();
    const bool is_mapping = path.stem() == "osm";  // the mapping of OpenStreetMap tags
    if (path.extension() == ".toml" && !is_mapping) names.push_back(path.stem().string());
  }
  std::ranges::sort(names);
  return names;
}

/// The file of the study's catalogue, or of the default one.
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
                              : filled_text("no catalogue '{}' is supplied with the program. {}",
                                            "程序没有自带指标库“{}”。{}", name,
                                            suggest_name(name, bundled_catalogues())));
  }
  return path.string();
}

/// Reads `[roads]`: how roads are joined, and how villages and facilities are connected to them.
void read_roads(const ConfigTable& table, Study& study) {
  const auto check = [&](const char* key, Metres value, const NumberRange& range) {
    if (value.value <= range.most) return;
    table.refuse_value(
        key, filled_text("'{}' is {:g} m, but must not exceed {:g} m",
                         "“{}”为{:g}米；合理的上限是{:g}米", key, value.value, range.most));
  };
  table.take("snap_tolerance", study.roads.snap_tolerance);
  check("snap_tolerance", study.roads.snap_tolerance, snap_range);
  table.take("join_crossings", study.roads.join_crossings);
  table.take("access_limit", study.travel.access_limit);
  check("access_limit", study.travel.access_limit, access_range);
  table.take("walk_limit", study.travel.walk_limit);
  if (study.travel.walk_limit) check("walk_limit", *study.travel.walk_limit, direct_walk_range);
  table.take("walk_factor", study.travel.walk_factor, walk_factor_range);
  study.travel.walking_kmh = study.catalogue.travel.walking_kmh;
  table.finish();
}

ExtensionSettings read_extension(const ConfigTable& table) {
  ExtensionSettings settings;
  table.take("terrain_factor", settings.terrain_factor, terrain_factor_range);
  table.take("across_limit", settings.across_limit);
  table.take("effort", settings.effort, effort_range);
  table.finish();
  return settings;
}

/// Each weight must belong to a criterion.
void check_weights(const ConfigTable& table, const PrioritySettings& settings,
                   const LayerSource& villages) {
  if (!table.has("weights")) return;
  for (const char* const counted : {"people", "cost_per_person"}) {
    if (!settings.weights.contains(counted)) continue;
    table.table("weights").refuse_key(
        counted, filled_text("'{}' is no criterion: people and cost are in the value of a gap, "
                             "people × weight of the service, and in its order, by value per cost. "
                             "Remove this weight.",
                             "“{}”不是评价指标：人口已计入效益值（人口×服务权重），投资已计入"
                             "排序（单位投资的效益值）。请删去此项权重。",
                             counted));
  }
  std::vector<std::string> criteria(built_in_criteria.begin(), built_in_criteria.end());
  for (const auto& [name, field] : villages.attributes) {
    if (std::ranges::find(criteria, name) != criteria.end()) {
      table.refuse(
          filled_text("the attribute '{}' of [layers.villages] has the name of an existing "
                      "criterion. Rename it.",
                      "[layers.villages] 的属性“{}”与已有的评价指标重名。请改名。", name));
    }
    criteria.push_back(name);
  }
  double sum = 0.0;
  for (const auto& [name, weight] : settings.weights) {
    sum += weight;
    if (weight > weight_range.most) {
      table.table("weights").refuse_value(
          name, filled_text("the weight of '{}', {}, exceeds {}. Only ratios between weights "
                            "matter: use smaller numbers.",
                            "“{}”的权重 {} 超过 {}。权重只看相对大小：请写较小的数。", name, weight,
                            weight_range.most));
    }
    if (std::ranges::find(criteria, name) != criteria.end()) continue;
    table.table("weights").refuse_key(
        name,
        filled_text("'{}' is neither a criterion nor one of 'attributes' in [layers.villages]. {}",
                    "“{}”既不是评价指标，也不在 [layers.villages] 的“attributes”中。{}", name,
                    suggest_name(name, criteria)));
  }
  if (sum <= 0.0) {
    table.refuse_value("weights", {"all weights are 0. Set at least one of them.",
                                   "权重全为 0。请至少给一项权重。"});
  }
}

PrioritySettings read_priority(const ConfigTable& table, const LayerSource& villages) {
  PrioritySettings settings;
  if (const auto word = table.take_word("value", {"people", "villages"}))
    settings.value = *word == 0 ? ValueBasis::people : ValueBasis::villages;
  table.take("weights", settings.weights, not_negative);
  table.take("weight_spread", settings.variation.spread, share_range);
  table.take("draws", settings.variation.draws, {1.0});
  table.take("seed", settings.variation.seed);
  table.take("top_share", settings.variation.top_share, share_range);
  table.finish();
  check_weights(table, settings, villages);
  return settings;
}

/// "none", "all", or a list of names.
void read_adopt(const ConfigTable& table, SitesSettings& settings) {
  if (table.is_list("adopt")) {
    table.take("adopt", settings.adopted);
    if (settings.adopted.empty()) {
      table.refuse_value("adopt", {"'adopt' names no site. Name one, or write \"none\"",
                                   "“adopt”未列任何选址。请列出选址，或写 \"none\""});
    }
    settings.adopt = Adopt::named;
  } else if (const auto word = table.take_word("adopt", {"none", "all"})) {
    settings.adopt = *word == 0 ? Adopt::none : Adopt::all;
  }
}

SitesSettings read_sites(const ConfigTable& table) {
  SitesSettings settings;
  table.take("near_seat", settings.near_seat);
  table.take("gather", settings.gather);
  table.take("min_people", settings.min_people.value, not_negative);
  table.take("min_people_sparse", settings.min_people_sparse.value, not_negative);
  if (const auto word = table.take_word("movable", {"marked", "all"})) {
    settings.movable = *word == 0 ? Movable::marked : Movable::all;
  }
  read_adopt(table, settings);
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
                    filled_text("'language' must be \"zh\" (Chinese) or \"en\" (English), but is "
                                "\"{}\". Did you mean \"{}\"?",
                                "“language”应为 \"zh\"（中文）或 \"en\"（英文），不能取 "
                                "\"{}\"。是否应为 \"{}\"？",
                                word, is_english ? "en" : "zh"));
}

}  // namespace

Study read_study(const std::string& path, const std::function<void(Language)>& on_language) {
  Study study;
  study.stamp = stamp_of(path);
  const ConfigTable file = ConfigTable::read(path);
  const std::string folder = fs::path(path).parent_path().string();
  study.path = path;
  study.name = fs::path(path).stem().string();
  file.take("name", study.name);
  if (const auto language = read_language(file)) {
    study.language = *language;
    on_language(study.language);
  }
  // Read first, so that a misspelt table is reported before missing ones.
  const ConfigTable coverage = file.table("coverage");
  const ConfigTable roads = file.table("roads");
  const ConfigTable extension = file.table("extension");
  const ConfigTable priority = file.table("priority");
  const ConfigTable schedule = file.table("schedule");
  const ConfigTable sites = file.table("sites");
  study.catalogue_path = find_catalogue(file, folder);
  file.require({"layers"});
  file.finish();

  study.catalogue_stamp = stamp_of(study.catalogue_path);
  study.catalogue = read_catalogue(study.catalogue_path);
  study.layers = read_sources(file.table("layers"), study.catalogue, folder);
  study.coverage = read_coverage(coverage, study.layers, study.catalogue);
  read_roads(roads, study);
  study.extension = read_extension(extension);
  study.priority = read_priority(priority, study.layers.villages);
  study.schedule = read_schedule(schedule, study.catalogue);
  study.sites = read_sites(sites);
  study.adopt_position = sites.position("adopt");
  return study;
}

Findings run_study(const Study& study, const Progress& progress) {
  Findings found;
  found.world = read_world(study.layers, study.catalogue, found.problems, found.notes,
                           part_of(progress, 0.0, 0.5));
  verify_world(found.world, found.problems, found.notes);
  part_networks(found.world, study.catalogue, found.problems);
  resolve_absent_towns(found.world, study.layers, study.catalogue, study.coverage, found.problems);
  warn_of_radii(study.catalogue, study.coverage, found.problems);
  warn_of_sums(study.catalogue, study.catalogue_path, study.schedule, found.problems);
  const std::size_t problems_read = found.problems.size();
  const std::size_t notes_read = found.notes.size();
  try {
    found = make_plan(study.catalogue, study, std::move(found), part_of(progress, 0.5, 1.0));
  } catch (const UsageError& error) {
    const bool is_adopt = error.message().en.starts_with("sites.adopt");
    const Text where = is_adopt ? study.adopt_position : Text();
    throw UsageError(where + with_keys(error.message()));
  } catch (const Interrupted&) {
    throw;
  } catch (const Error& error) {
    throw Error(with_keys(error.message()));
  }
  name_keys(found.problems, problems_read);
  name_keys(found.notes, notes_read);
  return found;
}

}  // namespace hinterland
