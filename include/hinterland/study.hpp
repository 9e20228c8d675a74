// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/plan.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/world.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace hinterland {

/// The datum of a layer: WGS 84 or one of the offset systems of Chinese web maps.
enum class Datum { wgs84, gcj02, bd09 };

/// The axis order of a layer.
enum class Axes {
  as_found,  ///< detected from the coordinates, the CRS and the other layers
  lon_lat,   ///< east before north
  lat_lon,   ///< north before east
};

/// The source of a layer and how to read it: one `[layers.…]` block of a study.
struct LayerSource {
  std::string name;  ///< villages, networks.power, ...: for messages
  std::string path;  ///< as for GDAL; may be inside a .zip
  std::string
      folder;  ///< of the study, to which `sql` and `path` are relative; empty: the current folder
  std::string layer;  ///< of several in the file; empty: the only one
  std::string sql;    ///< SELECT in SQLite's dialect that yields the layer; empty: none
  std::string crs;    ///< overrides the file: "EPSG:4527", or a PROJ pipeline
  Datum datum = Datum::wgs84;
  Axes axes = Axes::as_found;
  char decimal = 0;           ///< separator of numbers stored as text: '.' or ','; 0: detected
  std::string encoding;       ///< overrides detection: "GB18030"
  std::string where;          ///< attribute filter in OGR SQL
  std::string service;        ///< facilities: service of every record; empty: from the kind field
  bool complete = true;       ///< networks, roads: absence of a line is evidence of no connection
  bool keep_far = false;      ///< records far from all others are correct
  bool all_in_use = false;    ///< every record counts, whatever a column says of its state
  bool may_be_empty = false;  ///< the study sets `complete`: an empty layer means that none exist
  std::map<std::string, std::string> fields;  ///< field name here -> field name in the file

  /// Numeric village fields that the study uses as additional criteria: name -> field.
  std::map<std::string, std::string> attributes;

  /// Villages and census: what the answers in the column of a service mean, by the service's id, in
  /// place of the catalogue's meaning.
  std::map<std::string, CensusMeaning> meanings;

  bool given() const { return !path.empty(); }
};

/// The layers of a study. A layer that is not given has an empty path.
struct StudyLayers {
  LayerSource towns;
  LayerSource villages;
  LayerSource census;                           ///< a table of villages, with or without geometry
  std::vector<LayerSource> facilities;          ///< one with a kind field, or one per kind
  std::map<std::string, LayerSource> networks;  ///< by service id
  LayerSource roads;
  LayerSource boundaries;
  LayerSource built_up;
  std::vector<LayerSource> exclusions;
  LayerSource proposed_sites;
};

/// Reads a policy from a TOML file such as `geodata/catalogue/shandong-2016.toml`.
///
/// Strict: throws UsageError with `file:line:column` for an unknown key, a value of the wrong type,
/// a missing value, a negative radius or price, a core radius beyond the band radius, prices that
/// are not low <= mid <= high, an id that is a duplicate or not snake_case, a kind used by two
/// services or two road classes, an implausible speed, a checklist that names an unknown service,
/// and a catalogue without services. O(length of the file).
ServiceCatalogue read_catalogue(const std::string& path);

/// The same for a string; `name` replaces the file in messages.
ServiceCatalogue read_catalogue_text(const std::string& toml, const std::string& name);

/// Reads every layer of a study into tables.
///
/// Field names are taken from the study, otherwise from lists of common Chinese and English names
/// (XZQMC, 名称, CZRK, ...); the choices are added to `notes`. A value that cannot be read becomes
/// a problem and counts as unknown.
///
/// If the study has no roads layer, the network of the catalogue's `travel.road_service` is used as
/// the roads, and vice versa. The layer is read once. Throws Error for a layer that cannot be read.
/// O(n log n) in records and vertices.
World read_world(const StudyLayers& layers, const ServiceCatalogue& catalogue, Problems& problems,
                 Notes& notes, const Progress& progress);

/// File metadata that change when a file is written or replaced.
struct FileStamp {
  std::uint64_t inode = 0;
  std::uint64_t bytes = 0;
  std::int64_t modified_ns = 0;
  std::int64_t changed_ns = 0;  ///< inode change time, which programs cannot set

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// The contents of a `study.toml`.
struct Study : PlanSettings {
  std::string name;
  std::string path;  ///< of the study file
  std::string catalogue_path;
  FileStamp stamp;            ///< of the study file before it was read; all zero: not read
  FileStamp catalogue_stamp;  ///< likewise
  /// "study.toml:12:1: ", where the study file names the sites to adopt; empty: it does not.
  Text adopt_position;
  Language language = Language::zh;
  StudyLayers layers;
  ServiceCatalogue catalogue;
};

/// Runs a study: reads its layers, verifies them, and plans. Writes nothing. Throws what
/// `read_world` and `make_plan` throw, at their cost.
///
/// The first file that is read registers the drivers of GDAL for the whole process, without those
/// that run other programs or write beside their files, and sets configuration options of GDAL
/// (`OGR_SKIP`, `OSR_STRIP_TOWGS84`). A program that uses GDAL for other files must expect that.
Findings run_study(const Study& study, const Progress& progress);

/// Reads a `study.toml` and the catalogue it names; docs/study_file.md lists every key. Missing
/// keys keep the defaults of the settings structs. Opens no layer.
///
/// The catalogue is a path relative to the study file ("../my.toml"), or the name of one supplied
/// with the program ("shandong-2016", the default).
///
/// Throws Error if the file cannot be read; UsageError with `file:line:column` and the nearest
/// valid name for invalid TOML, an unknown key, a wrong type, an impossible value, a service that
/// the catalogue lacks. O(length of the files).
///
///   on_language  called with the language of the study as soon as it is known, before faults in
///                the other keys are reported; not called if the study sets none
Study read_study(
    const std::string& path, const std::function<void(Language)>& on_language = [](Language) {});

}  // namespace hinterland
