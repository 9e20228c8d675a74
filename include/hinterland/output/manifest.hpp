// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/input/study/study.hpp>
#include <hinterland/output/figures.hpp>
#include <hinterland/output/input_files.hpp>

#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// How long a step took.
struct StepTime {
  std::string step;
  double seconds = 0.0;
};

/// What run.json says: the version, every setting as it took effect, a hash of
/// every input, the figures, the notes and the files of the folder. The same
/// study gives the same bytes. Times do not, so they are there only where the
/// caller asks for them.
std::string manifest_text(const Study& study, const Findings& findings, const Figures& figures,
                          const std::vector<InputFile>& inputs,
                          const std::vector<std::string>& outputs,
                          const std::vector<StepTime>& times = {});

/// The files that a run.json of ours lists, itself among them; none: there is
/// no run.json in the folder, or it is not ours.
std::optional<std::vector<std::string>> listed_outputs(const std::string& folder);

}  // namespace hinterland
