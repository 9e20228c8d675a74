// SPDX-License-Identifier: Apache-2.0
#include "input/formats/database_log.hpp"

#include "base/text_fill.hpp"
#include "input/formats/gdal_file.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

constexpr std::size_t log_header = 32;
constexpr std::size_t frame_header = 24;

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = at; i < at + 4; ++i)
    number = number << 8U | static_cast<unsigned char>(i < bytes.size() ? bytes[i] : '\0');
  return number;
}

}  // namespace

DatabaseLog look_at_log(const std::string& path) {
  DatabaseLog log;
  log.bytes = file_length(path);
  if (log.bytes == 0) return log;
  const std::string header = first_bytes(path, log_header);
  constexpr std::uint32_t magic = 0x377f0682;  // or one more, by the order of bytes
  const std::size_t page = number_at(header, 8);
  log.is_foreign = (number_at(header, 0) | 1U) != (magic | 1U) ||
                   (header.size() == log_header && (page < 512 || page > 65'536));
  if (log.is_foreign || log.bytes <= log_header) return log;
  const std::size_t all =
      (log.bytes - log_header + page + frame_header - 1) / (page + frame_header);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < all; ++i) places.push_back(log_header + i * (page + frame_header));
  const std::string salts = header.substr(16, 8);
  const std::vector<std::string> frames = bytes_at(path, places, frame_header);
  for (std::size_t i = 0; i < all; ++i) {
    if (frames[i].substr(std::min<std::size_t>(8, frames[i].size()), 8) == salts)
      log.frames = i + 1;
  }
  if (log.frames == 0) log.frames = all;
  return log;
}

namespace {

/// What the end of a journal of so many bytes names: a file's name, its length, a sum, the magic
/// number.
std::string name_of_several(const std::string& path, std::size_t bytes, std::string_view magic) {
  constexpr std::size_t length_of_end = 16;
  if (bytes < length_of_end) return {};
  const std::string end = bytes_at(path, {bytes - length_of_end}, length_of_end).front();
  if (!end.ends_with(magic)) return {};
  const std::size_t length = number_at(end, 0);
  const bool fits = length > 0 && length + length_of_end <= bytes;
  return fits ? bytes_at(path, {bytes - length_of_end - length}, length).front() : std::string();
}

}  // namespace

DatabaseJournal look_at_journal(const std::string& path) {
  constexpr std::size_t length_of_header = 28;
  DatabaseJournal journal;
  journal.bytes = file_length(path);
  const std::string header = first_bytes(path, length_of_header);
  if (header.empty() || header.front() == '\0') return journal;  // what it undid is finished
  constexpr std::string_view magic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
  journal.of_several = name_of_several(path, journal.bytes, magic);
  journal.is_foreign = !header.starts_with(magic.substr(0, header.size()));
  if (journal.is_foreign || header.size() < length_of_header) return journal;
  journal.is_hot = true;
  const std::uint32_t pages = number_at(header, 8);
  constexpr std::uint32_t as_many_as_there_are = 0xffffffff;
  const std::size_t record = number_at(header, 24) + std::size_t{8};
  journal.is_cut =
      pages != as_many_as_there_are && journal.bytes < number_at(header, 20) + pages * record;
  return journal;
}

Text told(const DatabaseLog& log, std::size_t taken, const std::string& name) {
  const bool is_whole = taken > 0 && taken >= log.frames;
  const Text rest =
      is_whole ? Text()
               : filled_text(
                     " as far as it goes: {} of its {} frames are finished writes, the rest "
                     "is cut short, damaged or was never finished (copy it again, or close "
                     "{} in the program that writes to it)",
                     "，但只读到第 {} 帧（共 {} 帧），其余不完整、已损坏或写入未完成（请重新"
                     "复制，或在写入程序中正常关闭 {}）",
                     taken, log.frames, name);
  return filled_text(
      "what was last written to {0} stands beside it in {0}-wal ({1} bytes), and is read along "
      "with "
      "it{2}; both files stay as they are",
      "{0} 最后写入的内容在旁边的 {0}-wal（{1} 字节）中，已一并读取{2}；两个文件均未改动", name,
      log.bytes, rest);
}

Text told(const DatabaseJournal& journal, const std::string& name) {
  if (!journal.is_hot) return {};
  const Text cut = journal.is_cut
                       ? filled_text(
                             "; the journal is cut short, so that {0} may hold half of that "
                             "write: copy both again",
                             "；但该 journal 不完整，{0} 中可能残留一半写入，请重新复制两个"
                             "文件",
                             name)
                       : Text();
  return filled_text(
      "beside {0} stands {0}-journal ({1} bytes): a write that was not finished is not read, as "
      "any "
      "program would undo it{2}; both files stay as they are",
      "{0} 旁边有 {0}-journal（{1} 字节）：未完成的写入不予读取（任何程序打开时都会撤销）{2}；两个"
      "文件均未改动",
      name, journal.bytes, cut);
}

}  // namespace hinterland
