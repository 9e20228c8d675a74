// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_complaints.hpp"
#include "input/formats/gdal_file.hpp"
#include "input/formats/layer_choice.hpp"

#include <gdal_priv.h>

#include <string>
#include <vector>

class OGRLayer;

namespace hinterland {

/// GDAL's drivers and its settings, once. Those through which a name runs or loads a program, or
/// that write beside their file, are left out; PostgreSQL reads only.
void register_drivers();

/// A file as GDAL opens it, with the layer that is asked for.
class GdalDataset {
 public:
  /// Throws Error where GDAL does not know the file, where it has no such
  /// layer, or several and none is named, or where the query gives no layer.
  /// `asked.where` is not looked at.
  explicit GdalDataset(const AskedLayer& asked);
  ~GdalDataset();
  GdalDataset(const GdalDataset&) = delete;
  GdalDataset& operator=(const GdalDataset&) = delete;

  std::string driver() const;
  std::vector<std::string> layer_names() const;
  /// The layers that have the columns of the one that is read, itself not among them; those that
  /// are read together where all are asked for.
  std::vector<std::string> layers_alike() const;
  bool is_query() const { return result_ != nullptr; }
  OGRLayer& layer() const { return *layer_; }
  GDALDataset& file() const { return *opened_; }
  QuietGdal& gdal() { return gdal_; }

 private:
  void open(const AskedLayer& asked);
  void choose(const AskedLayer& asked);
  void query(const AskedLayer& asked);
  void unite(const AskedLayer& asked);
  /// Throws Error where a virtual layer (.vrt) has nothing behind it.
  void refuse_tiles(const AskedLayer& asked) const;
  void check_virtual(const AskedLayer& asked);
  void refuse_several_geometries(const AskedLayer& asked);
  OGRLayer* only_layer(const AskedLayer& asked);

  QuietGdal gdal_;
  GDALDatasetUniquePtr opened_;
  std::vector<std::string> united_;  ///< layers that are read as one
  OGRLayer* result_ = nullptr;       ///< of a query: to be released
  OGRLayer* layer_ = nullptr;
};

}  // namespace hinterland
