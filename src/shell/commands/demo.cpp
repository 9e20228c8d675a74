// SPDX-License-Identifier: Apache-2.0
#include "base/file_access.hpp"
#include "shell/command_line.hpp"
#include "shell/commands.hpp"
#include "shell/terminal.hpp"
#include "synthetic/made_up_study.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>

namespace hinterland::shell {

namespace {

struct Wishes {
  std::string folder;
  MadeUpSettings settings;
};

Exit run_demo(const Wishes& wishes, const Surroundings& surroundings) {
  name_output_argument("FOLDER");
  const WholeStudy study =
      write_made_up_study(wishes.folder, wishes.settings, surroundings.progress);
  print(
      fmt::format("{}: {} villages, {} towns, {} {}, {} deliberate errors (listed in README.md)\n",
                  wishes.folder, study.villages, study.towns, study.counties,
                  study.counties == 1 ? "county" : "counties", study.faults));
  print(fmt::format("Next: hinterland run {}/study.toml\n", wishes.folder));
  return Exit::done;
}

}  // namespace

Command demo_command() {
  return {
      .name = "demo",
      .summary = "Generate a synthetic county and write it as a study",
      .declare = [](CLI::App& app) {
        const auto wishes = std::make_shared<Wishes>();
        app.add_option("FOLDER", wishes->folder, "Folder to write; must not exist yet, or be empty")
            ->type_name("PATH")
            ->required();
        app.add_option("--villages", wishes->settings.villages, "Number of villages, 50 to 1000000")
            ->type_name("NUMBER")
            ->check(whole_number)
            ->capture_default_str();
        app.add_option("--seed", wishes->settings.seed,
                       "Random seed; the same seed gives the same files, byte for byte")
            ->type_name("NUMBER")
            ->check(whole_number)
            ->capture_default_str();
        app.footer("The study file, its layers and README.md are written to FOLDER.");
        return
            [wishes](const Surroundings& surroundings) { return run_demo(*wishes, surroundings); };
      }};
}

}  // namespace hinterland::shell
