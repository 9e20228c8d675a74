// SPDX-License-Identifier: Apache-2.0
#include "shell/study_language.hpp"

#include "system/environment.hpp"

#include <utility>

namespace hinterland::shell {

void add_language_option(CLI::App& app, std::string& language) {
  app.add_option("--language", language,
                 "Language of names and texts in the results; default: that of the study")
      ->check(CLI::IsMember({"zh", "en"}));
}

Study in_language(Study study, const std::string& language) {
  if (language.empty()) return study;
  study.language = language_of(language);
  set_language_of_errors(study.language);
  return study;
}

}  // namespace hinterland::shell
