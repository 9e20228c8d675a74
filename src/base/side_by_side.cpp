// SPDX-License-Identifier: Apache-2.0
#include "base/side_by_side.hpp"

#include <tbb/global_control.h>

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace hinterland {

namespace {

/// Thrown by the progress of work whose result is no longer needed.
struct Stopped {};

/// A task on a thread of its own. The destructor stops it.
class OtherThread {
 public:
  explicit OtherThread(const Task& task) : thread_([this, &task] { run(task); }) {}
  ~OtherThread() {
    stop();
    if (thread_.joinable()) thread_.join();
  }
  OtherThread(const OtherThread&) = delete;
  OtherThread& operator=(const OtherThread&) = delete;

  bool has_failed() {
    const std::lock_guard lock(mutex_);
    return error_ != nullptr;
  }

  double share() {
    const std::lock_guard lock(mutex_);
    return share_;
  }

  /// Returns when the task has ended; reports its progress until then. Rethrows its exception.
  void finish(const Progress& progress) {
    std::unique_lock lock(mutex_);
    while (!ended_.wait_for(lock, std::chrono::milliseconds(100), [this] { return has_ended_; })) {
      const double share = share_;
      const std::string doing = doing_;
      lock.unlock();
      progress(share, doing);
      lock.lock();
    }
    if (error_ != nullptr) std::rethrow_exception(error_);
  }

 private:
  void run(const Task& task) {
    std::exception_ptr error;
    try {
      task.work([this](double share, std::string_view doing) { report(share, doing); });
    } catch (const Stopped&) {
    } catch (...) {
      error = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    error_ = error;
    has_ended_ = true;
    ended_.notify_one();
  }

  void report(double share, std::string_view doing) {
    const std::lock_guard lock(mutex_);
    if (is_stopped_) throw Stopped{};
    share_ = share;
    doing_ = doing;
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    is_stopped_ = true;
  }

  std::mutex mutex_;  // of the members up to `thread_`
  std::condition_variable ended_;
  bool has_ended_ = false;
  bool is_stopped_ = false;
  double share_ = 0.0;
  std::string doing_;
  std::exception_ptr error_;
  std::thread thread_;  // last, so that it starts when the others exist
};

bool is_one_thread_allowed() {
  return tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism) < 2;
}

}  // namespace

void do_side_by_side(const Task& here, const Task& there, const Progress& progress) {
  const double all = here.effort + there.effort;
  if (is_one_thread_allowed()) {
    here.work(part_of(progress, 0.0, here.effort / all));
    there.work(part_of(progress, here.effort / all, 1.0));
    return;
  }
  OtherThread other(there);
  try {
    here.work([&](double share, std::string_view doing) {
      if (other.has_failed()) throw Stopped{};
      progress((share * here.effort + other.share() * there.effort) / all, doing);
    });
  } catch (const Stopped&) {  // the exception of the other is rethrown below
  }
  other.finish(part_of(progress, here.effort / all, 1.0));
}

}  // namespace hinterland
