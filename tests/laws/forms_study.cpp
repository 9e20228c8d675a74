// SPDX-License-Identifier: Apache-2.0
#include "forms_study.hpp"
#include "forms_bytes.hpp"
#include "forms_write.hpp"
#include "input/records/layer_kind.hpp"

#include <hinterland/study.hpp>

#include <fmt/format.h>

#include <filesystem>

namespace hinterland::forms {

namespace {

const char* const settings = R"(name = "昌安县"

[coverage]
area_step = "2 km"

[priority]
draws = 1

[sites]
movable = "all"
)";

Study read_settings() {
  const TemporaryFolder folder;
  folder.write("study.toml", std::string(settings) + "[layers.villages]\npath = \"none\"\n");
  Study study = read_study(folder.path("study.toml"));
  study.layers = {};
  return study;
}

LayerSource& source_in(StudyLayers& layers, const std::string& name) {
  if (name == "villages") return layers.villages;
  if (name == "towns") return layers.towns;
  if (name == "facilities") return layers.facilities.emplace_back();
  if (name == "roads") return layers.roads;
  if (name == "boundaries") return layers.boundaries;
  if (name.starts_with("exclusions")) return layers.exclusions.emplace_back();
  return layers.networks[name.substr(name.find('.') + 1)];
}

/// Adds the key with its value in TOML quotes, unless the value is empty.
void add_key(std::string& block, const std::string& key, const std::string& value) {
  if (!value.empty()) block += fmt::format("{} = '''{}'''\n", key, value);
}

std::string block_of(const LayerSource& source) {
  std::string block = fmt::format("\n[layers.{}]\n", source.name);
  add_key(block, "path", source.path);
  add_key(block, "layer", source.layer);
  add_key(block, "crs", source.crs);
  add_key(block, "encoding", source.encoding);
  add_key(block, "where", source.where);
  add_key(block, "datum",
          source.datum == Datum::gcj02  ? "gcj02"
          : source.datum == Datum::bd09 ? "bd09"
                                        : "");
  add_key(block, "axes", source.axes == Axes::lat_lon ? "lat_lon" : "");
  for (const auto& [role, field] : source.fields) add_key(block, "fields." + role, field);
  return block;
}

/// Writes the census as delimited text without places; returns its declaration in the study.
LayerSource write_census(const Draft& census, const std::string& folder) {
  const auto line = [](const auto& cells, const auto& text) {
    std::string joined;
    for (const auto& cell : cells) joined += (joined.empty() ? "\"" : ",\"") + text(cell) + "\"";
    return joined + "\n";
  };
  std::string table = line(census.columns, [](const DraftColumn& column) { return column.name; });
  for (const DraftRecord& record : census.records)
    table += line(record.cells, [](const std::string& cell) { return cell; });
  LayerSource source = census.source;
  source.path = folder + "/" + census.source.path;
  write_file(source.path, table);
  return source;
}

}  // namespace

const Study& bare_study() {
  static const Study study = read_settings();
  return study;
}

Study write_study(const std::vector<Draft*>& drafts, const TemporaryFolder& folder) {
  Study study = bare_study();
  for (Draft* draft : drafts) {
    write_draft(*draft, folder.path());
    source_in(study.layers, draft->source.name) = draft->source;
    if (draft->census) study.layers.census = write_census(*draft->census, folder.path());
  }
  return study;
}

void keep_study(const std::vector<Draft*>& drafts, const std::string& folder) {
  std::string study = settings;
  for (Draft* draft : drafts) {
    write_draft(*draft, std::filesystem::absolute(folder).string());
    study += block_of(draft->source);
    if (draft->census)
      study += block_of(write_census(*draft->census, std::filesystem::absolute(folder).string()));
  }
  write_file(folder + "/study.toml", study);
}

}  // namespace hinterland::forms
