// SPDX-License-Identifier: Apache-2.0
#include <hinterland/problem.hpp>

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace hinterland;

TEST_CASE("every kind of problem has its own name and texts in both languages", "[problem]") {
  std::set<std::string_view> names;
  const int last = static_cast<int>(ProblemKind::village_not_in_census);
  for (int i = 0; i <= last; ++i) {
    const auto kind = static_cast<ProblemKind>(i);
    names.insert(identifier(kind));
    CHECK(describe(kind, Language::zh).ends_with("。"));
    CHECK(describe(kind, Language::en).ends_with("."));
  }
  CHECK(names.size() == static_cast<std::size_t>(last) + 1);
  CHECK(identifier(ProblemKind::people_negative) == "people_negative");
}
