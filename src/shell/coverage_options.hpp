// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/environment.hpp"
#include "planning/access.hpp"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace hinterland::shell {

/// The radii that count where one of the two is named.
inline constexpr AccessSettings usual;

/// What the command line can say of a question that needs no study file.
struct CoverageOptions {
  std::string villages;
  std::string villages_layer;
  std::vector<std::string> facilities;
  std::vector<std::string> facilities_layers;  ///< as many as `facilities`, or none
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
  std::optional<double> core_radius;  ///< where one is named, the other is the usual one
  std::optional<double> radius;
  std::optional<double> minutes;
  std::string language = language_of(user_language()) == Language::zh ? "zh" : "en";
  std::string out;
};

void declare_options(CLI::App& app, CoverageOptions& options);

/// Throws UsageError where options contradict each other or would count for nothing.
void check(const CoverageOptions& options);

}  // namespace hinterland::shell
