// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cstddef>
#include <string>

namespace hinterland {

/// The log of writes (-wal) beside an SQLite database.
struct DatabaseLog {
  std::size_t bytes = 0;    ///< 0: there is none
  bool is_foreign = false;  ///< it is no log of SQLite
  std::size_t frames = 0;   ///< of the last writes, the one that is cut short as well
};

/// Reads its header and those of its frames. Frames of older writes, which SQLite leaves at the end
/// of a log that it begins anew, are not counted.
/// Source: https://www.sqlite.org/fileformat2.html, 4.1.
DatabaseLog look_at_log(const std::string& path);

/// The journal of what is to be undone (-journal).
struct DatabaseJournal {
  std::size_t bytes = 0;
  bool is_foreign = false;  ///< it is no journal of SQLite
  bool is_hot = false;      ///< a write was not finished
  bool is_cut = false;      ///< pages that it counts are missing
  /// The file of a write over several databases, which SQLite removes when it undoes this one;
  /// empty: the write is of one.
  std::string of_several;
};

/// Reads its header. Source: https://www.sqlite.org/fileformat2.html, 3.
DatabaseJournal look_at_journal(const std::string& path);

/// What is read of the log, for a person; `taken` frames are what SQLite takes.
Text told(const DatabaseLog& log, std::size_t taken, const std::string& name);
/// The same of the journal; empty: nothing is undone.
Text told(const DatabaseJournal& journal, const std::string& name);

}  // namespace hinterland
