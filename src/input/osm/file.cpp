// SPDX-License-Identifier: Apache-2.0
#include "input/osm/file.hpp"

#include "base/text_fill.hpp"
#include "input/osm/text_formats.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <osmium/io/any_input.hpp>
#include <osmium/osm/object.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace hinterland::osm {

namespace {

using osmium::memory::Buffer;
using Kinds = osmium::osm_entity_bits::type;

constexpr std::size_t block_size = 1UL << 20U;
constexpr auto all_kinds = osmium::osm_entity_bits::nwr;

/// Thrown to stop libosmium's reading early.
struct StopReading {};

/// An Overpass server that ran out of time or memory reports it after the objects found so far.
void check_remark(const std::string& path, const std::string& remark) {
  if (remark.find("error") == remark.npos) return;
  throw Error(filled_text(
      "cannot import '{}': the server did not finish its answer, so the file is incomplete ({}). "
      "Request it again, for a smaller area or with a larger [timeout:...] and [maxsize:...].",
      "无法导入“{}”：服务器未能完成查询，数据不完整（{}）。请缩小范围，或加大 [timeout:...] 和 "
      "[maxsize:...] 后重新下载。",
      path, remark));
}

std::size_t kind_of(const osmium::OSMObject& object) {
  if (object.type() == osmium::item_type::node) return 0;
  return object.type() == osmium::item_type::way ? 1 : 2;
}

}  // namespace

void CurrentVersions::begin() {
  for (Kind& kind : kinds_) {
    kind.highest = std::numeric_limits<std::int64_t>::min();
    kind.rows = 0;
  }
}

bool CurrentVersions::pass(osmium::memory::Buffer& buffer) {
  bool any_removed = false;
  for (osmium::OSMObject& object : buffer.select<osmium::OSMObject>()) {
    Kind& kind = kinds_[kind_of(object)];
    const std::uint64_t row = kind.rows++;
    if (!resolved_) {
      if (object.id() <= kind.highest) return false;
      kind.highest = object.id();
    } else if (!kind.best.empty()) {
      const auto best = kind.best.find(object.id());
      if (best == kind.best.end() || best->second.row == row) continue;
      object.set_removed(true);
      any_removed = true;
    }
  }
  if (any_removed) buffer.purge_removed();
  return true;
}

void CurrentVersions::note(const osmium::memory::Buffer& buffer) {
  for (const osmium::OSMObject& object : buffer.select<osmium::OSMObject>()) {
    Kind& kind = kinds_[kind_of(object)];
    if (object.id() <= kind.highest) kind.suspects.push_back(object.id());
    kind.highest = std::max(kind.highest, object.id());
  }
}

void CurrentVersions::compare(const osmium::memory::Buffer& buffer) {
  for (const osmium::OSMObject& object : buffer.select<osmium::OSMObject>()) {
    Kind& kind = kinds_[kind_of(object)];
    if (kind.rows == 0) {
      std::ranges::sort(kind.suspects);
      kind.suspects.erase(std::unique(kind.suspects.begin(), kind.suspects.end()),
                          kind.suspects.end());
    }
    const std::uint64_t row = kind.rows++;
    if (!std::ranges::binary_search(kind.suspects, object.id())) continue;
    const Best one{{object.version(), object.tags().size(), object.byte_size()}, row, 1};
    const auto [known, is_new] = kind.best.emplace(object.id(), one);
    if (is_new) continue;
    Best& best = known->second;
    const auto version = std::get<0>(best.worth);
    if (object.version() == version) {
      ++best.of_its_version;
    } else if (object.version() < version) {
      ++superseded_;
    } else {
      superseded_ += best.of_its_version;
      best.of_its_version = 1;
    }
    if (one.worth > best.worth) {
      best.worth = one.worth;
      best.row = row;
    }
  }
}

void CurrentVersions::resolve() {
  for (Kind& kind : kinds_) {
    for (const auto& [id, best] : kind.best) repeated_ += best.of_its_version - 1;
    kind.suspects = {};
  }
  resolved_ = true;
}

File::File(std::string path) : path_(std::move(path)), format_(format_of(path_)) {}

bool File::read(Kinds kinds, const Take& take, const Progress& progress, const std::string& doing) {
  current_.begin();
  bool counts = true;
  const auto pass = [&](Buffer& buffer) {
    counts = current_.pass(buffer);
    if (counts) take(buffer);
    return counts;
  };
  read_blocks(kinds, pass, progress, doing);
  return counts;
}

