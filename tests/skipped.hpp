// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <catch2/catch.hpp>

#include <cstdlib>
#include <string>

/// Says why a test is left out. Where HINTERLAND_NO_SKIP is set, as in the project's own checks,
/// what the test needs has to be there, and the test fails.
inline void skip_test(const std::string& reason) {
  if (std::getenv("HINTERLAND_NO_SKIP") != nullptr) FAIL("would be skipped: " + reason);
  WARN("skipped: " + reason);
}
