// SPDX-License-Identifier: Apache-2.0
#include <hinterland/write.hpp>

#include "base/shown_text.hpp"
#include "output/figures_json.hpp"
#include "output/identifiers.hpp"

#include <filesystem>
#include <fstream>

namespace hinterland {

namespace {

Json coverage_settings(const CoverageSettings& settings) {
  return {{"metric", identifier(settings.metric)},
          {"covered_by", identifier(settings.covered_by)},
          {"at_least", settings.at_least},
          {"services", settings.services},
          {"core_radius_m", number(settings.core_radius)},
          {"band_radius_m", number(settings.band_radius)},
          {"core_minutes", number(settings.core_time)},
          {"band_minutes", number(settings.band_time)},
          {"town_reach_m", number(settings.town_reach)},
          {"towns_as_facilities", settings.towns_as_facilities},
          {"position_error_m", number(settings.position_error)}};
}

Json road_settings(const Study& study) {
  return {{"access_limit_m", number(study.travel.access_limit)},
          {"walk_factor", study.travel.walk_factor},
          {"walking_kmh", study.travel.walking_kmh},
          {"snap_tolerance_m", number(study.roads.snap_tolerance)},
          {"join_crossings", study.roads.join_crossings}};
}

Json priority_settings(const PrioritySettings& settings) {
  return {{"weights", settings.weights},
          {"weight_spread", settings.doubt.spread},
          {"draws", settings.doubt.draws},
          {"seed", settings.doubt.seed},
          {"top_share", settings.doubt.top_share}};
}

Json sites_settings(const SitesSettings& settings) {
  return {{"near_seat_m", number(settings.near_seat)},
          {"gather_m", number(settings.gather)},
          {"least_people", number(settings.least_people.value)},
          {"least_people_sparse", number(settings.least_people_sparse.value)},
          {"movable", identifier(settings.movable)}};
}

Json extension_settings(const ExtensionSettings& settings, const ServiceCatalogue& catalogue) {
  return {{"terrain_factor", settings.terrain_factor},
          {"across_limit_m", number(settings.across_limit)},
          {"people_per_household", catalogue.people_per_household},
          {"effort", settings.effort}};
}

Json money(const std::vector<Yuan>& sums) {
  Json list = Json::array();
  for (const Yuan sum : sums) list.push_back(number(sum.value));
  return list;
}

Json money(const std::map<std::string, std::vector<Yuan>>& purses) {
  Json list = Json::object();
  for (const auto& [name, sums] : purses) list[name] = money(sums);
  return list;
}

Json pin_settings(const SchedulePin& pin) {
  return {{"village", pin.village}, {"service", pin.service}, {"segment", pin.segment},
          {"years", pin.years},     {"not_in", pin.not_in},   {"never", pin.never}};
}

Json schedule_settings(const ScheduleSettings& settings) {
  if (!settings.given()) return nullptr;
  Json target = nullptr;
  if (settings.target) {
    target = {{"share", settings.target->share},
              {"year", settings.target->year},
              {"service", settings.target->service}};
  }
  Json pins = Json::array();
  for (const SchedulePin& pin : settings.pins) pins.push_back(pin_settings(pin));
  return {{"first_year", settings.first_year},
          {"budget_cny", money(settings.budget)},
          {"committed_cny", money(settings.committed)},
          {"by_service_cny", money(settings.by_service)},
          {"by_county_cny", money(settings.by_county)},
          {"carry_over", settings.carry_over},
          {"discount_rate", settings.discount_rate},
          {"value", settings.value == GapValue::score ? "score" : "people"},
          {"target", std::move(target)},
          {"pins", std::move(pins)},
          {"effort", settings.phasing.effort}};
}

Json settings(const Study& study) {
  return {{"coverage", coverage_settings(study.coverage)},
          {"roads", road_settings(study)},
          {"extension", extension_settings(study.extension, study.catalogue)},
          {"priority", priority_settings(study.priority)},
          {"schedule", schedule_settings(study.schedule)},
          {"sites", sites_settings(study.sites)}};
}

Json layer(const Study& study, const LayerSource& source) {
  return {{"name", source.name},
          {"path", path_from_study(study, source.path)},
          {"layer", source.layer},
          {"sql", without_passwords(source.sql)},
          {"crs", source.crs},
          {"datum", identifier(source.datum)},
          {"axes", identifier(source.axes)},
          {"keep_far", source.keep_far},
          {"decimal", source.decimal == 0 ? std::string() : std::string(1, source.decimal)},
          {"encoding", source.encoding},
          {"where", source.where},
          {"complete", source.complete},
          {"fields", source.fields},
          {"attributes", source.attributes}};
}

Json layers(const Study& study) {
  Json list = Json::array();
  const auto add = [&](const LayerSource& source) {
    if (source.given()) list.push_back(layer(study, source));
  };
  add(study.layers.towns);
  add(study.layers.villages);
  add(study.layers.census);
  for (const LayerSource& source : study.layers.facilities) add(source);
  for (const auto& [service, source] : study.layers.networks) add(source);
  add(study.layers.roads);
  add(study.layers.boundaries);
  add(study.layers.built_up);
  for (const LayerSource& source : study.layers.exclusions) add(source);
  add(study.layers.proposed_sites);
  return list;
}

Json input_list(const std::vector<InputFile>& inputs) {
  Json list = Json::array();
  for (const InputFile& input : inputs) {
    Json entry = {{"role", input.role}, {"path", input.path}};
    if (!input.sha256.empty()) {
      entry["bytes"] = input.bytes;
      entry["sha256"] = input.sha256;
    }
    list.push_back(std::move(entry));
  }
  return list;
}

}  // namespace

std::string manifest_text(const Study& study, const Findings& findings, const Figures& figures,
                          const std::vector<InputFile>& inputs,
                          const std::vector<std::string>& outputs,
                          const std::vector<StepTime>& times) {
  Json manifest = {{"program", "hinterland"}, {"version", HINTERLAND_VERSION}};
  manifest["study"] = {{"name", study.name}, {"language", identifier(study.language)}};
  manifest["catalogue"] = study.catalogue.id;
  manifest["settings"] = settings(study);
  manifest["layers"] = layers(study);
  manifest["inputs"] = input_list(inputs);
  manifest["figures"] = figures_json(figures, study.catalogue, findings.sites);
  manifest["notes"] = Json::array();
  for (const Text& note : findings.notes) {
    manifest["notes"].push_back(without_passwords(note.in(study.language)));
  }
  manifest["outputs"] = outputs;
  for (const StepTime& time : times) manifest["times"][time.step + "_s"] = time.seconds;
  constexpr auto replace = Json::error_handler_t::replace;  // bytes that are no UTF-8
  return manifest.dump(2, ' ', false, replace) + "\n";
}

std::optional<std::vector<std::string>> listed_outputs(const std::string& folder) {
  std::error_code ignored;
  const std::string path = folder + "/run.json";
  if (!std::filesystem::is_regular_file(path, ignored)) return std::nullopt;  // a pipe never ends
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  const Json manifest = Json::parse(file, nullptr, false);
  if (!manifest.is_object() || manifest.value("program", Json()) != "hinterland") {
    return std::nullopt;
  }
  std::vector<std::string> names;
  for (const Json& name : manifest.value("outputs", Json::array())) {
    if (name.is_string()) names.push_back(name.get<std::string>());
  }
  return names;
}

}  // namespace hinterland
