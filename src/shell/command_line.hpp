// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shell/command.hpp"

#include <hinterland/problem.hpp>

#include <optional>
#include <string>

namespace hinterland::shell {

/// For use without a study file: replaces study keys in the advice by the options of `coverage`.
void name_options(Problems& problems);

/// Parses the command line into `app` and its commands. Returns nothing to continue; else
/// everything has been printed (help and version on stdout; errors on stderr, with the nearest
/// valid name), and the program ends with this code.
std::optional<Exit> parse_command_line(CLI::App& app, int argc, const char* const* argv);

/// A check that a number is not negative, with a shorter message than CLI11's own, which gives a
/// bound of 300 digits.
std::string not_negative(const std::string& text);

/// A check for counts; CLI11 would read -1 as 18446744073709551615.
std::string whole_number(const std::string& text);

/// A check for --threads: at most 1024, since each thread takes memory.
std::string thread_count(const std::string& text);

}  // namespace hinterland::shell
