// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cstddef>
#include <memory>
#include <string>

namespace hinterland {

/// A private copy of an SQLite database (GeoPackage, SpatiaLite) in the folder for temporary files.
class DatabaseCopy {
 public:
  ~DatabaseCopy();
  DatabaseCopy(const DatabaseCopy&) = delete;
  DatabaseCopy& operator=(const DatabaseCopy&) = delete;

  const std::string& path() const { return file_; }
  const Text& note() const { return note_; }  ///< what was read along with it; empty: nothing

 private:
  friend std::shared_ptr<const DatabaseCopy> copy_of_database(const std::string&,
                                                              const std::string&);
  explicit DatabaseCopy(const std::string& name);

  std::string folder_;
  std::string file_;
  Text note_;
};

/// A copy of the database at `path`, where to read it in place would change it: its last writes
/// stand beside it in a -wal, an unfinished one is to be undone by a -journal, or it is in WAL
/// mode, in which even a reader writes. The copy holds the writes of the -wal, and not those that
/// the -journal undoes, as the next program that opens the original would find it. None: the file
/// is no database, or is safe to read as it lies.
///
/// Works within a .zip, and through a link, whose file has its companions beside itself. Throws
/// Error where it cannot be copied, where it is written to meanwhile, where a companion is none, or
/// where SQLite cannot put it together. `shown` is the path in messages. Costs a copy of the
/// file.
std::shared_ptr<const DatabaseCopy> copy_of_database(const std::string& path,
                                                     const std::string& shown);

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
