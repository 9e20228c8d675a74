// SPDX-License-Identifier: Apache-2.0
#include "output/qgis/project.hpp"

#include "output/atlas/sheet_texts.hpp"
#include "output/qgis/print_layout.hpp"
#include "output/qgis/qml.hpp"
#include "output/report_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hinterland {

namespace {

std::string source_of(const MapLayer& layer) {
  return fmt::format("./{}|layername={}", geopackage_name, layer.table);
}

void add_crs(XmlElement parent, int epsg) {
  const XmlElement crs = parent.add("spatialrefsys");
  crs.add_text("srsid", "1");  // any number of a CRS that QGIS has, else it does not read `authid`
  crs.add_text("authid", fmt::format("EPSG:{}", epsg));
}

void add_box(XmlElement parent, const char* name, const PlaneBox& box) {
  const XmlElement extent = parent.add(name);
  extent.add_text("xmin", XmlValue(box.west).text);
  extent.add_text("ymin", XmlValue(box.south).text);
  extent.add_text("xmax", XmlValue(box.east).text);
  extent.add_text("ymax", XmlValue(box.north).text);
}

const char* checked(bool is_checked) { return is_checked ? "Qt::Checked" : "Qt::Unchecked"; }

void add_tree(XmlElement project, const std::vector<MapGroup>& groups) {
  const XmlElement root = project.add("layer-tree-group");
  for (const MapGroup& group : groups) {
    const XmlElement branch = root.add(
        "layer-tree-group",
        {{"name", group.title}, {"checked", "Qt::Checked"}, {"expanded", group.is_open ? 1 : 0}});
    for (const MapLayer& layer : group.layers) {
      branch.add("layer-tree-layer", {{"id", layer_id(layer.id)},
                                      {"name", layer.title},
                                      {"source", source_of(layer)},
                                      {"providerKey", "ogr"},
                                      {"checked", checked(layer.is_visible)},
                                      {"expanded", layer.is_visible ? 1 : 0}});
    }
  }
}

/// The names of geometries in a project.
std::pair<const char*, const char*> geometry_names(OutputGeometry geometry) {
  switch (geometry) {
    case OutputGeometry::point:
      return {"Point", "Point"};
    case OutputGeometry::multi_point:
      return {"Point", "MultiPoint"};
    case OutputGeometry::line:
      return {"Line", "LineString"};
    case OutputGeometry::multi_polygon:
      return {"Polygon", "MultiPolygon"};
    case OutputGeometry::none:
      break;
  }
  return {"No geometry", "NoGeometry"};
}

void add_layer(XmlElement layers, const MapLayer& layer, const OutputLayer& table,
               const FieldWords& words) {
  const auto [geometry, type] = geometry_names(table.geometry);
  const XmlElement element = layers.add("maplayer", {{"type", "vector"},
                                                     {"geometry", geometry},
                                                     {"wkbType", type},
                                                     {"styleCategories", "AllStyleCategories"},
                                                     {"readOnly", 0},
                                                     {"simplifyDrawingHints", 1},
                                                     {"simplifyDrawingTol", 1},
                                                     {"simplifyLocal", 1},
                                                     {"simplifyMaxScale", 1},
                                                     {"symbologyReferenceScale", -1}});
  element.add_text("id", layer_id(layer.id));
  element.add_text("datasource", source_of(layer));
  element.add_text("layername", layer.title);
  if (layer.has_geometry) add_crs(element.add("srs"), 4326);
  element.add_text("provider", "ogr").set("encoding", "UTF-8");
  add_style(element, layer, table, words);
}

void add_layers(XmlElement project, const std::vector<OutputLayer>& tables,
                const std::vector<MapGroup>& groups, const FieldWords& words) {
  const XmlElement layers = project.add("projectlayers");
  const XmlElement order = project.add("layerorder");
  for (const MapGroup& group : groups) {
    for (const MapLayer& layer : group.layers) {
      const auto table = std::ranges::find(tables, layer.table, &OutputLayer::name);
      if (table == tables.end()) continue;
      add_layer(layers, layer, *table, words);
      order.add("layer", {{"id", layer_id(layer.id)}});
    }
  }
}

void add_property(XmlElement group, const char* name, const char* type, const std::string& value) {
  group.add_text(name, value).set("type", type);
}

void add_properties(XmlElement project) {
  const XmlElement properties = project.add("properties");
  add_property(properties.add("Paths"), "Absolute", "bool", "false");
  add_property(properties.add("SpatialRefSys"), "ProjectionsEnabled", "int", "1");
  const XmlElement measures = properties.add("Measurement");
  add_property(measures, "DistanceUnits", "QString", "meters");
  add_property(measures, "AreaUnits", "QString", "km2");
  const XmlElement gui = properties.add("Gui");
  const Colour ground = palette().zones.outside;
  add_property(gui, "CanvasColorRedPart", "int", fmt::format("{}", ground.red));
  add_property(gui, "CanvasColorGreenPart", "int", fmt::format("{}", ground.green));
  add_property(gui, "CanvasColorBluePart", "int", fmt::format("{}", ground.blue));
}

void add_view(XmlElement project, const MapFrame& frame) {
  const double margin =
      0.04 * std::max(frame.shown.east - frame.shown.west, frame.shown.north - frame.shown.south) +
      500.0;
  const PlaneBox box{frame.shown.west - margin, frame.shown.south - margin,
                     frame.shown.east + margin, frame.shown.north + margin};
  const XmlElement canvas =
      project.add("mapcanvas", {{"name", "theMapCanvas"}, {"annotationsVisible", 1}});
  canvas.add_text("units", "meters");
  add_box(canvas, "extent", box);
  canvas.add_text("rotation", "0");
  add_crs(canvas.add("destinationsrs"), frame.epsg);
  const XmlElement view = project.add("ProjectViewSettings", {{"UseProjectScales", 0}});
  view.add("Scales");
  const XmlElement extent =
      view.add("DefaultViewExtent",
               {{"xmin", box.west}, {"ymin", box.south}, {"xmax", box.east}, {"ymax", box.north}});
  add_crs(extent, frame.epsg);
}

/// Whether a row is in a class; `value` is that of the field of the classes.
bool is_in_class(const MapStyle& style, const StyleClass& each, const OutputCell& value) {
  if (style.kind == ClassKind::ranges) {
    const bool is_whole = value.kind() == OutputCell::Kind::integer;
    const bool is_number = is_whole || value.kind() == OutputCell::Kind::real;
    const double number = is_whole ? static_cast<double>(value.integer()) : value.real();
    return is_number && number >= each.from && number <= each.to;
  }
  if (value.kind() == OutputCell::Kind::real)
    return each.value == fmt::format("{:.0f}", value.real());
  if (value.kind() == OutputCell::Kind::integer)
    return each.value == std::to_string(value.integer());
  return value.kind() == OutputCell::Kind::text && each.value == value.text();
}

/// Removes the classes in which the layer has no rows; all remain if it has no rows at all.
void remove_empty_classes(MapStyle& style, const OutputLayer& table) {
  const auto field = std::ranges::find(table.fields, style.field, &OutputField::name);
  if (style.kind == ClassKind::one || table.rows == 0 || field == table.fields.end()) return;
  std::vector<bool> is_used(style.classes.size());
  OutputCell value;
  for (std::size_t row = 0; row < table.rows; ++row) {
    value.clear();
    if (style.expression.empty()) {
      field->value(row, value);
    } else {
      value.set_real(style.values[row]);
    }
    const auto own = std::ranges::find_if(
        style.classes, [&](const StyleClass& each) { return is_in_class(style, each, value); });
    const auto found =
        own != style.classes.end() ? own : std::ranges::find(style.classes, "", &StyleClass::value);
    const bool is_rest = own == style.classes.end() && style.kind == ClassKind::ranges;
    if (found != style.classes.end() && !is_rest)
      is_used[static_cast<std::size_t>(found - style.classes.begin())] = true;
  }
  std::vector<StyleClass> used;
  for (std::size_t i = 0; i < is_used.size(); ++i) {
    if (is_used[i]) used.push_back(std::move(style.classes[i]));
  }
  if (!used.empty()) style.classes = std::move(used);
}

/// The layers of the project, whose classes are those that occur in the study. Layers without rows
/// are not in the legends.
std::vector<MapGroup> groups_of_study(std::vector<MapGroup> groups,
                                      const std::vector<OutputLayer>& tables) {
  for (MapGroup& group : groups) {
    for (MapLayer& layer : group.layers) {
      const auto table = std::ranges::find(tables, layer.table, &OutputLayer::name);
      if (table == tables.end()) continue;
      remove_empty_classes(layer.style, *table);
      for (StyleClass& each : layer.style.classes) each.is_in_legend &= table->rows > 0;
    }
  }
  return groups;
}

}  // namespace

std::string project_text(const Results& source, const std::vector<OutputLayer>& tables,
                         const std::vector<MapGroup>& all_groups, const FieldWords& words) {
  const std::vector<MapGroup> groups = groups_of_study(all_groups, tables);
  const MapFrame frame = map_frame(source.findings);
  const SheetTexts texts = {study_title(source.study), map_subtitle(source.study, source.findings),
                            source_note(source.study, source.figures, frame.epsg)};
  const XmlDocument document("qgis", "qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'");
  const XmlElement project = document.root();
  project.set("version", qgis_version);
  project.set("projectname", texts.title);
  project.add("homePath", {{"path", ""}});
  project.add_text("title", texts.title);
  add_crs(project.add("projectCrs"), frame.epsg);
  add_tree(project, groups);
  add_view(project, frame);
  add_layers(project, tables, groups, words);
  add_properties(project);
  add_layouts(project, groups, frame, texts, source.study.language);
  return document.text();
}

}  // namespace hinterland