void File::resolve_repeated(const Progress& progress) {
  const std::string doing = "comparing versions";
  has_versions_ = true;
  current_.begin();
  const auto note = [&](Buffer& buffer) {
    current_.note(buffer);
    return true;
  };
  read_blocks(all_kinds, note, part_of(progress, 0.0, 0.5), doing);
  current_.begin();
  const auto compare = [&](Buffer& buffer) {
    current_.compare(buffer);
    return true;
  };
  read_blocks(all_kinds, compare, part_of(progress, 0.5, 1.0), doing);
  current_.resolve();
}

/// Passes on blocks until `pass` returns false. Exceptions of `pass` and `progress` are not
/// reported as faults of the file.
void File::read_blocks(Kinds kinds, const Pass& pass, const Progress& progress,
                       const std::string& doing) {
  std::exception_ptr of_ours;
  const Pass guarded = [&](Buffer& buffer) {
    try {
      return pass(buffer);
    } catch (...) {
      of_ours = std::current_exception();
      return false;
    }
  };
  const Progress watched = [&](double share, std::string_view what) {
    if (of_ours) return;
    try {
      progress(share, what);
    } catch (...) {
      of_ours = std::current_exception();
      throw StopReading{};
    }
  };
  try {
    const bool is_text = format_ == FileFormat::xml || format_ == FileFormat::json;
    header_ = {};
    if (is_text) {
      read_text(kinds, guarded, watched, doing);
    } else {
      read_packed(kinds, guarded, watched, doing);
    }
  } catch (const StopReading&) {
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& fault) {
    throw broken_file(path_, fault);
  }
  if (of_ours) std::rethrow_exception(of_ours);
  check_remark(path_, header_.remark);
}

void File::read_packed(Kinds kinds, const Pass& pass, const Progress& progress,
                       const std::string& doing) {
  const osmium::io::File file(path_, format_ == FileFormat::pbf ? "pbf" : "o5m");
  if (format_ == FileFormat::pbf && !blocks_checked_) {
    check_pbf_blocks(path_, part_of(progress, 0.0, 0.2));
    blocks_checked_ = true;
  }
  if (!has_versions_) {
    osmium::io::Reader only_head(file, osmium::osm_entity_bits::nothing);
    has_versions_ = format_ == FileFormat::o5m || only_head.header().has_multiple_object_versions();
    only_head.close();
  }
  // Versions and deletion flags are read only if the file may contain objects that are not current.
  osmium::io::Reader reader(
      file, kinds, *has_versions_ ? osmium::io::read_meta::yes : osmium::io::read_meta::no);
  header_.timestamp = reader.header().get("osmosis_replication_timestamp");
  if (header_.timestamp.empty()) header_.timestamp = reader.header().get("timestamp");
  header_.is_history = reader.header().has_multiple_object_versions();
  const double size = static_cast<double>(std::max<std::size_t>(reader.file_size(), 1));
  progress(0.0, doing);
  while (Buffer buffer = reader.read()) {
    if (!pass(buffer)) return;
    progress(std::min(1.0, static_cast<double>(reader.offset()) / size), doing);
  }
  reader.close();
}

void File::read_text(Kinds kinds, const Pass& pass, const Progress& progress,
                     const std::string& doing) {
  Buffer buffer(block_size, Buffer::auto_grow::yes);
  const auto hand_over = [&] {
    if (!pass(buffer)) throw StopReading{};
    buffer.clear();
  };
  const TakeElement take = [&](const Element& element) {
    keep_supplement(element);
    add_to(buffer, element);
    if (buffer.committed() > block_size) hand_over();
  };
  const auto read = format_ == FileFormat::xml ? read_xml : read_json;
  header_ = read(path_, kinds, take, progress, doing);
  hand_over();
}

void File::keep_supplement(const Element& element) {
  if (element.centre) supplement_.centre.emplace(element.id(), *element.centre);
  for (const Element::Member& member : element.members) {
    if (member.type == ElementType::way && !member.shape.empty()) {
      supplement_.member_way.emplace(member.ref, member.shape);
    }
    if (member.type == ElementType::node && member.place) {
      supplement_.member_node.emplace(member.ref, *member.place);
    }
  }
}

}  // namespace hinterland::osm
