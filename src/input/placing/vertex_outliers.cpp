// SPDX-License-Identifier: Apache-2.0
#include "input/placing/vertex_outliers.hpp"

#include "base/text_fill.hpp"
#include "geometry/distance.hpp"
#include "input/columns/number_columns.hpp"
#include "input/columns/records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// Whether any segment may be long enough for a jump. Overestimates near the poles.
bool may_have_long_segment(const LineString& line) {
  constexpr double degrees = 0.04;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (std::abs(line[i].lon - line[i - 1].lon) > degrees) return true;
    if (std::abs(line[i].lat - line[i - 1].lat) > degrees) return true;
  }
  return false;
}

std::vector<double> segment_lengths(const LineString& line) {
  std::vector<double> metres;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    metres.push_back(distance_between(line[i], line[i + 1]).value);
  }
  return metres;
}

/// The least length of a segment that counts as a jump.
double length_of_jump(const LineString& line, std::vector<double> metres) {
  const double least = metres.size() < 6 ? 50e3 : 10e3;
  metres.push_back(distance_between(line.front(), line.back()).value);  // gap of a single spike
  const auto quarter = metres.begin() + static_cast<std::ptrdiff_t>((metres.size() - 1) / 4);
  std::ranges::nth_element(metres, quarter);
  return std::max(least, 10.0 * *quarter);
}

/// A sequence of vertices without a jump between them.
struct Run {
  std::size_t first;
  std::size_t last;
  std::size_t size() const { return last - first + 1; }
};

std::vector<Run> runs_between_jumps(const LineString& line) {
  const std::vector<double> metres = segment_lengths(line);
  const double jump = length_of_jump(line, metres);
  std::vector<Run> runs{{0, 0}};
  for (std::size_t i = 0; i < metres.size(); ++i) {
    if (metres[i] >= jump) {
      runs.push_back({i + 1, i + 1});
    } else {
      runs.back().last = i + 1;
    }
  }
  return runs;
}

VertexOutlier outlier_of(const LineString& line, const Run& run, double away) {
  return {run.first, run.size(), line[run.first], Metres{away}};
}

/// The longest segment within the other runs.
double longest_within_others(const LineString& line, const std::vector<Run>& runs,
                             std::size_t but) {
  double longest = 0.0;
  for (std::size_t k = 0; k < runs.size(); ++k) {
    for (std::size_t i = runs[k].first; k != but && i < runs[k].last; ++i)
      longest = std::max(longest, distance_between(line[i], line[i + 1]).value);
  }
  return longest;
}

double length_of(const LineString& line, const Run& run) {
  double length = 0.0;
  for (std::size_t i = run.first; i < run.last; ++i)
    length += distance_between(line[i], line[i + 1]).value;
  return length;
}

/// Whether a run of a ring is land rather than an outlier: a tongue whose foot is wider than that
/// many usual segments, or an island with its own shore, connected there and back.
bool is_tongue(const LineString& ring, const std::vector<Run>& runs, std::size_t k, double foot) {
  constexpr std::size_t vertices_of_island = 6;
  const Run& run = runs[k];
  if (run.size() >= vertices_of_island && length_of(ring, run) > 4.0 * foot) return true;
  const double usual = longest_within_others(ring, runs, k);
  return usual > 0.0 && foot > static_cast<double>(run.size() + 2) * usual;
}

std::optional<VertexOutlier> outlier_between(const LineString& line, const std::vector<Run>& runs,
                                             std::size_t k) {
  const Run& run = runs[k];
  const LonLat left = line[runs[k - 1].last];
  const LonLat back = line[runs[k + 1].first];
  const double away = std::min(distance_between(left, line[run.first]).value,
                               distance_between(line[run.last], back).value);
  const bool is_ring = line.front() == line.back();  // the first vertex is repeated
  if (2 * run.size() >= line.size() - (is_ring ? 1 : 0)) return std::nullopt;
  const double foot = distance_between(left, back).value;
  if (foot > away / 4.0) return std::nullopt;
  if (is_ring && is_tongue(line, runs, k, foot)) return std::nullopt;
  return outlier_of(line, run, away);
}

