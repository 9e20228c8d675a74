// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace hinterland {

/// Random numbers from a seed the user can see; the same on every machine and
/// with every standard library, which those of <random> are not.
/// Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014 (SplitMix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t bits() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
    return mixed ^ (mixed >> 31U);
  }
  /// From 0 up to, but not, 1.
  double uniform() { return static_cast<double>(bits() >> 11U) * 0x1.0p-53; }
  double uniform(double from, double to) { return from + uniform() * (to - from); }

 private:
  std::uint64_t state_;
};

}  // namespace hinterland
