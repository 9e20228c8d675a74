// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/progress.hpp>

#include <string_view>

namespace hinterland::shell {

/// Makes SIGINT and SIGTERM end the program with `Interrupted` at the next call of
/// `watchful_progress()`; a second signal ends it at once.
void listen_for_interrupts();

/// Draws a progress line on stderr, at most ten times a second and only for work that takes longer
/// than a second; draws nothing if stderr is not a terminal. Throws `Interrupted` after a stop was
/// requested.
Progress watchful_progress();

/// Writes a text to stdout, without control characters and without passwords.
void print(std::string_view text);

/// The same to stderr, with a line feed.
void print_note(std::string_view text);

/// Throws Error if any output to stdout failed.
void check_printed();

/// Clears the line drawn by `watchful_progress`.
void end_progress_line();

/// Progress that passes all calls on to `inner` and, at the end of each step, writes its duration,
/// the processor time of all threads and the peak memory so far to stderr. A step is a sequence of
/// calls with the same text; the last one ends when the progress is destroyed.
Progress timed_progress(Progress inner);

}  // namespace hinterland::shell
