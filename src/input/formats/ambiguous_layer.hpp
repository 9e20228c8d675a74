// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/error.hpp>

#include <string>

namespace hinterland {

/// It is not clear which layer of a file is meant: it has several, or none of
/// the name that was given. The message ends with the key of a study; a command
/// with an option for it says that instead.
class AmbiguousLayer : public Error {
 public:
  AmbiguousLayer(std::string path, std::string layer, Text reason)
      : Error(Text(reason.en + " Name one with layer = \"…\".",
                   reason.zh + "请用 layer = \"…\" 指定。")),
        path_(std::move(path)),
        layer_(std::move(layer)),
        reason_(std::move(reason)) {}

  const std::string& path() const { return path_; }    ///< within a .zip, too
  const std::string& layer() const { return layer_; }  ///< that was asked for; empty: none
  const Text& reason() const { return reason_; }       ///< the message without its way out

 private:
  std::string path_;
  std::string layer_;
  Text reason_;
};

}  // namespace hinterland
