// SPDX-License-Identifier: Apache-2.0
#include "network/route_cuts.hpp"

#include "network/piece_grid.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <cmath>

namespace hinterland {

namespace {

constexpr std::size_t vertices_in_block = 4096;
/// Nearer to an end of either piece than this share they touch, and do not cross.
constexpr double least_share = 1e-6;

bool is_inside(double share) { return share > least_share && share < 1.0 - least_share; }

std::vector<Piece> pieces_of(std::span<const LineView> lines) {
  std::vector<Piece> pieces;
  for (const LineView& line : lines) {
    for (std::size_t l = 0; l < line.size(); ++l) {
      for (std::size_t v = line.first_vertex[l] + 1; v < line.first_vertex[l + 1]; ++v) {
        pieces.push_back(piece_between(line.vertex[v - 1], line.vertex[v]));
      }
    }
  }
  return pieces;
}

}  // namespace

std::vector<ChainPlace> find_cuts(const RoadChains& chains, const RoadGraph& graph,
                                  std::span<const LineView> lines) {
  const std::vector<Piece> pieces = pieces_of(lines);
  if (pieces.empty()) return {};
  const PieceGrid grid(pieces.size(), [&](std::uint32_t p) { return pieces[p]; });
  const auto cuts_after = [&](std::size_t v, std::vector<ChainPlace>& found) {
    const Piece road = piece_between(graph.place[chains.node[v]], graph.place[chains.node[v + 1]]);
    const double length = chains.centimetres[v + 1] - chains.centimetres[v];
    grid.visit(box_of(road), [&](std::uint32_t p) {
      const auto shares = find_crossing(road, pieces[p]);
      if (!shares || !is_inside(shares->first) || !is_inside(shares->second)) return;
      const auto along = static_cast<std::uint32_t>(std::llround(shares->first * length));
      found.push_back({chains.chain[v], chains.centimetres[v] + along});
    });
  };
  const std::size_t blocks = chains.node.size() / vertices_in_block + 1;
  std::vector<std::vector<ChainPlace>> found(blocks);
  for_each_block(blocks, 1, [&](std::size_t first, std::size_t last) {
    for (std::size_t b = first; b < last; ++b) {
      const std::size_t end = std::min(chains.node.size(), (b + 1) * vertices_in_block);
      for (std::size_t v = b * vertices_in_block; v < end; ++v) {
        const bool goes_on = v + 1 < chains.node.size() && chains.chain[v] == chains.chain[v + 1];
        if (goes_on) cuts_after(v, found[b]);
      }
    }
  });
  std::vector<ChainPlace> cuts;
  for (const auto& block : found) cuts.insert(cuts.end(), block.begin(), block.end());
  std::ranges::sort(cuts);
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  return cuts;
}

}  // namespace hinterland
