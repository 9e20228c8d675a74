// SPDX-License-Identifier: Apache-2.0
#include "input/formats/unreached_source.hpp"

#include "base/ascii.hpp"
#include "base/environment.hpp"
#include "base/text_fill.hpp"
#include "input/formats/gdal_file.hpp"
#include "input/formats/gdal_path.hpp"

#include <hinterland/error.hpp>

#include <cpl_port.h>
#include <fmt/format.h>
#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <string_view>

namespace hinterland {

namespace {

/// What stands before the colon of a source on another computer.
constexpr std::array over_network = {
    "PG",   "postgresql", "postgres", "MySQL",     "MSSQL", "ODBC",  "OCI", "HANA",
    "WFS",  "WFS3",       "OAPIF",    "OGCAPI",    "ES",    "CARTO", "CSW", "NGW",
    "EEDA", "AMIGOCLOUD", "PLSCENES", "MongoDBv3", "http",  "https", "ftp"};

/// "GPKG" of "GPKG:v.gpkg"; empty: it begins with no such word.
std::string word_before_colon(const std::string& path) {
  const std::size_t colon = path.find(':');
  if (colon == path.npos || colon < 2) return {};
  const auto is_of_word = [](unsigned char c) { return c < 0x80 && (std::isalnum(c) || c == '_'); };
  return std::all_of(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(colon), is_of_word)
             ? path.substr(0, colon)
             : std::string();
}

bool is_postgres(const std::string& word) {
  return EQUAL(word.c_str(), "PG") || EQUAL(word.c_str(), "postgres") ||
         EQUAL(word.c_str(), "postgresql");
}

/// A setting of a connection to PostgreSQL: host=…; empty: it is not given.
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

/// Where the database is, as the connection has it. A password that is written without the escapes
/// it needs may reach into the host: then neither is told.
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

/// The line of what GDAL said that has the reason in it: of PostgreSQL the second, else the last.
std::string reason_in(const std::string& said) {
  constexpr std::string_view before = "failed.\n";  // "PQconnectdb failed."
  const std::size_t start = said.find(before);
  if (start == said.npos) return said.substr(said.find_last_of('\n') + 1);
  const std::string reason = said.substr(start + before.size());
  return reason.substr(0, reason.find('\n'));
}

/// Why there is no connection. What libpq says of settings that it does not understand quotes them,
/// and with them pieces of a password: only what it says of the server is told.
Text reason_of_database(const std::string& said) {
  const std::string reason = reason_in(said);
  for (const char* of_server : {"connection to server", "could not translate host name"}) {
    if (reason.starts_with(of_server)) return filled_text("\"{}\"", "“{}”", reason);
  }
  return {
      "its settings are not understood; values with blanks, quotation marks or backslashes "
      "stand in single quotes",
      "无法理解连接参数；含空格、引号或反斜杠的值须加单引号"};
}

[[noreturn]] void throw_unreached_database(const std::string& path, const std::string& shown,
                                           const std::string& said) {
  const Server server = server_of(path);
  const Text host = server.host.empty() ? Text("this computer", "本机") : Text(server.host);
  throw Error(filled_text(
      "cannot read '{}': no connection to the database (host: {}, port: {}): {}. Check host, "
      "port, dbname, user and password, and that the server runs and lets this computer in; or "
      "export the layer into a GeoPackage.",
      "无法读取“{}”：无法连接数据库（主机：{}，端口：{}）：{}。请检查 host、port、dbname、user "
      "和 password，并确认数据库服务已启动、允许本机连接；也可先将图层导出为 GeoPackage。",
      shown, host, server.port.empty() ? "5432" : server.port, reason_of_database(said)));
}

[[noreturn]] void throw_closed_network(const std::string& shown) {
  throw Error(
      filled_text("cannot read '{}': it lies beyond the network, which is closed (--offline, "
                  "HINTERLAND_OFFLINE). Export it into a file, or open the network.",
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
      "cannot read '{}': there is no such file, and '{}' is no kind of source that is known. Check "
      "the path.",
      "无法读取“{}”：没有这个文件，“{}”也不是可识别的数据源类型。请检查路径。", shown, word));
}

}  // namespace

void refuse_unreached(const std::string& path, const std::string& shown, const std::string& said) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) return;
  const std::string word = word_before_colon(path);
  const bool is_remote_source =
      is_remote(path) ||
      std::ranges::any_of(over_network, [&](auto name) { return EQUAL(word.c_str(), name); });
  if (is_remote_source && is_offline()) throw_closed_network(shown);
  if (is_postgres(word)) throw_unreached_database(path, shown, said);
  if (is_remote_source) {
    const Text reason =
        said.empty() ? Text() : filled_text(" (GDAL: {})", "（GDAL：{}）", reason_in(said));
    throw Error(filled_text(
        "cannot read '{}': it does not answer, or is no source of layers{}. Check the address and "
        "the network, or export it into a file.",
        "无法读取“{}”：没有应答，或不是图层数据源{}。请检查地址和网络，或先导出为文件。", shown,
        reason));
  }
  if (!word.empty() && file_of_connection(path).empty()) throw_no_file(word, path, shown);
}

}  // namespace hinterland
