// SPDX-License-Identifier: Apache-2.0
#include "shell/commands.hpp"

#include <hinterland/base/program_data.hpp>
#include <hinterland/layers/read_catalogue.hpp>
#include <hinterland/layers/read_osm_mapping.hpp>
#include <hinterland/report/study_from_osm.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>

namespace hinterland::shell {

namespace {

struct ImportOptions {
  std::string format;
  std::string file;
  std::string folder;
  std::string mapping;  ///< empty: the one that comes with the program
};

OsmMapping mapping_of(const ImportOptions& options) {
  const std::string catalogues = program_data_folder() + "/catalogue/";
  const std::string path = options.mapping.empty() ? catalogues + "osm.toml" : options.mapping;
  return read_osm_mapping(path, read_catalogue(catalogues + "shandong-2016.toml"));
}

Exit import(const ImportOptions& options, const Surroundings& surroundings) {
  const OsmImport import = write_study_from_osm(options.file, options.folder, mapping_of(options),
                                                surroundings.progress);
  const OsmExtract& extract = import.extract;
  fmt::print("{}: {} villages, {} towns, {} facilities, {} roads, {} networks\n", options.folder,
             extract.villages.size(), extract.towns.size(), extract.facilities.size(),
             extract.roads.size(), extract.networks.size());
  // That a place is mapped twice is how OpenStreetMap is drawn, and nothing is lost by it.
  const auto faults = std::ranges::count_if(extract.left_out, [](const LeftOut& left) {
    return left.reason != LeftOutReason::same_place;
  });
  if (faults > 0) {
    fmt::print("left out, or taken in part: {} (left_out.csv says which and why)\n", faults);
  }
  fmt::print("Now: hinterland run {}/study.toml\n", options.folder);
  return faults == 0 ? Exit::done : Exit::done_with_problems;
}

}  // namespace

Command import_command() {
  return {
      .name = "import",
      .summary = "Turn an OpenStreetMap extract into a study that runs",
      .declare =
          [](CLI::App& app) {
            const auto options = std::make_shared<ImportOptions>();
            app.add_option("FORMAT", options->format, "What FILE is: OpenStreetMap")
                ->type_name("WORD")
                ->required()
                ->check(CLI::IsMember({"osm"}));
            app.add_option("FILE", options->file, "The extract: .osm.pbf, .osm, .osm.bz2, .osm.gz")
                ->type_name("PATH")
                ->required();
            app.add_option("FOLDER", options->folder,
                           "Where to write the study; must not be there yet, or be empty")
                ->type_name("PATH")
                ->required();
            app.add_option("--mapping", options->mapping,
                           "What tags mean, in place of the program's geodata/catalogue/osm.toml")
                ->type_name("FILE");
            return [options](const Surroundings& surroundings) {
              return import(*options, surroundings);
            };
          },
  };
}

}  // namespace hinterland::shell
