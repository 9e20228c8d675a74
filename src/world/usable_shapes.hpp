// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/problem.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Why a place cannot be used: it is not finite, or off the globe; none: it can.
std::optional<ProblemKind> fault_of(LonLat place);

/// Why polygons cannot be used; closes their rings.
std::optional<ProblemKind> fault_of(MultiPolygon& shape);

/// Throws UsageError where `first_vertex` does not divide the vertices of a table into lines.
void settle_lines(std::string_view table, const std::vector<LonLat>& vertex,
                  std::vector<std::size_t>& first_vertex);

/// Marks the lines that cannot be used, each with a problem of `layer`.
std::vector<bool> bad_lines(const std::string& layer, const std::vector<LonLat>& vertex,
                            const std::vector<std::size_t>& first_vertex, Problems& problems);

/// Takes the marked lines out.
void drop_lines(std::vector<LonLat>& vertex, std::vector<std::size_t>& first_vertex,
                const std::vector<bool>& dropped);

}  // namespace hinterland
