// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

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

}  // namespace hinterland
