// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/notation/field_names.hpp"
#include "input/text/encoding.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// A field and its contents.
struct InspectedField {
  std::string name;
  std::string type;  ///< text, integer, real, number, date, other
  bool repaired = false;
  std::size_t filled = 0;            ///< number of records with a value
  std::vector<std::string> samples;  ///< the first few distinct values
  std::string role;                  ///< its role in a study; empty if unknown
  Text reading;                      ///< the number format, if it is unusual
};

/// The contents of one layer of a file, and what was derived from them.
struct Inspection {
  std::string path;
  std::string driver;
  std::vector<std::string> layers;  ///< all layers of the file
  std::string layer;
  std::size_t records = 0;
  std::size_t without_geometry = 0;
  std::string geometry;  ///< Point, 3D Polygon, None, ...
  std::string declared_crs;
  std::string crs;    ///< the CRS used; empty if the layer cannot be placed
  Text crs_evidence;  ///< why it is used; or why the layer cannot be placed, with advice
  bool crs_doubtful = false;
  bool north_first = false;          ///< latitude before longitude, or northing before easting
  std::optional<LonLat> south_west;  ///< in the coordinates of the file
  std::optional<LonLat> north_east;
  EncodingReport encoding;
  Notes row_notes;  ///< which rows of a table were used as its header, and what was left out
  std::vector<InspectedField> fields;
  Notes unused_columns;                  ///< candidate columns for roles without one
  LayerKind kind = LayerKind::villages;  ///< a guess
  std::string network;    ///< id of its service, by the name of the layer; else empty
  std::string longitude;  ///< coordinate columns of a table; empty if none
  std::string latitude;
  bool is_built_up = false;  ///< polygons of built-up land, otherwise read like boundaries
  bool is_census = false;    ///< a table of villages without places, to be joined to a layer
};

/// The name of a kind's block in a study: villages, boundaries, ...
std::string block_name(LayerKind kind);

/// The name of the layer's block: that of its kind, or census, or built_up.
std::string block_of(const Inspection& inspection);

/// A `[layers.…]` block for the study file that reads the layer as it was found.
std::string study_block(const Inspection& inspection);

}  // namespace hinterland
