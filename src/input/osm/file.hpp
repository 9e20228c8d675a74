// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/element.hpp"
#include "input/osm/format.hpp"

#include <hinterland/progress.hpp>

#include <osmium/memory/buffer.hpp>
#include <osmium/osm/entity_bits.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace hinterland::osm {

/// Which of several records of one object is the current one: of the highest version; of equal
/// versions the one that says the most (Overpass writes a node that is asked for twice once with
/// its tags and once without them); of equals the first.
///
/// Ids that rise all through a file show that each object is in it once, at no cost. For other
/// files the records are numbered and those with an id that did not rise are compared: 8 bytes
/// for each of them.
class CurrentVersions {
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

/// An OpenStreetMap file, to be read several times from its beginning: PBF, o5m, XML (packed or
/// not, also of JOSM and of the Overpass API), or the JSON of the latter.
class File {
 public:
  using Take = std::function<void(osmium::memory::Buffer&)>;

  /// Places that an answer of the Overpass API tells beside those of its nodes.
  struct Beside {
    std::map<ElementId, Location> centre;
    std::map<std::int64_t, std::vector<std::optional<Location>>> member_way;
    std::map<std::int64_t, Location> member_node;
  };

  /// The form of the file is decided by its first bytes, not by its name. Throws Error as
  /// `format_of` does.
  explicit File(std::string path);

  /// Hands over the objects of these kinds, in the order of the file, block by block: of several
  /// records of one object the current one, which may be deleted (not visible).
  ///
  /// False: the ids do not rise, so that an object may be there twice. Then what was handed over
  /// must be dropped; call `resolve_repeated`, and read all from the beginning.
  /// Throws Error where the file is broken, truncated, no OpenStreetMap data, or where the server
  /// that it comes from says that it is not complete.
  bool read(osmium::osm_entity_bits::type kinds, const Take& take, const Progress& progress,
            const std::string& doing);

  /// Finds out which of several records of one object counts. Reads the file twice.
  void resolve_repeated(const Progress& progress);

  /// When the data was taken from the database, as the file says; known once it has been read;
  /// empty: it does not say.
  const std::string& timestamp() const { return header_.timestamp; }
  bool is_history() const { return header_.is_history || current_.superseded() > 0; }
  const CurrentVersions& current() const { return current_; }
  const Beside& beside() const { return beside_; }

 private:
  using Pass = std::function<bool(osmium::memory::Buffer&)>;

  void read_blocks(osmium::osm_entity_bits::type kinds, const Pass& pass, const Progress& progress,
                   const std::string& doing);
  void read_packed(osmium::osm_entity_bits::type kinds, const Pass& pass, const Progress& progress,
                   const std::string& doing);
  void read_text(osmium::osm_entity_bits::type kinds, const Pass& pass, const Progress& progress,
                 const std::string& doing);
  void keep_beside(const Element& element);

  std::string path_;
  FileFormat format_;
  std::optional<bool> has_versions_;  ///< of a packed file: known once it has been opened
  bool blocks_checked_ = false;
  Header header_;
  CurrentVersions current_;
  Beside beside_;
};

}  // namespace hinterland::osm
