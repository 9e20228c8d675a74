// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/access.hpp"
#include "system/environment.hpp"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace hinterland::shell {

/// The default radii.
inline constexpr AccessSettings usual;

/// The command-line options of a coverage analysis without a study file.
struct CoverageOptions {
  std::string villages;
  std::string villages_layer;
  std::vector<std::string> facilities;
  std::vector<std::string> facilities_layers;  ///< as many as `facilities`, or empty
  std::string towns;
  std::string towns_layer;
  std::string roads;
  std::string roads_layer;
  std::string metric = "straight";
  std::string catalogue;
  std::string crs;
  std::string encoding;
  std::string axes;
  std::string datum = "wgs84";
  bool keep_far = false;
  std::optional<double> core_radius;  ///< if only one radius is given, the other has its default
  std::optional<double> radius;
  std::optional<double> minutes;
  std::string language = language_of(user_language()) == Language::zh ? "zh" : "en";
  std::string out;
};

void declare_options(CLI::App& app, CoverageOptions& options);

/// Throws UsageError if options contradict each other or would have no effect.
void check(const CoverageOptions& options);

}  // namespace hinterland::shell
