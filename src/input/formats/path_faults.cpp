// SPDX-License-Identifier: Apache-2.0
#include "input/formats/path_faults.hpp"

#include "base/text_fill.hpp"
#include "input/formats/broken_file.hpp"
#include "input/formats/gdal_file.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void throw_address(const std::string& path) {
  std::string_view rest = std::string_view(path).substr(std::string_view("file:").size());
  for (const std::string_view front : {"//localhost/", "///"}) {
    if (rest.starts_with(front)) rest.remove_prefix(front.size() - 1);
  }
  throw Error(filled_text("cannot read '{}': it is an address. Write the path of the file: '{}'.",
                          "无法读取“{}”：这是网址形式。请直接写文件路径：“{}”。", path, rest));
}

/// What stands behind the handlers; empty: no file of this disk.
std::string_view without_handlers(std::string_view path) {
  struct Handler {
    std::string_view front;
    std::string_view settings_end;  ///< of what stands before the file's path; empty: nothing
  };
  static constexpr std::array<Handler, 9> handlers = {{{"/vsizip/", ""},
                                                       {"/vsigzip/", ""},
                                                       {"/vsitar/", ""},
                                                       {"/vsi7z/", ""},
                                                       {"/vsirar/", ""},
                                                       {"/vsisparse/", ""},
                                                       {"/vsisubfile/", ","},
                                                       {"/vsicrypt/", "file="},
                                                       {"/vsicached?", "file="}}};
  while (path.starts_with("/vsi") && !path.starts_with("/vsistdin")) {
    const auto* const found = std::ranges::find_if(
        handlers, [&](const Handler& handler) { return path.starts_with(handler.front); });
    if (found == handlers.end()) return {};
    path.remove_prefix(found->front.size());
    const std::size_t end = path.find(found->settings_end);
    path.remove_prefix(end == path.npos ? path.size() : end + found->settings_end.size());
    while (path.starts_with('{')) path.remove_prefix(1);
  }
  return path;
}

/// The first part of the path that is no folder: "a.zip" of "a.zip/b.shp" and of "a.zip}/b.shp".
std::string file_on_the_way(std::string_view path) {
  std::error_code ignored;
  for (std::size_t at = 1; at <= path.size(); ++at) {
    if (at < path.size() && path[at] != '/' && path[at] != '}') continue;
    const std::string part(path.substr(0, at));
    if (!fs::is_directory(part, ignored)) return part;
  }
  return {};
}

}  // namespace

void throw_unreadable(const std::string& path, FileFault fault) {
  throw Error(filled_text("cannot read '{}': {}", "无法读取“{}”：{}", path, describe(fault, path)));
}

void check_behind(const std::string& path) {
  if (path.starts_with("file:") && !fs::exists(path)) throw_address(path);
  const std::size_t first = path.find("/vsi");
  const bool has_driver = first != 0;  // CSV:/vsigzip/a.gz, GPKG:/vsizip/a.zip/b.gpkg:layer
  if (first == path.npos || (has_driver && path[first - 1] != ':')) return;
  const std::string_view behind = without_handlers(std::string_view(path).substr(first));
  if (behind.starts_with("/vsistdin")) throw_unreadable(path, FileFault::device);
  std::string file = behind.empty() ? std::string() : file_on_the_way(behind);
  if (has_driver) file = file.substr(0, file.find_first_of(":,"));
  if (file.empty()) return;
  const FileFault fault = file_fault(file);
  const bool is_odd = has_driver ? fault == FileFault::device
                                 : fault != FileFault::none && fault != FileFault::folder;
  if (is_odd) throw_unreadable(file, fault);
}

void check_sibling(const std::string& path) {
  if (path.starts_with("/vsi")) return;
  const FileFault fault = file_fault(path);
  if (fault == FileFault::folder) {
    throw Error(
        filled_text("cannot read '{}': it is a folder, and a file of the shapefile should "
                    "be there. Rename or remove it.",
                    "无法读取“{}”：这是文件夹，而此处应是 shapefile 的文件。请改名或移走。", path));
  }
  if (fault != FileFault::none) throw_unreadable(path, fault);
}

/// What GDAL reads beside any file: a pipe would keep it waiting, a link to itself is taken for
/// none.
void check_beside(const std::string& path) {
  for (const char* extension : {"csvt", "prj", "cpg", "mid", "dat", "map", "id"}) {
    const std::string sibling = path.starts_with("/vsi") ? "" : sibling_file(path, extension);
    const FileFault fault = sibling.empty() ? FileFault::none : file_fault(sibling);
    const bool is_odd = fault == FileFault::device || fault == FileFault::link_loop;
    if (is_odd) throw_unreadable(sibling, fault);
  }
}

void throw_packed(const std::string& path, std::string_view packing) {
  using Command = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Command, 6> commands = {{{"tar", "tar xf"},
                                                       {"bzip2", "bunzip2 -k"},
                                                       {"xz", "unxz -k"},
                                                       {"zstd", "unzstd"},
                                                       {"7z", "7z x"},
                                                       {"rar", "unrar x"}}};
  const auto* const command = std::ranges::find(commands, packing, &Command::first);
  throw Error(filled_text(
      "cannot read '{}': it is packed with {}. Unpack it ({} '{}') and name the file that comes "
      "out; a .zip or a .gz can stay packed.",
      "无法读取“{}”：以 {} 压缩。请解压（{} '{}'）后指定解出的文件；.zip 和 .gz 不必解压。", path,
      packing, command->second, path));
}

void throw_nested(const std::string& shown) {
  throw Error(
      filled_text("cannot read '{}': it is a .zip in a .zip, more than {} deep. Unpack the outer "
                  "ones and name the inner.",
                  "无法读取“{}”：.zip 逐层嵌套，超过 {} 层。请先解开外层，再指定内层文件。", shown,
                  most_outer));
}

void check_entry(const std::string& zip, const std::string& shown, const ArchiveEntry& entry) {
  const std::string damaged = damaged_in_zip(zip, entry);
  if (damaged.empty()) return;
  throw Error(filled_text(
      "cannot read '{}': '{}' in it cannot be unpacked whole, it is damaged, locked by a "
      "password or packed by a method other than Deflate. Copy the file again, or unpack it "
      "yourself and name the layer that comes out.",
      "无法读取“{}”：其中的“{}”无法完整解压：已损坏、设有密码，或所用压缩方法不是 Deflate。"
      "请重新复制，或自行解压后指定解出的图层文件。",
      shown, damaged));
}

void throw_no_layer_in(const std::string& zip, const std::string& shown) {
  if (const auto outside = outside_of_zip(zip); !outside.empty()) {
    throw Error(filled_text(
        "cannot read '{}': what is packed in it leads out of it ('{}'), and no reader unpacks "
        "that. Pack the files again without .. and without a / in front.",
        "无法读取“{}”：压缩包内的路径指向包外（“{}”），无法解压。请重新压缩，路径中不要有 .. "
        "，也不要以 / 开头。",
        shown, outside.front()));
  }
  if (const Text why = why_unreadable(zip); !why.empty()) {
    throw Error(
        Text("cannot read '" + shown + "': " + why.en, "无法读取“" + shown + "”：" + why.zh));
  }
  throw Error(
      filled_text("cannot read '{}': no layer file is in it, or it is no .zip. Unpack it and "
                  "name the file.",
                  "无法读取“{}”：其中没有图层文件，或不是 .zip。请解压后指定文件。", shown));
}

}  // namespace hinterland
