// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/field_dictionary.hpp"
#include "output/geojson.hpp"

#include <hinterland/coverage.hpp>
#include <hinterland/world.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

/// Puts an output layer together, field by field. Each field must be in the
/// dictionary for this layer and be of the type that it says: std::logic_error
/// otherwise, for that is a fault of ours and not of the data.
///
/// A field is given as a function of the row. What it returns is written as
/// the dictionary says; an empty text, an empty optional, an unreachable distance
/// and an unknown answer are `null`.
class LayerBuilder {
 public:
  LayerBuilder(std::string name, std::size_t rows);

  /// place(row) -> LonLat or std::optional<LonLat>
  template <class Place>
  void points(Place place) {
    layer_.geometry = [place](JsonBuffer& out, std::size_t row) { append_point(out, place(row)); };
  }

  /// line(row) -> something that std::span<const LonLat> can look at
  template <class Line>
  void lines(Line line) {
    layer_.geometry = [line](JsonBuffer& out, std::size_t row) { append_line(out, line(row)); };
  }

  /// shape(row) -> const MultiPolygon&
  template <class Shape>
  void multi_polygons(Shape shape) {
    layer_.geometry = [shape](JsonBuffer& out, std::size_t row) {
      append_multi_polygon(out, shape(row));
    };
  }

  /// value(row) -> something that a std::string_view can look at
  template <class Value>
  void text(std::string name, Value value) {
    add(std::move(name), FieldType::text, [value](JsonBuffer& out, std::size_t row) {
      const auto& written = value(row);
      append_text(out, written);
    });
  }

  /// value(row) -> a range of texts
  template <class Value>
  void text_list(std::string name, Value value) {
    add(std::move(name), FieldType::text_list,
        [value](JsonBuffer& out, std::size_t row) { append_text_list(out, value(row)); });
  }

  /// value(row) -> double or std::optional<double>; an integer or a real by the dictionary
  template <class Value>
  void number(std::string name, Value value) {
    const int decimals = number_decimals(name);
    add_checked(std::move(name), [value, decimals](JsonBuffer& out, std::size_t row) {
      append_number(out, value(row), decimals);
    });
  }

  /// value(row) -> Answer
  template <class Value>
  void answer(std::string name, Value value) {
    add(std::move(name), FieldType::boolean,
        [value](JsonBuffer& out, std::size_t row) { append_answer(out, value(row)); });
  }

  GeoJsonLayer take() { return std::move(layer_); }

 private:
  static void append_text(JsonBuffer& out, std::string_view value);
  static void append_text_list(JsonBuffer& out, const std::vector<std::string_view>& values);
  static void append_number(JsonBuffer& out, std::optional<double> value, int decimals);
  static void append_answer(JsonBuffer& out, Answer value);

  const FieldEntry& entry_of(std::string_view name) const;
  int number_decimals(std::string_view name) const;
  void add(std::string name, FieldType type, RowWriter value);
  void add_checked(std::string name, RowWriter value);

  GeoJsonLayer layer_;
};

/// The fields that say which village a row speaks of. village(row) -> VillageId.
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

/// From which radius on the village is covered: metres, or minutes where time
/// decides. village(row) -> VillageId.
template <class VillageOfRow>
void add_switch_radius(LayerBuilder& layer, const Coverage& coverage, VillageOfRow village) {
  const bool time = coverage.metric == Metric::time;
  layer.number("switch_radius_m", [&coverage, village, time](std::size_t row) {
    return time ? unreachable.value : coverage.switch_radius[village(row)].value;
  });
  if (!time) return;
  layer.number("switch_minutes", [&coverage, village](std::size_t row) {
    return coverage.switch_radius[village(row)].value;
  });
}

}  // namespace hinterland
