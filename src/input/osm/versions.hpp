// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <osmium/memory/buffer.hpp>

#include <array>
#include <cstdint>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace hinterland {

/// Which of several records of one object is the current one: of the highest version; of equal
/// versions the one that says the most (Overpass writes a node that is asked for twice once with
/// its tags and once without them); of equals the first.
///
/// Ids that rise all through a file show that each object is in it once, at no cost. For other
/// files the records are numbered and those with an id that did not rise are compared: 8 bytes
/// for each of them.
class OsmCurrent {
 public:
  /// The file is read anew, from its beginning.
  void begin();
  /// Before `settle`: whether ids go on rising. After it: removes from the block what is not
  /// current, and is true.
  bool pass(osmium::memory::Buffer& buffer);

  /// First round over all objects: those whose id may be there a second time.
  void note(const osmium::memory::Buffer& buffer);
  /// Second round, after `begin`: compares them.
  void compare(const osmium::memory::Buffer& buffer);
  void settle();
  bool is_settled() const { return settled_; }

  std::size_t superseded() const { return superseded_; }  ///< old versions
  std::size_t repeated() const { return repeated_; }      ///< further copies of one version

 private:
  struct Best {
    std::tuple<std::uint32_t, std::size_t, std::size_t> worth;  ///< version, tags, size
    std::uint64_t row = 0;  ///< its place among the objects of its kind in the file
    std::size_t of_its_version = 0;
  };
  struct Kind {
    std::int64_t highest = 0;
    std::uint64_t rows = 0;
    std::vector<std::int64_t> suspects;
    std::unordered_map<std::int64_t, Best> best;
  };

  std::array<Kind, 3> kinds_;
  bool settled_ = false;
  std::size_t superseded_ = 0;
  std::size_t repeated_ = 0;
};

}  // namespace hinterland
