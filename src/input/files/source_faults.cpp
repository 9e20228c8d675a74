// SPDX-License-Identifier: Apache-2.0
#include "input/files/source_faults.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"
#include "input/files/broken_file.hpp"
#include "input/files/gdal_file.hpp"
#include "system/environment.hpp"

#include <hinterland/error.hpp>

#include <cpl_port.h>
#include <gdal_priv.h>

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
  throw Error(filled_text("cannot read '{}': it is a URL. Write the path of the file: '{}'.",
                          "无法读取“{}”：这是网址形式。请直接写文件路径：“{}”。", path, rest));
}

/// The path after the virtual file system prefixes; empty if it is not a local file.
std::string_view without_handlers(std::string_view path) {
  struct Handler {
    std::string_view front;
    /// End of the settings that precede the path; empty if there are none.
    std::string_view settings_end;
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

/// The first part of the path that is not a directory: "a.zip" for "a.zip/b.shp" and
/// "a.zip}/b.shp".
std::string first_no_directory(std::string_view path) {
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

void check_target(const std::string& path) {
  if (path.starts_with("file:") && !fs::exists(path)) throw_address(path);
  const std::size_t first = path.find("/vsi");
  const bool has_driver = first != 0;  // CSV:/vsigzip/a.gz, GPKG:/vsizip/a.zip/b.gpkg:layer
  if (first == path.npos || (has_driver && path[first - 1] != ':')) return;
  const std::string_view after = without_handlers(std::string_view(path).substr(first));
  if (after.starts_with("/vsistdin")) throw_unreadable(path, FileFault::device);
  std::string file = after.empty() ? std::string() : first_no_directory(after);
  if (has_driver) file = file.substr(0, file.find_first_of(":,"));
  if (file.empty()) return;
  const FileFault fault = file_fault(file);
  const bool is_unusable = has_driver ? fault == FileFault::device
                                      : fault != FileFault::none && fault != FileFault::folder;
  if (is_unusable) throw_unreadable(file, fault);
}

void check_sibling(const std::string& path) {
  if (path.starts_with("/vsi")) return;
  const FileFault fault = file_fault(path);
  if (fault == FileFault::folder) {
    throw Error(
        filled_text("cannot read '{}': it is a folder where a file of the shapefile is expected. "
                    "Rename or remove it.",
                    "无法读取“{}”：这是文件夹，而此处应是 shapefile 的文件。请改名或移走。", path));
  }
  if (fault != FileFault::none) throw_unreadable(path, fault);
}

/// Reading a pipe would block; a link to itself would be treated as missing.
void check_siblings(const std::string& path) {
  for (const char* extension : {"csvt", "prj", "cpg", "mid", "dat", "map", "id"}) {
    const std::string sibling = path.starts_with("/vsi") ? "" : sibling_file(path, extension);
    const FileFault fault = sibling.empty() ? FileFault::none : file_fault(sibling);
    const bool is_unusable = fault == FileFault::device || fault == FileFault::link_loop;
    if (is_unusable) throw_unreadable(sibling, fault);
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
      "cannot read '{}': it is packed with {}. Unpack it ({} '{}') and name the unpacked file; "
      ".zip and .gz files can be read as they are.",
      "无法读取“{}”：以 {} 压缩。请解压（{} '{}'）后指定解出的文件；.zip 和 .gz 不必解压。", path,
      packing, command->second, path));
}

void throw_nested(const std::string& shown) {
  throw Error(filled_text(
      "cannot read '{}': it contains nested .zip files, more than {} deep. Unpack the outer ones "
      "and name the inner one.",
      "无法读取“{}”：.zip 逐层嵌套，超过{}层。请先解开外层，再指定内层文件。", shown, max_outer));
}

void check_entry(const std::string& zip, const std::string& shown, const ArchiveEntry& entry) {
  const std::string damaged = damaged_in_zip(zip, entry);
  if (damaged.empty()) return;
  throw Error(filled_text(
      "cannot read '{}': '{}' in it cannot be unpacked completely; it is damaged, protected by a "
      "password or packed by a method other than Deflate. Copy the file again, or unpack it "
      "yourself and name the unpacked layer.",
      "无法读取“{}”：其中的“{}”无法完整解压：已损坏、设有密码，或所用压缩方法不是 Deflate。"
      "请重新复制，或自行解压后指定解出的图层文件。",
      shown, damaged));
}

void throw_no_layer_in(const std::string& zip, const std::string& shown) {
  if (const auto outside = outside_of_zip(zip); !outside.empty()) {
    throw Error(filled_text(
        "cannot read '{}': its member '{}' would be unpacked outside the target folder, which is "
        "not allowed. Pack the files again without .. and without a leading /.",
        "无法读取“{}”：压缩包内的路径指向包外（“{}”），无法解压。请重新压缩，路径中不要有 .. "
        "，也不要以 / 开头。",
        shown, outside.front()));
  }
  if (const Text why = why_unreadable(zip); !why.empty()) {
    throw Error(
        Text("cannot read '" + shown + "': " + why.en, "无法读取“" + shown + "”：" + why.zh));
  }
  throw Error(filled_text(
      "cannot read '{}': it contains no layer, or is not a .zip. Unpack it and name the file.",
      "无法读取“{}”：其中没有图层文件，或不是 .zip。请解压后指定文件。", shown));
}

namespace {

/// Prefixes of connection strings that refer to another computer.
constexpr std::array over_network = {
    "PG",   "postgresql", "postgres", "MySQL",     "MSSQL", "ODBC",  "OCI", "HANA",
    "WFS",  "WFS3",       "OAPIF",    "OGCAPI",    "ES",    "CARTO", "CSW", "NGW",
    "EEDA", "AMIGOCLOUD", "PLSCENES", "MongoDBv3", "http",  "https", "ftp"};

/// "GPKG" for "GPKG:v.gpkg"; empty if there is no such prefix.
std::string word_before_colon(const std::string& path) {
  const std::size_t colon = path.find(':');
  if (colon == path.npos || colon < 2) return {};
  const auto is_of_word = [](char c) { return is_ascii_word(c) || c == '_'; };
  return std::all_of(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(colon), is_of_word)
             ? path.substr(0, colon)
             : std::string();
}

bool is_postgres(const std::string& word) {
  return EQUAL(word.c_str(), "PG") || EQUAL(word.c_str(), "postgres") ||
         EQUAL(word.c_str(), "postgresql");
}

/// A setting of a PostgreSQL connection string, such as host=…; empty if not given.
std::string setting(const std::string& path, std::string_view name) {
  constexpr std::string_view ends = " \t'\"";
  for (std::size_t at = path.find(name); at != path.npos; at = path.find(name, at + 1)) {
    const bool begins = at > 0 && (ends.find(path[at - 1]) != ends.npos || path[at - 1] == ':');
    std::size_t equals = path.find_first_not_of(" \t", at + name.size());
    if (!begins || equals == path.npos || path[equals] != '=') continue;
    const std::size_t from = path.find_first_not_of(ends, equals + 1);
    return from == path.npos ? "" : path.substr(from, path.find_first_of(ends, from) - from);
  }
  return {};
}

struct Server {
  std::string host;
  std::string port;
};

/// The host and port of the database. If the port is not a number they are left empty, since an
/// unescaped password may have been split into them.
Server server_of(const std::string& path) {
  const std::size_t address = path.find("://");
  Server server{setting(path, "host"), setting(path, "port")};
  if (address != path.npos) {
    const std::size_t user = path.rfind('@');
    const std::size_t from = user == path.npos || user < address ? address + 3 : user + 1;
    const std::string where = path.substr(from, path.find_first_of("/?", from) - from);
    const std::size_t colon = std::min(where.rfind(':'), where.size());
    server = {where.substr(0, colon), where.substr(std::min(colon + 1, where.size()))};
  }
  return std::ranges::all_of(server.port, is_ascii_digit) ? server : Server();
}

/// The line of GDAL's message that states the reason: for PostgreSQL the second, else the last.
std::string reason_in(const std::string& message) {
  constexpr std::string_view before = "failed.\n";  // "PQconnectdb failed."
  const std::size_t start = message.find(before);
  if (start == message.npos) return message.substr(message.find_last_of('\n') + 1);
  const std::string reason = message.substr(start + before.size());
  return reason.substr(0, reason.find('\n'));
}

/// Why the connection failed. For settings that it cannot parse, libpq quotes parts of the
/// connection string, possibly of the password; therefore only its messages about the server are
/// repeated.
Text reason_of_database(const std::string& message) {
  const std::string reason = reason_in(message);
  for (const char* of_server : {"connection to server", "could not translate host name"}) {
    if (reason.starts_with(of_server)) return filled_text("\"{}\"", "“{}”", reason);
  }
  return {
      "its settings are not valid; values with spaces, quotation marks or backslashes must be in "
      "single quotes",
      "无法理解连接参数；含空格、引号或反斜杠的值须加单引号"};
}

[[noreturn]] void throw_unreached_database(const std::string& path, const std::string& shown,
                                           const std::string& message) {
  const Server server = server_of(path);
  const Text host = server.host.empty() ? Text("this computer", "本机") : Text(server.host);
  throw Error(filled_text(
      "cannot read '{}': no connection to the database (host: {}, port: {}): {}. Check host, port, "
      "dbname, user and password, and that the server is running and accepts connections from this "
      "computer; or export the layer to a GeoPackage.",
      "无法读取“{}”：无法连接数据库（主机：{}，端口：{}）：{}。请检查 host、port、dbname、user "
      "和 password，并确认数据库服务已启动、允许本机连接；也可先将图层导出为 GeoPackage。",
      shown, host, server.port.empty() ? "5432" : server.port, reason_of_database(message)));
}

[[noreturn]] void throw_closed_network(const std::string& shown) {
  throw Error(
      filled_text("cannot read '{}': it is on the network, and network access is blocked "
                  "(--offline, HINTERLAND_OFFLINE). Export it to a file, or allow network access.",
                  "无法读取“{}”：它在网络上，而网络已关闭（--offline 或 HINTERLAND_OFFLINE）。"
                  "请先导出为文件，或放开网络。",
                  shown));
}

[[noreturn]] void throw_no_file(const std::string& word, const std::string& path,
                                const std::string& shown) {
  std::string file = path.substr(word.size() + 1);
  std::erase(file, '"');
  if (GetGDALDriverManager()->GetDriverByName(word.c_str()) != nullptr) {
    throw Error(filled_text("cannot read '{}': there is no file '{}'. Check the path.",
                            "无法读取“{}”：文件“{}”不存在。请检查路径。", shown, file));
  }
  throw Error(filled_text(
      "cannot read '{}': there is no such file, and '{}' is not a known kind of source. Check the "
      "path.",
      "无法读取“{}”：没有这个文件，“{}”也不是可识别的数据源类型。请检查路径。", shown, word));
}

}  // namespace

void refuse_unreached(const std::string& path, const std::string& shown,
                      const std::string& message) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) return;
  const std::string word = word_before_colon(path);
  const bool is_remote_source =
      is_remote(path) ||
      std::ranges::any_of(over_network, [&](auto name) { return EQUAL(word.c_str(), name); });
  if (is_remote_source && is_offline()) throw_closed_network(shown);
  if (is_postgres(word)) throw_unreached_database(path, shown, message);
  if (is_remote_source) {
    const Text reason =
        message.empty() ? Text() : filled_text(" (GDAL: {})", "（GDAL：{}）", reason_in(message));
    throw Error(filled_text(
        "cannot read '{}': it does not respond, or is not a source of layers{}. Check the address "
        "and the network, or export it to a file.",
        "无法读取“{}”：没有应答，或不是图层数据源{}。请检查地址和网络，或先导出为文件。", shown,
        reason));
  }
  if (!word.empty() && file_of_connection(path).empty()) throw_no_file(word, path, shown);
}

}  // namespace hinterland
