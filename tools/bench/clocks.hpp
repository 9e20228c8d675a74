// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>

namespace hinterland::bench {

/// Appends the seconds of wall-clock time and of CPU time on all processors. CPU time is more
/// meaningful on a shared machine.
template <class Work>
void time_into(nlohmann::json& times, const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t start_of_processors = std::clock();
  work();
  const double ticks = static_cast<double>(std::clock() - start_of_processors);
  const auto wall = std::chrono::steady_clock::now() - start;
  times["wall"].push_back(std::chrono::duration<double>(wall).count());
  times["processor"].push_back(ticks / CLOCKS_PER_SEC);
}

}  // namespace hinterland::bench
