// SPDX-License-Identifier: Apache-2.0
#include "input/formats/packed_faults.hpp"

#include "base/text_fill.hpp"
#include "input/formats/broken_file.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace hinterland {

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
