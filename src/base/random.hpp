// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>

namespace hinterland {

/// Spreads a number over all 64 bits, so that neighbours end up far apart.
/// Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014 (SplitMix64).
constexpr std::uint64_t mix_bits(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15ULL;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31U);
}

/// Random numbers from a seed the user can see; the same on every machine and
/// with every standard library, which those of <random> are not. SplitMix64.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// One of many streams of a seed. They have nothing to do with each other, so
  /// work that is cut into parts gives each a stream and runs them in any order.
  Random(std::uint64_t seed, std::uint64_t stream) : state_(mix_bits(seed) ^ mix_bits(~stream)) {}

  std::uint64_t bits() {
    const std::uint64_t result = mix_bits(state_);
    state_ += 0x9E3779B97F4A7C15ULL;
    return result;
  }
  /// From 0 up to, but not, 1.
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
