// SPDX-License-Identifier: Apache-2.0
#include "input/records/verify.hpp"
#include "input/study/setting_keys.hpp"
#include "input/study/study_doubts.hpp"
#include "network/network_pieces.hpp"
#include "network/village_roads.hpp"
#include "output/check_summary.hpp"
#include "output/file_system.hpp"
#include "output/geojson.hpp"
#include "output/layers.hpp"
#include "planning/coverage_facilities.hpp"
#include "planning/home_towns.hpp"
#include "shell/command.hpp"
#include "shell/study_language.hpp"
#include "shell/terminal.hpp"

#include <hinterland/connection.hpp>
#include <hinterland/error.hpp>
#include <hinterland/study.hpp>
#include <hinterland/write.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <utility>

namespace hinterland::shell {

namespace {

namespace fs = std::filesystem;

struct CheckOptions {
  std::string study;
  std::string out;       ///< empty: problems.geojson in the folder of the study
  std::string language;  ///< empty: that of the study
};

/// Computes the road connectivity under other settings, and the dangling ends to fix first.
std::vector<RoadTrial> try_roads(const Study& study, const VillageRoads& roads, Findings& findings,
                                 const Progress& progress) {
  if (findings.world.roads.size() == 0) return {};
  const RoadTrialInput input{findings.world, study.catalogue, study.coverage, study.roads,
                             study.travel};
  std::vector<RoadTrial> trials =
      try_road_settings(input, roads.entries.limit, part_of(progress, 0.0, 0.8));
  report_dangling_ends(input, roads, nullptr, findings.problems, part_of(progress, 0.8, 1.0));
  return trials;
}

Exit check(const CheckOptions& options, const CommonOptions& common_options) {
  const Study study = read_study_in(options.language, options.study);
  const fs::path target = options.out.empty()
                              ? fs::path(options.study).parent_path() / "problems.geojson"
                              : fs::path(options.out);
  const std::vector<std::string> inputs = input_paths(study);
  check_replaceable(target.string(), "problems", inputs);

  const Progress& progress = common_options.progress;
  Findings findings;
  findings.world = read_world(study.layers, study.catalogue, findings.problems, findings.notes,
                              part_of(progress, 0.0, 0.8));
  verify_world(findings.world, findings.problems, findings.notes);
  part_networks(findings.world, study.catalogue, findings.problems);
  resolve_absent_towns(findings.world, study.layers, study.catalogue, study.coverage,
                       findings.problems);
  const std::size_t problems_read = findings.problems.size();
  const std::size_t notes_read = findings.notes.size();
  const auto roads = join_villages(findings.world, study.roads, study.travel, TryJoining::no,
                                   findings.problems, part_of(progress, 0.8, 0.82));
  if (roads) findings.roads = roads->survey;
  compare_codes_with_towns(findings.world, findings.problems);
  find_parent_units(findings.world, findings.notes);
  ResolvedFacilities resolved = resolve_facilities(findings.world, study.catalogue, study.coverage);
  Facilities as_read = std::exchange(findings.world.facilities, std::move(resolved.facilities));
  findings.world.misplaced = std::move(resolved.misplaced);
  const std::vector<RoadTrial> trials =
      roads ? try_roads(study, *roads, findings, part_of(progress, 0.82, 0.85))
            : std::vector<RoadTrial>{};
  survey_connections(findings.world, study.catalogue, findings.problems,
                     part_of(progress, 0.85, 0.9));
  report_doubtful_services(findings.world, study.catalogue, study.coverage, findings.problems);
  report_levels(resolved.levels, study.coverage, findings.problems);
  findings.world.facilities = std::move(as_read);  // the summary counts the records of the layer
  warn_of_radii(study.catalogue, study.coverage, findings.problems);
  warn_of_sums(study.catalogue, study.catalogue_path, study.schedule, findings.problems);
  name_keys(findings.problems, problems_read);
  name_keys(findings.notes, notes_read);
  replace_file(target.string(), "problems", inputs, [&](const std::string& hidden) {
    write_geojson(problems_layer(findings.problems, study.language), hidden,
                  part_of(progress, 0.9, 1.0));
  });
  print(fmt::format("{}{}\n{}\n", missing_town_text(study, findings.problems),
                    check_summary(study, findings, trials), target.string()));
  return findings.problems.empty() ? Exit::done : Exit::done_with_problems;
}

}  // namespace

Command check_command() {
  return {
      .name = "check",
      .summary = "Read all layers of a study and list the records that need attention",
      .declare =
          [](CLI::App& app) {
            const auto options = std::make_shared<CheckOptions>();
            app.add_option("STUDY", options->study, "Study file (study.toml)")
                ->type_name("FILE")
                ->required();
            app.add_option("--out", options->out,
                           "File for the problems; default: problems.geojson beside the study file")
                ->type_name("FILE");
            add_language_option(app, options->language);
            app.footer("All problems are written to that file; a summary is printed on stdout.");
            return [options](const CommonOptions& common_options) {
              return check(*options, common_options);
            };
          },
  };
}

}  // namespace hinterland::shell
