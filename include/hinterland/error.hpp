// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <stdexcept>
#include <utility>

namespace hinterland {

/// We cannot go on. The message says what happened, to which file, layer or
/// record, why, and the way out. `main` turns it into exit code 2.
class Error : public std::runtime_error {
 public:
  explicit Error(Text message) : std::runtime_error(message.en), message_(std::move(message)) {}

  /// The message in both languages; `what()` is the English one.
  const Text& message() const { return message_; }

 private:
  Text message_;
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
  Interrupted() : Error(Text("interrupted: nothing was written", "已中断：没有写出任何结果")) {}
};

}  // namespace hinterland
