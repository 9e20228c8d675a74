// SPDX-License-Identifier: Apache-2.0
//
// A target of libFuzzer: any bytes are read whole, or refused by an Error. HINTERLAND_FUZZ in the
// environment names the kind of input; `tools/fuzz` runs them all.
#include "input/osm/mapping.hpp"
#include "input/osm/read.hpp"
#include "input/records/inspect.hpp"
#include "input/records/layer_kind.hpp"
#include "input/records/verify.hpp"
#include "system/environment.hpp"

#include <hinterland/error.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/study.hpp>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

using namespace hinterland;

namespace {

namespace fs = std::filesystem;

/// A folder of this process; in memory (/dev/shm) where available.
const std::string& folder() {
  static const std::string made = [] {
    const fs::path around = fs::exists("/dev/shm") ? "/dev/shm" : fs::temp_directory_path();
    std::string name = (around / "hinterland-fuzz-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    static std::string kept;
    kept = name;
    std::atexit([] { fs::remove_all(kept); });
    return name;
  }();
  return made;
}

std::string write(const std::string& name, std::string_view bytes) {
  const std::string path = folder() + "/" + name;
  std::ofstream(path, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return path;
}

const ServiceCatalogue& bundled_catalogue() {
  static const ServiceCatalogue catalogue =
      read_catalogue(program_data_folder() + "/catalogue/shandong-2016.toml");
  return catalogue;
}

/// Reads the file as `inspect` and `run` do: as a layer of villages and as one of roads.
void read_as_layers(const std::string& path) {
  try {
    (void)study_block(inspect_layer(path, "", bundled_catalogue(), no_progress));
  } catch (const Error&) {
  }
  for (const bool is_roads : {false, true}) {
    StudyLayers layers;
    LayerSource& source = is_roads ? layers.roads : layers.villages;
    source.name = is_roads ? "roads" : "villages";
    source.path = path;
    Problems problems;
    Notes notes;
    try {
      World world = read_world(layers, bundled_catalogue(), problems, notes, no_progress);
      verify_world(world, problems);
    } catch (const Error&) {
    }
  }
}

/// The files of a shapefile: the lengths of .shp, .shx and .dbf in two bytes each, followed by
/// their contents; the remaining bytes are the .prj.
void read_shapefile(std::string_view bytes) {
  constexpr std::array endings = {"shp", "shx", "dbf"};
  if (bytes.size() < 2 * endings.size()) return;
  std::array<std::size_t, endings.size()> lengths{};
  for (std::size_t& length : lengths) {
    length = static_cast<unsigned char>(bytes[0]) |
             static_cast<unsigned>(static_cast<unsigned char>(bytes[1])) << 8U;
    bytes.remove_prefix(2);
  }
  for (std::size_t i = 0; i < endings.size(); ++i) {
    const std::string_view part = bytes.substr(0, std::min(lengths[i], bytes.size()));
    write(std::string("layer.") + endings[i], part);
    bytes.remove_prefix(part.size());
  }
  write("layer.prj", bytes);
  read_as_layers(folder() + "/layer.shp");
}

void read_as_osm(const std::string& path) {
  static const osm::Mapping mapping =
      osm::read_mapping(program_data_folder() + "/catalogue/osm.toml", bundled_catalogue());
  (void)osm::read(path, mapping, no_progress);
}

/// libosmium does not close a file that it fails to read: after some thousands of failures the
/// process could open no more files and would test nothing.
void read_pbf(std::string_view bytes) {
  const std::string path = write("map.osm.pbf", bytes);
  const int first_free = ::dup(STDERR_FILENO);
  ::close(first_free);
  const auto close_left = [&] {
    for (int file = first_free; ::close(file) == 0; ++file) {
    }
  };
  try {
    read_as_osm(path);
  } catch (...) {
    close_left();
    throw;
  }
  close_left();
}

void read_study_bytes(std::string_view bytes) { (void)read_study(write("study.toml", bytes)); }

void read_catalogue_bytes(std::string_view bytes) {
  (void)read_catalogue(write("catalogue.toml", bytes));
}

void read_mapping_bytes(std::string_view bytes) {
  (void)osm::read_mapping(write("osm.toml", bytes), bundled_catalogue());
}

struct Target {
  std::string_view kind;
  void (*read)(std::string_view bytes);
};

constexpr std::array targets = {
    Target{"study", read_study_bytes},
    Target{"catalogue", read_catalogue_bytes},
    Target{"osm_mapping", read_mapping_bytes},
    Target{"csv", [](std::string_view bytes) { read_as_layers(write("layer.csv", bytes)); }},
    Target{"geojson",
           [](std::string_view bytes) { read_as_layers(write("layer.geojson", bytes)); }},
    Target{"shapefile", read_shapefile},
    Target{"osm_pbf", read_pbf},
    Target{"osm_xml", [](std::string_view bytes) { read_as_osm(write("map.osm", bytes)); }},
    Target{"overpass", [](std::string_view bytes) { read_as_osm(write("map.json", bytes)); }},
};

const Target& chosen() {
  const char* kind = std::getenv("HINTERLAND_FUZZ");
  const auto found = std::ranges::find(targets, kind == nullptr ? "" : kind, &Target::kind);
  if (found != targets.end()) return *found;
  std::fputs("HINTERLAND_FUZZ names no kind of input\n", stderr);
  std::exit(2);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    static const Target& target = chosen();
    target.read({reinterpret_cast<const char*>(data), size});
  } catch (const Error&) {
    // A refusal is expected; any other exception is a fault.
  }
  return 0;
}
