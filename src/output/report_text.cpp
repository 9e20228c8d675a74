// SPDX-License-Identifier: Apache-2.0
#include "output/report_text.hpp"

#include "base/characters.hpp"
#include "network/village_roads.hpp"

#include <algorithm>
#include <array>

namespace hinterland {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// The wide and full-width ranges of East Asian Width, including unassigned code points between
// them.
constexpr std::array<Range, 8> wide = {{{0x1100, 0x115F},
                                        {0x2E80, 0xA4CF},
                                        {0xAC00, 0xD7A3},
                                        {0xF900, 0xFAFF},
                                        {0xFE30, 0xFE6F},
                                        {0xFF00, 0xFF60},
                                        {0xFFE0, 0xFFE6},
                                        {0x1F300, 0x3FFFD}}};
constexpr std::array<Range, 3> without_width = {
    {{0x0300, 0x036F}, {0x200B, 0x200F}, {0xFE00, 0xFE0F}}};

template <std::size_t count>
bool is_in(const std::array<Range, count>& ranges, char32_t character) {
  return std::ranges::any_of(
      ranges, [&](const Range& r) { return character >= r.first && character <= r.last; });
}

constexpr std::size_t space_between = 2;

}  // namespace

std::string road_distance(Metres distance, const Words& words) {
  if (distance != unreachable) return grouped(distance.value) + words("米", " m");
  return words.fill("{:.0f}公里以上", "more than {:.0f} km", farthest_road / 1_km);
}

std::string problem_total(std::size_t count, const Words& words) {
  return words("数据问题：", "problems in the data: ") + grouped(count) + "\n";
}

std::string problem_line(ProblemKind kind, std::size_t count, const Words& words) {
  return fmt::format("{:>8}  {}: {}\n", grouped(count), identifier(kind),
                     describe(kind, words.language()));
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (const char32_t character : characters_of(text)) {
    if (!is_in(without_width, character)) width += is_in(wide, character) ? 2 : 1;
  }
  return width;
}

std::string AlignedTable::text() const {
  std::vector<std::size_t> widths;
  for (const auto& cells : lines_) {
    widths.resize(std::max(widths.size(), cells.size()));
    for (std::size_t i = 0; cells.size() > 1 && i < cells.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(cells[i]));
    }
  }
  std::string written;
  for (const auto& cells : lines_) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string padding(widths[i] - std::min(widths[i], display_width(cells[i])), ' ');
      line += i == 0 ? cells[i] + padding : std::string(space_between, ' ') + padding + cells[i];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    written += line + "\n";
  }
  return written;
}

}  // namespace hinterland
