// SPDX-License-Identifier: Apache-2.0
#include "forms_county.hpp"
#include "forms_law.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace hinterland::forms {

namespace {

/// Makes a form plain if the forms of a layer contain a known fault.
void avoid_known_faults(std::vector<std::size_t>& forms) {
  const auto& axes = all_axes();
  for (const KnownFault& fault : known_faults()) {
    std::vector<std::size_t*> met;
    for (const std::string& name : fault.forms) {
      for (std::size_t a = 0; a < axes.size(); ++a) {
        if (axes[a].name + ": " + axes[a].forms[forms[a]].name == name) met.push_back(&forms[a]);
      }
    }
    if (met.size() == fault.forms.size()) *met.back() = 0;
  }
}

}  // namespace

Combination plain_combination() {
  return {1, std::vector(plain_county().size(), std::vector<std::size_t>(all_axes().size(), 0U))};
}

Combination draw_combination(std::uint64_t seed) {
  Random random(seed, 0);
  Combination combination{seed, {}};
  const auto& axes = all_axes();
  for (std::size_t l = 0; l < plain_county().size(); ++l) {
    const double share = random.uniform(0.0, 0.7);
    std::vector<std::size_t> forms;
    for (const Axis& axis : axes) {
      const bool changes = random.chance(share);
      const std::size_t form = 1 + random.below(axis.forms.size() - 1);
      const bool drawn = changes && (!axis.forms[form].rare || random.chance(0.05));
      forms.push_back(drawn ? form : 0);
    }
    avoid_known_faults(forms);
    combination.form.push_back(forms);
  }
  return combination;
}

Combination shrunk(Combination combination) {
  const Failure failure = try_combination(combination).failure;
  for (auto& forms : combination.form) {
    for (std::size_t& form : forms) {
      if (form == 0) continue;
      const std::size_t kept = form;
      form = 0;
      if (try_combination(combination).failure != failure) form = kept;
    }
  }
  return combination;
}

namespace {

void count(const Outcome& outcome, Tally& tally) {
  ++tally.tried;
  ++tally.verdicts[outcome.verdict];
  for (const std::string& form : outcome.forms) {
    Tally::Count& of_form = tally.forms[form.substr(form.find(' ') + 1)];
    ++of_form.tried;
    if (outcome.verdict == Verdict::failed) ++of_form.failed;
  }
}

std::string report(const std::string& how, const Outcome& outcome) {
  return fmt::format("{}\n  {}\n  {}", how, fmt::join(outcome.forms, "\n  "), outcome.message);
}

}  // namespace

Tally try_combinations(std::uint64_t first_seed, std::size_t how_many, std::size_t max_failures) {
  Tally tally;
  for (std::size_t i = 0; i < how_many; ++i) {
    const Combination combination = draw_combination(first_seed + i);
    const Outcome outcome = try_combination(combination);
    count(outcome, tally);
    if (outcome.verdict != Verdict::failed || tally.failures.size() >= max_failures) continue;
    tally.failures.push_back(report(fmt::format("HINTERLAND_FORMS_SEED={}", combination.seed),
                                    try_combination(shrunk(combination))));
  }
  return tally;
}

Tally try_pairs(std::size_t layer, const std::string& axis) {
  Tally tally;
  const auto& axes = all_axes();  // the first is the format
  for (std::size_t format = 0; format < axes.front().forms.size(); ++format) {
    for (std::size_t a = 1; a < axes.size(); ++a) {
      if (!axis.empty() && axes[a].name != axis) continue;
      for (std::size_t form = 1; form < axes[a].forms.size(); ++form) {
        Combination combination = plain_combination();
        combination.form[layer].front() = format;
        combination.form[layer][a] = form;
        const Outcome outcome = try_combination(combination);
        if (outcome.forms.size() < (format == 0 ? 1U : 2U)) continue;  // exclude each other
        count(outcome, tally);
        if (outcome.verdict == Verdict::failed) tally.failures.push_back(report("pair", outcome));
      }
    }
  }
  return tally;
}

}  // namespace hinterland::forms
