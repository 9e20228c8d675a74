// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <string>
#include <string_view>

namespace hinterland {

/// What a command calls its argument that names the folder it writes to, for messages; until it is
/// said, the folder is that of the option --out.
void name_output_argument(std::string name);

/// "Name another folder with --out", or "Name another FOLDER": the beginning of a way out.
Text another_folder();

/// What to do where the system does not write, by its reason (errno): the end of a message, with a
/// blank in front.
Text way_out_of_writing(int reason);

/// What keeps the bytes of a path on this disk from being read.
enum class FileFault {
  none,  ///< a regular file that can be opened
  no_folder,
  missing,
  dangling_link,  ///< a symbolic link to something that does not exist
  link_loop,      ///< symbolic links that lead to each other
  folder,
  device,  ///< or a pipe, a socket: reading it may never end
  forbidden,
};

/// Follows links, and opens the file where it is a regular one.
FileFault file_fault(const std::string& path);

/// The fault and its way out, to follow "cannot read 'PATH': "; empty for `none`.
Text describe(FileFault fault, const std::string& path);

/// Throws Error: a library could not write the file; the reason is that the disk is full where it
/// is, or files may not be larger, else what the library said.
[[noreturn]] void throw_unwritten(const std::string& path, const std::string& said);

/// A file being written. Every write and the closing are checked: a disk that is
/// full says so, in an Error that names the file, and nothing is lost silently.
class OutputFile {
 public:
  /// Makes the file, or empties the one that is there. Throws Error.
  explicit OutputFile(std::string path);

  /// Closes without checks: a file that was not closed by `close` is given up.
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

/// Makes a file of this text, or replaces what the file holds. Throws Error.
void write_file(const std::string& path, std::string_view text);

}  // namespace hinterland
