// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/crs_description.hpp"

#include <proj.h>

#include <memory>
#include <string>

namespace hinterland {

struct ContextDeleter {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjDeleter {
  void operator()(PJ* pj) const { proj_destroy(pj); }
};
using ContextOwner = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using PjOwner = std::unique_ptr<PJ, PjDeleter>;

/// A PROJ context without log output and network access, so that results do not depend on the
/// machine.
ContextOwner make_context();

/// The CRS as PROJ expects it: without surrounding spaces, with EPSG: before a plain number, and
/// with +type=crs after a PROJ string that is not a pipeline.
std::string crs_text(const std::string& written);

/// Whether a text matches a CRS without being its name: PROJ reads "WGS" as WGS 72. Codes, WKT,
/// JSON, PROJ strings, URNs and full names are accepted; case, spaces and punctuation do not
/// matter.
bool is_guessed_name(PJ_CONTEXT* context, const std::string& text, const PJ* found);

/// Conversion to degrees from Greenwich: the size of the angular unit, and the longitude of the
/// prime meridian, both in degrees.
struct AngleUnit {
  double degrees = 1.0;
  double meridian_degrees = 0.0;

  bool is_plain() const { return degrees == 1.0 && meridian_degrees == 0.0; }
};
AngleUnit angle_unit_of(PJ_CONTEXT* context, const PJ* crs);

/// The horizontal part of a CRS, and the same bound to its own transformation to WGS 84.
struct HorizontalCrs {
  PjOwner plain;
  PjOwner bound;  ///< null if it has no parameters, or only zeros as placeholders
};
HorizontalCrs horizontal_part(PJ_CONTEXT* context, PjOwner crs);

CrsDescription describe_crs(PJ_CONTEXT* context, const HorizontalCrs& crs);

}  // namespace hinterland
