// SPDX-License-Identifier: Apache-2.0
#include "base/text_fill.hpp"
#include "catalogue/unknown_service.hpp"
#include "input/files/layer_choice.hpp"
#include "input/notation/setting_words.hpp"
#include "input/records/verify.hpp"
#include "input/study/study_doubts.hpp"
#include "output/file_system.hpp"
#include "output/geojson.hpp"
#include "output/layers.hpp"
#include "planning/plan.hpp"
#include "shell/command.hpp"
#include "shell/command_line.hpp"
#include "shell/coverage_options.hpp"
#include "shell/terminal.hpp"
#include "system/environment.hpp"

#include <hinterland/error.hpp>
#include <hinterland/study.hpp>
#include <hinterland/summary.hpp>
#include <hinterland/write.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace hinterland::shell {

namespace {

LayerSource layer_source(const CoverageOptions& options, std::string name, std::string path,
                         std::string layer) {
  LayerSource source;
  source.name = std::move(name);
  source.path = std::move(path);
  source.layer = std::move(layer);
  source.crs = options.crs;
  source.axes = setting_of<Axes>(options.axes, axes_words);
  source.encoding = options.encoding;
  source.datum = setting_of<Datum>(options.datum, datum_words);
  source.keep_far = options.keep_far;
  return source;
}

/// FILE, or SERVICE=FILE if all facilities in the file provide one service.
LayerSource facility_source(const CoverageOptions& options, const ServiceCatalogue& catalogue,
                            const std::string& text, const std::string& layer) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) return layer_source(options, "facilities", text, layer);
  const std::string service = text.substr(0, equals);
  if (const Text unknown = unknown_service(catalogue, service); !unknown.empty()) {
    throw UsageError(filled_text("--facilities {}: {}", "--facilities {}：{}", text, unknown));
  }
  if (equals + 1 == text.size()) {
    throw UsageError(filled_text("--facilities {0}: no file is given. Write {0}FILE.",
                                 "--facilities {0}：未指定文件。请写作 {0}文件。", text));
  }
  LayerSource source =
      layer_source(options, "facilities." + service, text.substr(equals + 1), layer);
  source.service = service;
  return source;
}

/// The equivalent study file.
Study make_study(const CoverageOptions& options) {
  Study study;
  study.name = "coverage";
  study.language = options.language == "en" ? Language::en : Language::zh;
  study.catalogue_path = options.catalogue.empty()
                             ? program_data_folder() + "/catalogue/shandong-2016.toml"
                             : options.catalogue;
  study.catalogue = read_catalogue(study.catalogue_path);
  study.layers.villages =
      layer_source(options, "villages", options.villages, options.villages_layer);
  study.layers.towns = layer_source(options, "towns", options.towns, options.towns_layer);
  study.layers.roads = layer_source(options, "roads", options.roads, options.roads_layer);
  for (std::size_t i = 0; i < options.facilities.size(); ++i) {
    const std::string layer =
        options.facilities_layers.empty() ? std::string() : options.facilities_layers[i];
    study.layers.facilities.push_back(
        facility_source(options, study.catalogue, options.facilities[i], layer));
  }
  study.coverage.metric = setting_of<Metric>(options.metric, metric_words);
  study.travel.walking_kmh = study.catalogue.travel.walking_kmh;
  if (options.core_radius || options.radius) {
    study.coverage.core_radius = Metres{options.core_radius.value_or(usual.core_radius.value)};
    study.coverage.band_radius = Metres{options.radius.value_or(usual.band_radius.value)};
  }
  if (options.minutes) {
    study.coverage.band_time = Minutes{*options.minutes};
    study.coverage.core_time =
        std::min(study.catalogue.travel.core_time, Minutes{*options.minutes});
  }
  study.coverage.towns_as_facilities = options.facilities.empty();
  return study;
}

/// Reads the layers. If it is ambiguous which layer of a file is meant, the message names the
/// option of this command.
World read_layers(const Study& study, Findings& found, const Progress& progress) {
  try {
    return read_world(study.layers, study.catalogue, found.problems, found.notes, progress);
  } catch (const AmbiguousLayer& error) {
    const auto is_it = [&](const LayerSource& source) {
      std::string_view path = source.path;
      while (path.ends_with('/')) path.remove_suffix(1);
      return source.given() && error.path().starts_with(path) && source.layer == error.layer();
    };
    const std::string option = is_it(study.layers.villages) ? "--villages-layer"
                               : is_it(study.layers.towns)  ? "--towns-layer"
                               : is_it(study.layers.roads)  ? "--roads-layer"
                                                            : "--facilities-layer";
    throw Error(filled_text("{} Choose one with {}.", "{}请用 {} 指定。", error.reason(), option));
  }
}

Exit run_coverage(const CoverageOptions& options, const CommonOptions& common_options) {
  check(options);
  const Study study = make_study(options);
  const std::vector<std::string> inputs = input_paths(study);
  check_replaceable(options.out, "coverage", inputs);
  Findings found;
  found.world = read_layers(study, found, part_of(common_options.progress, 0.0, 0.5));
  verify_world(found.world, found.problems, found.notes);
  name_options(found.problems);
  doubt_radii(study.catalogue, study.coverage, found.problems);
  measure_reach(study.catalogue, study, found, part_of(common_options.progress, 0.5, 0.6));
  if (common_options.verbose) {
    for (const Text& note : found.notes) {
      say(note.in(study.language));
    }
  }
  replace_file(options.out, "coverage", inputs, [&](const std::string& hidden) {
    write_geojson(coverage_layer(study, found), hidden, part_of(common_options.progress, 0.6, 1.0));
  });
  end_progress_line();
  print(coverage_summary_text(study, measure_figures(study, found)));
  return found.problems.empty() ? Exit::done : Exit::done_with_problems;
}

}  // namespace

Command coverage_command() {
  return {
      .name = "coverage",
      .summary = "Find the villages within the service radius, without a study file",
      .declare = [](CLI::App& app) {
        auto options = std::make_shared<CoverageOptions>();
        declare_options(app, *options);
        app.footer("The result is written to the file of --out; a summary is printed on stdout.");
        return [options](const CommonOptions& common_options) {
          return run_coverage(*options, common_options);
        };
      }};
}

}  // namespace hinterland::shell
