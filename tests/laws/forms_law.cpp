// SPDX-License-Identifier: Apache-2.0
#include "forms_law.hpp"
#include "forms_county.hpp"
#include "forms_study.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace hinterland::forms {

namespace {

/// A layer after its forms were applied, and those forms.
struct Formed {
  Draft draft;
  std::vector<const Form*> forms;  ///< one per axis; null: plain, or unsuitable
};

std::vector<Formed> formed_layers(const Combination& combination) {
  std::vector<Formed> layers;
  const auto& axes = all_axes();
  std::vector<Draft> county = plain_county();
  for (std::size_t l = 0; l < county.size(); ++l) {
    Formed layer{std::move(county[l]), std::vector<const Form*>(axes.size(), nullptr)};
    for (std::size_t a = 0; a < axes.size(); ++a) {
      const std::size_t chosen = combination.form[l][a];
      const Form& form = axes[a].forms[chosen];
      if (chosen == 0 || !form.suits(layer.draft)) continue;
      Random random(combination.seed, 1000 * l + a);
      form.apply(layer.draft, random);
      layer.forms[a] = &form;
    }
    layers.push_back(std::move(layer));
  }
  return layers;
}

void fail(Outcome& outcome, Failure failure, const std::string& message) {
  outcome.verdict = Verdict::failed;
  outcome.failure = failure;
  outcome.message = message;
}

class Judge {
 public:
  Judge(const std::vector<Formed>& layers, Outcome& outcome) : layers_(layers), outcome_(outcome) {}

  void judge_error(const std::string& what) {
    blame([&](const Formed& layer, const Form& form) {
      const bool is_named = what.find(layer.draft.source.name) != std::string::npos ||
                            (layer.draft.census && what.find("census") != std::string::npos);
      if (!is_named) return false;
      return std::ranges::any_of(form.may_refuse, [&](const std::string& words) {
        return what.find(words) != std::string::npos;
      });
    });
    conclude(Verdict::refused, Failure::unexpectedly_refused, "refused: " + what);
  }

  void judge_findings(const Findings& findings, const Study& study) {
    Tolerance tolerance;
    for_each_form([&](std::size_t, std::size_t, const Form& form) {
      tolerance.metres += form.tolerance;
      tolerance.reach_by_land = tolerance.reach_by_land || form.reaches_by_land;
    });
    const std::string differs = difference(plain_answer(), answer_of(findings, study), tolerance);
    if (differs.empty()) {
      judge_problems(findings.problems);
      return;
    }
    blame([&](const Formed& layer, const Form& form) {
      return std::ranges::any_of(findings.problems, [&](const Problem& problem) {
        return is_of(problem, layer) && has(form.may_differ, problem.kind);
      });
    });
    conclude(Verdict::named, Failure::wrong_answer, differs);
  }

 private:
  template <class Visit>
  void for_each_form(const Visit& visit) const {
    for (std::size_t l = 0; l < layers_.size(); ++l) {
      for (std::size_t a = 0; a < layers_[l].forms.size(); ++a) {
        if (layers_[l].forms[a] != nullptr) visit(l, a, *layers_[l].forms[a]);
      }
    }
  }

  template <class IsToBlame>
  void blame(const IsToBlame& is_to_blame) {
    for_each_form([&](std::size_t l, std::size_t a, const Form& form) {
      if (is_to_blame(layers_[l], form)) outcome_.blamed.emplace_back(l, a);
    });
  }

  void conclude(Verdict verdict, Failure failure, const std::string& what) {
    outcome_.verdict = verdict;
    if (outcome_.blamed.empty()) fail(outcome_, failure, what);
  }

  static bool has(const std::vector<ProblemKind>& kinds, ProblemKind kind) {
    return std::ranges::find(kinds, kind) != kinds.end();
  }

  /// Either of two layers can be the one that is far from the other, so this problem may name
  /// either.
  static bool is_of(const Problem& problem, const Formed& layer) {
    return problem.layer == layer.draft.source.name ||
           (layer.draft.census && problem.layer == layer.draft.census->source.name) ||
           problem.kind == ProblemKind::layer_far_away;
  }

  /// The answer is right: every problem must be one that a form allows.
  void judge_problems(const Problems& problems) {
    static const std::set<std::string> plain = [] {
      std::set<std::string> reported;
      for (const Problem& problem : plain_findings().problems)
        reported.insert(problem.layer + std::string(identifier(problem.kind)));
      return reported;
    }();
    for (const Problem& problem : problems) {
      if (plain.contains(problem.layer + std::string(identifier(problem.kind)))) continue;
      bool expected = false;
      for_each_form([&](std::size_t l, std::size_t, const Form& form) {
        expected = expected || (is_of(problem, layers_[l]) && (has(form.may_report, problem.kind) ||
                                                               has(form.may_differ, problem.kind)));
      });
      if (expected) continue;
      fail(outcome_, Failure::false_alarm,
           fmt::format("the answer is right, but it says {} of {} ({}): {}",
                       identifier(problem.kind), problem.layer, problem.record, problem.detail.en));
      return;
    }
  }

  const std::vector<Formed>& layers_;
  Outcome& outcome_;
};

std::vector<std::string> names_of(const std::vector<Formed>& layers) {
  std::vector<std::string> names;
  for (const Formed& layer : layers) {
    for (std::size_t a = 0; a < layer.forms.size(); ++a) {
      if (layer.forms[a] != nullptr)
        names.push_back(fmt::format("{} {}: {}", layer.draft.source.name, all_axes()[a].name,
                                    layer.forms[a]->name));
    }
  }
  return names;
}

Outcome try_once(const Combination& combination, const Spoil& spoil) {
  std::vector<Formed> layers = formed_layers(combination);
  Outcome outcome;
  outcome.forms = names_of(layers);
  Judge judge(layers, outcome);
  try {
    const TemporaryFolder folder;
    std::vector<Draft*> drafts;
    for (Formed& layer : layers) drafts.push_back(&layer.draft);
    if (spoil) spoil(drafts);
    const Study study = write_study(drafts, folder);
    judge.judge_findings(run_study(study, no_progress), study);
  } catch (const Error& error) {
    judge.judge_error(error.what());
  } catch (const std::exception& error) {
    fail(outcome, Failure::not_written, std::string("not written, or no Error: ") + error.what());
  }
  return outcome;
}

}  // namespace

Outcome try_combination(const Combination& combination, const Spoil& spoil) {
  Outcome outcome = try_once(combination, spoil);
  Combination without = combination;
  std::vector<std::pair<std::size_t, std::size_t>> blamed = outcome.blamed;
  while (!blamed.empty()) {
    for (const auto& [l, a] : blamed) without.form[l][a] = 0;
    const Outcome rest = try_once(without, spoil);
    if (rest.verdict == Verdict::failed) {
      fail(outcome, rest.failure, "without the forms that are named: " + rest.message);
      break;
    }
    blamed = rest.blamed;
  }
  return outcome;
}

Findings plain_findings() {
  std::vector<Draft> county = plain_county();
  std::vector<Draft*> drafts;
  for (Draft& draft : county) drafts.push_back(&draft);
  const TemporaryFolder folder;
  return run_study(write_study(drafts, folder), no_progress);
}

StudyAnswer plain_answer() {
  static const StudyAnswer answer = answer_of(plain_findings(), bare_study());
  return answer;
}

void keep_combination(const Combination& combination, const std::string& folder) {
  std::vector<Formed> layers = formed_layers(combination);
  std::vector<Draft*> drafts;
  for (Formed& layer : layers) drafts.push_back(&layer.draft);
  keep_study(drafts, folder);
}

}  // namespace hinterland::forms
