// SPDX-License-Identifier: Apache-2.0
#include "base/shown_text.hpp"
#include "input/columns/read_figures.hpp"
#include "input/records/inspect.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace hinterland {

namespace {

/// A TOML string; a path may hold a backslash or a quotation mark.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

/// A name as it may stand in a comment.
std::string one_line(const std::string& name) {
  std::string line = for_terminal(name);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

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
  block += "path = " + quoted(inspection.path) + "\n";
  if (inspection.layers.size() > 1 || inspection.layer == "*")
    block += "layer = " + quoted(inspection.layer) + "\n";
  if (inspection.crs.empty() && inspection.records > 0 && !inspection.is_census)
    block += "crs = \"EPSG:…\"  # " + inspection.crs_evidence.en + "\n";
  if (inspection.north_first) block += "axes = \"lat_lon\"\n";
  for (const std::string& name : {inspection.longitude, inspection.layer}) {
    const auto shift = shift_in(name);
    if (!shift) continue;
    block += fmt::format("datum = \"{}\"  # {}: {}\n", shift->datum, one_line(name), shift->word);
    break;
  }
  constexpr double believed =
      0.6;  // a guess that is worth no line in a study is left to the reader
  if (inspection.encoding.doubtful && inspection.encoding.confidence >= believed) {
    block += "encoding = " + quoted(inspection.encoding.encoding) + "\n";
  }
  std::vector<std::string> fields;
  for (const InspectedField& field : inspection.fields) {
    if (!field.role.empty()) fields.push_back(field.role + " = " + quoted(field.name));
  }
  if (!inspection.longitude.empty()) {
    fields.push_back("lon = " + quoted(inspection.longitude));
    fields.push_back("lat = " + quoted(inspection.latitude));
  }
  if (!fields.empty()) block += fmt::format("fields = {{ {} }}\n", fmt::join(fields, ", "));
  return block;
}

}  // namespace hinterland
