// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/field_names.hpp"
#include "input/formats/gdal_table.hpp"
#include "input/records/read.hpp"
#include "input/text/encoding.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// A field and what is in it.
struct InspectedField {
  std::string name;
  std::string type;  ///< text, integer, real, number, date, other
  bool repaired = false;
  std::size_t filled = 0;            ///< records in which it says something
  std::vector<std::string> samples;  ///< the first few different values
  std::string role;                  ///< what a study would use it for; empty: nothing known
  Text reading;                      ///< how its numbers are read, where not plainly
};

/// What is in one layer of a file, and what it looks like.
struct Inspection {
  std::string path;
  std::string driver;
  std::vector<std::string> layers;  ///< all that the file has
  std::string layer;
  std::size_t records = 0;
  std::size_t without_geometry = 0;
  std::string geometry;  ///< Point, 3D Polygon, None, ...
  std::string declared_crs;
  std::string crs;    ///< what it is taken as; empty: it cannot be placed
  Text crs_evidence;  ///< or why it cannot be placed, and the way out
  bool crs_doubtful = false;
  bool north_first = false;          ///< latitude stands before longitude, or north before east
  std::optional<LonLat> south_west;  ///< of the file's own coordinates
  std::optional<LonLat> north_east;
  EncodingReport encoding;
  Notes rows_said;  ///< which rows of a table were taken for its header, and what was left out
  std::vector<InspectedField> fields;
  Notes untaken;                         ///< columns that may be meant for a role that found none
  LayerKind kind = LayerKind::villages;  ///< a guess
  std::string network;                   ///< the id of its service, by the layer's name; or empty
  std::string longitude;                 ///< columns of coordinates of a table; empty: none
  std::string latitude;
  bool is_built_up = false;  ///< polygons of built-up land, which are read as boundaries are
  bool is_census = false;    ///< a table of villages without any place, to be joined to a layer
};

/// The columns that reading a layer of this kind looks for; none is required.
std::vector<FieldWish> wishes_of(LayerKind kind, const ServiceCatalogue& catalogue);

/// Decides what the layer is in a study: by its geometry and the names of the layer and its columns
/// (`guess_kind`), unless the names and codes of its places, kinds of facilities, or columns that
/// only one kind of lines has, say otherwise. So reading the layer as that does not doubt it.
/// `has_places`: it has geometry or columns of coordinates; villages without are a census.
void find_kind(GdalTable& table, bool has_places, const ServiceCatalogue& catalogue,
               Inspection& found);

}  // namespace hinterland
