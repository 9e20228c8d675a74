// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/field_words.hpp"
#include "output/output_layer.hpp"
#include "output/qgis/map_layer.hpp"
#include "output/qgis/xml_document.hpp"

#include <string>

/// Styles as QGIS reads them, from version 3.22.
namespace hinterland {

/// The release of QGIS whose format is written; later releases convert it.
inline constexpr const char* qgis_version = "3.22.0";

/// "34,33,31,255"
std::string qgis_colour(Colour colour);

/// Appends a symbol with this name.
/// A property, and the expression of QGIS that gives it; empty: none.
struct PropertyExpression {
  const char* property;
  const std::string& text;
};

/// Adds an element of this name with properties that expressions give.
void add_expressions(XmlElement parent, const char* name,
                     std::initializer_list<PropertyExpression> expressions);

void add_symbol(XmlElement parent, const MapSymbol& symbol, const std::string& name);

/// Appends a format of texts, in the default font of the program that opens it if none of the
/// common Chinese fonts is there.
XmlElement add_text_style(XmlElement parent, double points, Colour colour, bool is_bold);

/// Appends what a layer of a project and a style file have in common: renderer, labels, names and
/// values of fields, hover card; and sets the attributes on scales and labels.
void add_style(XmlElement layer, const MapLayer& map_layer, const OutputLayer& table,
               const FieldWords& words);

/// A style file (.qml).
std::string qml_text(const MapLayer& map_layer, const OutputLayer& table, const FieldWords& words);

}  // namespace hinterland
