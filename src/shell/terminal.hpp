// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/progress.hpp>

#include <string_view>

namespace hinterland::shell {

/// Makes Ctrl-C and a polite kill end the program by way of `Interrupted`, at
/// the next call of `watchful_progress()`; a second one ends it at once.
void listen_for_interrupts();

/// Draws one line on stderr, ten times a second at most and only for what takes
/// longer than a second; draws nothing where stderr is no terminal. Throws
/// `Interrupted` once the user has asked to stop.
Progress watchful_progress();

/// Writes a text on stdout, without what could control the terminal and without passwords.
void print(std::string_view text);

/// The same on stderr, with a line feed.
void say(std::string_view text);

/// Throws Error unless all that was printed could be written.
void check_printed();

/// Clears the line that `watchful_progress` has drawn.
void end_progress_line();

}  // namespace hinterland::shell
