// SPDX-License-Identifier: Apache-2.0
#include "planning/lines/stretches.hpp"

#include <algorithm>

namespace hinterland {

namespace {

std::vector<std::uint32_t> count_branches_behind(const SourceForest& forest) {
  std::vector<std::uint32_t> count(forest.size(), 0);
  for (const Branch& branch : forest) {
    if (branch.above != Branch::none) ++count[branch.above];
  }
  return count;
}

/// The vertices of a branch, from the source on.
std::vector<LonLat> vertices_of(const Branch& branch, const StretchMaker& maker) {
  if (maker.options.is_tap(branch.option)) {
    const Tap& tap = maker.options.tap(branch.option);
    return {start_of(tap, maker.graph, maker.lines), maker.graph.place[tap.node]};
  }
  std::vector<LonLat> vertex = maker.graph.vertices(RouteId{branch.option});
  if (!branch.forth) std::ranges::reverse(vertex);
  return vertex;
}

/// One segment in the making: branches that follow each other.
class Stretch {
 public:
  Stretch(ExtensionSegments& segments, const SourceForest& forest, const StretchMaker& maker)
      : segments_(segments), forest_(forest), maker_(maker) {}

  /// Adds the branches first..last, and the row of the segment they make.
  SegmentId add(std::size_t first, std::size_t last, std::optional<SegmentId> upstream) {
    const Branch& end = forest_[last - 1];
    const Ground ground = maker_.options.ground(end.option);
    std::uint64_t centimetres = 0;
    for (std::size_t row = first; row < last; ++row) {
      centimetres += maker_.options.centimetres(forest_[row].option);
      draw(forest_[row], row == first);
    }
    segments_.first_vertex.push_back(segments_.vertex.size());
    segments_.upstream.push_back(upstream);
    segments_.ground.push_back(ground);
    segments_.length.push_back({static_cast<double>(centimetres) / 100.0});
    const CostRange laying = line_cost(maker_.price.laying(ground), centimetres);
    const CostRange digging = line_cost(maker_.price.trench, centimetres);
    segments_.laying.push_back(laying);
    segments_.digging.push_back(digging);
    segments_.cost.push_back(laying + digging);
    segments_.trench.push_back(std::nullopt);
    segments_.villages.push_back(end.villages);
    segments_.people.push_back(end.people);
    segments_.village.push_back(end.largest);
    return segments_.service.push_back(maker_.service);
  }

 private:
  void draw(const Branch& branch, bool is_first) {
    const std::vector<LonLat> vertex = vertices_of(branch, maker_);
    segments_.vertex.insert(segments_.vertex.end(), vertex.begin() + (is_first ? 0 : 1),
                            vertex.end());
  }

  ExtensionSegments& segments_;
  const SourceForest& forest_;
  const StretchMaker& maker_;
};

}  // namespace

std::vector<std::optional<SegmentId>> add_segments(ExtensionSegments& segments,
                                                   const SourceForest& forest,
                                                   const StretchMaker& maker) {
  const std::vector<std::uint32_t> behind = count_branches_behind(forest);
  const auto trench_of = [&](const Branch& branch) {
    return maker.trench.empty() ? 0U : maker.trench[branch.option];
  };
  const auto goes_on = [&](const Branch& from, std::size_t next) {
    const Branch& to = forest[next];
    return behind[next - 1] == 1 && !from.ends_at_gap && trench_of(from) == trench_of(to) &&
           maker.options.ground(from.option) == maker.options.ground(to.option);
  };
  std::vector<std::optional<SegmentId>> segment_of(forest.size());
  Stretch stretch(segments, forest, maker);
  for (std::size_t first = 0; first < forest.size();) {
    std::optional<SegmentId> segment;
    if (forest[first].above != Branch::none) segment = segment_of[forest[first].above];
    std::size_t last = first + 1;
    if (maker.options.centimetres(forest[first].option) > 0) {
      while (last < forest.size() && goes_on(forest[last - 1], last)) ++last;
      segment = stretch.add(first, last, segment);
    }
    std::fill(segment_of.begin() + static_cast<std::ptrdiff_t>(first),
              segment_of.begin() + static_cast<std::ptrdiff_t>(last), segment);
    first = last;
  }
  return segment_of;
}

}  // namespace hinterland
