// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shell/command.hpp"

/// One function per command; each is in commands/<name>.cpp.
namespace hinterland::shell {

Command check_command();
Command coverage_command();
Command demo_command();
Command fields_command();
Command import_command();
Command inspect_command();
Command run_command();

}  // namespace hinterland::shell
