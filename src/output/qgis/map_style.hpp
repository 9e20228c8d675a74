// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/palette.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How a layer is drawn, independent of the format of the style.
namespace hinterland {

enum class SymbolKind : std::uint8_t { marker, line, area };

/// A symbol; lengths in millimetres on the map.
struct MapSymbol {
  SymbolKind kind = SymbolKind::marker;
  std::string_view shape = "circle";  ///< of a marker: one of the simple markers of QGIS
  double size = 2.0;                  ///< diameter of a marker
  std::optional<Colour> fill;         ///< none: hollow
  std::optional<Colour> stroke;       ///< of a line, or the outline; none: no outline
  double width = 0.2;                 ///< of the stroke
  std::vector<double> dashes;         ///< lengths of dashes and spaces; empty: solid
  bool is_hatched = false;            ///< an area: filled with lines
  bool has_arrow = false;             ///< a line: with an arrow head in the middle
  /// Expressions of QGIS in place of the size and the width, and for the offset of a line to its
  /// left; formats without expressions leave them out.
  std::string size_expression;
  std::string width_expression;
  std::string offset_expression;
};

/// The rows that have one symbol.
struct StyleClass {
  std::string label;
  /// Of the field; empty: null, and all rows that are in no other class. QGIS does not count these
  /// others, so that each value that occurs has a class.
  std::string value;
  double from = 0.0;  ///< first and last value of a range
  double to = 0.0;
  MapSymbol symbol;
  bool is_in_legend = true;  ///< of a sheet; false: another layer covers these rows
  /// In formats without expressions, for a class of `MapStyle::expression`; empty: as `label`.
  std::string plain_label = {};
};

enum class ClassKind : std::uint8_t {
  one,     ///< one symbol for all rows
  values,  ///< a class per value
  ranges,  ///< a class per range of whole numbers
};

struct LabelStyle {
  std::string expression;  ///< of QGIS
  std::string field;       ///< for formats without expressions
  double points = 8.0;
  Colour colour;
  bool is_bold = false;
  double largest_scale = 0.0;  ///< denominator up to which labels show: 100,000; 0: always
  int priority = 5;            ///< 0 to 10, the highest first
};

struct MapStyle {
  ClassKind kind = ClassKind::one;
  std::string field;  ///< of the classes
  /// Of QGIS, in place of the field: its negative numbers have classes too, which formats without
  /// expressions leave out. Empty: the field.
  std::string expression;
  std::vector<double> values;  ///< of the expression, by row
  std::vector<StyleClass> classes;
  std::optional<LabelStyle> label;
  double largest_scale = 0.0;  ///< denominator up to which the layer shows; 0: always
  std::string first_below;     ///< a field: rows with high values are drawn first
};

}  // namespace hinterland
