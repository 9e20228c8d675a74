// SPDX-License-Identifier: Apache-2.0
#include "shell/study_language.hpp"

#include "system/environment.hpp"

namespace hinterland::shell {

void add_language_option(CLI::App& app, std::string& language) {
  app.add_option("--language", language,
                 "Language of names and texts in the results; default: that of the study")
      ->check(CLI::IsMember({"zh", "en"}));
}

Study read_study_in(const std::string& language, const std::string& path) {
  // The command line has already set the language of errors if the option is given.
  if (language.empty()) return read_study(path, set_language_of_errors);
  Study study = read_study(path);
  study.language = language_of(language);
  return study;
}

}  // namespace hinterland::shell
