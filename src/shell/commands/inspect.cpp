// SPDX-License-Identifier: Apache-2.0
#include "shell/commands.hpp"
#include "shell/terminal.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/text_fill.hpp>
#include <hinterland/layers/ambiguous_layer.hpp>
#include <hinterland/layers/inspect.hpp>
#include <hinterland/layers/problem.hpp>
#include <hinterland/layers/read.hpp>
#include <hinterland/layers/read_osm.hpp>
#include <hinterland/report/aligned_table.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace hinterland::shell {

namespace {

struct Options {
  std::string path;
  std::string layer;
};

/// The same layer read as a study would read it, for the problems that shows.
Problems problems_of(const Inspection& found, const Options& options, const Progress& progress) {
  LayerSource source;
  source.name = block_name(found.kind);
  source.path = options.path;
  source.layer = options.layer;
  constexpr std::array numbers = {"people", "households", "non_farm_share", "radius"};
  std::vector<FieldWish> wishes;
  for (const std::string& role : known_roles(found.kind)) {
    const bool number = std::ranges::find(numbers, role) != numbers.end();
    wishes.push_back({role, known_names(found.kind, role), number, false});
  }
  const bool lines = found.kind == LayerKind::networks || found.kind == LayerKind::roads;
  const Shape shape = lines                                 ? Shape::lines
                      : found.kind == LayerKind::boundaries ? Shape::polygons
                                                            : Shape::points;
  Problems problems;
  try {
    read_layer(source, shape, wishes, problems, progress);
  } catch (const Interrupted&) {
    throw;
  } catch (const Error&) {
    // What stops a study here has been told as the evidence on the CRS or the coordinates.
  }
  return problems;
}

void line(std::string_view what, std::string_view text) {
  print(fmt::format("{:<11}{}\n", what, text));
}

std::string percent(double share) { return fmt::format("{:.0f} %", 100.0 * share); }

void print_facts(const Inspection& found) {
  line("file", found.path);
  line("driver", found.driver);
  line("layer", found.layers.size() > 1 ? fmt::format("{} (the file has: {})", found.layer,
                                                      fmt::join(found.layers, ", "))
                                        : found.layer);
  line("records", found.without_geometry == 0 ? fmt::format("{}", found.records)
                                              : fmt::format("{}, {} without usable coordinates",
                                                            found.records, found.without_geometry));
  for (const Text& said : found.rows_said) line("  rows", said.en);
  line("geometry", found.longitude.empty() ? found.geometry
                                           : fmt::format("points from the columns {}, {}",
                                                         found.longitude, found.latitude));
  line("CRS", found.declared_crs.empty() ? "none declared" : found.declared_crs + " declared");
  line("  taken as", found.crs.empty() ? "nothing: it cannot be placed" : found.crs);
  line("  because", found.crs_evidence);
  if (found.south_west) {
    line("extent", fmt::format("x {:.10g} to {:.10g}, y {:.10g} to {:.10g}, as in the file",
                               found.south_west->lon, found.north_east->lon, found.south_west->lat,
                               found.north_east->lat));
  }
  line("encoding",
       fmt::format("{}, {} sure{}", found.encoding.encoding, percent(found.encoding.confidence),
                   found.encoding.doubtful ? ", in doubt" : ""));
  if (!found.encoding.reason.empty()) line("  because", found.encoding.reason.en);
}

/// A sample that fits on a line.
std::string shortened(const std::string& text) {
  constexpr std::size_t most = 36;
  if (text.size() <= most) return text;
  return std::string(whole_characters(std::string_view(text).substr(0, most))) + "…";
}

/// Cells under each other, all beginning on the left.
void print_rows(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row[i]));
    }
  }
  for (const auto& row : rows) {
    std::string text = " ";
    for (std::size_t i = 0; i < row.size(); ++i) {
      text += " " + row[i] + std::string(widths[i] - display_width(row[i]) + 1, ' ');
    }
    text.resize(text.find_last_not_of(' ') + 1);
    print(fmt::format("{}\n", text));
  }
}

