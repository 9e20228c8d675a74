// SPDX-License-Identifier: Apache-2.0
#include "input/placing/named_axes.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "input/coordinates/coordinate_looks.hpp"
#include "input/placing/read_lands.hpp"
#include "input/records/read_places.hpp"
#include "system/shown_text.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace hinterland {

namespace {

bool has_any(std::string_view name, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

bool is_longitude(std::string_view name) {
  return name == "jd" || has_any(name, {"lon", "lng", "经", "經", "jingdu"});
}

bool is_latitude(std::string_view name) {
  return name == "wd" || has_any(name, {"lat", "纬", "緯", "weidu"});
}

/// The places of a layer in degrees whose columns are named longitude and latitude; none for other
/// layers.
std::optional<RawPlaces> named_degrees(const LayerSource& source) {
  try {
    RawPlaces raw = read_places(source);
    const bool is_named = are_lon_and_lat(raw.lon_column, raw.lat_column);
    if (is_named && most(raw.places, in_degrees_either_way)) return raw;
  } catch (const Error&) {  // reported when the layer is read
  }
  return std::nullopt;
}

std::string exchanged_fields(const RawPlaces& raw) {
  return fmt::format("fields = {{ lon = {}, lat = {} }}", toml_text(raw.lat_column),
                     toml_text(raw.lon_column));
}

}  // namespace

bool are_lon_and_lat(std::string_view lon, std::string_view lat) {
  const std::string first = plain_word(lon);
  const std::string second = plain_word(lat);
  return is_longitude(first) && !is_latitude(first) && is_latitude(second) && !is_longitude(second);
}

StudyLayers with_axes_of_names(StudyLayers layers, Notes& notes) {
  const StudyLayers asked = layers;
  for (const LayerSource* source : given_sources(asked)) {
    if (source->axes != Axes::lat_lon) continue;
    const auto raw = named_degrees(*source);
    if (!raw) continue;
    notes.push_back(filled_text(
        "{}: axes = \"lat_lon\" is not used, because the columns '{}' and '{}' name their "
        "coordinates, whatever their order: remove it. If the names are swapped, write {}",
        "{}：列名“{}”“{}”已指明坐标，与先后无关，故不采用 axes = "
        "\"lat_lon\"，请删去。若列名写反，请写 {}",
        source->name, raw->lon_column, raw->lat_column, exchanged_fields(*raw)));
    layers = turned(std::move(layers), source->name, Axes::as_found);
  }
  return layers;
}

std::string key_of_swap(const LayerSource& source) {
  const auto raw = named_degrees(source);
  return raw ? exchanged_fields(*raw) : "axes = \"lat_lon\"";
}

}  // namespace hinterland
