// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/old_results.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace hinterland {

/// A hidden folder beside the target of results, private to one run:
///
///   results  the output of the run; after the exchange, the earlier contents of the target
///   old      the earlier contents of the target, if the file system cannot exchange two folders
///   run      the mark, locked while the program runs; contains the inode of the folder
///            created as `results`, then of each folder about to be replaced, so that a later
///            run can tell them apart, and from folders or links that others put there
class RunFolder {
 public:
  /// Throws Error if it cannot be created.
  explicit RunFolder(const std::filesystem::path& target);
  /// Removes what the run created.
  ~RunFolder();
  RunFolder(const RunFolder&) = delete;
  RunFolder& operator=(const RunFolder&) = delete;

  const std::string& results() const { return results_; }
  std::string old() const { return path_ + "/old"; }
  /// To be called before the folder is exchanged with `results` or moved to `old`. Returns 0 or an
  /// errno: ENOENT if it is gone.
  int note_replaced(const std::string& folder) const;

 private:
  bool make(const std::filesystem::path& target);
  bool note(unsigned long inode) const;

  std::string path_;
  std::string results_;
  std::string target_;
  int lock_ = -1;
};

/// Removes what killed runs for this target have left beside it. Their folders are recognized by
/// `run`; a folder is left alone if it has none, belongs to another user, contains anything not
/// listed in it, or its run is active; so are links. Earlier results that were being replaced are
/// restored if the target is gone. Returns the folders that were kept beside the target, as
/// `clear_away` does.
std::vector<Kept> clear_leftovers(const std::filesystem::path& target);

}  // namespace hinterland
