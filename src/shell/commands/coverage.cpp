// SPDX-License-Identifier: Apache-2.0
#include "base/text_fill.hpp"
#include "catalogue/unknown_service.hpp"
#include "input/files/layer_choice.hpp"
#include "input/notation/setting_words.hpp"
#include "input/records/verify.hpp"
#include "input/study/setting_keys.hpp"
#include "input/study/study_doubts.hpp"
#include "output/file_system.hpp"
#include "output/geojson.hpp"
#include "output/layers.hpp"
#include "planning/access.hpp"
#include "planning/plan.hpp"
#include "shell/command.hpp"
#include "shell/command_line.hpp"
#include "shell/terminal.hpp"
#include "system/environment.hpp"

#include <hinterland/error.hpp>
#include <hinterland/study.hpp>
#include <hinterland/summary.hpp>
#include <hinterland/write.hpp>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland::shell {

namespace {

/// The default radii.
constexpr AccessSettings usual;

/// The command-line options of a coverage analysis without a study file.
struct CoverageOptions {
  std::string villages;
  std::string villages_layer;
  std::vector<std::string> facilities;
  std::vector<std::string> facilities_layers;  ///< one per file of `facilities`, or empty
  std::string towns;
  std::string towns_layer;
  std::string roads;
  std::string roads_layer;
  std::string metric = "straight";
  std::string catalogue;
  std::string crs;
  std::string encoding;
  std::string axes;
  std::string datum = "wgs84";
  bool keep_far = false;
  /// If only one radius is given, the other has its default; that of the core is at most the
  /// radius.
  std::optional<double> core_radius;
  std::optional<double> radius;
  std::optional<double> minutes;
  std::string language = language_of(user_language()) == Language::zh ? "zh" : "en";
  std::string out;
};

void declare_layers(CLI::App& app, CoverageOptions& options) {
  app.add_option("--villages", options.villages, "Layer of villages, in any format that GDAL reads")
      ->type_name("FILE")
      ->required();
  app.add_option("--facilities", options.facilities,
                 "Layer of facilities with a kind field, or SERVICE=FILE; may be repeated")
      ->type_name("FILE");
  app.add_option("--towns", options.towns,
                 "Layer of town seats; without --facilities, each seat represents all services")
      ->type_name("FILE");
  app.add_option("--roads", options.roads,
                 "Layer of roads; adds road distances to the straight-line distances")
      ->type_name("FILE");
  app.add_option("--villages-layer", options.villages_layer,
                 "Layer to read, if the file of --villages has several")
      ->type_name("NAME");
  app.add_option("--facilities-layer", options.facilities_layers,
                 "The same for --facilities; one for each file, in the same order")
      ->type_name("NAME");
  app.add_option("--towns-layer", options.towns_layer, "The same for --towns")->type_name("NAME");
  app.add_option("--roads-layer", options.roads_layer, "The same for --roads")->type_name("NAME");
}

double band_radius_of(const CoverageOptions& options) {
  return options.radius.value_or(usual.band_radius.value);
}

double core_radius_of(const CoverageOptions& options) {
  return options.core_radius.value_or(std::min(usual.core_radius.value, band_radius_of(options)));
}

/// Reports radii given in kilometres, radii combined with travel time, and minutes without it.
void check_radii(const CoverageOptions& options) {
  const double core_radius = core_radius_of(options);
  const double radius = band_radius_of(options);
  constexpr double few_metres = 50.0;
  for (const auto& [option, metres] :
       {std::pair("--radius", radius), std::pair("--core-radius", core_radius)}) {
    if (metres <= 0.0 || metres >= few_metres) continue;
    throw UsageError(filled_text("{0} {1:g} is in metres. Write {0} {2:g} for {1:g} km.",
                                 "{0} {1:g} 以米计。{1:g}公里请写作 {0} {2:g}。", option, metres,
                                 1000.0 * metres));
  }
  const bool by_time = options.metric == "time";
  const bool any_radius = options.radius || options.core_radius;
  if (!by_time && options.minutes && !any_radius) {
    throw UsageError(
        filled_text("--minutes has an effect only with --metric time. Add that, or give --radius.",
                    "--minutes 只在 --metric time 时起作用。请加上它，或改用 --radius。"));
  }
  if (by_time && !options.minutes && any_radius) {
    throw UsageError(
        filled_text("with --metric time, minutes decide and {} has no effect. Give --minutes, or "
                    "--metric road.",
                    "--metric time 按分钟判定，{} 不起作用。请给出 --minutes，或用 --metric road。",
                    options.radius ? "--radius" : "--core-radius"));
  }
  if (core_radius > radius && !options.radius) {
    throw UsageError(filled_text(
        "--core-radius {:g} is larger than the service radius, {:g} by default. Give --radius too.",
        "--core-radius {:g} 大于服务半径（默认 {:g}）。请同时给出 --radius。", core_radius,
        radius));
  }
  if (core_radius > radius) {
    throw UsageError(filled_text("--core-radius {} is larger than --radius {}. Change one of them.",
                                 "--core-radius {} 大于 --radius {}。请改其中一项。", core_radius,
                                 radius));
  }
}

void declare_options(CLI::App& app, CoverageOptions& options) {
  declare_layers(app, options);
  app.add_option(
         "--metric", options.metric,
         fmt::format("Metric that decides coverage; road and time need --roads; default: {}",
                     options.metric))
      ->check(CLI::IsMember(texts_of(metric_words)));
  app.add_option("--radius", options.radius,
                 "Service radius of all services, in metres; default: from the catalogue")
      ->type_name("METRES")
      ->check(not_negative);
  app.add_option("--minutes", options.minutes,
                 "Time limit for --metric time, in minutes; default: from the catalogue")
      ->type_name("NUMBER")
      ->check(not_negative);
  app.add_option("--core-radius", options.core_radius,
                 "Radius of the core zone, in metres; default: from the catalogue, or with "
                 "--radius 3000, but never more than that")
      ->type_name("METRES")
      ->check(not_negative);
  app.add_option("--catalogue", options.catalogue,
                 "Catalogue file; default: the one supplied with the program")
      ->type_name("FILE");
  app.add_option("--crs", options.crs, "CRS of all layers; overrides what the files declare")
      ->type_name("CRS");
  app.add_option("--axes", options.axes, "Axis order of all layers; overrides what is detected")
      ->check(CLI::IsMember(texts_of(axes_words, 1)));
  app.add_option("--datum", options.datum,
                 fmt::format("Datum of all layers; the offsets of gcj02 and bd09 are removed; "
                             "default: {}",
                             options.datum))
      ->check(CLI::IsMember(texts_of(datum_words)));
  app.add_flag("--keep-far", options.keep_far, "Keep records that lie far from all others");
  app.add_option("--encoding", options.encoding,
                 "Text encoding of all layers; overrides what is detected")
      ->type_name("NAME");
  app.add_option("--language", options.language,
                 "Language of names and texts in the results; default: that of the locale, or zh")
      ->check(CLI::IsMember({"zh", "en"}));
  app.add_option("--out", options.out, "GeoJSON file to write")->type_name("FILE")->required();
}

/// Throws UsageError if options contradict each other or would have no effect.
void check_options(const CoverageOptions& options) {
  if (options.facilities.empty() && options.towns.empty()) {
    throw UsageError(Text(
        "no facilities are given. Name --facilities, or --towns to let each seat represent all "
        "services.",
        "未指定设施。请用 --facilities 指定，或用 --towns 以驻地代替其设施。"));
  }
  const std::size_t layers = options.facilities_layers.size();
  if (layers > 0 && layers != options.facilities.size()) {
    throw UsageError(filled_text(
        "--facilities is given {} times and --facilities-layer {} times. Give one layer for each "
        "file, in the same order; \"\" for a file that has one layer.",
        "--facilities 有{}个，--facilities-layer 有{}个。请按相同顺序为每个文件指定一个图层；"
        "只有一个图层的文件写 \"\"。",
        options.facilities.size(), layers));
  }
  if (options.metric != "straight" && options.roads.empty()) {
    throw UsageError(filled_text("--metric {} needs roads. Name them with --roads.",
                                 "--metric {} 须有道路。请用 --roads 指定。", options.metric));
  }
  check_radii(options);
}

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
  study.language = options.language == "en" ? Language::en : Language::zh;
  study.name = Text("coverage", "服务半径判定").in(study.language);
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
    study.coverage.core_radius = Metres{core_radius_of(options)};
    study.coverage.band_radius = Metres{band_radius_of(options)};
  }
  if (options.minutes) {
    study.coverage.band_time = Minutes{*options.minutes};
    study.coverage.core_time =
        std::min(study.catalogue.travel.core_time, Minutes{*options.minutes});
  }
  study.coverage.towns_as_facilities = options.facilities.empty();
  return study;
}

