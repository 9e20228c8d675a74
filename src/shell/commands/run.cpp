// SPDX-License-Identifier: Apache-2.0
#include "base/text_fill.hpp"
#include "output/check_summary.hpp"
#include "output/output_folder.hpp"
#include "output/sinks.hpp"
#include "shell/command.hpp"
#include "shell/study_language.hpp"
#include "shell/terminal.hpp"

#include <hinterland/study.hpp>
#include <hinterland/summary.hpp>
#include <hinterland/write.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace hinterland::shell {

namespace {

struct RunOptions {
  std::string study;
  std::string out;
  std::string language;           ///< empty: that of the study
  std::vector<std::string> only;  ///< formats; empty: all
};

/// " (qgis includes gpkg)"
std::string included_formats() {
  std::vector<std::string> pairs;
  for (const Sink& sink : sinks()) {
    if (!sink.needs.empty()) pairs.push_back(fmt::format("{} includes {}", sink.name, sink.needs));
  }
  return pairs.empty() ? "" : fmt::format(" ({})", fmt::join(pairs, ", "));
}

/// A file, or the kind of several: layers that are files of their own, and their styles.
std::string results_entry(const std::string& file, Language language) {
  if (file.ends_with(".geojson")) return Text("GeoJSON layers", "GeoJSON 图层").in(language);
  if (file.ends_with(".qml")) return Text("QGIS styles", "QGIS 样式").in(language);
  return file;
}

/// The last line of the output: where the results are, and what they are. Files of one kind are one
/// entry.
std::string results_line(const std::string& folder, const std::vector<std::string>& files,
                         Language language) {
  std::vector<std::string> entries;
  for (const std::string& file : files) {
    const std::string entry = results_entry(file, language);
    if (entries.empty() || entries.back() != entry) entries.push_back(entry);
  }
  return filled_text("results: {} ({})\n", "结果：{}（{}）\n", folder,
                     Text(fmt::format("{}", fmt::join(entries, ", ")),
                          fmt::format("{}", fmt::join(entries, "、"))))
      .in(language);
}

/// `out/` beside the study, unless another folder is given.
std::string output_folder(const RunOptions& options) {
  if (!options.out.empty()) return options.out;
  return (std::filesystem::path(options.study).parent_path() / "out").string();
}

Exit run_and_report(const RunOptions& options, const CommonOptions& common_options) {
  const Study study = read_study_in(options.language, options.study);
  const std::string folder = output_folder(options);
  check_inputs_outside(folder, input_paths(study));
  check_output_folder(folder);

  const auto inputs = hash_inputs(study, part_of(common_options.progress, 0.0, 0.05));
  Findings findings = run_study(study, part_of(common_options.progress, 0.05, 0.7));
  report_changed_inputs(inputs, findings.problems);
  if (common_options.verbose) {
    for (const Text& note : findings.notes) {
      print_note(note.in(study.language));
    }
  }
  const Figures figures = measure_figures(study, findings);
  const Outputs outputs = write_outputs(study, findings, figures, inputs, folder,
                                        part_of(common_options.progress, 0.7, 1.0),
                                        {.only = options.only, .times = {}});
  end_progress_line();
  if (!outputs.message.empty()) print_note(outputs.message.in(study.language));
  print(missing_town_text(study, findings.problems) + summary_text(study, figures) +
        results_line(folder, outputs.files, study.language));
  return findings.problems.empty() ? Exit::done : Exit::done_with_problems;
}

}  // namespace

Command run_command() {
  return {
      .name = "run",
      .summary = "Analyse a study: gaps, construction plan, annual schedule and sites",
      .declare = [](CLI::App& app) {
        auto options = std::make_shared<RunOptions>();
        app.add_option("STUDY", options->study, "Study file (study.toml)")
            ->type_name("FILE")
            ->required();
        app.add_option("--out", options->out, "Results folder; default: out/ beside the study file")
            ->type_name("FOLDER");
        app.add_option("--only", options->only,
                       fmt::format("Formats to write, separated by commas{}; default: all",
                                   included_formats()))
            ->delimiter(',')
            ->allow_extra_args(false)
            ->check(CLI::IsMember(output_formats()))
            ->type_name("FORMATS");
        add_language_option(app, options->language);
        app.footer(
            "Writes to the results folder: hinterland.qgz with hinterland.gpkg (a map in QGIS),\n"
            "plan.xlsx (a workbook), atlas.pdf (maps to print), layers as GeoJSON, tables as CSV,\n"
            "and run.json. A summary is printed on stdout; its last line names the folder.");
        return [options](const CommonOptions& common_options) {
          return run_and_report(*options, common_options);
        };
      }};
}

}  // namespace hinterland::shell
