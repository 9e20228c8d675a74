// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "paths.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>

/// Says why a test is left out. Where HINTERLAND_NO_SKIP is set, as in the project's own checks,
/// what the test needs has to be there, and the test fails.
inline void skip_test(const std::string& reason) {
  if (std::getenv("HINTERLAND_NO_SKIP") != nullptr) FAIL("would be skipped: " + reason);
  WARN("skipped: " + reason);
}

/// Whether the real data lie beside the project; says that the test is skipped where they do not.
/// A test that goes on then needs its file, so that a misspelled name does not pass as absent data.
inline bool has_real_data() {
  if (std::filesystem::is_directory(hinterland::test::in_data())) return true;
  skip_test("no real data in " + hinterland::test::in_data());
  return false;
}
