// SPDX-License-Identifier: Apache-2.0
#include "base/side_by_side.hpp"

#include <hinterland/error.hpp>
#include <hinterland/threads.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <vector>

using namespace hinterland;

namespace {

/// Work that goes on until its progress throws; a test that cannot end fails by its time limit.
void work_forever(const Progress& progress) {
  while (true) {
    progress(0.5, "working");
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

void fail(const Progress&) { throw std::runtime_error("no space left"); }

}  // namespace

TEST_CASE("two tasks side by side are both done when the call returns", "[threads]") {
  for (const std::size_t threads : {1U, 2U}) {
    const ThreadLimit limit(threads);
    int here = 0;
    int there = 0;
    do_side_by_side({1.0, [&](const Progress&) { here = 1; }},
                    {1.0, [&](const Progress&) { there = 2; }}, no_progress);
    CHECK(here == 1);
    CHECK(there == 2);
  }
}

TEST_CASE("tasks side by side run at the same time where two threads are allowed", "[threads]") {
  const ThreadLimit limit(2);
  std::atomic<bool> is_here = false;
  std::atomic<bool> is_there = false;
  const auto meet = [](std::atomic<bool>& mine, std::atomic<bool>& other) {
    mine = true;
    while (!other) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  };
  do_side_by_side({1.0, [&](const Progress&) { meet(is_here, is_there); }},
                  {1.0, [&](const Progress&) { meet(is_there, is_here); }}, no_progress);
  CHECK(is_here);
  CHECK(is_there);
}

TEST_CASE("the failure of one task ends the other and is reported", "[threads]") {
  for (const std::size_t threads : {1U, 2U}) {
    const ThreadLimit limit(threads);
    CHECK_THROWS_WITH(do_side_by_side({1.0, fail}, {1.0, work_forever}, no_progress),
                      "no space left");
  }
  const ThreadLimit limit(2);
  CHECK_THROWS_WITH(do_side_by_side({1.0, work_forever}, {1.0, fail}, no_progress),
                    "no space left");
  CHECK_THROWS_WITH(do_side_by_side({1.0, [](const Progress&) {}}, {1.0, fail}, no_progress),
                    "no space left");
}

TEST_CASE("an interruption ends both tasks side by side", "[threads]") {
  const Progress interrupt = [](double, std::string_view) { throw Interrupted(); };
  const ThreadLimit limit(2);
  CHECK_THROWS_AS(do_side_by_side({1.0, work_forever}, {1.0, work_forever}, interrupt),
                  Interrupted);
  // Also when the work of this thread is done, and only the other goes on.
  CHECK_THROWS_AS(do_side_by_side({1.0, [](const Progress&) {}}, {1.0, work_forever}, interrupt),
                  Interrupted);
}

TEST_CASE("the progress of tasks side by side rises to the end, on the calling thread",
          "[threads]") {
  for (const std::size_t threads : {1U, 2U}) {
    const ThreadLimit limit(threads);
    const std::thread::id caller = std::this_thread::get_id();
    std::vector<double> shares;
    const auto steps = [](const Progress& progress) {
      for (int i = 0; i <= 4; ++i) {
        progress(i / 4.0, "step");
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
      }
    };
    do_side_by_side({3.0, steps}, {1.0, steps}, [&](double share, std::string_view) {
      CHECK(std::this_thread::get_id() == caller);
      shares.push_back(share);
    });
    REQUIRE(shares.size() >= 5);
    CHECK(std::is_sorted(shares.begin(), shares.end()));
    CHECK(shares.front() <= 0.25);
    CHECK(shares.back() <= 1.0);
    CHECK(shares.back() >= 0.75);
  }
}
