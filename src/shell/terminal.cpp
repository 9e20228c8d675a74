// SPDX-License-Identifier: Apache-2.0
#include "shell/terminal.hpp"

#include "system/shown_text.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

namespace hinterland::shell {

namespace {

// The state of the terminal is that of the process, and a signal handler takes no argument.
// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables)
volatile std::sig_atomic_t stop_requested = 0;
bool line_drawn = false;
int failed_print = 0;  ///< errno of the first failed write to standard output; 0: none
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

/// The first signal requests a stop between two steps; the second one ends the program at once,
/// since a step may be waiting for a disk or a server.
void on_signal(int signal) {
  if (stop_requested != 0) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
  stop_requested = 1;
}

/// Errors on stderr (closed or full) are ignored.
void write_to_stderr(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

void draw(double share, std::string_view doing) {
  constexpr int width = 24;
  const int filled = static_cast<int>(share * width);
  write_to_stderr(fmt::format("\r\033[K[{:#<{}}{:.<{}}] {:3.0f} %  {}", "", filled, "",
                              width - filled, 100.0 * share, doing));
  line_drawn = true;
}

}  // namespace

void listen_for_interrupts() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  // A closed pipe and a file size limit are reported as write errors, not by a signal.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

Progress watchful_progress() {
  using clock = std::chrono::steady_clock;
  const bool draws = isatty(STDERR_FILENO) != 0;
  return [draws, next = clock::now() + std::chrono::seconds(1)](double share,
                                                                std::string_view doing) mutable {
    if (stop_requested != 0) throw Interrupted();
    if (!draws || clock::now() < next) return;
    draw(share, doing);
    next = clock::now() + std::chrono::milliseconds(100);
  };
}

void end_progress_line() {
  if (!line_drawn) return;
  write_to_stderr("\r\033[K");
  line_drawn = false;
}

void print(std::string_view text) {
  end_progress_line();
  const std::string shown = for_terminal(without_passwords(std::string(text)));
  errno = 0;
  const bool is_whole = std::fwrite(shown.data(), 1, shown.size(), stdout) == shown.size();
  if (!is_whole && failed_print == 0) failed_print = errno;
}

void print_note(std::string_view text) {
  end_progress_line();
  write_to_stderr(for_terminal(without_passwords(std::string(text))) + "\n");
}

void check_printed() {
  errno = 0;
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return;
  const int code = failed_print != 0 ? failed_print : errno;
  if (code == EPIPE) return;  // the reader has closed the pipe, as `head` does
  const std::string reason =
      code == 0 ? std::string() : " (" + std::generic_category().message(code) + ")";
  throw Error(Text(
      fmt::format("cannot write all output to stdout{}. Files written by the command are complete.",
                  reason),
      fmt::format("文字无法全部写到标准输出{}；命令生成的文件已写出。", reason)));
}

namespace {

using clock = std::chrono::steady_clock;

/// Of all threads, in seconds.
double processor_time() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// The peak memory of the program so far, in megabytes.
double peak_memory_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;  // Linux counts in KiB
}

class StepTimes {
 public:
  StepTimes() = default;
  StepTimes(const StepTimes&) = delete;
  StepTimes& operator=(const StepTimes&) = delete;
  ~StepTimes() { end(); }

  void at(std::string_view doing) {
    if (doing == step_) return;
    end();
    step_ = doing;
  }

 private:
  /// Reports the time of the current step, if there is one, and restarts the clock.
  void end() {
    const auto now = clock::now();
    const double processor = processor_time();
    if (!step_.empty()) {
      const std::chrono::duration<double> seconds = now - began_;
      print_note(fmt::format("{}: {:.2f} s, {:.2f} s of processor time, peak memory {:.0f} MB",
                             step_, seconds.count(), processor - processor_at_start_,
                             peak_memory_mb()));
    }
    step_.clear();
    began_ = now;
    processor_at_start_ = processor;
  }

  std::string step_;
  clock::time_point began_ = clock::now();
  double processor_at_start_ = processor_time();
};

}  // namespace

Progress timed_progress(Progress inner) {
  return [inner = std::move(inner), times = std::make_shared<StepTimes>()](double share,
                                                                           std::string_view doing) {
    times->at(doing);
    inner(share, doing);
  };
}

}  // namespace hinterland::shell
