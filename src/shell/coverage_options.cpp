// SPDX-License-Identifier: Apache-2.0
#include "shell/coverage_options.hpp"

#include "base/text_fill.hpp"
#include "shell/command_line.hpp"

#include <hinterland/error.hpp>

#include <utility>

namespace hinterland::shell {

namespace {

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

/// Reports radii given in kilometres, radii combined with travel time, and minutes without it.
void check_radii(const CoverageOptions& options) {
  const double core_radius = options.core_radius.value_or(usual.core_radius.value);
  const double radius = options.radius.value_or(usual.band_radius.value);
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
  if (core_radius > radius) {
    throw UsageError(filled_text("--core-radius {} is larger than --radius {}. Change one of them.",
                                 "--core-radius {} 大于 --radius {}。请改其中一项。", core_radius,
                                 radius));
  }
}

}  // namespace

void declare_options(CLI::App& app, CoverageOptions& options) {
  declare_layers(app, options);
  app.add_option("--metric", options.metric,
                 "Metric that decides coverage; road and time need --roads")
      ->check(CLI::IsMember({"straight", "road", "time"}))
      ->capture_default_str();
  app.add_option("--radius", options.radius,
                 "Service radius of all services, in metres; default: from the catalogue")
      ->type_name("METRES")
      ->check(not_negative);
  app.add_option("--minutes", options.minutes,
                 "Time limit for --metric time, in minutes; default: from the catalogue")
      ->type_name("NUMBER")
      ->check(not_negative);
  app.add_option("--core-radius", options.core_radius,
                 "Radius of the core zone, in metres; default: from the catalogue")
      ->type_name("METRES")
      ->check(not_negative);
  app.add_option("--catalogue", options.catalogue,
                 "Catalogue file; default: the one supplied with the program")
      ->type_name("FILE");
  app.add_option("--crs", options.crs, "CRS of all layers; overrides what the files declare")
      ->type_name("CRS");
  app.add_option("--axes", options.axes, "Axis order of all layers; overrides what is detected")
      ->check(CLI::IsMember({"lon_lat", "lat_lon"}));
  app.add_option("--datum", options.datum,
                 "Datum of all layers; the offsets of gcj02 and bd09 are removed")
      ->check(CLI::IsMember({"wgs84", "gcj02", "bd09"}))
      ->capture_default_str();
  app.add_flag("--keep-far", options.keep_far, "Keep records that lie far from all others");
  app.add_option("--encoding", options.encoding,
                 "Text encoding of all layers; overrides what is detected")
      ->type_name("NAME");
  app.add_option("--language", options.language,
                 "Language of the summary; default: that of the locale, or zh")
      ->check(CLI::IsMember({"zh", "en"}))
      ->capture_default_str();
  app.add_option("--out", options.out, "GeoJSON file to write")->type_name("FILE")->required();
}

void check(const CoverageOptions& options) {
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

}  // namespace hinterland::shell
