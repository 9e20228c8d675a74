// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

namespace hinterland {

/// The shift that Chinese web maps put on coordinates.
enum class Datum { wgs84, gcj02, bd09 };

/// Which coordinate of a place stands first in a file.
enum class Axes {
  as_found,  ///< what the coordinates themselves, the CRS and the other layers tell
  lon_lat,   ///< east before north, whatever they tell
  lat_lon,   ///< north before east
};

/// Where a layer is and how to take it: one `[layers.…]` block of a study.
struct LayerSource {
  std::string name;  ///< villages, networks.power, ... : for messages
  std::string path;  ///< as GDAL opens it; a path in a .zip works
  std::string
      folder;  ///< of the study, from which `sql` and `path` see files; empty: the current one
  std::string layer;  ///< of several in the file; empty: the only one
  std::string sql;    ///< a SELECT in SQLite's dialect that makes the layer; empty: none
  std::string crs;    ///< overrides what the file says: "EPSG:4527", or a PROJ pipeline
  Datum datum = Datum::wgs84;
  Axes axes = Axes::as_found;
  char decimal = 0;           ///< of numbers in texts: '.' or ','; 0: what the column tells
  std::string encoding;       ///< overrides what the bytes say: "GB18030"
  std::string where;          ///< an attribute filter in OGR's SQL
  std::string service;        ///< facilities: what every record is; empty: its kind field says
  bool complete = true;       ///< networks, roads: where the layer shows no line, there is none
  bool keep_far = false;      ///< records that lie far from all others are right where they are
  bool may_be_empty = false;  ///< the study itself says complete: no records, then there are none
  std::map<std::string, std::string> fields;  ///< what we call it -> what the file calls it

  /// Numbers of the villages that the study names as criteria of its own: name -> field.
  std::map<std::string, std::string> attributes;

  bool given() const { return !path.empty(); }
};

/// The layers of a study. One that is not given has an empty path.
struct StudyLayers {
  LayerSource towns;
  LayerSource villages;
  LayerSource census;                           ///< a table of the villages, with or without places
  std::vector<LayerSource> facilities;          ///< one with a kind field, or one a kind
  std::map<std::string, LayerSource> networks;  ///< by service id
  LayerSource roads;                            ///< that people travel on
  LayerSource boundaries;
  LayerSource built_up;
  std::vector<LayerSource> exclusions;
  LayerSource proposed_sites;
};

}  // namespace hinterland
