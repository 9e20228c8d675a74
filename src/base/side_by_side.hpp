// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/progress.hpp>

#include <functional>

namespace hinterland {

/// Long work, and how long it takes, relative to other work; for the progress.
struct Task {
  double effort = 1.0;
  std::function<void(const Progress&)> work;
};

/// Does `here` on this thread and `there` on another at the same time, or one after the other where
/// only one thread is allowed. Calls `progress` on this thread only. If one throws, or `progress`
/// does, the other ends at its next call of its progress, and the exception is rethrown; that of
/// `here` if both throw. The two may share only what may be read or used by two threads.
void do_side_by_side(const Task& here, const Task& there, const Progress& progress);

}  // namespace hinterland
