// SPDX-License-Identifier: Apache-2.0
#include "shell/limits.hpp"

#include "base/text_fill.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstddef>

namespace hinterland::shell {

void require_open_files() {
  constexpr rlim_t needed = 32;         // geodatabase with indexes, PROJ, results
  constexpr rlim_t usual_limit = 1024;  // the limit of most systems
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= usual_limit) return;
  limit.rlim_cur = std::min(limit.rlim_max, usual_limit);
  ::setrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_cur >= needed) return;
  throw Error(
      filled_text("the system allows this program only {} open files, but it needs {}. Raise the "
                  "limit: ulimit -n {}",
                  "系统只允许本程序同时打开{}个文件，至少需要{}个。请放宽限制：ulimit -n {}",
                  limit.rlim_cur, needed, usual_limit));
}

void require_memory() {
  constexpr std::size_t needed = 64UL << 20U;  // databases of PROJ and SQLite, threads, a layer
  void* room =
      ::mmap(nullptr, needed, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (room == MAP_FAILED) {
    throw Error(
        Text("the system allows this program too little memory to start. Raise the limit: ulimit "
             "-v unlimited",
             "系统留给本程序的内存不足，无法开始。请放宽限制：ulimit -v unlimited"));
  }
  ::munmap(room, needed);
}

}  // namespace hinterland::shell
