// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/progress.hpp>

namespace hinterland::shell {

/// Progress that passes all calls on to `inner` and, at the end of each step, writes its duration,
/// the processor time of all threads and the peak memory so far to stderr. A step is a sequence of
/// calls with the same text; the last one ends when the progress is destroyed.
Progress timed_progress(Progress inner);

}  // namespace hinterland::shell
