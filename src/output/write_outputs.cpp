// SPDX-License-Identifier: Apache-2.0
#include <hinterland/write.hpp>

#include "base/text_fill.hpp"
#include "output/atlas/atlas.hpp"
#include "output/file_hash.hpp"
#include "output/geojson.hpp"
#include "output/layers.hpp"
#include "output/output_folder.hpp"
#include "output/output_layer.hpp"
#include "output/project_list.hpp"
#include "output/sinks.hpp"
#include "system/file_access.hpp"
#include "system/shown_text.hpp"

#include <hinterland/threads.hpp>

#include <fmt/format.h>

namespace hinterland {

namespace {

std::vector<OutputLayer> output_layers(const Study& study, const Findings& findings) {
  return {coverage_layer(study, findings),    service_areas_layer(findings),
          gaps_layer(study, findings),        priorities_layer(study, findings),
          extensions_layer(study, findings),  sites_layer(findings),
          survey_list_layer(study, findings), problems_layer(findings.problems, study.language)};
}

std::string file_name(const OutputLayer& layer, const Sink& sink) {
  return fmt::format("{}{}", layer.name, sink.extension);
}

/// A layer's share of the progress is proportional to its rows.
void write_layers(const std::vector<OutputLayer>& layers, const std::string& folder,
                  const Progress& progress) {
  double all = 1.0;
  for (const OutputLayer& layer : layers) all += static_cast<double>(layer.rows * sinks().size());
  double done = 0.0;
  for (const Sink& sink : sinks()) {
    for (const OutputLayer& layer : layers) {
      const double next = done + static_cast<double>(layer.rows);
      sink.write(layer, folder + "/" + file_name(layer, sink),
                 part_of(progress, done / all, next / all));
      done = next;
    }
  }
}

/// All written files with their hashes; run.json without, since it cannot contain its own hash.
std::vector<ResultFile> hash_outputs(const std::vector<OutputLayer>& layers,
                                     const std::vector<std::string>& others,
                                     const std::string& folder) {
  std::vector<ResultFile> written;
  for (const Sink& sink : sinks()) {
    for (const OutputLayer& layer : layers) written.push_back({file_name(layer, sink), 0, ""});
  }
  for (const std::string& name : others) written.push_back({name, 0, ""});
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

Text write_outputs(const Study& study, const Findings& findings, const Figures& figures,
                   const std::vector<InputFile>& inputs, const std::string& folder,
                   const Progress& progress, const std::vector<StepTime>& times) {
  OutputFolder output(folder);
  const std::vector<OutputLayer> layers = output_layers(study, findings);
  write_layers(layers, output.path(), part_of(progress, 0.0, 0.7));
  write_file(output.path() + "/schedule.csv", project_list_text(study, findings));
  std::vector<std::string> others = {"schedule.csv"};

  const Atlas atlas = draw_atlas(study, findings, figures, part_of(progress, 0.7, 1.0));
  if (!atlas.pdf.empty()) {
    write_file(output.path() + "/atlas.pdf", atlas.pdf);
    others.emplace_back("atlas.pdf");
  }

  progress(1.0, "writing run.json");
  write_file(output.path() + "/run.json",
             manifest_text(study, findings, figures, inputs,
                           hash_outputs(layers, others, output.path()), times));
  const Text left = output.commit();
  if (left.empty() || atlas.message.empty()) return left.empty() ? atlas.message : left;
  return filled_text("{}\n{}", "{}\n{}", left, atlas.message);
}

}  // namespace hinterland
