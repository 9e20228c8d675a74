// SPDX-License-Identifier: Apache-2.0
#include <hinterland/planning/study_file.hpp>

#include <hinterland/base/program_data.hpp>
#include <hinterland/base/spelling.hpp>
#include <hinterland/layers/config_table.hpp>
#include <hinterland/layers/read_catalogue.hpp>
#include <hinterland/layers/read_sources.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

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
    file.refuse_value("catalogue",
                      is_path ? fmt::format("no such catalogue: '{}'", path.string())
                              : fmt::format("no catalogue '{}' comes with the program. {}", name,
                                            suggest_name(name, bundled_catalogues())));
  }
  return path.string();
}

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
      table.refuse_value("covered_by",
                         fmt::format("'covered_by' must be \"any\", \"all\" or \"at_least N\" with "
                                     "N of at least 1, and is \"{}\"",
                                     text));
    }
    settings.covered_by = CoveredBy::at_least;
    settings.at_least = number;
  }
}

void check_services(const ConfigTable& table, const CoverageSettings& settings,
                    const ServiceCatalogue& catalogue) {
  std::vector<std::string> ids;
  for (ServiceId s : catalogue.of_group(ServiceGroup::public_service)) {
    ids.push_back(catalogue.services[s].id);
  }
  for (const std::string& id : settings.services) {
    if (std::ranges::find(ids, id) != ids.end()) continue;
    table.refuse_value("services", fmt::format("the catalogue has no public service '{}'. {}", id,
                                               suggest_name(id, ids)));
  }
  const auto named = static_cast<int>(settings.services.size());
  if (settings.covered_by == CoveredBy::at_least && named > 0 && settings.at_least > named) {
    table.refuse_value("covered_by",
                       fmt::format("'covered_by' asks for {} services where 'services' names {}",
                                   settings.at_least, named));
  }
}

/// The radii of the study against each other, and against those of the
/// catalogue that stay where the study names only one.
void check_radii(const ConfigTable& table, const CoverageSettings& settings,
                 const ServiceCatalogue& catalogue) {
  if (!settings.core_radius && !settings.band_radius) return;
  for (ServiceId s : catalogue.of_group(ServiceGroup::public_service)) {
    const Service& service = catalogue.services[s];
    const Metres core = settings.core_radius.value_or(service.core_radius);
    const Metres band = settings.band_radius.value_or(service.band_radius);
    if (core <= band) continue;
    table.refuse_value(
        settings.core_radius ? "core_radius" : "band_radius",
        fmt::format("the core radius of '{}', {} m, is beyond its band radius, {} m. Set both "
                    "core_radius and band_radius.",
                    service.id, core.value, band.value));
  }
}

void take_minutes(const ConfigTable& table, std::string_view key, std::optional<Minutes>& value) {
  double minutes = 0.0;
  if (table.take(key, minutes, {0.0, 24.0 * 60.0})) value = Minutes{minutes};
}

/// The metric, and the times that take the place of radii where time decides.
void read_metric(const ConfigTable& table, CoverageSettings& settings, const Study& study) {
  if (const auto word = table.take_word("metric", {"straight", "road", "time"})) {
    settings.metric = static_cast<Metric>(*word);
  }
  take_minutes(table, "core_minutes", settings.core_time);
  take_minutes(table, "band_minutes", settings.band_time);
  const TravelRules& rules = study.catalogue.travel;
  const Minutes core = settings.core_time.value_or(rules.core_time);
  const Minutes band = settings.band_time.value_or(rules.band_time);
  if (core > band) {
    table.refuse_value(settings.core_time ? "core_minutes" : "band_minutes",
                       fmt::format("core_minutes, {}, is beyond band_minutes, {}. Set both.",
                                   core.value, band.value));
  }
  const bool roads =
      study.layers.roads.given() || study.layers.networks.contains(rules.road_service);
  if (settings.metric == Metric::straight || roads) return;
  table.refuse_value(
      "metric",
      fmt::format("distances along roads need roads. Add [layers.roads]{}, or leave 'metric' at "
                  "\"straight\".",
                  rules.road_service.empty()
                      ? ""
                      : fmt::format(" or [layers.networks.{}]", rules.road_service)));
}

CoverageSettings read_coverage(const ConfigTable& table, const Study& study) {
  CoverageSettings settings;
  read_metric(table, settings, study);
  read_covered_by(table, settings);
  table.take("services", settings.services);
  table.take("core_radius", settings.core_radius);
  table.take("band_radius", settings.band_radius);
  table.take("town_reach", settings.town_reach);
  table.take("towns_as_facilities", settings.towns_as_facilities);
  table.take("position_error", settings.position_error);
  table.take("area_step", settings.area_step);
  table.finish();
  check_services(table, settings, study.catalogue);
  check_radii(table, settings, study.catalogue);
  if (settings.towns_as_facilities && !study.layers.towns.given()) {
    table.refuse_key("towns_as_facilities",
                     "'towns_as_facilities' lets town seats stand for facilities, and the study "
                     "has no [layers.towns]. Add it.");
  }
  return settings;
}

/// `[roads]`: how roads join, and how people get onto them.
void read_roads(const ConfigTable& table, Study& study) {
  // Beyond these a search would drag in half a county from every village.
  constexpr Metres most_access = 20_km;
  constexpr Metres most_snap = 100_m;
  const auto check = [&](const char* key, Metres value, Metres most) {
    if (value <= most) return;
    table.refuse_value(key, fmt::format("'{}' is {} m; the most that makes sense is {} m", key,
                                        value.value, most.value));
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

GapSettings read_gap(const ConfigTable& table) {
  GapSettings settings;
  table.take("road_detour_factor", settings.road_detour_factor, {1.0});
  table.take("people_per_household", settings.people_per_household, {1.0});
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
          fmt::format("the attribute '{}' of [layers.villages] bears the name of a "
                      "criterion that is there already. Rename it.",
                      name));
    }
    criteria.push_back(name);
  }
  double sum = 0.0;
  for (const auto& [name, weight] : settings.weights) {
    sum += weight;
    if (std::ranges::find(criteria, name) != criteria.end()) continue;
    table.table("weights").refuse_key(
        name, fmt::format("'{}' is no criterion, nor one of 'attributes' in [layers.villages]. {}",
                          name, suggest_name(name, criteria)));
  }
  if (sum <= 0.0) table.refuse_value("weights", "all weights are 0. Give one of them a weight.");
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

}  // namespace

Study read_study(const std::string& path) {
  const ConfigTable file = ConfigTable::read(path);
  const std::string folder = fs::path(path).parent_path().string();
  Study study;
  study.path = path;
  study.name = fs::path(path).stem().string();
  file.take("name", study.name);
  if (const auto word = file.take_word("language", {"zh", "en"})) {
    study.language = *word == 0 ? Language::zh : Language::en;
  }
  // Asked for first, so that a misspelt table is found before what it lacks.
  const ConfigTable coverage = file.table("coverage");
  const ConfigTable roads = file.table("roads");
  const ConfigTable gap = file.table("gap");
  const ConfigTable priority = file.table("priority");
  const ConfigTable sites = file.table("sites");
  study.catalogue_path = find_catalogue(file, folder);
  file.require({"layers"});
  file.finish();

  study.catalogue = read_catalogue(study.catalogue_path);
  study.layers = read_sources(file.table("layers"), study.catalogue, folder);
  study.coverage = read_coverage(coverage, study);
  read_roads(roads, study);
  study.gap = read_gap(gap);
  study.priority = read_priority(priority, study.layers.villages);
  study.sites = read_sites(sites);
  return study;
}

}  // namespace hinterland
