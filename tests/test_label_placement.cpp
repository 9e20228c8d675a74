// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "output/atlas/label_placement.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <string>

using namespace hinterland;

namespace {

constexpr int columns = 24;
constexpr int lines = 7;

/// Labels for the letters of a map of characters, each 6 wide and 1 high; capitals have the higher
/// priority. '#' is an obstacle. Returns the map with the placed labels drawn as runs of the
/// letter.
std::string labelled(const std::vector<std::string>& map) {
  std::vector<MapLabel> labels;
  std::vector<PageBox> obstacles;
  std::string letters;
  for (std::size_t row = 0; row < map.size(); ++row) {
    for (std::size_t column = 0; column < map[row].size(); ++column) {
      const char sign = map[row][column];
      const double x = static_cast<double>(column) + 0.5;
      const double y = static_cast<double>(row) + 0.5;
      if (sign == ' ') continue;
      obstacles.push_back({x - 0.5, y - 0.5, x + 0.5, y + 0.5});
      if (sign == '#') continue;
      labels.push_back({x, y, 0.0, 6.0, 0.9, sign < 'a' ? 2.0 : 1.0});
      letters += sign;
    }
  }
  const auto placed = place_labels(labels, obstacles, {0.0, 0.0, columns, lines});
  std::vector<std::string> drawn = map;
  drawn.resize(lines);
  for (std::string& row : drawn) row.resize(columns, ' ');
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i]) continue;
    const auto row = static_cast<std::size_t>(placed[i]->top + 0.45);
    const auto first = static_cast<std::size_t>(std::lround(placed[i]->left));
    for (std::size_t c = first; c < first + 6; ++c) {
      if (drawn[row][c] == ' ') drawn[row][c] = '-';
    }
  }
  std::string text;
  for (const std::string& row : drawn) text += row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
  return text.substr(0, text.find_last_not_of('\n') + 1);
}

}  // namespace

TEST_CASE("a label stands to the right of its symbol, at the border to the left",
          "[label_placement]") {
  CHECK(labelled({"", "   A", "", "                     B"}) ==
        "\n   A------\n\n               ------B");
}

TEST_CASE("a label avoids symbols and labels, the higher priority first", "[label_placement]") {
  CHECK(labelled({"", "         a B"}) == "\n   ------a B------");
  // Neither right nor left is free: above.
  CHECK(labelled({"", "", "       #  a #"}) == "\n        ------\n       #  a #");
  // A is placed first, though it comes later, and takes the room to the right of b.
  CHECK(labelled({"       b        A#"}) == " ------b  ------A#");
}

TEST_CASE("a label without a free position is omitted", "[label_placement]") {
  const std::string wall(columns, '#');
  std::string with_a = wall;
  with_a[10] = 'a';
  const std::vector<std::string> map = {wall, wall, with_a, wall, wall, wall, wall};
  std::string unlabelled = wall;
  for (std::size_t row = 1; row < map.size(); ++row) unlabelled += "\n" + map[row];
  CHECK(labelled(map) == unlabelled);
  CHECK(place_labels({}, {}, {}).empty());
}

TEST_CASE("a label that must be shown covers symbols, but no label", "[label_placement]") {
  const PageBox frame{0.0, 0.0, 40.0, 40.0};
  const std::vector<PageBox> symbols = {frame};
  MapLabel label{20.0, 20.0, 1.0, 6.0, 2.0, 1.0};
  CHECK_FALSE(place_labels({{label}}, symbols, frame)[0]);
  label.may_cover_symbols = true;
  CHECK(place_labels({{label}}, symbols, frame)[0]);
  // Of nine labels at one place eight have a position of their own.
  const std::vector<MapLabel> nine(9, label);
  const auto placed = place_labels(nine, symbols, frame);
  CHECK(std::ranges::count_if(placed, [](const auto& at) { return at.has_value(); }) < 9);
}

TEST_CASE("no two labels overlap and none leaves the frame, for random places",
          "[label_placement][property]") {
  const auto seed = GENERATE(range(1U, 30U));
  Random random(seed);
  const PageBox frame{10.0, 10.0, 110.0, 90.0};
  std::vector<MapLabel> labels;
  for (int i = 0; i < 150; ++i) {
    labels.push_back({10.0 + 100.0 * random.uniform(), 10.0 + 80.0 * random.uniform(), 0.5,
                      5.0 + 15.0 * random.uniform(), 3.0, std::floor(5.0 * random.uniform())});
  }
  const auto placed = place_labels(labels, {}, frame);
  std::vector<PageBox> boxes;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!placed[i]) continue;
    boxes.push_back({placed[i]->left, placed[i]->top, placed[i]->left + labels[i].width,
                     placed[i]->top + labels[i].height});
  }
  CHECK(boxes.size() > 20);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    CHECK((boxes[i].left >= frame.left && boxes[i].right <= frame.right));
    CHECK((boxes[i].top >= frame.top && boxes[i].bottom <= frame.bottom));
    for (std::size_t j = 0; j < i; ++j) {
      const bool apart = boxes[i].right <= boxes[j].left || boxes[j].right <= boxes[i].left ||
                         boxes[i].bottom <= boxes[j].top || boxes[j].bottom <= boxes[i].top;
      CHECK(apart);
    }
  }
}

TEST_CASE("a label with a reach stands away from a crowded symbol", "[label_placement]") {
  MapLabel label;
  label.x = 50.0;
  label.y = 50.0;
  label.symbol = 1.0;
  label.width = 10.0;
  label.height = 3.0;
  const PageBox frame{0.0, 0.0, 100.0, 100.0};
  const std::vector<PageBox> crowd = {{45.0, 45.0, 55.0, 55.0}};
  CHECK_FALSE(place_labels(std::vector{label}, crowd, frame).front());
  label.reach = 20.0;
  const auto placed = place_labels(std::vector{label}, crowd, frame).front();
  REQUIRE(placed);
  CHECK(placed->is_away);
  const bool is_free = placed->left >= 55.0 || placed->left + 10.0 <= 45.0 || placed->top >= 55.0 ||
                       placed->top + 3.0 <= 45.0;
  CHECK(is_free);
  const auto beside = place_labels(std::vector{label}, {}, frame).front();
  REQUIRE(beside);
  CHECK_FALSE(beside->is_away);
}
