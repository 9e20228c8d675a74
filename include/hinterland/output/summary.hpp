// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/input/study/study.hpp>
#include <hinterland/output/figures.hpp>

#include <string>

namespace hinterland {

/// What a study found, in some sixty lines for a terminal, in the language of
/// the study.
std::string summary_text(const Study& study, const Figures& figures);

/// The same for coverage alone, where nothing has been asked about gaps.
std::string coverage_summary_text(const Study& study, const Figures& figures);

}  // namespace hinterland
