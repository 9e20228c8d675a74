// SPDX-License-Identifier: Apache-2.0
#include "input/records/inspection.hpp"

#include "input/columns/coordinate_columns.hpp"
#include "system/shown_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

namespace hinterland {

namespace {

/// The header of the block; a network is listed under its service.
std::string heading(const Inspection& inspection) {
  if (inspection.kind != LayerKind::networks) return "[layers." + block_of(inspection) + "]";
  // Without a guess, writes an id that the study rejects with a list of the valid ones.
  if (inspection.network.empty())
    return "[layers.networks.SERVICE]  # the id of the service these lines belong to";
  return "[layers.networks." + inspection.network + "]";
}

}  // namespace

std::string block_name(LayerKind kind) {
  // One word per kind, in the order of the enumeration.
  static constexpr std::array<const char*, 8> words{"towns",      "villages",      "facilities",
                                                    "networks",   "roads",         "boundaries",
                                                    "exclusions", "proposed_sites"};
  return words[static_cast<std::size_t>(kind)];
}

std::string block_of(const Inspection& inspection) {
  if (inspection.is_census) return "census";
  return inspection.is_built_up ? "built_up" : block_name(inspection.kind);
}

std::string study_block(const Inspection& inspection) {
  std::string block = heading(inspection) + "\n";
  block += "path = " + toml_text(inspection.path) + "\n";
  if (inspection.layers.size() > 1 || inspection.layer == "*")
    block += "layer = " + toml_text(inspection.layer) + "\n";
  if (inspection.crs.empty() && inspection.records > 0 && !inspection.is_census)
    block += "crs = \"EPSG:…\"  # " + on_one_line(inspection.crs_evidence.en) + "\n";
  if (inspection.north_first) block += "axes = \"lat_lon\"\n";
  for (const std::string& name : {inspection.longitude, inspection.layer}) {
    const auto shift = shift_in(name);
    if (!shift) continue;
    block += fmt::format("datum = \"{}\"  # {}: {}\n", shift->datum,
                         for_terminal(on_one_line(name)), shift->word);
    break;
  }
  constexpr double min_confidence = 0.6;  // a less certain guess is left to the reader
  if (inspection.encoding.doubtful && inspection.encoding.confidence >= min_confidence) {
    block += "encoding = " + toml_text(inspection.encoding.encoding) + "\n";
  }
  std::vector<std::string> fields;
  for (const InspectedField& field : inspection.fields) {
    if (!field.role.empty()) fields.push_back(field.role + " = " + toml_text(field.name));
  }
  if (!inspection.longitude.empty()) {
    fields.push_back("lon = " + toml_text(inspection.longitude));
    fields.push_back("lat = " + toml_text(inspection.latitude));
  }
  if (!fields.empty()) block += fmt::format("fields = {{ {} }}\n", fmt::join(fields, ", "));
  return block;
}

}  // namespace hinterland
