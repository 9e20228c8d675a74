// SPDX-License-Identifier: Apache-2.0
#include "output/identifiers.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <string_view>

using namespace hinterland;

namespace {

/// A gap of a bundle with 50 per 10,000 CNY, in a plan from 2026 to 2028: closed in 2028, or not.
Findings delayed(Delay delay, bool is_planned) {
  Findings findings;
  Schedule& schedule = findings.schedule;
  schedule.first_year = 2026;
  schedule.years.resize(3);
  schedule.years[1].median_value_per_10k = 80.0;
  schedule.years[2].median_value_per_10k = 60.0;
  schedule.gap_year = {is_planned ? PlanYear{2} : unbuilt};
  schedule.delay = {delay};
  schedule.shortfall = {123'456'700};
  findings.priorities.bundle = {0U};
  findings.priorities.bundles = {{100.0}, {2'000'000}};
  return findings;
}

std::string sentence(Delay delay, bool is_planned, Language language) {
  return explain_delay(delayed(delay, is_planned), GapId{0}, language);
}

}  // namespace

TEST_CASE("each reason for delay has its own code and sentence in both languages",
          "[explanations]") {
  constexpr int last = static_cast<int>(Delay::no_cost);
  std::set<std::string_view> codes;
  std::set<std::string> sentences;
  for (int i = 0; i <= last; ++i) {
    const auto delay = static_cast<Delay>(i);
    codes.insert(identifier(delay));
    for (const bool is_planned : {false, true}) {
      const std::string zh = sentence(delay, is_planned, Language::zh);
      const std::string en = sentence(delay, is_planned, Language::en);
      INFO(identifier(delay) << " " << is_planned);
      CHECK(zh.ends_with("。"));
      CHECK(en.ends_with("."));
      const bool is_one_sentence =
          delay == Delay::none || delay == Delay::no_schedule || delay == Delay::no_cost;
      if (is_one_sentence && is_planned) continue;
      CHECK(sentences.insert(zh).second);
      CHECK(sentences.insert(en).second);
    }
  }
  CHECK(codes.size() == last + 1);
}

TEST_CASE("a delay is explained by the year before and what it lacks", "[explanations]") {
  CHECK(sentence(Delay::lower_priority, true, Language::en) ==
        "At a value of 50.0 per 10,000 CNY it comes after half of what 2027 closes, which has 80.0 "
        "or more. With 123.4567 × 10,000 CNY more in 2027 it could be closed then, all else as "
        "planned.");
  CHECK(sentence(Delay::lower_priority, false, Language::zh) ==
        "每万元效益值50.0，排在2028年半数资金所补缺口（不低于60.0）之后。其他安排不变，2028年再增加"
        "123.4567万元即可安排。");
  CHECK(sentence(Delay::budget, true, Language::zh) ==
        "2027年剩余预算不足。其他安排不变，2027年再增加123.4567万元即可安排。");
  CHECK(sentence(Delay::upstream, true, Language::en) ==
        "The line to it is not built before 2028: in 2027 the budgets pay for the works in the "
        "village, but not for the line. With 123.4567 × 10,000 CNY more in 2027 it could be closed "
        "then, all else as planned.");
  CHECK(sentence(Delay::pinned, true, Language::en) == "The study fixes the year.");
}
