// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// Throws Error: a library could not write the file; the reason is that the disk is full where it
/// is, else what the library said.
[[noreturn]] void throw_unwritten(const std::string& path, const std::string& said);

/// A file being written. Every write and the closing are checked: a disk that is
/// full says so, in an Error that names the file, and nothing is lost silently.
class OutputFile {
 public:
  /// Makes the file, or empties the one that is there. Throws Error.
  explicit OutputFile(std::string path);

  /// Closes without a word: whoever did not call `close` gave the file up.
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Hands the characters to the system at once; so give it large pieces.
  void write(std::string_view characters);

  /// Some systems tell only now that the disk is full.
  void close();

 private:
  std::string path_;
  int descriptor_ = -1;
};

}  // namespace hinterland