std::optional<VertexOutlier> outlier_at_end(const LineString& line, const Run& run,
                                            std::size_t segment) {
  if (run.size() > 1 && 5 * run.size() >= line.size()) return std::nullopt;
  std::vector<double> metres = segment_lengths(line);
  const double away = std::exchange(metres[segment], 0.0);
  const double rest = std::accumulate(metres.begin(), metres.end(), 0.0);
  const double longest = *std::ranges::max_element(metres);
  const bool is_outlier = away >= 30e3 && (away >= 10.0 * rest || away >= 50.0 * longest);
  if (!is_outlier || rest == 0.0) return std::nullopt;
  return outlier_of(line, run, away);
}

std::vector<VertexOutlier> find_outliers(const LineString& line) {
  std::vector<VertexOutlier> outliers;
  const std::vector<Run> runs = runs_between_jumps(line);
  for (std::size_t k = 0; runs.size() > 1 && k < runs.size(); ++k) {
    const bool is_last = k + 1 == runs.size();
    const auto outlier = k == 0    ? outlier_at_end(line, runs[k], runs[k].last)
                         : is_last ? outlier_at_end(line, runs[k], runs[k].first - 1)
                                   : outlier_between(line, runs, k);
    if (outlier) outliers.push_back(*outlier);
  }
  return outliers;
}

/// Removes vertices outside the valid range of degrees; unchanged if they are half of the line or
/// more. `rows` are the indices of the vertices, of which those of the removed ones are removed.
std::optional<VertexOutlier> take_out_nowhere(LineString& line, LineForm form,
                                              std::vector<std::size_t>& rows) {
  // Longitudes may continue beyond 180°, east and west.
  const auto is_nowhere = [](LonLat place) {
    return !(std::abs(place.lon) <= 360.0 && std::abs(place.lat) <= 90.0);
  };
  const auto count = static_cast<std::size_t>(std::ranges::count_if(line, is_nowhere));
  if (count == 0 || 2 * count >= line.size()) return std::nullopt;
  const auto first = std::ranges::find_if(line, is_nowhere);
  const VertexOutlier outlier{static_cast<std::size_t>(first - line.begin()), count, *first,
                              unreachable};
  std::erase_if(rows, [&](std::size_t i) { return is_nowhere(line[i]); });
  std::erase_if(line, is_nowhere);
  if (form == LineForm::ring && !(line.front() == line.back())) {
    line.push_back(line.front());
    rows.push_back(rows.front());
  }
  return outlier;
}

/// Rotates a ring so that it starts within its longest run; returns the offset.
std::size_t rotate_ring(LineString& ring) {
  const std::vector<Run> runs = runs_between_jumps(ring);
  const Run longest = *std::ranges::max_element(runs, {}, &Run::size);
  const std::size_t by = (longest.first + longest.last) / 2;
  ring.pop_back();
  std::rotate(ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(by), ring.end());
  ring.push_back(ring.front());
  return by;
}

/// Removes the vertices beyond jumps, and returns them.
std::vector<VertexOutlier> take_out_jumps(LineString& line, LineForm form) {
  if (!may_have_long_segment(line)) return {};
  const bool is_ring = form == LineForm::ring;
  LineString found = line;
  const std::size_t rotation = is_ring ? rotate_ring(found) : 0;
  std::vector<VertexOutlier> outliers = find_outliers(found);
  if (outliers.empty()) return outliers;
  for (auto outlier = outliers.rbegin(); outlier != outliers.rend(); ++outlier) {
    const auto first = found.begin() + static_cast<std::ptrdiff_t>(outlier->first);
    found.erase(first, first + static_cast<std::ptrdiff_t>(outlier->count));
    if (is_ring) outlier->first = (outlier->first + rotation) % (line.size() - 1);
  }
  line = std::move(found);
  return outliers;
}

