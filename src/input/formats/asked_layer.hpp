// SPDX-License-Identifier: Apache-2.0
#pragma once

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

}  // namespace hinterland
