// SPDX-License-Identifier: Apache-2.0
#include "network/road_copies.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <numeric>
#include <tuple>
#include <utility>

namespace hinterland {

namespace {

using Places = std::span<const std::uint32_t>;

/// The direction of a road that is read from its other end.
Direction turned(Direction direction) {
  if (direction == Direction::both) return direction;
  return direction == Direction::forward ? Direction::backward : Direction::forward;
}

/// Where a road goes back the way it came, either direction passes all of it both ways.
Direction as_read(Direction direction, bool is_turned, Places places) {
  if (direction == Direction::both) return direction;
  if (std::equal(places.begin(), places.end(), places.rbegin())) return Direction::forward;
  return is_turned ? turned(direction) : direction;
}

/// A road read from the end that makes two copies read alike, whichever way each is drawn.
class DrawnRoad {
 public:
  DrawnRoad(const Roads& roads, Places place_of, RoadId road)
      : places_(
            place_of.subspan(roads.first_vertex[road.index],
                             roads.first_vertex[road.index + 1] - roads.first_vertex[road.index])),
        is_turned_(std::lexicographical_compare(places_.rbegin(), places_.rend(), places_.begin(),
                                                places_.end())),
        direction_(as_read(roads.direction[road], is_turned_, places_)),
        speed_kmh_(roads.speed_kmh[road]),
        is_open_(roads.is_open[road] != Answer::no) {}

  std::uint64_t hash() const {
    constexpr std::uint64_t basis = 14'695'981'039'346'656'037U;  // FNV-1a, 64 bits
    constexpr std::uint64_t prime = 1'099'511'628'211U;
    std::uint64_t hash = basis;
    const auto add = [&](std::uint64_t part) { hash = (hash ^ part) * prime; };
    add(static_cast<std::uint64_t>(direction_) << 1U | (is_open_ ? 1U : 0U));
    add(std::bit_cast<std::uint32_t>(speed_kmh_));
    for (std::size_t i = 0; i < places_.size(); ++i) add(place(i));
    return hash;
  }

  bool operator==(const DrawnRoad& other) const {
    const auto look = [](const DrawnRoad& road) {
      return std::tuple(road.places_.size(), road.direction_, road.speed_kmh_, road.is_open_);
    };
    if (look(*this) != look(other)) return false;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (place(i) != other.place(i)) return false;
    }
    return true;
  }

 private:
  std::uint32_t place(std::size_t i) const {
    return is_turned_ ? places_[places_.size() - 1 - i] : places_[i];
  }

  Places places_;
  bool is_turned_;
  Direction direction_;
  float speed_kmh_;
  bool is_open_;
};

using Keys = std::vector<std::pair<std::uint64_t, std::uint32_t>>;  // of a row, and the row

/// Calls `work` with the rows of each key that several have, ascending.
template <class Work>
void for_each_shared(Keys& keys, const Work& work) {
  std::ranges::sort(keys);
  std::vector<std::uint32_t> rows;
  for (std::size_t i = 0; i < keys.size(); i += rows.size()) {
    rows.clear();
    for (std::size_t j = i; j < keys.size() && keys[j].first == keys[i].first; ++j)
      rows.push_back(keys[j].second);
    if (rows.size() > 1) work(rows);
  }
}

}  // namespace

std::vector<std::uint32_t> first_of_copies(const Roads& roads,
                                           std::span<const std::uint32_t> place_of) {
  const auto drawn = [&](std::uint32_t road) { return DrawnRoad(roads, place_of, RoadId{road}); };
  std::vector<std::uint32_t> first(roads.size());
  std::iota(first.begin(), first.end(), 0U);
  Keys keys;
  keys.reserve(roads.size());
  for (const std::uint32_t road : first) keys.emplace_back(drawn(road).hash(), road);
  for_each_shared(keys, [&](const std::vector<std::uint32_t>& alike) {
    std::vector<std::uint32_t> kept;  // one, but where two roads share a key by chance
    for (const std::uint32_t road : alike) {
      const auto same = std::ranges::find_if(
          kept, [&](std::uint32_t other) { return drawn(other) == drawn(road); });
      if (same == kept.end()) {
        kept.push_back(road);
      } else {
        first[road] = *same;
      }
    }
  });
  return first;
}

std::vector<std::uint32_t> first_of_copies(std::span<const PieceEnds> ends,
                                           std::span<const RoadLink> pieces) {
  std::vector<std::uint32_t> first(ends.size());
  std::iota(first.begin(), first.end(), 0U);
  Keys keys;
  keys.reserve(ends.size());
  for (const std::uint32_t row : first) {
    const auto [low, high] = std::minmax({ends[row].start, ends[row].end});
    keys.emplace_back(std::uint64_t{low} << 32U | high, row);
  }
  const auto look = [&](std::uint32_t row) {
    const RoadLink& piece = pieces[row];
    const bool is_forth = ends[row].start < ends[row].end;
    return std::tuple(piece.length, is_forth ? piece.time_forth : piece.time_back,
                      is_forth ? piece.time_back : piece.time_forth, piece.is_open);
  };
  for_each_shared(keys, [&](std::vector<std::uint32_t>& alike) {
    std::ranges::stable_sort(alike, {}, look);
    for (std::size_t i = 1; i < alike.size(); ++i) {
      if (look(alike[i]) == look(alike[i - 1])) first[alike[i]] = first[alike[i - 1]];
    }
  });
  return first;
}

}  // namespace hinterland
