// SPDX-License-Identifier: Apache-2.0
#include "input/osm/ways.hpp"

#include <algorithm>
#include <limits>

namespace hinterland {

namespace {

/// No place on Earth: the node has not been met.
constexpr OsmPlace nowhere{std::numeric_limits<std::int32_t>::max(),
                           std::numeric_limits<std::int32_t>::max()};
/// The same of a node that was deleted.
constexpr OsmPlace removed{std::numeric_limits<std::int32_t>::max(),
                           std::numeric_limits<std::int32_t>::min()};
constexpr std::size_t least_batch = 1U << 16U;

}  // namespace

void OsmNodes::want(std::int64_t node) {
  if (id_.size() >= least_batch && id_.size() >= sorted_ + sorted_ / 2 + least_batch) {
    drop_repeated();
  }
  id_.push_back(node);
}

/// Sorts what has come since, and merges it with what is sorted already.
void OsmNodes::drop_repeated() {
  const auto middle = id_.begin() + static_cast<std::ptrdiff_t>(sorted_);
  std::sort(middle, id_.end());
  std::inplace_merge(id_.begin(), middle, id_.end());
  id_.erase(std::unique(id_.begin(), id_.end()), id_.end());
  sorted_ = id_.size();
}

void OsmNodes::prepare() {
  drop_repeated();
  id_.shrink_to_fit();
  place_.assign(id_.size(), nowhere);
}

std::size_t OsmNodes::row_of(std::int64_t node) const {
  // Nodes of a file come in the order of their ids, so the next one is near.
  constexpr std::size_t few = 8;
  if (last_ < id_.size() && id_[last_] <= node) {
    const std::size_t end = std::min(last_ + few, id_.size());
    while (last_ < end && id_[last_] < node) ++last_;
    if (last_ < end) return last_;
  }
  last_ = static_cast<std::size_t>(std::ranges::lower_bound(id_, node) - id_.begin());
  return last_;
}

void OsmNodes::set(std::int64_t node, OsmPlace place) {
  const std::size_t row = row_of(node);
  if (row < id_.size() && id_[row] == node) place_[row] = place;
}

void OsmNodes::remove(std::int64_t node) { set(node, removed); }

std::optional<OsmPlace> OsmNodes::find(std::int64_t node) const {
  const std::size_t row = row_of(node);
  if (row >= id_.size() || id_[row] != node) return std::nullopt;
  if (place_[row] == nowhere || place_[row] == removed) return std::nullopt;
  return place_[row];
}

bool OsmNodes::is_removed(std::int64_t node) const {
  const std::size_t row = row_of(node);
  return row < id_.size() && id_[row] == node && place_[row] == removed;
}

}  // namespace hinterland
