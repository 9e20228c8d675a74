// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "paths.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>

/// States why a test is skipped. If HINTERLAND_NO_SKIP is set, as in the project's own checks, the
/// requirements of the test must be present, and the test fails instead.
inline void skip_test(const std::string& reason) {
  if (std::getenv("HINTERLAND_NO_SKIP") != nullptr) FAIL("would be skipped: " + reason);
  WARN("skipped: " + reason);
}

/// Whether the real data are beside the project; if not, states that the test is skipped. A test
/// that goes on must find its file, so that a misspelt name is not mistaken for absent data.
inline bool has_real_data() {
  if (std::filesystem::is_directory(hinterland::test::in_data())) return true;
  skip_test("no real data in " + hinterland::test::in_data());
  return false;
}
