// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/study.hpp>

#include <CLI/CLI.hpp>

#include <string>

namespace hinterland::shell {

/// Declares `--language`, which overrides the language of the study.
void add_language_option(CLI::App& app, std::string& language);

/// The study with its texts, and the messages of errors from now on, in the given language ("zh" or
/// "en"); unchanged if that is empty.
Study in_language(Study study, const std::string& language);

}  // namespace hinterland::shell
