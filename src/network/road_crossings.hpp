// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/piece_grid.hpp"

#include <hinterland/units.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace hinterland {

/// The two ends of a straight piece of road, as rows of some places.
struct PieceEnds {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  bool has(std::uint32_t place) const { return start == place || end == place; }
};

/// Where along each of two pieces they cross, 0 at its start and 1 at its end.
struct CrossingShares {
  double first = 0.0;
  double second = 0.0;
};

/// Where two pieces cross, or an end of one lies on the other, as drawn in
/// longitude and latitude; none: they do not, or run along each other.
std::optional<CrossingShares> find_crossing(const Piece& first, const Piece& second);

/// Two pieces that cross although they share no end: where along each, 0 at its
/// start and 1 at its end.
struct RoadCrossing {
  std::uint32_t first = 0;
  std::uint32_t second = 0;  ///< the higher row
  double first_share = 0.0;
  double second_share = 0.0;
};

/// The places and pieces that are looked through.
struct RoadPiecesOnMap {
  std::span<const LonLat> place;
  std::span<const PieceEnds> piece;
  std::span<const std::uint32_t> first;  ///< of the copies of each piece

  Piece on_map(std::uint32_t row) const {
    return piece_between(place[piece[row].start], place[piece[row].end]);
  }
};

/// Pairs of pieces that cross, or where an end of one lies on the other, as
/// drawn in longitude and latitude; those that share an end are left out, and
/// those that run along each other. Of copies only the first counts. By rows.
/// O(pieces × pieces near them).
std::vector<RoadCrossing> find_crossings(const RoadPiecesOnMap& roads, const PieceGrid& grid);

}  // namespace hinterland
