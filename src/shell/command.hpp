// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/progress.hpp>

#include <CLI/CLI.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace hinterland::shell {

/// What every command is told besides its own options.
struct Surroundings {
  bool verbose = false;     ///< talk on stderr even where it is not a terminal
  std::size_t threads = 0;  ///< 0: as many as the machine has
  bool offline = false;     ///< no source over the network is read
  Progress progress = no_progress;
};

/// Exit codes, design.md: what a script can rely on.
enum class Exit : int { done = 0, done_with_problems = 1, failed = 2, usage_error = 3 };

/// One thing the program does. `declare` binds options to fields and opens no
/// file; it returns what to run once the command line has been understood.
struct Command {
  std::string name;
  std::string summary;
  std::function<std::function<Exit(const Surroundings&)>(CLI::App& app)> declare;
};

/// All commands, in the order of the help.
std::vector<Command> all_commands();

/// The whole program: reads the command line, runs one command, turns what was
/// thrown into a message on stderr and an exit code.
int run_program(int argc, const char* const* argv);

}  // namespace hinterland::shell
