// SPDX-License-Identifier: Apache-2.0
#include "input/osm/versions.hpp"

#include <osmium/osm/object.hpp>

#include <algorithm>
#include <limits>

namespace hinterland {

namespace {

std::size_t kind_of(const osmium::OSMObject& object) {
  if (object.type() == osmium::item_type::node) return 0;
  return object.type() == osmium::item_type::way ? 1 : 2;
}

}  // namespace

void OsmCurrent::begin() {
  for (Kind& kind : kinds_) {
    kind.highest = std::numeric_limits<std::int64_t>::min();
    kind.rows = 0;
  }
}

bool OsmCurrent::pass(osmium::memory::Buffer& buffer) {
  bool any_removed = false;
  for (osmium::OSMObject& object : buffer.select<osmium::OSMObject>()) {
    Kind& kind = kinds_[kind_of(object)];
    const std::uint64_t row = kind.rows++;
    if (!settled_) {
      if (object.id() <= kind.highest) return false;
      kind.highest = object.id();
    } else if (!kind.best.empty()) {
      const auto best = kind.best.find(object.id());
      if (best == kind.best.end() || best->second.row == row) continue;
      object.set_removed(true);
      any_removed = true;
    }
  }
  if (any_removed) buffer.purge_removed();
  return true;
}

void OsmCurrent::note(const osmium::memory::Buffer& buffer) {
  for (const osmium::OSMObject& object : buffer.select<osmium::OSMObject>()) {
    Kind& kind = kinds_[kind_of(object)];
    if (object.id() <= kind.highest) kind.suspects.push_back(object.id());
    kind.highest = std::max(kind.highest, object.id());
  }
}

void OsmCurrent::compare(const osmium::memory::Buffer& buffer) {
  for (const osmium::OSMObject& object : buffer.select<osmium::OSMObject>()) {
    Kind& kind = kinds_[kind_of(object)];
    if (kind.rows == 0) {
      std::ranges::sort(kind.suspects);
      kind.suspects.erase(std::unique(kind.suspects.begin(), kind.suspects.end()),
                          kind.suspects.end());
    }
    const std::uint64_t row = kind.rows++;
    if (!std::ranges::binary_search(kind.suspects, object.id())) continue;
    const Best one{{object.version(), object.tags().size(), object.byte_size()}, row, 1};
    const auto [known, is_new] = kind.best.emplace(object.id(), one);
    if (is_new) continue;
    Best& best = known->second;
    const auto version = std::get<0>(best.worth);
    if (object.version() == version) {
      ++best.of_its_version;
    } else if (object.version() < version) {
      ++superseded_;
    } else {
      superseded_ += best.of_its_version;
      best.of_its_version = 1;
    }
    if (one.worth > best.worth) {
      best.worth = one.worth;
      best.row = row;
    }
  }
}

void OsmCurrent::settle() {
  for (Kind& kind : kinds_) {
    for (const auto& [id, best] : kind.best) repeated_ += best.of_its_version - 1;
    kind.suspects = {};
  }
  settled_ = true;
}

}  // namespace hinterland
