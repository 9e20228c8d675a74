// SPDX-License-Identifier: Apache-2.0
#include "output/sinks.hpp"

#include "output/atlas/atlas.hpp"
#include "output/csv.hpp"
#include "output/geojson.hpp"
#include "output/project_list.hpp"
#include "output/qgis/qgis.hpp"
#include "output/workbook/workbook.hpp"
#include "system/file_access.hpp"

#include <algorithm>

namespace hinterland {

namespace {

constexpr std::string_view geojson_ending = ".geojson";
constexpr std::string_view csv_ending = ".csv";

/// Whether a file is that of a layer of the dictionary, or of a table.
bool is_of_layer(std::string_view file, std::string_view ending, bool table) {
  if (!file.ends_with(ending)) return false;
  file.remove_suffix(ending.size());
  return std::ranges::find(dictionary_layers(), file) != dictionary_layers().end() &&
         is_table(file) == table;
}

/// Writes a file per layer, or per table. The share of each in the progress is proportional to its
/// rows.
template <class Write>
WrittenFiles write_each(const Results& results, bool tables, std::string_view ending,
                        const std::string& folder, const Progress& progress, Write write) {
  const auto is_wanted = [tables](const OutputLayer& layer) {
    return (layer.geometry == OutputGeometry::none) == tables;
  };
  double all = 1.0;
  for (const OutputLayer& layer : results.layers) {
    if (is_wanted(layer)) all += static_cast<double>(layer.rows);
  }
  double done = 0.0;
  WrittenFiles written;
  for (const OutputLayer& layer : results.layers) {
    if (!is_wanted(layer)) continue;
    const double next = done + static_cast<double>(layer.rows);
    written.names.push_back(layer.name + std::string(ending));
    write(layer, folder + "/" + written.names.back(), part_of(progress, done / all, next / all));
    done = next;
  }
  return written;
}

WrittenFiles write_layers(const Results& results, const std::string& folder,
                          const Progress& progress) {
  return write_each(results, false, geojson_ending, folder, progress, write_geojson);
}

constexpr std::string_view project_list_name = "schedule.csv";

/// The list of projects, and the tables.
WrittenFiles write_tables(const Results& results, const std::string& folder,
                          const Progress& progress) {
  const std::string name(project_list_name);
  write_file(folder + "/" + name, project_list_text(results.study, results.findings));
  WrittenFiles written = write_each(results, true, csv_ending, folder, progress, write_csv);
  written.names.insert(written.names.begin(), name);
  return written;
}

constexpr std::string_view workbook_name = "plan.xlsx";

WrittenFiles write_plan_workbook(const Results& results, const std::string& folder,
                                 const Progress& progress) {
  const std::string name(workbook_name);
  WrittenWorkbook written = write_workbook(results, folder + "/" + name, progress);
  if (!written.is_there) return {{}, std::move(written.message)};
  return {{name}, std::move(written.message)};
}

constexpr std::string_view atlas_name = "atlas.pdf";

WrittenFiles write_atlas(const Results& results, const std::string& folder,
                         const Progress& progress) {
  Atlas atlas = draw_atlas(results, progress);
  if (atlas.pdf.empty()) return {{}, std::move(atlas.message)};
  const std::string name(atlas_name);
  write_file(folder + "/" + name, atlas.pdf);
  return {{name}, std::move(atlas.message)};
}

WrittenFiles write_gpkg(const Results& results, const std::string& folder,
                        const Progress& progress) {
  write_map_data(results, folder, progress);
  return {{geopackage_name}, {}};
}

WrittenFiles write_qgis(const Results& results, const std::string& folder,
                        const Progress& progress) {
  return {write_map_project(results, folder, progress), {}};
}

}  // namespace

std::span<const Sink> sinks() {
  static constexpr Sink all[] = {
      {"geojson", [](std::string_view file) { return is_of_layer(file, geojson_ending, false); },
       2.0, true, write_layers},
      {"csv",
       [](std::string_view file) {
         return file == project_list_name || is_of_layer(file, csv_ending, true);
       },
       1.0, true, write_tables},
      {"gpkg", [](std::string_view file) { return file == geopackage_name; }, 8.0, false,
       write_gpkg},
      {"qgis", is_map_project, 0.1, false, write_qgis, "gpkg"},
      {"xlsx", [](std::string_view file) { return file == workbook_name; }, 4.0, true,
       write_plan_workbook},
      {"atlas", [](std::string_view file) { return file == atlas_name; }, 1.0, true, write_atlas},
  };
  return all;
}

bool is_name_of_output(std::string_view name) {
  return name == "run.json" ||
         std::ranges::any_of(sinks(), [name](const Sink& sink) { return sink.is_own(name); });
}

}  // namespace hinterland
