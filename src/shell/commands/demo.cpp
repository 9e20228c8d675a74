// SPDX-License-Identifier: Apache-2.0
#include "output/identifiers.hpp"
#include "shell/command.hpp"
#include "shell/command_line.hpp"
#include "shell/terminal.hpp"
#include "synthetic/synthetic_study.hpp"
#include "system/environment.hpp"
#include "system/file_access.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>

namespace hinterland::shell {

namespace {

struct DemoOptions {
  std::string folder;
  SyntheticSettings settings;
};

Exit run_demo(const DemoOptions& requests, const CommonOptions& common_options) {
  name_output_argument("FOLDER");
  const WholeStudy study =
      write_synthetic_study(requests.folder, requests.settings, common_options.progress);
  print(
      fmt::format("{}: {} villages, {} towns, {} {}, {} deliberate errors (listed in README.md)\n",
                  requests.folder, study.villages, study.towns, study.counties,
                  study.counties == 1 ? "county" : "counties", study.faults));
  print(fmt::format("Next: hinterland run {}/study.toml\n", requests.folder));
  return Exit::done;
}

}  // namespace

Command demo_command() {
  return {.name = "demo",
          .summary = "Generate a synthetic county and write it as a study",
          .declare = [](CLI::App& app) {
            const auto requests = std::make_shared<DemoOptions>();
            requests->settings.language = language_of(user_language());
            app.add_option("FOLDER", requests->folder,
                           "Folder to write; must not exist yet, or be empty")
                ->type_name("PATH")
                ->required();
            app.add_option("--villages", requests->settings.villages,
                           fmt::format("Number of villages, 50 to 1000000; default: {}",
                                       requests->settings.villages))
                ->type_name("NUMBER")
                ->check(whole_number);
            app.add_option("--seed", requests->settings.seed,
                           fmt::format("Random seed; the same seed gives the same files, byte for "
                                       "byte; default: {}",
                                       requests->settings.seed))
                ->type_name("NUMBER")
                ->check(whole_number);
            app.add_option_function<std::string>(
                   "--language",
                   [requests](const std::string& code) {
                     requests->settings.language = language_of(code);
                   },
                   "Language of the study's results; default: that of the locale, or zh")
                ->check(CLI::IsMember({"zh", "en"}));
            app.footer("The study file, its layers and README.md are written to FOLDER.");
            return [requests](const CommonOptions& common_options) {
              return run_demo(*requests, common_options);
            };
          }};
}

}  // namespace hinterland::shell
