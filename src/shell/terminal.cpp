// SPDX-License-Identifier: Apache-2.0
#include "shell/terminal.hpp"

#include <hinterland/base/error.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>

namespace hinterland::shell {

namespace {

volatile std::sig_atomic_t asked_to_stop = 0;
bool line_drawn = false;

/// The first signal asks the work to end, which it does between two steps; the second ends the
/// program as if it had not listened, since a step may wait for a disk or a server.
void on_signal(int signal) {
  if (asked_to_stop != 0) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
  asked_to_stop = 1;
}

void draw(double share, std::string_view doing) {
  constexpr int width = 24;
  const int filled = static_cast<int>(share * width);
  fmt::print(stderr, "\r\033[K[{:#<{}}{:.<{}}] {:3.0f} %  {}", "", filled, "", width - filled,
             100.0 * share, doing);
  std::fflush(stderr);
  line_drawn = true;
}

}  // namespace

void listen_for_interrupts() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of the write, not a death
}

Progress watchful_progress() {
  using clock = std::chrono::steady_clock;
  const bool draws = isatty(STDERR_FILENO) != 0;
  return [draws, next = clock::now() + std::chrono::seconds(1)](double share,
                                                                std::string_view doing) mutable {
    if (asked_to_stop != 0) throw Interrupted();
    if (!draws || clock::now() < next) return;
    draw(share, doing);
    next = clock::now() + std::chrono::milliseconds(100);
  };
}

void end_progress_line() {
  if (!line_drawn) return;
  fmt::print(stderr, "\r\033[K");
  line_drawn = false;
}

}  // namespace hinterland::shell
