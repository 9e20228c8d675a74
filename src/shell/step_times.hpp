// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/progress.hpp>

namespace hinterland::shell {

/// Progress that passes everything on to `inner` and, whenever a step ends, says on standard error
/// how long it took, how much processor time of all threads went into it, and the most memory that
/// the program has held so far. A step is a run of calls with one text; it ends where another
/// begins, and the last one with the progress itself.
Progress timed_progress(Progress inner);

}  // namespace hinterland::shell
