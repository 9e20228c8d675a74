// SPDX-License-Identifier: Apache-2.0
#include "forms_law.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <iostream>
#include <set>
#include <string>

using namespace hinterland;
using namespace hinterland::forms;

namespace {

/// A number from the environment, to repeat a failure or to run the law for longer.
std::size_t number_from(const char* variable, std::size_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : static_cast<std::size_t>(std::stoull(text));
}

#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t usual_count = 200;
#else
constexpr std::size_t usual_count = 2000;
#endif

void print(const Tally& tally) {
  const char* const words[] = {"same", "named", "refused", "failed"};
  std::cout << "verdict\ttried\t" << tally.tried << '\n';
  for (const auto& [verdict, count] : tally.verdicts)
    std::cout << "verdict\t" << words[static_cast<int>(verdict)] << '\t' << count << '\n';
  for (const auto& [form, count] : tally.forms)
    std::cout << "form\t" << form << '\t' << count.tried << '\t' << count.failed << '\n';
  for (const std::string& failure : tally.failures)
    std::cout << "failure\t" << failure << "\nend of failure\n";
}

}  // namespace

TEST_CASE("every known fault names existing forms", "[forms]") {
  std::set<std::string> forms;
  for (const Axis& axis : all_axes()) {
    for (const Form& form : axis.forms) CHECK(forms.insert(axis.name + ": " + form.name).second);
  }
  CHECK(forms.size() > 120);
  for (const KnownFault& fault : known_faults()) {
    INFO(fault.why);
    CHECK_FALSE(fault.forms.empty());
    for (const std::string& form : fault.forms) CHECK(forms.contains(form));
  }
}

TEST_CASE("a county gives the same answer in all forms, or the form is named",
          "[forms][property]") {
  const std::size_t count = number_from("HINTERLAND_FORMS_COUNT", usual_count);
  const std::size_t seed = number_from("HINTERLAND_FORMS_SEED", 1);
  if (const char* folder = std::getenv("HINTERLAND_FORMS_KEEP"))
    keep_combination(shrunk(draw_combination(seed)), folder);
  const char* const axis = std::getenv("HINTERLAND_FORMS_AXIS");
  const bool is_of_pairs = std::getenv("HINTERLAND_FORMS_LAYER") != nullptr;
  const Tally tally =
      is_of_pairs ? try_pairs(number_from("HINTERLAND_FORMS_LAYER", 0), axis == nullptr ? "" : axis)
                  : try_combinations(seed, count, 20);
  if (std::getenv("HINTERLAND_FORMS_PRINT") != nullptr) print(tally);
  for (const std::string& failure : tally.failures) {
    INFO(failure);
    CHECK(false);
  }
  if (!is_of_pairs) CHECK(tally.tried == count);
  CHECK(tally.verdicts.find(Verdict::failed) == tally.verdicts.end());
}
