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

/// Determines which of several records of one object is current: the one with the highest version;
/// among equal versions the one with the most tags and data (Overpass writes a node that was
/// selected twice once with its tags and once without them); among equals the first.
///
/// If the ids increase throughout the file, each object occurs once; this check is free. Otherwise
/// the records are numbered, and objects whose id did not increase are compared; about 100
/// bytes for each of those.
class CurrentVersions {
 public:
  /// To be called when the file is read again from its beginning.
  void begin();
  /// Before `resolve`: returns whether ids still increase. After it: removes records that are not
  /// current from the block, and returns true.
  bool pass(osmium::memory::Buffer& buffer);

  /// First pass over all objects: collects the ids that may occur again.
  void note(const osmium::memory::Buffer& buffer);
  /// Second pass, after `begin`: compares their records.
  void compare(const osmium::memory::Buffer& buffer);
  void resolve();

  std::size_t superseded() const { return superseded_; }  ///< old versions
  std::size_t repeated() const { return repeated_; }      ///< duplicates of the same version

 private:
  struct Best {
    std::tuple<std::uint32_t, std::size_t, std::size_t> worth;  ///< version, tags, size
    std::uint64_t row = 0;  ///< index among the objects of its kind in the file
    std::size_t of_its_version = 0;
  };
  struct Kind {
    std::int64_t highest = 0;
    std::uint64_t rows = 0;
    std::vector<std::int64_t> suspects;
    std::unordered_map<std::int64_t, Best> best;
  };

  std::array<Kind, 3> kinds_;
  bool resolved_ = false;
  std::size_t superseded_ = 0;
  std::size_t repeated_ = 0;
};

/// An OpenStreetMap file that can be read several times: PBF, o5m, XML (compressed or not, also
/// from JOSM and the Overpass API), or the JSON of the Overpass API.
class File {
 public:
  using Take = std::function<void(osmium::memory::Buffer&)>;

  /// Places in an Overpass API response other than those of its nodes.
  struct Supplement {
    std::map<ElementId, Location> centre;
    std::map<std::int64_t, std::vector<std::optional<Location>>> member_way;
    std::map<std::int64_t, Location> member_node;
  };

  /// The format is detected from the first bytes, not from the name. Throws Error as `format_of`
  /// does.
  explicit File(std::string path);

  /// Passes on the objects of these kinds block by block, in the order of the file. Of several
  /// records of one object only the current one is passed on; it may be deleted (not visible).
  ///
  /// Returns false if the ids do not increase, so that objects may occur twice: discard the
  /// results, call `resolve_repeated`, and read the file again. Throws Error if the file is
  /// damaged, truncated or not OpenStreetMap data, or if it contains a server's message that it is
  /// incomplete.
  bool read(osmium::osm_entity_bits::type kinds, const Take& take, const Progress& progress,
            const std::string& doing);

  /// Determines the current record of each object that occurs several times. Reads the file twice.
  void resolve_repeated(const Progress& progress);

  /// The date of the data according to the file; available after reading; empty if not given.
  const std::string& timestamp() const { return header_.timestamp; }
  bool is_history() const { return header_.is_history || current_.superseded() > 0; }
  const CurrentVersions& current() const { return current_; }
  const Supplement& supplement() const { return supplement_; }

 private:
  using Pass = std::function<bool(osmium::memory::Buffer&)>;

  void read_blocks(osmium::osm_entity_bits::type kinds, const Pass& pass, const Progress& progress,
                   const std::string& doing);
  void read_packed(osmium::osm_entity_bits::type kinds, const Pass& pass, const Progress& progress,
                   const std::string& doing);
  void read_text(osmium::osm_entity_bits::type kinds, const Pass& pass, const Progress& progress,
                 const std::string& doing);
  void keep_supplement(const Element& element);

  std::string path_;
  FileFormat format_;
  std::optional<bool> has_versions_;  ///< of a compressed file: known after it has been opened
  bool blocks_checked_ = false;
  Header header_;
  CurrentVersions current_;
  Supplement supplement_;
};

}  // namespace hinterland::osm
