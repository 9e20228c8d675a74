// SPDX-License-Identifier: Apache-2.0
#include "input/formats/layers_alike.hpp"

#include "input/columns/field_label.hpp"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <cstddef>

namespace hinterland {

namespace {

/// The names of the columns, and whether there is geometry.
std::vector<std::string> columns_of(OGRLayer& layer) {
  const OGRFeatureDefn& defined = *layer.GetLayerDefn();
  std::vector<std::string> columns{layer.GetGeomType() == wkbNone ? "" : "geometry"};
  for (int i = 0; i < defined.GetFieldCount(); ++i)
    columns.emplace_back(defined.GetFieldDefn(i)->GetNameRef());
  return columns;
}

}  // namespace

std::vector<std::string> layers_like(GDALDataset& opened, OGRLayer& layer) {
  const std::vector<std::string> columns = columns_of(layer);
  std::vector<std::string> names;
  for (OGRLayer* one : opened.GetLayers()) {
    if (columns.size() > 1 && columns_of(*one) == columns) names.emplace_back(one->GetName());
  }
  return names;
}

std::vector<std::string> largest_group(GDALDataset& opened) {
  std::vector<std::string> most;
  for (OGRLayer* layer : opened.GetLayers()) {
    const std::vector<std::string> group = layers_like(opened, *layer);
    if (group.size() > std::max<std::size_t>(1, most.size())) most = group;
  }
  return most;
}

bool are_years(const std::vector<std::string>& names) {
  const std::string first = bare_label(names.front()).name;
  return std::ranges::all_of(names, [&](const std::string& name) {
    const BareLabel label = bare_label(name);
    return label.year != 0 && label.name == first;
  });
}

std::string union_of(const std::vector<std::string>& layers) {
  std::string sql;
  for (const std::string& name : layers) {
    sql += sql.empty() ? "SELECT * FROM \"" : " UNION ALL SELECT * FROM \"";
    for (const char c : name) sql += c == '"' ? "\"\"" : std::string(1, c);
    sql += '"';
  }
  return sql;
}

}  // namespace hinterland
