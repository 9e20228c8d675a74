// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/files/gdal_path.hpp"
#include "input/files/layer_choice.hpp"
#include "input/files/source_files.hpp"
#include "input/formats/gdal_layer.hpp"
#include "input/formats/raw_shapefile.hpp"
#include "input/sheets/sheet_records.hpp"
#include "input/sheets/workbook_sheet.hpp"
#include "input/text/encoding.hpp"

#include <hinterland/text.hpp>

#include <cstddef>
#include <memory>
#include <optional>

namespace hinterland {

/// An opened layer file, with what was found out about it: its packing, its encoding, and the place
/// of its geometry and column names.
struct GdalSource {
  GdalPath path;
  /// The file converted to UTF-8; null if it is read directly.
  std::shared_ptr<MemoryFolder> converted;
  SafeNames safe;  ///< copies of databases that cannot be read in place
  std::unique_ptr<GdalLayer> layer;
  std::unique_ptr<DbfTable> dbf;  ///< of a shapefile that is not queried with SQL
  EncodingReport encoding;
  TextDecoder decoder{"UTF-8"};  ///< for the cells of `dbf` or `layer`
  LayerRequest opened;           ///< the request that opened `layer`
  PlainSheet sheet;              ///< how a table was normalised
  Notes notes;                   ///< for the user: what was done
};

/// Opens a layer. `request.where` is ignored.
///
/// The encoding is determined from bytes: those of the .dbf of a shapefile, those of a text file,
/// else those of the cells of the first thousand records. A table without geometry takes it from a
/// column that contains geometry as text. Throws Error as gdal_path(), GdalLayer and
/// check_shapefile() do.
GdalSource open_source(const LayerRequest& request);

/// Makes the layer take its geometry from a column that contains geometry as text, preferring
/// columns with a usual name. Returns the field; none if there is no such column or the layer
/// already has geometry.
std::optional<std::size_t> take_shapes_from_text(GdalLayer& layer);

/// Reports layers with the same columns: those that were read as one, or those that were left out.
/// One layer left out is a note; several are put into `sheet.elsewhere`, because two may well be of
/// different kinds, such as towns and villages. Layers whose names differ only in the year are not
/// reported.
void report_layers_alike(const LayerRequest& request, const GdalLayer& layer, PlainSheet& sheet,
                         Notes& notes);

}  // namespace hinterland
