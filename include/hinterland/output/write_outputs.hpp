// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/input/study/study.hpp>
#include <hinterland/output/manifest.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// Writes all outputs of a study into a folder, which appears whole or not at
/// all: the layers of the field dictionary as GeoJSON, schedule.csv and run.json. Throws as
/// `OutputFolder` does, and Error where the disk is full; then, as after `Interrupted`, the folder
/// is as it was before.
///
///   figures  of the same findings
///   inputs   as `hash_inputs` gave them before the study was read
///   folder   need not exist; the folder around it must
///   times    go to run.json; leave them out for the same bytes in every run
void write_outputs(const Study& study, const Findings& findings, const Figures& figures,
                   const std::vector<InputFile>& inputs, const std::string& folder,
                   const Progress& progress, const std::vector<StepTime>& times = {});

}  // namespace hinterland
