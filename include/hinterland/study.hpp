// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/plan.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/world.hpp>

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

/// Reads a policy from a TOML file such as `geodata/catalogue/shandong-2016.toml`.
///
/// Strict: throws UsageError with `file:line:column` for an unknown key, a
/// value of the wrong type, a missing one, a negative radius or price, a core
/// radius beyond the band, prices that are not low <= mid <= high, an id that is
/// there twice or is not snake_case, a word for a kind that two services or two
/// road classes claim, a speed that nobody walks or drives at, a checklist that
/// names an unknown service, and a catalogue without services.
ServiceCatalogue read_catalogue(const std::string& path);

/// The same of a text; `name` stands for the file in messages.
ServiceCatalogue read_catalogue_text(const std::string& toml, const std::string& name);

/// Reads every layer of a study into tables.
///
/// Field names are those of the study, else common Chinese and English ones
/// (XZQMC, 名称, CZRK, ...); what was chosen is added to `notes`. A value that
/// cannot be taken becomes a problem and is read as not known.
///
/// Where the study has no layer of roads, the network of the catalogue's
/// `travel.road_service` serves as the roads; where it has no such network, the
/// roads serve as that. Either is read once.
World read_world(const StudyLayers& layers, const ServiceCatalogue& catalogue, Problems& problems,
                 Notes& notes, const Progress& progress);

/// Everything that one `study.toml` says.
struct Study : PlanSettings {
  std::string name;
  std::string path;  ///< of the study file
  std::string catalogue_path;
  Language language = Language::zh;
  StudyLayers layers;
  ServiceCatalogue catalogue;
};

/// Answers the whole question of a study: reads its layers, verifies them, and plans. Writes
/// nothing. Throws what reading throws, and `Interrupted` from progress.
Findings run_study(const Study& study, const Progress& progress);

/// Reads a `study.toml` and the catalogue it names; docs/study_file.md lists
/// every key. What the file does not say keeps the default of its settings
/// struct. Opens no layer.
///
/// The catalogue is a path relative to the study file ("../my.toml"), or the
/// name of one that comes with the program ("shandong-2016", the default).
///
/// Throws UsageError with `file:line:column` and the nearest right name: no such
/// file, no TOML, an unknown key, a wrong type, an impossible value, a service
/// that the catalogue lacks.
Study read_study(const std::string& path);

}  // namespace hinterland
