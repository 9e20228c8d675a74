// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_shape.hpp"
#include "input/records/read.hpp"

#include <hinterland/error.hpp>
#include <hinterland/study.hpp>

#include <cstddef>
#include <string>

namespace hinterland {

/// Adds a geometry to the columns of its shape, in the coordinates of the file; what becomes of
/// its parts goes to `parts`. Where it cannot be taken, nothing is added.
ShapeFault take_geometry(const OGRGeometry* geometry, Shape shape, Records& records,
                         ShapeParts& parts);

/// As what a record of which no part can be taken is told.
ProblemKind problem_kind(ShapeFault fault);

/// Why a layer cannot be read that has no records, or none for which its condition holds.
///
///   layer   its name in the file
///   values  what the fields of the condition hold instead
Error no_records(const LayerSource& source, const std::string& layer, const Text& values);

/// Why a record of this type of geometry is none of the layer.
Text wrong_type(const std::string& found, Shape shape);

/// Why a table without geometry is no layer of lines or polygons.
Error without_geometry(const LayerSource& source, Shape shape);

/// Why a layer of which no record has a usable geometry cannot be read.
///
///   other_type  what all of them are, where that is the reason; else empty
Error nothing_usable(const LayerSource& source, Shape shape, const std::string& other_type,
                     std::size_t records);

/// What to say of a record of which parts were left out, and of a layer whose rings were closed.
Text parts_left_out(const ShapeParts& parts);
Text closed_rings(const std::string& layer, std::size_t rings, const std::string& first);

}  // namespace hinterland
