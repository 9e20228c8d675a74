// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms_answer.hpp"
#include "forms_axis.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace hinterland::forms {

/// The form of each axis for each layer: `form[layer][axis]` is a row of that axis.
struct Combination {
  std::uint64_t seed = 0;
  std::vector<std::vector<std::size_t>> form;
};

/// A combination of forms, drawn by a seed.
Combination draw_combination(std::uint64_t seed);

enum class Verdict {
  same,     ///< the right answer
  named,    ///< another answer, or none, and a problem names the form that caused it
  refused,  ///< the file is refused, and the message names the form
  failed,   ///< another answer, or a problem that no form allows
};

/// Forms that are not yet read correctly in the same layer: such a combination is not drawn.
struct KnownFault {
  std::vector<std::string> forms;  ///< "format: kml"
  std::string why;
};
const std::vector<KnownFault>& known_faults();

/// How a combination fails.
enum class Failure { none, wrong_answer, unexpectedly_refused, false_alarm, not_written };

struct Outcome {
  Verdict verdict = Verdict::same;
  Failure failure = Failure::none;
  std::string message;             ///< of a failure
  std::vector<std::string> forms;  ///< "villages format: shapefile", all except plain forms
  std::vector<std::pair<std::size_t, std::size_t>> blamed;  ///< layer and axis
};

/// Changes the layers without telling the law, to test that it detects the change.
using Spoil = std::function<void(std::vector<Draft*>&)>;

/// Writes the county in the forms of the combination, runs the study, and judges the answer. If a
/// problem names a form, the combination without that form must give the right answer.
Outcome try_combination(const Combination& combination, const Spoil& spoil = nullptr);

/// The combination of plain forms.
Combination plain_combination();

/// The failing combination with as many plain forms as possible that still fails in the same way.
Combination shrunk(Combination combination);

/// What was tried, and what failed.
struct Tally {
  struct Count {
    std::size_t tried = 0;
    std::size_t failed = 0;
  };
  std::size_t tried = 0;
  std::map<Verdict, std::size_t> verdicts;
  std::map<std::string, Count> forms;  ///< by "axis: form"
  std::vector<std::string> failures;   ///< seed, forms and message of each
};

/// Tries `how_many` combinations, starting with this seed. Failures are shrunk; those beyond
/// `max_failures` are only counted.
Tally try_combinations(std::uint64_t first_seed, std::size_t how_many, std::size_t max_failures);

/// Tries each form of a layer with each format that suits it, all other layers being plain. `axis`:
/// only the forms of this axis; empty: all axes.
Tally try_pairs(std::size_t layer, const std::string& axis);

/// The county in its plain form, as a study, and its answer.
Findings plain_findings();
StudyAnswer plain_answer();

/// Writes the files of a combination and a study.toml into a permanent folder.
void keep_combination(const Combination& combination, const std::string& folder);

}  // namespace hinterland::forms
