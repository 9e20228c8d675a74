// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

namespace hinterland {

/// We cannot go on. The message says what happened, to which file, layer or
/// record, why, and the way out. `main` turns it into exit code 2.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The question itself is wrong: an unknown key, a negative radius, an option
/// that does not exist. `main` turns it into exit code 3.
class UsageError : public Error {
 public:
  using Error::Error;
};

/// The user asked to stop (Ctrl-C). Thrown from `Progress`, so that everything
/// half-made is cleared away on the way out. Exit code 2.
class Interrupted : public Error {
 public:
  Interrupted() : Error("interrupted: nothing was written") {}
};

}  // namespace hinterland
