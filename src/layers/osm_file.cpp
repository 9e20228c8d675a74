// SPDX-License-Identifier: Apache-2.0
#include "layers/osm_file.hpp"

#include <hinterland/base/error.hpp>

#include <fmt/format.h>
#include <osmium/io/any_input.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <utility>

namespace hinterland {

namespace {

namespace fs = std::filesystem;

struct Ending {
  std::string_view text;
  const char* format;  ///< as libosmium calls it
};

constexpr std::array endings{Ending{".osm.pbf", "pbf"}, Ending{".pbf", "pbf"},
                             Ending{".osm.bz2", "osm.bz2"}, Ending{".osm.gz", "osm.gz"},
                             Ending{".osm", "osm"}};

}  // namespace

OsmFile::OsmFile(std::string path) : path_(std::move(path)) {
  std::error_code error;
  if (!fs::exists(path_, error)) throw Error(fmt::format("cannot read '{}': no such file", path_));
  if (fs::is_directory(path_, error)) {
    throw Error(fmt::format("cannot read '{}': it is a folder. Name a file in it.", path_));
  }
  const auto ending = std::ranges::find_if(
      endings, [&](const Ending& known) { return path_.ends_with(known.text); });
  if (ending == endings.end()) {
    throw Error(
        fmt::format("cannot read '{}': OpenStreetMap files end in .osm.pbf, .osm, .osm.bz2 or "
                    ".osm.gz. Rename it if it is one of these.",
                    path_));
  }
  if (fs::file_size(path_, error) == 0) {
    throw Error(fmt::format("cannot read '{}': it is empty. Download it again.", path_));
  }
  format_ = ending->format;
  // libosmium drops what it has read from the system's memory; we read it again.
  ::setenv("OSMIUM_CLEAN_PAGE_CACHE_AFTER_READ", "no", 0);
}

void OsmFile::read(osmium::osm_entity_bits::type kinds,
                   const std::function<void(osmium::memory::Buffer&)>& take,
                   const Progress& progress, const std::string& doing) {
  progress(0.0, doing);
  std::exception_ptr of_ours;  // thrown by `take` or `progress`: not the file's fault
  try {
    osmium::io::Reader reader(osmium::io::File(path_, format_), kinds, osmium::io::read_meta::no);
    timestamp_ = reader.header().get("osmosis_replication_timestamp");
    if (timestamp_.empty()) timestamp_ = reader.header().get("timestamp");
    const double size = static_cast<double>(std::max<std::size_t>(reader.file_size(), 1));
    while (osmium::memory::Buffer buffer = reader.read()) {
      try {
        take(buffer);
        progress(std::min(1.0, static_cast<double>(reader.offset()) / size), doing);
      } catch (...) {
        of_ours = std::current_exception();
        break;
      }
    }
    if (!of_ours) reader.close();
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& fault) {
    throw Error(
        fmt::format("cannot read '{}': it is broken, cut short, or no OpenStreetMap file "
                    "({}). Download it again.",
                    path_, fault.what()));
  }
  if (of_ours) std::rethrow_exception(of_ours);
}

}  // namespace hinterland
