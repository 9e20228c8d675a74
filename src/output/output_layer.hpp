// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/field_dictionary.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/table.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// One table to be written, independent of the format; each format has its own writer.
namespace hinterland {

/// The contents of one cell. A cell is reused for many rows and keeps its memory.
class OutputCell {
 public:
  enum class Kind : std::uint8_t { nothing, text, integer, real, boolean };

  void clear() {
    kind_ = Kind::nothing;
    text_.clear();
  }
  /// Control characters are replaced as by `text_of_result`. An empty text sets nothing.
  void set_text(std::string_view text);
  void set_integer(std::int64_t value) {
    integer_ = value;
    kind_ = Kind::integer;
  }
  /// A value that is not finite sets nothing.
  void set_real(double value);
  /// As `rounded`.
  void set_rounded(double value, int decimals);
  void set_boolean(bool value) {
    integer_ = value ? 1 : 0;
    kind_ = Kind::boolean;
  }

  Kind kind() const { return kind_; }
  std::string_view text() const { return text_; }
  std::int64_t integer() const { return integer_; }
  double real() const { return real_; }
  bool boolean() const { return integer_ != 0; }

 private:
  std::string text_;
  std::int64_t integer_ = 0;
  double real_ = 0.0;
  Kind kind_ = Kind::nothing;
};

/// A column. Its meaning is in the dictionary.
struct OutputField {
  std::string name;
  FieldType type = FieldType::text;
  /// Writes the value of a row to a cleared cell. Called from many threads at once, so it must not
  /// modify shared data.
  std::function<void(std::size_t row, OutputCell& cell)> value;
  int decimals = 0;  ///< of a real, in the output
  int width = 0;     ///< bytes, for formats with fixed widths
};

/// `none`: a table without places.
enum class OutputGeometry : std::uint8_t { none, point, multi_point, line, multi_polygon };

/// The geometry of a row. An object is reused for many rows.
struct OutputShape {
  LineString vertices;                     ///< of points and lines; empty: the row has no place
  const MultiPolygon* polygons = nullptr;  ///< of polygons; null: none
  std::vector<LineString> parts = {};      ///< of a line that crosses 180°, cut there; else empty
};

/// Columns, and unless it is a table a geometry, in longitude and latitude. Refers to its source
/// data.
struct OutputLayer {
  std::string name;
  OutputGeometry geometry = OutputGeometry::none;
  std::size_t rows = 0;
  /// Writes the geometry of a row to a cleared shape; else as `OutputField::value`. Empty for
  /// tables without places.
  std::function<void(std::size_t row, OutputShape& shape)> shape;
  std::vector<OutputField> fields;
};

/// A column of texts as a field.
template <class Row>
OutputField text_field(std::string name, const TextColumn<Row>& texts, int width = 0) {
  return {std::move(name), FieldType::text,
          [&texts](std::size_t row, OutputCell& cell) {
            cell.set_text(texts[Row{static_cast<std::uint32_t>(row)}]);
          },
          0, width};
}

/// A table whose rows have places or polygons.
template <class Row>
OutputLayer point_layer(std::string name, const Column<Row, LonLat>& place,
                        std::vector<OutputField> fields) {
  return {std::move(name), OutputGeometry::point, place.size(),
          [&place](std::size_t row, OutputShape& shape) {
            shape.vertices.push_back(place[Row{static_cast<std::uint32_t>(row)}]);
          },
          std::move(fields)};
}
template <class Row>
OutputLayer area_layer(std::string name, const Column<Row, MultiPolygon>& polygons,
                       std::vector<OutputField> fields) {
  return {std::move(name), OutputGeometry::multi_polygon, polygons.size(),
          [&polygons](std::size_t row, OutputShape& shape) {
            shape.polygons = &polygons[Row{static_cast<std::uint32_t>(row)}];
          },
          std::move(fields)};
}

/// Clears a shape and fills it with that of a row. Places that are not finite, and lines with one
/// vertex, are dropped. Lines that cross 180° are cut there (RFC 7946, 3.1.9).
void take_shape(const OutputLayer& layer, std::size_t row, OutputShape& shape);

/// Whether a line of the layer crosses 180°, for formats that declare the type of a layer.
/// O(vertices).
bool has_cut_lines(const OutputLayer& layer);

/// Builds an output layer field by field. Each field must be in the dictionary for this layer and
/// have the type given there; otherwise std::logic_error, since that is a programming error.
///
/// A field is given as a function of the row. Its value is rounded to the decimals of the
/// dictionary, so that it is the same number in every format; an empty text, an empty optional, an
/// unreachable distance and an unknown answer are null.
class LayerBuilder {
 public:
  /// A table without places until `points`, `lines` or `multi_polygons` is called.
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
  void text(std::string_view name, Value value) {
    add(name, FieldType::text, [value](std::size_t row, OutputCell& cell) {
      const auto& written = value(row);
      cell.set_text(written);
    });
  }

  /// value(row) -> double or std::optional<double>; integer or real according to the dictionary
  template <class Value>
  void number(std::string_view name, Value value) {
    const int decimals = decimals_of(name);
    add_number(name, [value, decimals](std::size_t row, OutputCell& cell) {
      if (const std::optional<double> number = value(row)) cell.set_rounded(*number, decimals);
    });
  }

  /// value(row) -> bool
  template <class Value>
  void boolean(std::string_view name, Value value) {
    add(name, FieldType::boolean,
        [value](std::size_t row, OutputCell& cell) { cell.set_boolean(value(row)); });
  }

  /// value(row) -> TriState
  template <class Value>
  void answer(std::string_view name, Value value) {
    add(name, FieldType::boolean, [value](std::size_t row, OutputCell& cell) {
      const TriState answer = value(row);
      if (answer != TriState::unknown) cell.set_boolean(answer == TriState::yes);
    });
  }

  OutputLayer take() { return std::move(layer_); }

 private:
  using Value = std::function<void(std::size_t row, OutputCell& cell)>;

  const FieldEntry& entry_of(std::string_view name) const;
  int decimals_of(std::string_view name) const;
  void add(std::string_view name, FieldType type, Value value);
  void add_number(std::string_view name, Value value);

  OutputLayer layer_;
};

}  // namespace hinterland
