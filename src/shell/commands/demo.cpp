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
      fmt::format("{}: {} villages, {} towns, {} {}, {} faults on purpose (README.md lists them)\n",
                  wishes.folder, study.villages, study.towns, study.counties,
                  study.counties == 1 ? "county" : "counties", study.faults));
  print(fmt::format("Now: hinterland run {}/study.toml\n", wishes.folder));
  return Exit::done;
}

}  // namespace

Command demo_command() {
  return {
      .name = "demo",
      .summary = "Make up a county and write it as a study to try things on",
      .declare = [](CLI::App& app) {
        const auto wishes = std::make_shared<Wishes>();
        app.add_option("FOLDER", wishes->folder,
                       "Where to write it; must not be there yet, or be empty")
            ->type_name("PATH")
            ->required();
        app.add_option("--villages", wishes->settings.villages, "How many villages, 50 to 1000000")
            ->type_name("NUMBER")
            ->check(whole_number)
            ->capture_default_str();
        app.add_option("--seed", wishes->settings.seed,
                       "Another number makes another county; the same makes the same bytes")
            ->type_name("NUMBER")
            ->check(whole_number)
            ->capture_default_str();
        return
            [wishes](const Surroundings& surroundings) { return run_demo(*wishes, surroundings); };
      }};
}

}  // namespace hinterland::shell
