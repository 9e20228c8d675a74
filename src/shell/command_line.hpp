// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shell/command.hpp"

#include <optional>
#include <string>

namespace hinterland::shell {

/// Parses the command line into `app` and its commands. Returns nothing to continue; else
/// everything has been printed (help and version on stdout; errors on stderr, with the nearest
/// valid name), and the program ends with this code.
std::optional<Exit> parse_command_line(CLI::App& app, int argc, const char* const* argv);

/// A check that a number is not negative, with a shorter message than CLI11's own, which gives a
/// bound of 300 digits.
std::string not_negative(const std::string& number);

/// A check for counts; CLI11 would read -1 as 18446744073709551615.
std::string whole_number(const std::string& number);

/// A check for --threads: at most 1024, since each thread takes memory.
std::string thread_count(const std::string& number);

}  // namespace hinterland::shell
