// SPDX-License-Identifier: Apache-2.0
#include "input/records/inspect.hpp"
#include "base/text_fill.hpp"
#include "input/files/layer_choice.hpp"
#include "input/osm/format.hpp"
#include "input/records/layer_kind.hpp"
#include "output/report_text.hpp"
#include "shell/command.hpp"
#include "shell/terminal.hpp"
#include "system/environment.hpp"
#include "system/shown_text.hpp"

#include <hinterland/error.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
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

Language reader() { return language_of_errors(); }

/// A text in the language of the user's locale.
std::string in_words(const Text& text) { return text.in(reader()); }

void line(const Text& what, const Text& text) {
  constexpr std::size_t width = 11;
  const std::string label = in_words(what);
  const std::size_t shown = display_width(label);
  print(label + std::string(shown < width ? width - shown : 1, ' ') + in_words(text) + "\n");
}

std::string percent(double share) {
  return fmt::format("{:.0f}", 100.0 * share) + (reader() == Language::zh ? "%" : " %");
}

void print_place(const Inspection& found) {
  line({"geometry", "几何"},
       found.longitude.empty()
           ? Text(found.geometry)
           : filled_text("points from the columns {}, {}", "点，坐标取自列 {}、{}", found.longitude,
                         found.latitude));
  line({"CRS", "坐标系"}, found.declared_crs.empty()
                              ? Text("none declared", "未声明")
                              : filled_text("{} declared", "声明为 {}", found.declared_crs));
  line({"  read as", "  取作"},
       found.crs.empty() ? Text("nothing: it cannot be placed", "无法确定位置") : Text(found.crs));
  line({"  because", "  依据"}, found.crs_evidence);
  if (!found.south_west) return;
  const std::string x = fmt::format("{:.10g}", found.south_west->lon);
  const std::string y = fmt::format("{:.10g}", found.south_west->lat);
  line({"extent", "范围"}, filled_text("x {} to {:.10g}, y {} to {:.10g}, as in the file",
                                       "x {} 至 {:.10g}，y {} 至 {:.10g}，按文件中的坐标", x,
                                       found.north_east->lon, y, found.north_east->lat));
}

void print_facts(const Inspection& found) {
  line({"file", "文件"}, found.path);
  line({"driver", "格式"}, found.driver);
  line({"layer", "图层"}, found.layers.size() > 1
                              ? filled_text("{} (the file has: {})", "{}（文件中有：{}）",
                                            found.layer, listed_text(found.layers))
                              : Text(found.layer));
  line({"records", "记录"},
       found.without_geometry == 0
           ? Text(grouped(found.records))
           : filled_text("{}, {} without usable coordinates", "{}条，其中{}条没有可用坐标",
                         grouped(found.records), grouped(found.without_geometry)));
  for (const Text& message : found.row_notes) line({"  rows", "  行"}, message);
  print_place(found);
  line({"encoding", "编码"},
       filled_text("{}, confidence {}{}", "{}，把握 {}{}", found.encoding.encoding,
                   percent(found.encoding.confidence),
                   found.encoding.doubtful ? Text(", doubtful", "，存疑") : Text()));
  if (!found.encoding.reason.empty()) line({"  because", "  依据"}, found.encoding.reason);
}

/// A sample shortened to fit on a line.
std::string shortened(const std::string& text) {
  constexpr std::size_t most = 36;
  if (text.size() <= most) return text;
  return std::string(whole_characters(std::string_view(text).substr(0, most))) + "…";
}

/// Aligned cells, all columns left-aligned.
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
  std::vector<std::vector<std::string>> rows = {
      {in_words({"name", "名称"}), in_words({"type", "类型"}), in_words({"filled", "非空"}),
       in_words({"role", "用作"}), in_words({"samples", "样例"})}};
  for (const InspectedField& field : found.fields) {
    std::vector<std::string> samples;
    for (const std::string& sample : field.samples)
      samples.push_back(shortened(on_one_line(sample)));
    const std::string name = on_one_line(field.name);
    rows.push_back({field.repaired ? name + in_words({" (cut)", "（截断）"}) : name, field.type,
                    grouped(field.filled), field.role,
                    fmt::format("{}", fmt::join(samples, " | "))});
  }
  print_rows(rows);
  for (const InspectedField& field : found.fields) {
    if (!field.reading.empty())
      print("\n  " + in_words(filled_text("{}: read {}", "{}：读法：{}", on_one_line(field.name),
                                          field.reading)));
  }
  if (std::ranges::any_of(found.fields, [](const auto& field) { return !field.reading.empty(); }))
    print("\n");
  for (const Text& message : found.unused_columns) print("  " + in_words(message) + "\n");
}

