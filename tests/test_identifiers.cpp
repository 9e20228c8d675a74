// SPDX-License-Identifier: Apache-2.0
#include "output/identifiers.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string_view>

using namespace hinterland;

TEST_CASE("each reason for delay has its own code and sentence in both languages",
          "[explanations]") {
  constexpr int last = static_cast<int>(Delay::no_cost);
  std::set<std::string_view> codes;
  std::set<std::string_view> sentences;
  for (int i = 0; i <= last; ++i) {
    const auto delay = static_cast<Delay>(i);
    codes.insert(identifier(delay));
    const bool always_built = delay == Delay::none;
    const bool never_built = delay == Delay::no_schedule || delay == Delay::no_cost;
    for (const bool is_planned : {false, true}) {
      if (is_planned ? never_built : always_built) continue;
      const std::string_view zh = explain(delay, is_planned, Language::zh);
      const std::string_view en = explain(delay, is_planned, Language::en);
      INFO(identifier(delay) << " " << is_planned);
      CHECK(zh.ends_with("。"));
      CHECK(en.ends_with("."));
      CHECK(sentences.insert(zh).second);
      CHECK(sentences.insert(en).second);
    }
  }
  CHECK(codes.size() == last + 1);
}
