// SPDX-License-Identifier: Apache-2.0
#include "base/spelling.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <vector>

using namespace hinterland;

TEST_CASE("an edit is a letter changed, omitted, added or transposed", "[spelling]") {
  CHECK(edit_distance("villages", "villages") == 0);
  CHECK(edit_distance("vilages", "villages") == 1);
  CHECK(edit_distance("vilalges", "villages") == 1);
  CHECK(edit_distance("towns", "town") == 1);
  CHECK(edit_distance("", "gas") == 3);
  CHECK(edit_distance("Towns", "towns") == 0);
}

TEST_CASE("a Chinese character is one letter", "[spelling]") {
  CHECK(edit_distance("供水", "排水") == 1);
  CHECK(edit_distance("供水", "供") == 1);
  CHECK(edit_distance("𠮷村", "吉村") == 1);
}

TEST_CASE("the nearest name is suggested, the first of equals", "[spelling]") {
  const std::vector<std::string> names{"towns", "villages", "facilities"};
  CHECK(nearest_name("vilages", names) == "villages");
  CHECK(suggest_name("town", names) == Text("Did you mean 'towns'?", "是否应为“towns”？"));
  const std::vector<std::string> equals{"gat", "gas"};
  CHECK(nearest_name("gap", equals) == "gat");
}

TEST_CASE("a name that contains the given one is nearer than a part of it", "[spelling]") {
  const std::vector<std::string> names{"人口", "分类 人口稀疏"};
  CHECK(nearest_name("人口稀疏", names) == "分类 人口稀疏");
  const std::vector<std::string> misspelt{"peopel_of_2020", "peopl"};
  CHECK(nearest_name("people", misspelt) == "peopl");
}

TEST_CASE("if no name is similar, all names are listed", "[spelling]") {
  const std::vector<std::string> names{"towns", "villages"};
  CHECK(suggest_name("xyz", names) ==
        Text("Choose one of: towns, villages.", "可选：towns、villages。"));
  CHECK(suggest_name("xyz", {}).empty());
}

TEST_CASE("one typing error is one edit of any kind", "[spelling][property]") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string word;
    for (int i = 0; i < 8; ++i) word += static_cast<char>('a' + random() % 26);
    std::string slipped = word;
    const std::size_t at = random() % 7;
    switch (random() % 3) {
      case 0:
        slipped.erase(at, 1);
        break;
      case 1:
        slipped.insert(at, 1, '_');
        break;
      default:
        slipped[at] = '_';
    }
    INFO(word << " " << slipped);
    CHECK(edit_distance(word, slipped) == 1);
    CHECK(edit_distance(slipped, word) == 1);
  }
}
