// SPDX-License-Identifier: Apache-2.0
#include "shell/step_times.hpp"

#include "shell/terminal.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <ctime>
#include <memory>
#include <string>
#include <string_view>

namespace hinterland::shell {

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
      say(fmt::format("{}: {:.2f} s, {:.2f} s of processor time, peak memory {:.0f} MB", step_,
                      seconds.count(), processor - processor_at_start_, peak_memory_mb()));
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
