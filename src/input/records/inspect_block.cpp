// SPDX-License-Identifier: Apache-2.0
#include "base/shown_text.hpp"
#include "base/toml_text.hpp"
#include "input/columns/read_figures.hpp"
#include "input/records/inspect.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace hinterland {

namespace {

/// The header of the block: a network stands under the service it belongs to.
std::string heading(const Inspection& inspection) {
  if (inspection.kind != LayerKind::networks) return "[layers." + block_of(inspection) + "]";
  // Without a guess an id that the study refuses, with those that there are.
  if (inspection.network.empty())
    return "[layers.networks.SERVICE]  # the id of the service these lines belong to";
  return "[layers.networks." + inspection.network + "]";
}

}  // namespace

std::string block_name(LayerKind kind) {
  switch (kind) {
    case LayerKind::towns:
      return "towns";
    case LayerKind::facilities:
      return "facilities";
    case LayerKind::networks:
      return "networks";
    case LayerKind::roads:
      return "roads";
    case LayerKind::boundaries:
      return "boundaries";
    case LayerKind::exclusions:
      return "exclusions";
    case LayerKind::sites:
      return "proposed_sites";
    case LayerKind::villages:
      break;
  }
  return "villages";
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
  constexpr double believed =
      0.6;  // a guess that is worth no line in a study is left to the reader
  if (inspection.encoding.doubtful && inspection.encoding.confidence >= believed) {
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
