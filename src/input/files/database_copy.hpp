// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cstddef>
#include <memory>
#include <string>

namespace hinterland {

/// A private copy of an SQLite database (GeoPackage, SpatiaLite) in the directory for temporary
/// files.
class DatabaseCopy {
 public:
  ~DatabaseCopy();
  DatabaseCopy(const DatabaseCopy&) = delete;
  DatabaseCopy& operator=(const DatabaseCopy&) = delete;

  const std::string& path() const { return file_; }
  /// What was merged into the copy; empty if nothing was.
  const Text& note() const { return note_; }

 private:
  friend std::shared_ptr<const DatabaseCopy> copy_of_database(const std::string&,
                                                              const std::string&);
  explicit DatabaseCopy(const std::string& name);

  std::string folder_;
  std::string file_;
  Text note_;
};

/// Copies the database at `path` if reading it in place would modify it: its last writes are in a
/// -wal file, an interrupted transaction has to be rolled back from a -journal, or it is in WAL
/// mode, where even readers write. The copy contains the writes of the -wal file and not those that
/// the -journal rolls back, which is what the next program that opens the original would see.
/// Returns null if the file is not a database or can safely be read in place.
///
/// Works within a .zip, and through a symbolic link, whose target has the companion files. Throws
/// Error if the copy fails, if the file is modified meanwhile, if a companion is not an SQLite
/// file, or if SQLite cannot merge it. `shown` is the path used in messages. Takes the time and
/// space of copying the file.
std::shared_ptr<const DatabaseCopy> copy_of_database(const std::string& path,
                                                     const std::string& shown);

/// The write-ahead log (-wal) of an SQLite database.
struct DatabaseLog {
  std::size_t bytes = 0;    ///< 0 if there is no log
  bool is_foreign = false;  ///< it is not a log of SQLite
  std::size_t frames = 0;   ///< of the last writes, including one that is truncated
};

/// Reads the headers of the log and of its frames. Frames of earlier writes, which SQLite leaves at
/// the end when it restarts a log, are not counted. Source:
/// https://www.sqlite.org/fileformat2.html, 4.1.
DatabaseLog read_database_log(const std::string& path);

/// The rollback journal (-journal) of an SQLite database.
struct DatabaseJournal {
  std::size_t bytes = 0;
  bool is_foreign = false;  ///< it is not a journal of SQLite
  bool is_hot = false;      ///< a transaction was interrupted
  bool is_cut = false;      ///< it is shorter than its page count requires
  /// The super-journal of a transaction over several databases, which SQLite deletes when it rolls
  /// this one back; empty if the transaction is of one database.
  std::string of_several;
};

/// Reads the header of the journal. Source: https://www.sqlite.org/fileformat2.html, 3.
DatabaseJournal read_database_journal(const std::string& path);

/// Describes for the user what was read from the log, of which SQLite merged `taken` frames.
Text describe(const DatabaseLog& log, std::size_t taken, const std::string& name);
/// Describes for the user what the journal rolls back; empty if nothing.
Text describe(const DatabaseJournal& journal, const std::string& name);

}  // namespace hinterland
