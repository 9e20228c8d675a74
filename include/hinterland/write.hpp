// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/progress.hpp>
#include <hinterland/study.hpp>
#include <hinterland/summary.hpp>

#include <cstdint>
#include <optional>
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

/// One file of the results.
struct ResultFile {
  std::string name;
  std::uint64_t bytes = 0;
  std::string
      sha256;  ///< in hexadecimal; empty: not told (run.json itself, or all of an older one)

  friend bool operator==(const ResultFile&, const ResultFile&) = default;
};

/// How long a step took.
struct StepTime {
  std::string step;
  double seconds = 0.0;
};

/// What run.json says: the version, every setting as it took effect, a hash of
/// every input, the figures, the notes and the files of the folder, each with its hash. The same
/// study gives the same bytes. Times do not, so they are there only where the
/// caller asks for them.
std::string manifest_text(const Study& study, const Findings& findings, const Figures& figures,
                          const std::vector<InputFile>& inputs,
                          const std::vector<ResultFile>& outputs,
                          const std::vector<StepTime>& times = {});

/// The files that a run.json of ours lists, itself among them; none: there is
/// no run.json in the folder, or it is not ours.
std::optional<std::vector<ResultFile>> listed_outputs(const std::string& folder);

/// Writes all outputs of a study into a folder, which appears whole or not at
/// all: the layers of the field dictionary as GeoJSON, schedule.csv and run.json. Throws as
/// `OutputFolder` does, and Error where the disk is full; then, as after `Interrupted`, the folder
/// is as it was before. Returns what to tell the user: of earlier results that were edited and are
/// kept, and of those that the system does not remove; else nothing.
///
///   figures  of the same findings
///   inputs   as `hash_inputs` gave them before the study was read
///   folder   need not exist; the folder around it must
///   times    go to run.json; leave them out for the same bytes in every run
Text write_outputs(const Study& study, const Findings& findings, const Figures& figures,
                   const std::vector<InputFile>& inputs, const std::string& folder,
                   const Progress& progress, const std::vector<StepTime>& times = {});

}  // namespace hinterland
