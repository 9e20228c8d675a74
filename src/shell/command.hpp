// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/progress.hpp>

#include <CLI/CLI.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace hinterland::shell {

/// The options common to all commands.
struct CommonOptions {
  bool verbose = false;     ///< times of steps and, where there are any, notes on choices
  std::size_t threads = 0;  ///< 0: one per processor
  bool offline = false;     ///< read no source over the network
  Progress progress = no_progress;
};

/// Exit codes, for use in scripts (design.md).
enum class Exit : int { done = 0, done_with_problems = 1, failed = 2, usage_error = 3 };

/// One command of the program. `declare` binds options to fields and opens no file; it returns the
/// function to run after the command line has been parsed.
struct Command {
  std::string name;
  std::string summary;
  std::function<std::function<Exit(const CommonOptions&)>(CLI::App& app)> declare;
};

/// All commands, in the order of the help page.
std::vector<Command> all_commands();

/// The whole program: parses the command line, runs one command, and turns exceptions into a
/// message on stderr and an exit code.
int run_program(int argc, const char* const* argv);

// One function per command; each is in commands/<name>.cpp.

Command check_command();
Command coverage_command();
Command demo_command();
Command fields_command();
Command import_command();
Command inspect_command();
Command run_command();

}  // namespace hinterland::shell
