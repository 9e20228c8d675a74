// SPDX-License-Identifier: Apache-2.0
#include <hinterland/report/town_summary.hpp>

#include <fmt/format.h>

namespace hinterland {

std::string missing_town_text(const Study& study, const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (problem.kind != ProblemKind::town_missing) continue;
    const bool chinese = study.language == Language::zh;
    text += fmt::format("{}{}{}{}\n", describe(problem.kind, study.language), chinese ? "" : " ",
                        problem.detail.in(study.language), chinese ? "。" : ".");
  }
  return text;
}

}  // namespace hinterland
