// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/files/database_copy.hpp"
#include "input/files/gdal_file.hpp"
#include "input/files/layer_choice.hpp"

#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace hinterland {

/// Replaces the names of databases that reading would modify by names of private copies, in file
/// names, virtual layers and queries. The copies exist as long as this object.
class SafeNames {
 public:
  /// Whether databases are copied. If not, names are only followed to the files they refer to, and
  /// nothing is rejected.
  enum class Copies { made, none };
  explicit SafeNames(Copies copies = Copies::made) : is_safe_(copies == Copies::made) {}

  /// Sets the directory against which relative names in queries and inline virtual layers are
  /// resolved.
  void set_folder(const std::string& folder) { folder_ = folder; }

  /// The safe name of a file, of a connection string with a file (GPKG:file:layer), or of a virtual
  /// layer (.vrt), whose sources are replaced recursively. Returned unchanged if nothing has to be
  /// copied. Does not access the network. Throws Error as copy_of_database() does; `shown` is the
  /// name used in messages.
  std::string name(const std::string& given, const std::string& shown);

  /// The query with the names in 'file'.table replaced.
  std::string query(const std::string& sql);

  /// The names that were followed so far, in alphabetical order.
  std::vector<std::string> followed() const;

  const Notes& notes() const { return notes_; }  ///< what was merged into the copies

 private:
  std::string found(const std::string& given, const std::string& shown);
  std::string inner(const std::string& given);
  std::string virtual_layer(const std::string& xml, const std::string& folder, bool is_inline);

  bool is_safe_;
  std::string folder_;
  std::map<std::string, std::string> names_;
  std::vector<std::shared_ptr<const DatabaseCopy>> copies_;
  std::vector<std::unique_ptr<MemoryFolder>> virtual_layers_;
  Notes notes_;
};

/// The local file that a source name refers to: the archive for /vsizip/data.zip/villages.shp and
/// data.zip/villages.shp, the file for /vsisubfile/0_500,v.csv and GPKG:v.gpkg:villages, or the
/// path itself. Empty if there is none.
std::string target_file(const std::string& path);

/// All zero if the file does not exist.
FileStamp stamp_of(const std::string& path);

/// The local files that a layer is read from: its own, those referenced by a virtual layer (.vrt or
/// inline) or by the query, and the sidecar files of each (.shx, .dbf, .prj, -wal, …); all files of
/// a directory (.gdb). Each appears once, those of the layer's own file first. Unreadable files are
/// omitted, because reading the layer reports them. Does not access the network. Throws
/// std::filesystem::filesystem_error if a directory cannot be listed.
std::vector<std::string> source_files(const LayerRequest& request);

/// Whether a file with this name, existing or not, would be read as part of the layer in `source`:
/// villages.prj for villages.shp, v.gpkg-wal for v.gpkg or for a link to it.
bool is_read_with(const std::string& path, const std::string& source);

}  // namespace hinterland
