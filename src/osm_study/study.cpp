// SPDX-License-Identifier: Apache-2.0
#include "osm_study/study.hpp"

#include "base/file_access.hpp"
#include "base/text_fill.hpp"
#include "input/osm/read.hpp"
#include "osm_study/layers.hpp"
#include "output/geopackage.hpp"
#include "output/output_folder.hpp"

#include <hinterland/error.hpp>

#include "input/coordinates/crs_registry.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace hinterland {

namespace {

constexpr double share_of_reading = 0.4;  // of the time; the rest goes into writing

/// A study is about villages; says what the extract has instead.
void check_villages(const std::string& file, const OsmExtract& extract, const OsmMapping& mapping) {
  if (extract.villages.size() > 0) return;
  Text others;
  for (const auto& [what, count] : extract.passed_over) {
    if (!what.starts_with("place=")) continue;
    others = others + filled_text(", {} {}", "、{1} {0}", count, what);
  }
  throw Error(filled_text(
      "'{}' has no villages, which a study is about. It has {} nodes, {} ways and {} relations; of "
      "them {} towns, {} facilities, {} roads{}. Take a larger extract, or name a mapping with "
      "other [villages] than {} by --mapping.",
      "“{}”中没有村庄，而分析以村庄为对象。其中有点 {}、线 {}、关系 {}；可用的有乡镇驻地 {}、设施 "
      "{}、道路 {}{}。请取更大范围的数据，或用 --mapping 换一份 [villages] 不是 {} 的对照表。",
      file, extract.nodes, extract.ways, extract.relations, extract.towns.size(),
      extract.facilities.size(), extract.roads.size(), others,
      fmt::format("{}", fmt::join(mapping.entries(OsmSection::villages), ", "))));
}

}  // namespace

OsmImport write_study_from_osm(const std::string& file, const std::string& folder,
                               const OsmMapping& mapping, const Progress& progress,
                               Language language) {
  check_new_folder(folder);
  require_crs_registry();  // before the reading, which may take an hour
  OsmImport import{std::filesystem::path(file).filename().string(),
                   read_osm(file, mapping, part_of(progress, 0.0, share_of_reading)),
                   {},
                   language};
  check_villages(file, import.extract, mapping);
  import.choices = choose_for_study(import.extract, mapping);
  OutputFolder written(folder, PlaceOf::nothing);
  write_geopackage(written.path() + "/osm.gpkg", osm_layers(import.extract, import.choices),
                   part_of(progress, share_of_reading, 1.0));
  write_file(written.path() + "/study.toml", osm_study_text(import, mapping));
  write_file(written.path() + "/README.md", osm_readme_text(import));
  write_file(written.path() + "/left_out.csv", osm_left_out_text(import.extract));
  written.commit();
  return import;
}

}  // namespace hinterland
