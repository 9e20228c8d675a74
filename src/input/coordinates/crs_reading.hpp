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

/// A context that keeps silent and fetches nothing, so that every machine gives
/// the same result.
ContextOwner make_context();

/// What PROJ reads, from what people write: without blanks around it, EPSG: in
/// front of a number alone, +type=crs behind a PROJ string that is no pipeline.
std::string crs_text(const std::string& written);

/// Whether a text names a CRS without being its name: PROJ takes "WGS" for WGS 72. Codes, WKT,
/// JSON, PROJ strings, URNs and names in full are no guesses; case, blanks and marks do not matter.
bool is_guessed_name(PJ_CONTEXT* context, const std::string& text, const PJ* found);

/// What is brought to degrees of Greenwich: a unit of angles is so many degrees, and the prime
/// meridian lies so many of them east of Greenwich.
struct AngleUnit {
  double degrees = 1.0;
  double meridian_degrees = 0.0;

  bool is_plain() const { return degrees == 1.0 && meridian_degrees == 0.0; }
};
AngleUnit angle_unit_of(PJ_CONTEXT* context, const PJ* crs);

/// The horizontal part of a CRS, and the same with its own tie to WGS 84 where it
/// brings one that says something.
struct HorizontalCrs {
  PjOwner plain;
  PjOwner tied;  ///< null: it has no parameters, or only a placeholder of zeros
};
HorizontalCrs horizontal_part(PJ_CONTEXT* context, PjOwner crs);

CrsDescription describe_crs(PJ_CONTEXT* context, const HorizontalCrs& crs);

}  // namespace hinterland
