// SPDX-License-Identifier: Apache-2.0
#include "shell/command.hpp"
#include "shell/command_line.hpp"
#include "shell/commands.hpp"
#include "shell/terminal.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/program_data.hpp>
#include <hinterland/base/spelling.hpp>
#include <hinterland/base/user_language.hpp>
#include <hinterland/layers/read_catalogue.hpp>
#include <hinterland/layers/read_world.hpp>
#include <hinterland/layers/verify.hpp>
#include <hinterland/planning/study.hpp>
#include <hinterland/report/figures.hpp>
#include <hinterland/report/layer_coverage.hpp>
#include <hinterland/report/replace_file.hpp>
#include <hinterland/report/summary.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>

namespace hinterland::shell {

namespace {

/// What the command line can say of a question that needs no study file.
struct CoverageOptions {
  std::string villages;
  std::vector<std::string> facilities;
  std::string towns;
  std::string roads;
  std::string metric = "straight";
  std::string catalogue;
  std::string crs;
  std::string encoding;
  std::string datum = "wgs84";
  double core_radius = 3000.0;
  double radius = 5000.0;
  std::optional<double> minutes;
  std::string language = language_of(user_language()) == Language::zh ? "zh" : "en";
  std::string out;
};

Datum datum_of(const std::string& name) {
  if (name == "gcj02") return Datum::gcj02;
  return name == "bd09" ? Datum::bd09 : Datum::wgs84;
}

Metric metric_of(const std::string& name) {
  if (name == "road") return Metric::road;
  return name == "time" ? Metric::time : Metric::straight;
}

LayerSource layer_source(const CoverageOptions& options, std::string name, std::string path) {
  LayerSource source;
  source.name = std::move(name);
  source.path = std::move(path);
  source.crs = options.crs;
  source.encoding = options.encoding;
  source.datum = datum_of(options.datum);
  return source;
}

/// FILE, or SERVICE=FILE where all in the file provide one service.
LayerSource facility_source(const CoverageOptions& options, const ServiceCatalogue& catalogue,
                            const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) return layer_source(options, "facilities", text);
  const std::string service = text.substr(0, equals);
  if (!catalogue.find(service)) {
    std::vector<std::string> known;
    for (const Service& s : catalogue.services) known.push_back(s.id);
    throw UsageError("--facilities " + text + ": the catalogue has no service '" + service + "'. " +
                     suggest_name(service, known));
  }
  LayerSource source = layer_source(options, "facilities." + service, text.substr(equals + 1));
  source.service = service;
  return source;
}

/// The study that a planner would have written for this one question.
Study make_study(const CoverageOptions& options) {
  Study study;
  study.name = "coverage";
  study.language = options.language == "en" ? Language::en : Language::zh;
  study.catalogue_path = options.catalogue.empty()
                             ? program_data_folder() + "/catalogue/shandong-2016.toml"
                             : options.catalogue;
  study.catalogue = read_catalogue(study.catalogue_path);
  study.layers.villages = layer_source(options, "villages", options.villages);
  study.layers.towns = layer_source(options, "towns", options.towns);
  study.layers.roads = layer_source(options, "roads", options.roads);
  for (const std::string& facilities : options.facilities) {
    study.layers.facilities.push_back(facility_source(options, study.catalogue, facilities));
  }
  study.coverage.metric = metric_of(options.metric);
  study.travel.walking_kmh = study.catalogue.travel.walking_kmh;
  study.coverage.core_radius = Metres{options.core_radius};
  study.coverage.band_radius = Metres{options.radius};
  if (options.minutes) {
    study.coverage.band_time = Minutes{*options.minutes};
    study.coverage.core_time =
        std::min(study.catalogue.travel.core_time, Minutes{*options.minutes});
  }
  study.coverage.towns_as_facilities = options.facilities.empty();
  return study;
}

void check(const CoverageOptions& options) {
  if (options.facilities.empty() && options.towns.empty()) {
    throw UsageError(
        "coverage of what? Name --facilities, or --towns to let each seat stand for "
        "its services.");
  }
  if (options.metric != "straight" && options.roads.empty()) {
    throw UsageError(
        fmt::format("--metric {} needs roads. Name them with --roads.", options.metric));
  }
  if (options.core_radius > options.radius) {
    throw UsageError(fmt::format("--core-radius {} is larger than --radius {}", options.core_radius,
                                 options.radius));
  }
}

Exit run(const CoverageOptions& options, const Surroundings& surroundings) {
  check(options);
  const Study study = make_study(options);
  Findings found;
  found.world = read_world(study.layers, study.catalogue, found.problems, found.notes,
                           part_of(surroundings.progress, 0.0, 0.5));
  verify_world(found.world, found.problems);
  measure_reach(study, found, part_of(surroundings.progress, 0.5, 0.6));
  if (surroundings.verbose) {
    for (const Text& note : found.notes) {
      fmt::print(stderr, "{}\n", note.in(study.language));
    }
  }
  replace_file(options.out, [&](const std::string& hidden) {
    write_geojson(coverage_layer(study, found), hidden, part_of(surroundings.progress, 0.6, 1.0));
  });
  end_progress_line();
  std::cout << coverage_summary_text(study, measure_figures(study, found));
  return found.problems.empty() ? Exit::done : Exit::done_with_problems;
}

void declare_options(CLI::App& app, CoverageOptions& options) {
  app.add_option("--villages", options.villages, "Layer of villages, any file that GDAL reads")
      ->type_name("FILE")
      ->required();
  app.add_option("--facilities", options.facilities,
                 "Layer of facilities with a kind field, or SERVICE=FILE; may be repeated")
      ->type_name("FILE");
  app.add_option("--towns", options.towns,
                 "Layer of town seats; without --facilities each stands for all services")
      ->type_name("FILE");
  app.add_option("--roads", options.roads,
                 "Layer of roads; the way along them is told beside the straight distance")
      ->type_name("FILE");
  app.add_option("--metric", options.metric, "What decides: straight, or with --roads: road, time")
      ->check(CLI::IsMember({"straight", "road", "time"}))
      ->capture_default_str();
  app.add_option("--radius", options.radius, "Service radius, in metres")
      ->type_name("METRES")
      ->check(not_negative)
      ->capture_default_str();
  app.add_option("--minutes", options.minutes,
                 "Time limit in place of the radius for --metric time; default: the catalogue's")
      ->type_name("NUMBER")
      ->check(not_negative);
  app.add_option("--core-radius", options.core_radius, "Radius of the core zone, in metres")
      ->type_name("METRES")
      ->check(not_negative)
      ->capture_default_str();
  app.add_option("--catalogue", options.catalogue,
                 "Catalogue file; default: the one that comes with the program")
      ->type_name("FILE");
  app.add_option("--crs", options.crs, "CRS of all layers, in place of what the files say")
      ->type_name("CRS");
  app.add_option("--datum", options.datum, "Shift of all layers")
      ->check(CLI::IsMember({"wgs84", "gcj02", "bd09"}))
      ->capture_default_str();
  app.add_option("--encoding", options.encoding,
                 "Encoding of all layers, in place of what the bytes say")
      ->type_name("NAME");
  app.add_option("--language", options.language,
                 "Language of the summary; else that of your locale, or zh")
      ->check(CLI::IsMember({"zh", "en"}))
      ->capture_default_str();
  app.add_option("--out", options.out, "GeoJSON file for the result")
      ->type_name("FILE")
      ->required();
}

}  // namespace

Command coverage_command() {
  return {.name = "coverage",
          .summary = "Find which villages lie in the service radius, without a study file",
          .declare = [](CLI::App& app) {
            auto options = std::make_shared<CoverageOptions>();
            declare_options(app, *options);
            return
                [options](const Surroundings& surroundings) { return run(*options, surroundings); };
          }};
}

}  // namespace hinterland::shell
