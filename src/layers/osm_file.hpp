// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>

#include <osmium/memory/buffer.hpp>
#include <osmium/osm/entity_bits.hpp>

#include <functional>
#include <string>

namespace hinterland {

/// An OpenStreetMap file, to be read several times from its beginning.
class OsmFile {
 public:
  /// Throws Error: there is no such file, it is a folder or empty, or its name does not
  /// end as those of the formats do: .osm.pbf, .pbf, .osm, .osm.bz2, .osm.gz.
  explicit OsmFile(std::string path);

  /// Hands over the objects of these kinds, in the order of the file, block by
  /// block. Throws Error where the file is broken, truncated, or no
  /// OpenStreetMap data.
  void read(osmium::osm_entity_bits::type kinds,
            const std::function<void(osmium::memory::Buffer&)>& take, const Progress& progress,
            const std::string& doing);

  /// When the data was taken from the database, as the file says once it has
  /// been read; empty: it does not say.
  const std::string& timestamp() const { return timestamp_; }

 private:
  std::string path_;
  std::string format_;
  std::string timestamp_;
};

}  // namespace hinterland