void print_fields(const Inspection& found) {
  std::vector<std::vector<std::string>> rows = {{"name", "type", "filled", "role", "samples"}};
  for (const InspectedField& field : found.fields) {
    std::vector<std::string> samples;
    for (const std::string& sample : field.samples) samples.push_back(shortened(sample));
    rows.push_back({field.repaired ? field.name + " (cut)" : field.name, field.type,
                    fmt::format("{}", field.filled), field.role,
                    fmt::format("{}", fmt::join(samples, " | "))});
  }
  print_rows(rows);
  for (const InspectedField& field : found.fields) {
    if (!field.reading.empty()) print(fmt::format("\n  {}: read {}", field.name, field.reading));
  }
  if (std::ranges::any_of(found.fields, [](const auto& field) { return !field.reading.empty(); }))
    print("\n");
  for (const Text& said : found.untaken) print("  " + said.en + "\n");
}

void print_problems(const Problems& problems) {
  std::map<ProblemKind, std::pair<std::size_t, const Problem*>> kinds;
  for (const Problem& problem : problems) {
    auto& [count, first] = kinds[problem.kind];
    if (count++ == 0) first = &problem;
  }
  for (const auto& [kind, seen] : kinds) {
    const auto& [count, first] = seen;
    print(fmt::format("  {} × {}: {}\n", count, identifier(kind), describe(kind, Language::en)));
    const std::string record =
        first->feature < 0 ? "" : fmt::format("record {} {}: ", first->feature, first->record);
    if (!first->detail.empty() || !record.empty()) {
      print(fmt::format("      e.g. {}{}\n", record, first->detail.en));
    }
  }
}

/// An extract of OpenStreetMap is no layer: an import makes layers of it.
Exit point_to_import(const Options& options) {
  line("file", options.path);
  line("format", "OpenStreetMap: nodes, ways and relations, which are no layers yet");
  print(fmt::format(
      "\nfor a study, with its towns, villages, facilities, roads and networks as layers:\n\n"
      "hinterland import osm '{}' FOLDER\n",
      options.path));
  return Exit::done;
}

Inspection look_into(const Options& options, const Progress& progress) {
  try {
    return inspect_layer(options.path, options.layer, progress);
  } catch (const AmbiguousLayer& error) {
    throw Error(
        filled_text("{} Choose one with --layer.", "{}请用 --layer 指定。", error.reason()));
  }
}

Exit inspect(const Options& options, const Surroundings& surroundings) {
  if (options.layer.empty() && is_osm_file(options.path)) return point_to_import(options);
  const Inspection found = look_into(options, part_of(surroundings.progress, 0.0, 0.5));
  const Problems problems = problems_of(found, options, part_of(surroundings.progress, 0.5, 1.0));
  print_facts(found);
  if (!found.fields.empty()) {
    print("\nfields\n\n");
    print_fields(found);
  }
  if (!problems.empty()) {
    print("\nproblems\n");
    print_problems(problems);
  }
  print(fmt::format("\nfor the study file, where paths are relative to it:\n\n{}",
                    study_block(found)));
  return problems.empty() && !found.crs_doubtful ? Exit::done : Exit::done_with_problems;
}

}  // namespace

Command inspect_command() {
  return {
      .name = "inspect",
      .summary = "Show what is in a layer and what it looks like, and a block for the study",
      .declare =
          [](CLI::App& app) {
            const auto options = std::make_shared<Options>();
            app.add_option("FILE", options->path,
                           "Shapefile, GeoPackage, GeoJSON, CSV, .zip, or a connection (PG:...)")
                ->type_name("PATH")
                ->required();
            app.add_option("--layer", options->layer, "The layer, where the file has several")
                ->type_name("NAME");
            return [options](const Surroundings& surroundings) {
              return inspect(*options, surroundings);
            };
          },
  };
}

}  // namespace hinterland::shell
