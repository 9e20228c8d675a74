// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms_draft.hpp"
#include "temporary_folder.hpp"

#include <hinterland/study.hpp>

#include <vector>

namespace hinterland::forms {

/// The settings of the county's study, without layers.
const Study& bare_study();

/// Writes the layers into the folder; returns the study that reads them.
Study write_study(const std::vector<Draft*>& drafts, const TemporaryFolder& folder);

/// Writes the layers and a study.toml into a permanent folder.
void keep_study(const std::vector<Draft*>& drafts, const std::string& folder);

}  // namespace hinterland::forms
