// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/dbf_table.hpp"
#include "input/formats/gdal_layer.hpp"
#include "input/formats/gdal_path.hpp"
#include "input/formats/gdal_sheet.hpp"
#include "input/formats/layer_choice.hpp"
#include "input/formats/safe_names.hpp"
#include "input/sheets/find_records.hpp"
#include "input/text/text_decoder.hpp"

#include <hinterland/text.hpp>

#include <cstddef>
#include <memory>
#include <optional>

namespace hinterland {

/// A layer file opened, with all that was found out on the way: how it is
/// packed, in which encoding its text is, where its geometry and names stand.
struct GdalSource {
  GdalPath path;
  std::shared_ptr<MemoryFolder> converted;  ///< the file as UTF-8; null: as it lies there
  SafeNames safe;                           ///< copies of databases that must not be read in place
  std::unique_ptr<GdalLayer> layer;
  std::unique_ptr<DbfTable> dbf;  ///< of a shapefile that is not queried by SQL
  EncodingReport encoding;
  TextDecoder decoder{"UTF-8"};  ///< of the cells of `dbf` or `layer`
  AskedLayer opened;             ///< what `layer` was opened by
  PlainSheet sheet;              ///< what was done to a table that was not plain
  Notes notes;                   ///< what was done, for the user
};

/// Opens a layer. `asked.where` is not looked at.
///
/// The bytes decide on the encoding: those of the .dbf of a shapefile, those of
/// a file of text, else those of the cells of the first thousand records. A
/// table without geometry gets it from a column in which geometry stands as
/// text. Throws Error as gdal_path, GdalLayer and check_shapefile do.
GdalSource open_source(const AskedLayer& asked);

/// Has the layer take its geometry from a column in which geometry stands as text, one of a usual
/// name before others. Returns the field; none where there is no such column, or the layer has
/// geometry of its own.
std::optional<std::size_t> take_shapes_from_text(GdalLayer& layer);

/// Says which layers of the file are read as one, or have the columns of the one that is read and
/// are left out: a note where one has, `sheet.elsewhere` where several have, for two may well be of
/// two kinds, such as towns and villages. Layers of other years are not told.
void tell_layers_alike(const AskedLayer& asked, const GdalLayer& layer, PlainSheet& sheet,
                       Notes& notes);

}  // namespace hinterland
