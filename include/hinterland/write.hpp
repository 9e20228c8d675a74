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

/// An input file of the study.
struct InputFile {
  std::string role;  ///< study, catalogue, villages, networks.power, ...
  /// Relative to the study's folder; of a catalogue supplied with the program,
  /// "geodata/catalogue/…": independent of the machine.
  std::string path;
  std::uint64_t bytes = 0;
  std::string sha256;  ///< in hexadecimal; empty: not a file (a database)
  std::string file;    ///< path on this machine; empty: not a file
  FileStamp stamp;     ///< before it was read (study, catalogue) or hashed (others)
};

/// The path of an input as written to run.json. Database connections are cut off after the driver's
/// name, since they may hold a password.
std::string path_from_study(const Study& study, const std::string& path);

/// Hashes every input file: the study, its catalogue, and the files of each layer with their
/// sidecar files (.shx, .dbf, .prj, .cpg, ...); all files of a folder (.gdb); for a path inside an
/// archive, the archive. In the order of the study. Throws Error if a file no longer exists.
///
/// SHA-256 by OpenSSL, files in parallel: about 2 GB/s per core with SHA instructions, 0.4 GB/s
/// without.
std::vector<InputFile> hash_inputs(const Study& study, const Progress& progress);

/// Adds a problem for each input that was changed or removed after it was hashed: the data read may
/// then differ from those listed in run.json.
void report_changed_inputs(const std::vector<InputFile>& inputs, Problems& problems);

/// The paths on this machine of the files that `hash_inputs` would read. O(files of the study).
std::vector<std::string> input_paths(const Study& study);

/// A result file.
struct ResultFile {
  std::string name;
  std::uint64_t bytes = 0;
  std::string
      sha256;  ///< in hexadecimal; empty: not given (run.json itself, or written by old versions)

  friend bool operator==(const ResultFile&, const ResultFile&) = default;
};

/// The duration of a step.
struct StepTime {
  std::string step;
  double seconds = 0.0;
};

/// The contents of run.json: the version, the effective value of every setting, a hash of every
/// input, the figures, those of each town, the notes and the result files with their hashes. The
/// same study gives the same bytes, except for `times`, which are included only if not empty.
/// O(problems + settings).
std::string manifest_text(const Study& study, const Findings& findings, const Figures& figures,
                          const std::vector<InputFile>& inputs,
                          const std::vector<ResultFile>& outputs,
                          const std::vector<StepTime>& times = {});

/// The files listed in the folder's run.json, including itself; none: the folder has no run.json,
/// or one not written by this program.
std::optional<std::vector<ResultFile>> listed_outputs(const std::string& folder);

/// The formats of `write_outputs`, in the order in which they are written: "geojson", ...
std::vector<std::string> output_formats();

struct WriteOptions {
  /// Of `output_formats`; empty: all. run.json is always written, and a format that another needs:
  /// "qgis" includes "gpkg".
  std::vector<std::string> only;
  /// Written to run.json; empty for identical bytes in every run.
  std::vector<StepTime> times;
};

/// What `write_outputs` has written.
struct Outputs {
  std::vector<std::string> files;  ///< names in the folder
  /// For the user: that earlier results were edited and are kept, or could not be removed; why a
  /// format was declined, or what its file lacks. One line each; empty: nothing to report.
  Text message;
};

/// Writes the results of a study to a folder: in each chosen format, and run.json. All or nothing:
/// throws Error if the folder holds files of others, cannot be created or the disk is full; the
/// folder is then unchanged, as after `Interrupted`. Throws UsageError for an unknown format.
///
///   figures  of the same findings
///   inputs   from `hash_inputs`, called before `run_study`
///   folder   need not exist; its parent folder must
///
/// O(rows of the results), rows in parallel. Seven parameters: all are values that the caller has
/// measured before, and shows to the user too.
Outputs write_outputs(const Study& study, const Findings& findings, const Figures& figures,
                      const std::vector<InputFile>& inputs, const std::string& folder,
                      const Progress& progress, const WriteOptions& options = {});

}  // namespace hinterland
