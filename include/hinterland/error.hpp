// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <stdexcept>
#include <utility>

namespace hinterland {

/// The program cannot continue. The message says what happened, to which file, layer or record,
/// why, and what to do. `main` turns it into exit code 2.
class Error : public std::runtime_error {
 public:
  explicit Error(Text message) : std::runtime_error(message.en), message_(std::move(message)) {}

  /// The message in both languages; `what()` is the English one.
  const Text& message() const { return message_; }

 private:
  Text message_;
};

/// The request is invalid: an unknown key, a negative radius, an unknown option. `main` turns it
/// into exit code 3.
class UsageError : public Error {
 public:
  using Error::Error;
};

/// The user interrupted the run (Ctrl-C). Thrown from `Progress`, so that incomplete output is
/// removed during stack unwinding. Exit code 2.
class Interrupted : public Error {
 public:
  Interrupted() : Error(Text("interrupted: nothing was written", "已中断：没有写出任何结果")) {}
};

}  // namespace hinterland
