// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/database_copy.hpp"
#include "input/formats/gdal_file.hpp"
#include "input/records/read.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace hinterland {

/// Names of files for GDAL, with that of a private copy in place of each database that reading
/// would change. The copies last as long as this.
class SafeNames {
 public:
  /// Whether databases are copied. Without copies, names are only followed to further files, and
  /// nothing is refused.
  enum class Copies { made, none };
  explicit SafeNames(Copies copies = Copies::made) : is_safe_(copies == Copies::made) {}

  /// Relative names of files in queries, and in a virtual layer that is given as text, are seen
  /// from the folder from now on.
  void look_in(const std::string& folder) { folder_ = folder; }

  /// A file, a connection that names one (GPKG:file:layer), or a virtual layer (.vrt), whose
  /// sources are looked at in turn. The same name where nothing must be copied. Reaches for nothing
  /// over the network. Throws Error as copy_of_database does; `shown` is the file in messages.
  std::string name(const std::string& given, const std::string& shown);

  /// A query, in which 'file'.table may name others.
  std::string query(const std::string& sql);

  /// The names that were followed so far, in alphabetical order.
  std::vector<std::string> met() const;

  const Notes& notes() const { return notes_; }  ///< what was read along with the databases

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

}  // namespace hinterland
