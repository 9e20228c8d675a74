// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/field_dictionary.hpp"
#include "output/output_layer.hpp"

#include <hinterland/coverage.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

/// Builds an output layer field by field. Each field must be in the dictionary for this layer and
/// have the type given there; otherwise std::logic_error, since that is a programming error.
///
/// A field is given as a function of the row. Its value is written with the decimals of the
/// dictionary; an empty text, an empty optional, an unreachable distance and an unknown answer are
/// null.
class LayerBuilder {
 public:
  LayerBuilder(std::string name, std::size_t rows);

  /// place(row) -> LonLat or std::optional<LonLat>
  template <class Place>
  void points(Place place) {
    layer_.geometry = OutputGeometry::point;
    layer_.shape = [place](std::size_t row, OutputShape& shape) {
      if (const std::optional<LonLat> here = place(row)) shape.vertices.push_back(*here);
    };
  }

  /// line(row) -> convertible to std::span<const LonLat>
  template <class Line>
  void lines(Line line) {
    layer_.geometry = OutputGeometry::line;
    layer_.shape = [line](std::size_t row, OutputShape& shape) {
      const std::span<const LonLat> vertices = line(row);
      shape.vertices.assign(vertices.begin(), vertices.end());
    };
  }

  /// shape(row) -> const MultiPolygon&
  template <class Shape>
  void multi_polygons(Shape polygons) {
    layer_.geometry = OutputGeometry::multi_polygon;
    layer_.shape = [polygons](std::size_t row, OutputShape& shape) {
      shape.polygons = &polygons(row);
    };
  }

  /// value(row) -> convertible to std::string_view
  template <class Value>
  void text(std::string name, Value value) {
    add(std::move(name), FieldType::text, [value](std::size_t row, OutputCell& cell) {
      const auto& written = value(row);
      cell.set_text(written);
    });
  }

  /// value(row) -> a range of texts
  template <class Value>
  void text_list(std::string name, Value value) {
    add(std::move(name), FieldType::text_list, [value](std::size_t row, OutputCell& cell) {
      cell.begin_list();
      for (const auto& item : value(row)) cell.add_item(item);
    });
  }

  /// value(row) -> double or std::optional<double>; integer or real according to the dictionary
  template <class Value>
  void number(std::string name, Value value) {
    add_number(std::move(name), [value](std::size_t row, OutputCell& cell) {
      if (const std::optional<double> number = value(row)) cell.set_real(*number);
    });
  }

  /// value(row) -> Answer
  template <class Value>
  void answer(std::string name, Value value) {
    add(std::move(name), FieldType::boolean, [value](std::size_t row, OutputCell& cell) {
      const Answer answer = value(row);
      if (answer != Answer::unknown) cell.set_boolean(answer == Answer::yes);
    });
  }

  OutputLayer take() { return std::move(layer_); }

 private:
  using Value = std::function<void(std::size_t row, OutputCell& cell)>;

  const FieldEntry& entry_of(std::string_view name) const;
  void add(std::string name, FieldType type, Value value);
  void add_number(std::string name, Value value);

  OutputLayer layer_;
};

/// The fields that identify the village of a row. village(row) -> VillageId.
template <class VillageOfRow>
void add_village_fields(LayerBuilder& layer, const Villages& villages, VillageOfRow village) {
  layer.points([&villages, village](std::size_t row) { return villages.place[village(row)]; });
  layer.text("village_code",
             [&villages, village](std::size_t row) { return villages.code[village(row)]; });
  layer.text("village",
             [&villages, village](std::size_t row) { return villages.name[village(row)]; });
  layer.text("town", [&villages, village](std::size_t row) { return villages.town[village(row)]; });
  layer.text("county",
             [&villages, village](std::size_t row) { return villages.county[village(row)]; });
  layer.number("people", [&villages, village](std::size_t row) -> std::optional<double> {
    const std::optional<People>& people = villages.people[village(row)];
    return people ? std::optional(people->value) : std::nullopt;
  });
  if (villages.is_people_estimated.empty()) return;
  layer.answer("people_estimated", [&villages, village](std::size_t row) {
    return villages.is_people_estimated[village(row)];
  });
}

/// The critical radius of the village: metres, or minutes if the metric is time. village(row) ->
/// VillageId.
template <class VillageOfRow>
void add_critical_radius(LayerBuilder& layer, const Coverage& coverage, VillageOfRow village) {
  layer.number("critical_radius_m", [&coverage, village](std::size_t row) {
    return coverage.critical_radius.empty() ? unreachable.value
                                            : coverage.critical_radius[village(row)].value;
  });
  if (coverage.critical_time.empty()) return;
  layer.number("critical_minutes", [&coverage, village](std::size_t row) {
    return coverage.critical_time[village(row)].value;
  });
}

}  // namespace hinterland
