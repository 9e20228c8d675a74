// SPDX-License-Identifier: Apache-2.0
#include "output/sinks.hpp"

#include "output/atlas/atlas.hpp"
#include "output/geojson.hpp"
#include "output/project_list.hpp"
#include "output/qgis/qgis.hpp"
#include "system/file_access.hpp"

#include <algorithm>

namespace hinterland {

namespace {

constexpr std::string_view geojson_ending = ".geojson";

bool is_geojson(std::string_view file) {
  if (!file.ends_with(geojson_ending)) return false;
  file.remove_suffix(geojson_ending.size());
  return std::ranges::find(dictionary_layers(), file) != dictionary_layers().end();
}

/// A file per layer. The share of a layer in the progress is proportional to its rows.
WrittenFiles write_layers(const Results& results, const std::string& folder,
                          const Progress& progress) {
  double all = 1.0;
  for (const OutputLayer& layer : results.layers) all += static_cast<double>(layer.rows);
  double done = 0.0;
  WrittenFiles written;
  for (const OutputLayer& layer : results.layers) {
    const double next = done + static_cast<double>(layer.rows);
    written.names.push_back(layer.name + std::string(geojson_ending));
    write_geojson(layer, folder + "/" + written.names.back(),
                  part_of(progress, done / all, next / all));
    done = next;
  }
  return written;
}

constexpr std::string_view project_list_name = "schedule.csv";

WrittenFiles write_project_list(const Results& results, const std::string& folder,
                                const Progress&) {
  const std::string name(project_list_name);
  write_file(folder + "/" + name, project_list_text(results.study, results.findings));
  return {{name}, {}};
}

constexpr std::string_view atlas_name = "atlas.pdf";

WrittenFiles write_atlas(const Results& results, const std::string& folder,
                         const Progress& progress) {
  Atlas atlas = draw_atlas(results.study, results.findings, results.figures, progress);
  if (atlas.pdf.empty()) return {{}, std::move(atlas.message)};
  const std::string name(atlas_name);
  write_file(folder + "/" + name, atlas.pdf);
  return {{name}, std::move(atlas.message)};
}

WrittenFiles write_gpkg(const Results& results, const std::string& folder,
                        const Progress& progress) {
  write_map_data({results.study, results.findings, results.figures, results.layers}, folder,
                 progress);
  return {{geopackage_name}, {}};
}

WrittenFiles write_qgis(const Results& results, const std::string& folder,
                        const Progress& progress) {
  WrittenFiles written;
  written.names = write_map_project(
      {results.study, results.findings, results.figures, results.layers}, folder, progress);
  const auto& names = written.names;
  if (std::ranges::find(names, map_project_name) == names.end()) {
    written.message = Text(
        "hinterland.qgz is not written: it shows hinterland.gpkg. Write both: "
        "--only gpkg,qgis",
        "未写出 hinterland.qgz：它显示的是 hinterland.gpkg。请一并写出："
        "--only gpkg,qgis");
  }
  return written;
}

}  // namespace

std::span<const Sink> sinks() {
  static constexpr Sink all[] = {
      {"geojson", is_geojson, 2.0, write_layers},
      {"csv", [](std::string_view file) { return file == project_list_name; }, 0.1,
       write_project_list},
      {"gpkg", [](std::string_view file) { return file == geopackage_name; }, 2.0, write_gpkg},
      {"qgis", is_map_project, 0.1, write_qgis},
      {"atlas", [](std::string_view file) { return file == atlas_name; }, 1.0, write_atlas},
  };
  return all;
}

bool is_name_of_output(std::string_view name) {
  return name == "run.json" ||
         std::ranges::any_of(sinks(), [name](const Sink& sink) { return sink.is_own(name); });
}

}  // namespace hinterland
