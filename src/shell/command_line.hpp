// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shell/command.hpp"

#include <optional>
#include <string>

namespace hinterland::shell {

/// Reads the command line into `app` and its commands. Nothing: go on. Else it
/// has said what there is to say (help and version on stdout; on stderr what is
/// wrong and the nearest right name), and the program ends with this code.
std::optional<Exit> understand(CLI::App& app, int argc, const char* const* argv);

/// A check for options that CLI11's own would answer with a bound of 300 digits.
std::string not_negative(const std::string& number);

/// A check for counts, of which CLI11 would take -1 for 18446744073709551615.
std::string whole_number(const std::string& number);

/// A check for --threads: at most 1024, as each takes memory of its own.
std::string thread_count(const std::string& number);

}  // namespace hinterland::shell
