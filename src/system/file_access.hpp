// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace hinterland {

/// Sets the name that a command gives to the argument for its output folder, for messages; the
/// default is the option --out.
void name_output_argument(std::string name);

/// "Name another folder with --out", or "Name another FOLDER": the start of a suggestion.
Text another_folder();

/// A suggestion for a failed write by errno, to append to a message; starts with a space.
Text way_out_of_writing(int reason);

/// Why a local file cannot be read.
enum class FileFault {
  none,  ///< a regular file that can be opened
  no_folder,
  missing,
  dangling_link,  ///< a symbolic link to something that does not exist
  link_loop,      ///< a cycle of symbolic links
  folder,
  device,  ///< or a pipe, a socket: reading it may never end
  forbidden,
};

/// The folder that a path lies in; "." for a bare name.
std::filesystem::path folder_of(const std::filesystem::path& path);

/// Follows links; opens regular files to check the permission.
FileFault file_fault(const std::string& path);

/// The fault and a suggestion, to follow "cannot read 'PATH': "; empty for `none`.
Text describe(FileFault fault, const std::string& path);

/// Throws Error for a file that a library could not write. The reason given is a full disk or a
/// limit on file sizes if either applies, otherwise the message of the library.
[[noreturn]] void throw_unwritten(const std::string& path, const std::string& message,
                                  const char* library = "GDAL");

/// Throws Error, as for a full disk, if the file system of `path` has less than this many bytes
/// free. For libraries that do not report that their temporary files were cut short.
void require_free_space(const std::string& path, std::uintmax_t bytes);

/// A file being written. Every write and the closing are checked; failures such as a full disk
/// throw an Error that names the file.
class OutputFile {
 public:
  /// Creates or truncates the file. Throws Error.
  explicit OutputFile(std::string path);

  /// Closes without checks: a file not closed by `close` is considered abandoned.
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Unbuffered: one system call per call, so pass large blocks. Throws Error.
  void write(std::string_view characters);

  /// Throws Error; some file systems report a full disk only here.
  void close();

 private:
  std::string path_;
  int descriptor_ = -1;
};

/// Creates or replaces a file with this text. Throws Error.
void write_file(const std::string& path, std::string_view text);

}  // namespace hinterland
