// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/error.hpp>

#include <string>

namespace hinterland {

/// Which layer to open, and how.
struct AskedLayer {
  std::string path;           ///< a file, a file in a .zip, or a connection such as PG:...
  std::string layer;          ///< empty: the only one; "*": all that have the same columns
  std::string sql;            ///< in SQLite's dialect; empty: none
  std::string where;          ///< the condition that a record must fulfil; empty: none
  std::string encoding;       ///< overrides what the file says; empty: nothing does
  std::string shown = {};     ///< the path as messages name it; empty: `path`
  std::string folder = {};    ///< of the study, from which the query sees files; empty: the current
  bool names_on_top = false;  ///< workbooks, CSV: the first row holds the names of the columns

  bool wants_all() const { return layer == "*"; }
  const std::string& called() const { return shown.empty() ? path : shown; }
};

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
