// SPDX-License-Identifier: Apache-2.0
#include "shell/terminal.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/shown_text.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <string>
#include <system_error>

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

void print(std::string_view text) {
  end_progress_line();
  const std::string shown = for_terminal(without_passwords(std::string(text)));
  std::fwrite(shown.data(), 1, shown.size(), stdout);
}

void say(std::string_view text) {
  end_progress_line();
  fmt::print(stderr, "{}\n", for_terminal(without_passwords(std::string(text))));
}

void check_printed() {
  errno = 0;
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return;
  if (errno == EPIPE) return;  // the reader has seen enough, as `head` does
  const std::string reason =   // an earlier flush may have met it
      errno == 0 ? std::string() : " (" + std::generic_category().message(errno) + ")";
  throw Error(Text(fmt::format("cannot write all of the text to standard output{}. Files that the "
                               "command makes are there.",
                               reason),
                   fmt::format("文字无法全部写到标准输出{}；命令生成的文件已写出。", reason)));
}

}  // namespace hinterland::shell