/// "record 12 A: power = 9"; a problem of the whole layer has no record.
Text example_of(const Problem& problem) {
  if (problem.feature < 0) return problem.detail;
  const std::string& record = problem.record;
  const Text label = record.empty() ? filled_text("#{}", "#{}", problem.feature)
                                    : filled_text("#{} {}", "#{}（{}）", problem.feature, record);
  return problem.detail.empty() ? label : label + Text(": ", "：") + problem.detail;
}

/// Each kind with its count and the first record.
void print_problems(const Problems& problems) {
  std::map<ProblemKind, std::pair<std::size_t, const Problem*>> kinds;
  for (const Problem& problem : problems) {
    auto& [count, first] = kinds[problem.kind];
    if (count++ == 0) first = &problem;
  }
  for (const auto& [kind, seen] : kinds) {
    const auto& [count, first] = seen;
    print(problem_line(kind, count, Words(reader())));
    const Text example = example_of(*first);
    if (!example.empty()) print("          " + in_words(Text("e.g. ", "例：") + example) + "\n");
  }
}

/// An OpenStreetMap extract has no layers of its own; refers the user to `import`.
Exit point_to_import(const Options& options) {
  line({"file", "文件"}, options.path);
  line({"format", "格式"}, {"OpenStreetMap: nodes, ways and relations, not yet layers",
                            "OpenStreetMap：点、线、关系，还不是图层"});
  print(
      in_words(filled_text("\nto make a study, with towns, villages, facilities, roads and "
                           "networks as layers:\n\nhinterland import osm '{}' FOLDER\n",
                           "\n导入后即有驻地、村庄、设施、道路和管网各图层，可直接运行：\n\n"
                           "hinterland import osm '{}' FOLDER\n",
                           options.path)));
  return Exit::done;
}

Inspection inspect_layer(const Options& options, const ServiceCatalogue& catalogue,
                         const Progress& progress) {
  try {
    return inspect_layer(options.path, options.layer, catalogue, progress);
  } catch (const AmbiguousLayer& error) {
    throw Error(
        filled_text("{} Choose one with --layer.", "{}请用 --layer 指定。", error.reason()));
  }
}

Exit inspect(const Options& options, const CommonOptions& common_options) {
  if (options.layer.empty() && osm::recognizes(options.path)) return point_to_import(options);
  const ServiceCatalogue catalogue =
      read_catalogue(program_data_folder() + "/catalogue/shandong-2016.toml");
  const Inspection found =
      inspect_layer(options, catalogue, part_of(common_options.progress, 0.0, 0.5));
  const LayerAlone read = read_layer_alone(found, options.path, options.layer, catalogue,
                                           part_of(common_options.progress, 0.5, 1.0));
  const bool has_problems = !read.problems.empty() || !read.refused.en.empty();
  print_facts(found);
  if (!found.fields.empty()) {
    print(in_words({"\nfields\n\n", "\n字段\n\n"}));
    print_fields(found);
  }
  if (has_problems) {
    print(in_words({"\nproblems\n", "\n问题\n"}));
    print_problems(read.problems);
    if (!read.refused.en.empty()) print("  " + in_words(read.refused) + "\n");
  }
  print(in_words({"\nfor the study file (paths are relative to it):\n\n",
                  "\n配置文件中可写（路径相对于配置文件）：\n\n"}) +
        study_block(found));
  return !has_problems && !found.crs_doubtful ? Exit::done : Exit::done_with_problems;
}

}  // namespace

Command inspect_command() {
  return {
      .name = "inspect",
      .summary = "Show the contents of a layer, how it is read, and a block for the study file",
      .declare =
          [](CLI::App& app) {
            const auto options = std::make_shared<Options>();
            app.add_option("FILE", options->path,
                           "Shapefile, GeoPackage, GeoJSON, CSV, .zip, or a connection (PG:...)")
                ->type_name("PATH")
                ->required();
            app.add_option("--layer", options->layer, "Layer to read, if the file has several")
                ->type_name("NAME");
            app.footer("The report is printed on stdout; no file is written.");
            return [options](const CommonOptions& common_options) {
              return inspect(*options, common_options);
            };
          },
  };
}

}  // namespace hinterland::shell
