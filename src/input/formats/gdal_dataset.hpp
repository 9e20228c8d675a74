// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/files/gdal_setup.hpp"
#include "input/files/layer_choice.hpp"

#include <gdal_priv.h>

#include <string>
#include <vector>

class OGRLayer;

namespace hinterland {

/// A file opened with GDAL, and the requested layer.
class GdalDataset {
 public:
  /// Throws Error if GDAL cannot open the file, if the layer does not exist, if several exist and
  /// none is named, or if the query fails. `request.where` is ignored.
  explicit GdalDataset(const LayerRequest& request);
  ~GdalDataset();
  GdalDataset(const GdalDataset&) = delete;
  GdalDataset& operator=(const GdalDataset&) = delete;

  std::string driver() const;
  std::vector<std::string> layer_names() const;
  /// The layers with the same columns as the opened one, excluding itself; if all layers were
  /// requested, those that are read together.
  std::vector<std::string> layers_alike() const;
  bool is_query() const { return result_ != nullptr; }
  OGRLayer& layer() const { return *layer_; }
  GDALDataset& file() const { return *opened_; }
  QuietGdal& gdal() { return gdal_; }

 private:
  void open(const LayerRequest& request);
  void choose(const LayerRequest& request);
  void query(const LayerRequest& request);
  void unite(const LayerRequest& request);
  /// Throws Error if the source of a virtual layer (.vrt) cannot be read.
  void refuse_tiles(const LayerRequest& request) const;
  void check_virtual(const LayerRequest& request);
  void refuse_several_geometries(const LayerRequest& request);
  OGRLayer* only_layer(const LayerRequest& request);

  QuietGdal gdal_;
  GDALDatasetUniquePtr opened_;
  std::vector<std::string> united_;  ///< layers that are read as one
  OGRLayer* result_ = nullptr;       ///< of a query; must be released
  OGRLayer* layer_ = nullptr;
};

}  // namespace hinterland
