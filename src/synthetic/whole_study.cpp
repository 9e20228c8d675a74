// SPDX-License-Identifier: Apache-2.0
#include "synthetic/whole_study.hpp"

#include "base/text_fill.hpp"
#include "output/output_folder.hpp"
#include "synthetic/made_up_faults.hpp"
#include "synthetic/study_layers.hpp"
#include "synthetic/study_pages.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <fstream>

namespace hinterland {

namespace {

constexpr double share_of_making = 0.3;  // of the time; the rest goes into writing

void write_text(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) {
    throw Error(filled_text("cannot write '{}'. Is there room?",
                            "无法写入“{}”。请检查磁盘空间和权限。", path));
  }
}

}  // namespace

WholeStudy write_made_up_study(const std::string& folder, const MadeUpSettings& settings,
                               const Progress& progress) {
  check_new_folder(folder);
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
