// SPDX-License-Identifier: Apache-2.0
#include <hinterland/write.hpp>

#include "base/side_by_side.hpp"
#include "base/text_fill.hpp"
#include "output/file_hash.hpp"
#include "output/layers.hpp"
#include "output/output_folder.hpp"
#include "output/output_layer.hpp"
#include "output/sinks.hpp"
#include "system/file_access.hpp"
#include "system/shown_text.hpp"

#include <hinterland/error.hpp>
#include <hinterland/threads.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace hinterland {

namespace {

Text joined_lines(const Text& first, const Text& second) {
  if (first.empty() || second.empty()) return first.empty() ? second : first;
  return filled_text("{}\n{}", "{}\n{}", first, second);
}

bool is_chosen(const Sink& sink, const std::vector<std::string>& only) {
  return only.empty() || std::ranges::find(only, sink.name) != only.end() ||
         std::ranges::any_of(sinks(), [&](const Sink& other) {
           return other.needs == sink.name && is_chosen(other, only);
         });
}

/// When a sink is written: those beside the GeoPackage at the same time as it, on another thread;
/// last those whose files refer to the files of others.
enum class SinkTurn { here, beside, last };

SinkTurn turn_of(const Sink& sink) {
  if (!sink.needs.empty()) return SinkTurn::last;
  return sink.is_alone ? SinkTurn::beside : SinkTurn::here;
}

/// Writes the chosen formats; messages of several are lines.
WrittenFiles write_formats(const Results& results, const std::vector<std::string>& only,
                           const std::string& folder, const Progress& progress) {
  std::vector<WrittenFiles> of_sink(sinks().size());
  const auto task = [&](SinkTurn turn) {
    std::vector<std::size_t> chosen;
    double all = 0.0;
    for (std::size_t i = 0; i < sinks().size(); ++i) {
      if (turn_of(sinks()[i]) != turn || !is_chosen(sinks()[i], only)) continue;
      chosen.push_back(i);
      all += sinks()[i].effort;
    }
    return Task{all, [&, chosen, all](const Progress& of_task) {
                  double done = 0.0;
                  for (const std::size_t i : chosen) {
                    const double next = done + sinks()[i].effort;
                    of_sink[i] =
                        sinks()[i].write(results, folder, part_of(of_task, done / all, next / all));
                    done = next;
                  }
                }};
  };
  constexpr double before_last = 0.98;
  do_side_by_side(task(SinkTurn::here), task(SinkTurn::beside),
                  part_of(progress, 0.0, before_last));
  task(SinkTurn::last).work(part_of(progress, before_last, 1.0));
  WrittenFiles written;
  for (WrittenFiles& files : of_sink) {
    std::ranges::move(files.names, std::back_inserter(written.names));
    written.message = joined_lines(written.message, files.message);
  }
  return written;
}

/// The files with their hashes; run.json without, since it cannot contain its own hash.
std::vector<ResultFile> hash_outputs(const std::vector<std::string>& names,
                                     const std::string& folder) {
  std::vector<ResultFile> written;
  for (const std::string& name : names) written.push_back({name, 0, ""});
  for_each_block(written.size(), 1, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const FileHash hash = hash_file(folder + "/" + written[i].name);
      written[i].bytes = hash.bytes;
      written[i].sha256 = hash.sha256;
    }
  });
  written.push_back({"run.json", 0, ""});
  return written;
}

}  // namespace

OutputLayer problems_layer(const Problems& problems, Language language) {
  LayerBuilder layer("problems", problems.size());
  layer.points([&](std::size_t row) { return problems[row].place; });
  layer.text("problem", [&](std::size_t row) { return identifier(problems[row].kind); });
  layer.text("text",
             [&, language](std::size_t row) { return describe(problems[row].kind, language); });
  layer.text("layer", [&](std::size_t row) -> std::string_view { return problems[row].layer; });
  layer.number("feature", [&](std::size_t row) -> std::optional<double> {
    if (problems[row].feature < 0) return std::nullopt;
    return static_cast<double>(problems[row].feature);
  });
  layer.text("record", [&](std::size_t row) -> std::string_view { return problems[row].record; });
  layer.text("detail", [&, language](std::size_t row) {
    return without_passwords(problems[row].detail.in(language));
  });
  return layer.take();
}

std::vector<OutputLayer> output_layers(const Study& study, const Findings& findings,
                                       const OutputKeys& keys) {
  return {coverage_layer(study, findings, keys),
          service_areas_layer(findings, keys),
          gaps_layer(study, findings, keys),
          priorities_layer(study, findings, keys),
          extensions_layer(study, findings, keys),
          sites_layer(findings, keys),
          relocations_layer(findings, keys),
          survey_list_layer(study, findings, keys),
          problems_layer(findings.problems, study.language),
          village_services_layer(study, findings, keys),
          labels_layer(study, keys)};
}

std::vector<std::string> output_formats() {
  std::vector<std::string> names;
  for (const Sink& sink : sinks()) names.emplace_back(sink.name);
  return names;
}

Outputs write_outputs(const Study& study, const Findings& findings, const Figures& figures,
                      const std::vector<InputFile>& inputs, const std::string& folder,
                      const Progress& progress, const WriteOptions& options) {
  for (const std::string& name : options.only) {
    if (std::ranges::any_of(sinks(), [&](const Sink& sink) { return sink.name == name; })) continue;
    throw UsageError(filled_text("there is no output format '{}'; there are: {}",
                                 "没有输出格式“{}”，可选：{}", name,
                                 fmt::format("{}", fmt::join(output_formats(), ", "))));
  }
  OutputFolder output(folder);
  const OutputKeys keys = output_keys(study, findings);
  const std::vector<OutputLayer> layers = output_layers(study, findings, keys);
  WrittenFiles written = write_formats({study, findings, figures, layers, inputs}, options.only,
                                       output.path(), part_of(progress, 0.0, 0.95));
  progress(1.0, "writing run.json");
  write_file(output.path() + "/run.json",
             manifest_text(study, findings, figures, inputs,
                           hash_outputs(written.names, output.path()), options.times));
  written.names.emplace_back("run.json");
  return {std::move(written.names), joined_lines(output.commit(), written.message)};
}

}  // namespace hinterland
