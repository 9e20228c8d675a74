// SPDX-License-Identifier: Apache-2.0
// The main function of Catch2 2; that of version 3 is in its library.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
