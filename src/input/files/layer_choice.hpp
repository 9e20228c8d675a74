// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/error.hpp>

#include <string>

namespace hinterland {

/// Which layer to open, and how.
struct LayerRequest {
  std::string path;        ///< a file, a file in a .zip, or a connection such as PG:...
  std::string layer;       ///< empty: the only one; "*": all with the same columns
  std::string sql;         ///< query in SQLite's dialect; empty if none
  std::string where;       ///< condition on the records; empty if none
  std::string encoding;    ///< overrides the detected encoding; empty if not set
  std::string shown = {};  ///< path used in messages; empty for `path`
  /// Directory of the study, for relative names in the query; empty for the current one.
  std::string folder = {};
  bool names_on_top = false;  ///< the first row of a workbook or CSV holds the column names

  bool wants_all() const { return layer == "*"; }
  const std::string& called() const { return shown.empty() ? path : shown; }
};

/// Thrown if it is ambiguous which layer of a file is meant: it has several, or none with the given
/// name. The message ends with the key to set in a study; commands replace it by their own option.
class AmbiguousLayer : public Error {
 public:
  AmbiguousLayer(std::string path, std::string layer, Text reason)
      : Error(Text(reason.en + " Name one with layer = \"…\".",
                   reason.zh + "请用 layer = \"…\" 指定。")),
        path_(std::move(path)),
        layer_(std::move(layer)),
        reason_(std::move(reason)) {}

  const std::string& path() const { return path_; }    ///< including the path within a .zip
  const std::string& layer() const { return layer_; }  ///< the requested name; empty if none
  const Text& reason() const { return reason_; }       ///< the message without the advice

 private:
  std::string path_;
  std::string layer_;
  Text reason_;
};

}  // namespace hinterland
