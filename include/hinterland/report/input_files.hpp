// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/planning/study.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace hinterland {

/// One file that the study was computed from.
struct InputFile {
  std::string role;  ///< study, catalogue, villages, networks.power, ...
  std::string path;  ///< seen from the study's folder, so that it does not name the machine
  std::uint64_t bytes = 0;
  std::string sha256;  ///< in hexadecimal; empty: not a file (a database)
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

}  // namespace hinterland
