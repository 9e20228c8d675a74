// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/study.hpp>
#include <hinterland/summary.hpp>
#include <hinterland/write.hpp>

#include <vector>

namespace hinterland {

/// What a run writes, for all formats. Refers to its source data, which must outlive it.
struct Results {
  const Study& study;
  const Findings& findings;
  const Figures& figures;  ///< of the same findings
  const std::vector<OutputLayer>& layers;
  const std::vector<InputFile>& inputs;
};

}  // namespace hinterland
