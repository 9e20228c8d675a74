// SPDX-License-Identifier: Apache-2.0
#include "synthetic/whole_study.hpp"

#include "base/output_file.hpp"
#include "input/coordinates/crs_registry.hpp"
#include "output/output_folder.hpp"
#include "synthetic/made_up_faults.hpp"
#include "synthetic/study_layers.hpp"
#include "synthetic/study_pages.hpp"

namespace hinterland {

namespace {

constexpr double share_of_making = 0.3;  // of the time; the rest goes into writing

void write_text(const std::string& path, const std::string& text) {
  OutputFile file(path);
  file.write(text);
  file.close();
}

}  // namespace

WholeStudy write_made_up_study(const std::string& folder, const MadeUpSettings& settings,
                               const Progress& progress) {
  check_new_folder(folder);
  require_crs_registry();  // layers in several CRSs are written
  MadeUpCounty county = make_up_county(settings, part_of(progress, 0.0, share_of_making));
  const PlantedFaults planted = plant_faults(county);
  OutputFolder written(folder);
  write_study_layers(written.path(), county, planted, part_of(progress, share_of_making, 1.0));
  write_text(written.path() + "/study.toml", study_file_text(county));
  write_text(written.path() + "/README.md", study_readme_text(county, planted));
  written.commit();
  return {county.world.villages.size(), county.world.towns.size(), county.counties,
          planted.faults.size()};
}

}  // namespace hinterland
