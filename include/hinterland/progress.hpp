// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>

namespace hinterland {

/// A callback that receives the progress of long work: `progress(0.4, "reading villages")`, the
/// completed share from 0 to 1 and the current step. Must not be empty. It may throw `Interrupted`;
/// call it only on the thread that received it, and where stack unwinding releases all resources.
using Progress = std::function<void(double share, std::string_view doing)>;

/// Ignores progress.
inline void no_progress(double, std::string_view) {}

/// The progress of one part of longer work: maps 0..1 to `from`..`to` of `whole`, which must
/// outlive the result.
inline Progress part_of(const Progress& whole, double from, double to) {
  return [&whole, from, to](double share, std::string_view doing) {
    whole(from + share * (to - from), doing);
  };
}

}  // namespace hinterland
