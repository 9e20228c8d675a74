// SPDX-License-Identifier: Apache-2.0
#include "shell/command.hpp"

int main(int argc, char** argv) { return hinterland::shell::run_program(argc, argv); }
