// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/field_words.hpp"
#include "output/output_layer.hpp"
#include "output/qgis/map_layer.hpp"
#include "output/qgis/map_style.hpp"
#include "output/report_text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Makes map layers of the tables that exist, with expressions of fields that exist.
class LayerMaker {
 public:
  LayerMaker(const Results& source, const std::vector<OutputLayer>& tables,
             const FieldWords& labels)
      : source_(source), tables_(tables), labels_(labels), words_(source.study.language) {}

  const Results& source() const { return source_; }
  const Words& words() const { return words_; }
  const FieldWords& labels() const { return labels_; }

  /// nullptr if there is no such table.
  const OutputLayer* table(std::string_view name) const;
  bool has(std::string_view table, std::string_view field) const;

  /// A map layer named after its table.
  MapLayer layer(std::string_view table, std::string title) const;

  /// A hover card: the title (an expression) and a line per field that the table has.
  std::string tip(std::string_view table, std::string_view title,
                  const std::vector<std::string_view>& fields) const;

 private:
  const Results& source_;
  const std::vector<OutputLayer>& tables_;
  const FieldWords& labels_;
  Words words_;
};

/// A label that shows a field, at scales from `largest_scale` on.
LabelStyle label_style(std::string_view field, double points, double largest_scale);

/// An expression of QGIS for the name of a town, as `town_in_text`; the row has the fields of its
/// name and "county".
std::string town_text_expression(std::string_view name_field, Language language);

/// A marker with a white edge, which keeps it apart from what it covers.
MapSymbol dot_symbol(Colour fill, double size, std::string_view shape = "circle");
/// A marker without a fill colour of its own.
MapSymbol ring_symbol(Colour stroke, double size, std::string_view shape = "circle");
MapSymbol line_symbol(Colour colour, double width, std::vector<double> dashes = {});
MapSymbol area_symbol(Colour fill);

/// The layers under and over the results: places of the study, and its base map.
MapGroup places_group(const LayerMaker& make);
MapGroup base_group(const LayerMaker& make);

}  // namespace hinterland
