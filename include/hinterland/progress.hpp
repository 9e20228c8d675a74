// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>

namespace hinterland {

/// Told how far the work is: `progress(0.4, "reading villages")`, the share
/// from 0 to 1 and what is being done. The caller decides what to do with it: a
/// terminal draws it, a pipe never sees it. May throw `Interrupted`; so call it
/// from the thread that was given it, and hold nothing then that must be undone
/// by hand.
using Progress = std::function<void(double share, std::string_view doing)>;

/// For callers who do not request to know.
inline void no_progress(double, std::string_view) {}

/// A part of a longer work: maps 0..1 to `from`..`to` of the whole.
inline Progress part_of(const Progress& whole, double from, double to) {
  return [&whole, from, to](double share, std::string_view doing) {
    whole(from + share * (to - from), doing);
  };
}

}  // namespace hinterland
