// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>

namespace hinterland {

/// A bijective hash of 64 bits. Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom
/// number generators", OOPSLA 2014 (SplitMix64).
constexpr std::uint64_t mix_bits(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15ULL;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31U);
}

/// The random number generator SplitMix64. Unlike the distributions of <random>, it gives the same
/// numbers with every standard library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// One of many independent streams of a seed, so that the parts of divided work can run in any
  /// order, each with its own stream.
  Random(std::uint64_t seed, std::uint64_t stream) : state_(mix_bits(seed) ^ mix_bits(~stream)) {}

  std::uint64_t bits() {
    const std::uint64_t result = mix_bits(state_);
    state_ += 0x9E3779B97F4A7C15ULL;
    return result;
  }
  /// In [0, 1).
  double uniform() { return static_cast<double>(bits() >> 11U) * 0x1.0p-53; }
  double uniform(double from, double to) { return from + uniform() * (to - from); }
  bool chance(double share) { return uniform() < share; }

  /// From 0 to count - 1; count at least 1.
  std::size_t below(std::size_t count) {
    return static_cast<std::size_t>(uniform() * static_cast<double>(count));
  }

  /// Mean 0, standard deviation 1. Source: G. Box, M. Muller, "A Note on the
  /// Generation of Random Normal Deviates", 1958.
  double normal() {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
  }

 private:
  std::uint64_t state_;
};

}  // namespace hinterland
