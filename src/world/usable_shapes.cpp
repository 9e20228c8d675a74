// SPDX-License-Identifier: Apache-2.0
#include "world/usable_shapes.hpp"

#include "base/text_fill.hpp"
#include "geometry/closed_ring.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace hinterland {

std::optional<ProblemKind> fault_of(LonLat place) {
  if (!std::isfinite(place.lon) || !std::isfinite(place.lat)) return ProblemKind::geometry_invalid;
  if (std::abs(place.lon) > 180.0 || std::abs(place.lat) > 90.0)
    return ProblemKind::geometry_out_of_range;
  return std::nullopt;
}

namespace {

template <class Places>
std::optional<ProblemKind> fault_of_any(const Places& places) {
  for (const LonLat place : places) {
    if (const auto fault = fault_of(place)) return fault;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ProblemKind> fault_of(MultiPolygon& shape) {
  const auto fault_of_ring = [](LineString& ring) {
    if (const auto fault = fault_of_any(ring)) return fault;
    close_ring(ring);
    return is_ring(ring) ? std::nullopt : std::optional(ProblemKind::geometry_invalid);
  };
  if (shape.empty()) return ProblemKind::geometry_empty;
  for (Polygon& polygon : shape) {
    if (const auto fault = fault_of_ring(polygon.outer)) return fault;
    for (LineString& hole : polygon.holes) {
      if (const auto fault = fault_of_ring(hole)) return fault;
    }
  }
  return std::nullopt;
}

void settle_lines(std::string_view table, const std::vector<LonLat>& vertex,
                  std::vector<std::size_t>& first_vertex) {
  if (first_vertex.empty()) first_vertex.push_back(0);
  const bool divides = first_vertex.front() == 0 && std::ranges::is_sorted(first_vertex) &&
                       first_vertex.back() == vertex.size();
  if (divides) return;
  throw UsageError(filled_text(
      "first_vertex of {} does not divide its {} vertices: it begins with 0, rises, and ends with "
      "their number",
      "{}的 first_vertex 未能划分其 {} 个节点：应以 0 开头、依次递增，并以节点总数结尾", table,
      vertex.size()));
}

std::vector<bool> bad_lines(const std::string& layer, const std::vector<LonLat>& vertex,
                            const std::vector<std::size_t>& first_vertex, Problems& problems) {
  std::vector<bool> bad(first_vertex.size() - 1, false);
  for (std::size_t line = 0; line < bad.size(); ++line) {
    const auto at = [&](std::size_t i) { return vertex.begin() + static_cast<std::ptrdiff_t>(i); };
    const std::vector<LonLat> own(at(first_vertex[line]), at(first_vertex[line + 1]));
    auto fault = fault_of_any(own);
    if (!fault && own.size() < 2) fault = ProblemKind::geometry_invalid;
    if (!fault) continue;
    bad[line] = true;
    problems.push_back({*fault, layer, static_cast<std::int64_t>(line), "", std::nullopt, ""});
  }
  return bad;
}

void drop_lines(std::vector<LonLat>& vertex, std::vector<std::size_t>& first_vertex,
                const std::vector<bool>& dropped) {
  std::vector<LonLat> kept;
  std::vector<std::size_t> first{0};
  for (std::size_t line = 0; line < dropped.size(); ++line) {
    if (dropped[line]) continue;
    for (std::size_t i = first_vertex[line]; i < first_vertex[line + 1]; ++i)
      kept.push_back(vertex[i]);
    first.push_back(kept.size());
  }
  vertex = std::move(kept);
  first_vertex = std::move(first);
}

}  // namespace hinterland
