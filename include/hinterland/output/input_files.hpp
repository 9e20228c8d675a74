// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/input/study/study.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace hinterland {

/// What changes when a file is written or replaced.
struct FileStamp {
  std::uint64_t inode = 0;
  std::uint64_t bytes = 0;
  std::int64_t modified_ns = 0;
  std::int64_t changed_ns = 0;  ///< of the file's entry: no program can set it back

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// One file that the study was computed from.
struct InputFile {
  std::string role;  ///< study, catalogue, villages, networks.power, ...
  std::string path;  ///< seen from the study's folder, so that it does not name the machine
  std::uint64_t bytes = 0;
  std::string sha256;  ///< in hexadecimal; empty: not a file (a database)
  std::string file;    ///< where it is on this machine; empty: not a file
  FileStamp stamp;     ///< before it was hashed
};

/// The path of an input as run.json names it. What follows the driver's name of
/// a database connection is left out: it may hold a password.
std::string path_from_study(const Study& study, const std::string& path);

/// Every file behind the study: itself, its catalogue, and the files of each
/// layer with those beside it that belong to it (.shx, .dbf, .prj, .cpg, ...);
/// of a folder (.gdb) all its files, of a path in an archive the archive. In
/// the order of the study; files that are gone meanwhile throw Error.
///
/// SHA-256 by OpenSSL, files in parallel: about 2 GB/s a core where the
/// processor knows SHA, 0.4 GB/s where not.
std::vector<InputFile> hash_inputs(const Study& study, const Progress& progress);

/// A problem for each input that has changed, or is gone, since it was hashed: what was read may
/// then be another state than the one that run.json names.
void report_changed_inputs(const std::vector<InputFile>& inputs, Problems& problems);

/// The files that `hash_inputs` would read, as this machine names them.
std::vector<std::string> input_paths(const Study& study);

}  // namespace hinterland
