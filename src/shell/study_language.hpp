// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/study.hpp>

#include <CLI/CLI.hpp>

#include <string>

namespace hinterland::shell {

/// Declares `--language`, which overrides the language of the study.
void add_language_option(CLI::App& app, std::string& language);

/// Reads a study with its texts in the given language ("zh" or "en"); if that is empty, in the
/// language of the study. Error messages are in the same language from then on.
Study read_study_in(const std::string& language, const std::string& path);

}  // namespace hinterland::shell