/// Describes the outliers of a record with `vertices` vertices left.
Problem problem_of(const Records& records, RecordId row, const std::vector<VertexOutlier>& outliers,
                   std::size_t vertices) {
  const VertexOutlier& first = outliers.front();
  std::size_t count = 0;
  for (const VertexOutlier& outlier : outliers) count += outlier.count;
  const Text away = first.away < unreachable
                        ? filled_text(
                              "{:.5f}, {:.5f} (longitude, latitude), {} km from the adjacent "
                              "vertex",
                              "{:.5f}, {:.5f}（经度, 纬度），距相邻顶点{}公里", first.place.lon,
                              first.place.lat, std::lround(first.away.value / 1000.0))
                        : Text("outside the range of the CRS", "超出坐标系的范围");
  const Text message{counted_of(count, vertices + count, "vertices is", "vertices are"),
                     fmt::format("{}个顶点中有{}个", vertices + count, count)};
  return {ProblemKind::place_far_away,
          records.layer,
          records.feature[row],
          label_in(records, row),
          std::nullopt,
          filled_text("{} left out; the first, vertex {}, is at {}. Correct the file, or, if it is "
                      "right, write keep_far = true",
                      "{}未采用；第一个为第{}个顶点，位于 {}。请在文件中改正；若位置无误，请写 "
                      "keep_far = true",
                      message, first.first + 1, away)};
}

}  // namespace

std::vector<VertexOutlier> take_out_outliers(LineString& line, LineForm form) {
  const std::size_t least = form == LineForm::ring ? 5 : 3;
  if (line.size() < least) return {};
  std::vector<std::size_t> rows(line.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  std::vector<VertexOutlier> outliers;
  if (const auto nowhere = take_out_nowhere(line, form, rows)) outliers.push_back(*nowhere);
  if (line.size() < least) return outliers;
  for (VertexOutlier outlier : take_out_jumps(line, form)) {
    outlier.first = rows[outlier.first];
    outliers.push_back(outlier);
  }
  return outliers;
}

void take_out_outliers(Records& records, Problems& problems) {
  for (const RecordId row : rows(records.feature)) {
    std::vector<VertexOutlier> outliers;
    std::size_t vertices = 0;
    const auto take_from = [&](LineString& line, LineForm form) {
      for (const VertexOutlier& outlier : take_out_outliers(line, form))
        outliers.push_back(outlier);
      vertices += line.size();
    };
    if (!records.lines.empty()) {
      for (LineString& line : records.lines[row]) take_from(line, LineForm::open);
    }
    if (!records.polygons.empty()) {
      for (Polygon& polygon : records.polygons[row]) {
        take_from(polygon.outer, LineForm::ring);
        for (LineString& hole : polygon.holes) take_from(hole, LineForm::ring);
      }
    }
    if (!outliers.empty()) problems.push_back(problem_of(records, row, outliers, vertices));
  }
}

namespace {

/// Describes what was removed from a record that is kept: "2 of its vertices".
Text counted_parts(const CoordinatesLeftOut& left_out) {
  Text text;
  const auto add = [&](std::size_t count, const char* english, const char* chinese) {
    if (count == 0) return;
    text.en += fmt::format("{}{} {}", text.en.empty() ? "" : ", ", count, english);
    text.zh += fmt::format("{}{}{}", text.zh.empty() ? "" : "、", count, chinese);
  };
  add(left_out.points, "of its points", "个点");
  add(left_out.vertices, "of its vertices", "个顶点");
  add(left_out.parts, "of its parts, which have too few vertices left", "部分（余下顶点不足）");
  return text;
}

/// Removes coordinates that do not pass the test from a record, and reports the reason.
void leave_out_of(Records& records, Shape shape, RecordId row,
                  const std::function<bool(LonLat)>& passes, const Text& why, Problems& problems) {
  const CoordinatesLeftOut left_out = leave_out(records, shape, row, passes);
  if (left_out.all || !left_out.any()) return;
  const Text parts = counted_parts(left_out);
  problems.push_back({ProblemKind::geometry_part_left_out,
                      records.layer,
                      records.feature[row],
                      label_in(records, row),
                      a_place_of(records, shape, row),
                      {parts.en + ": " + why.en, parts.zh + "：" + why.zh}});
}

}  // namespace

void leave_out_beyond(Records& records, Shape shape, double longitude, Problems& problems) {
  const Text why("coordinates outside the range of the CRS", "坐标超出坐标系的范围，已略去");
  const auto passes = [&](LonLat place) {
    return std::abs(place.lon) <= longitude && std::abs(place.lat) <= 90.0;
  };
  for (const RecordId row : rows(records.feature)) {
    if (!all_places(records, shape, row, passes)) {
      leave_out_of(records, shape, row, passes, why, problems);
    }
  }
}

}  // namespace hinterland