/// That the core is as wide as the radius, where its own default is wider.
Text core_note(const CoverageOptions& options, const Study& study) {
  if (options.metric == "time") {
    if (!options.minutes || study.catalogue.travel.core_time <= Minutes{*options.minutes})
      return {};
    return filled_text("The time limit of the core zone is that of --minutes, {:g}.\n",
                       "核心圈时限取 --minutes 的{:g}分钟。\n", *options.minutes);
  }
  if (options.core_radius || !options.radius || *options.radius >= usual.core_radius.value)
    return {};
  return filled_text("The radius of the core zone is that of --radius, {:g} m.\n",
                     "核心圈半径取 --radius 的{:g}米。\n", *options.radius);
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
  check_options(options);
  const Study study = make_study(options);
  const std::vector<std::string> inputs = input_paths(study);
  check_replaceable(options.out, "coverage", inputs);
  Findings found;
  found.world = read_layers(study, found, part_of(common_options.progress, 0.0, 0.5));
  verify_world(found.world, found.problems, found.notes);
  name_options(found.problems);
  warn_of_radii(study.catalogue, study.coverage, found.problems);
  const std::size_t problems_read = found.problems.size();
  const std::size_t notes_read = found.notes.size();
  measure_reach(study.catalogue, study, found, part_of(common_options.progress, 0.5, 0.6));
  name_keys(found.problems, problems_read);
  name_keys(found.notes, notes_read);
  if (common_options.verbose) {
    for (const Text& note : found.notes) {
      print_note(note.in(study.language));
    }
  }
  replace_file(options.out, "coverage", inputs, [&](const std::string& hidden) {
    const OutputKeys keys = output_keys(study, found);
    write_geojson(coverage_layer(study, found, keys), hidden,
                  part_of(common_options.progress, 0.6, 1.0));
  });
  end_progress_line();
  print(coverage_summary_text(study, measure_figures(study, found)) +
        core_note(options, study).in(study.language));
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
