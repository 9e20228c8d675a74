// SPDX-License-Identifier: Apache-2.0
#include "output/town_summary.hpp"

#include <fmt/format.h>

namespace hinterland {

std::string missing_town_text(const Study& study, const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (problem.kind != ProblemKind::town_missing) continue;
    const bool chinese = study.language == Language::zh;
    std::string detail = problem.detail.in(study.language);
    // A sentence of its own here, behind that of the kind.
    if (!detail.empty() && detail[0] >= 'a' && detail[0] <= 'z')
      detail[0] = static_cast<char>(detail[0] - 'a' + 'A');
    text += fmt::format("{}{}{}{}\n", describe(problem.kind, study.language), chinese ? "" : " ",
                        detail, chinese ? "。" : ".");
  }
  return text;
}

}  // namespace hinterland
