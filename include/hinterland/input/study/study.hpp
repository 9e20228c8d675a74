// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/catalogue/service_catalogue.hpp>
#include <hinterland/input/study/layer_source.hpp>
#include <hinterland/planning/plan.hpp>

#include <string>

namespace hinterland {

/// Everything that one `study.toml` says.
struct Study : PlanSettings {
  std::string name;
  std::string path;  ///< of the study file
  std::string catalogue_path;
  Language language = Language::zh;
  StudyLayers layers;
  ServiceCatalogue catalogue;
};

/// Answers the whole question of a study: reads its layers, verifies them, and plans. Writes
/// nothing. Throws what reading throws, and `Interrupted` from progress.
Findings run_study(const Study& study, const Progress& progress);

}  // namespace hinterland
