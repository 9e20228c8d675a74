// SPDX-License-Identifier: Apache-2.0
#include "shell/process_limits.hpp"

#include "base/text_fill.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <memory>

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

void close_network() {
  struct Release {
    void operator()(void* filter) const { seccomp_release(filter); }
  };
  const std::unique_ptr<void, Release> filter(seccomp_init(SCMP_ACT_ALLOW));
  bool closed = filter != nullptr;
  // io_uring could create sockets without the system call.
  for (const int call : {SCMP_SYS(socket), SCMP_SYS(io_uring_setup)}) {
    closed = closed && seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EACCES), call, 0) == 0;
  }
  closed = closed && seccomp_load(filter.get()) == 0;
  if (closed) return;
  throw Error(
      Text("cannot block network access: this system does not filter system calls (seccomp). Run "
           "without --offline in a container that has no network.",
           "无法关闭网络：本系统不支持系统调用过滤（seccomp）。请去掉 --offline，"
           "改在没有网络的容器中运行。"));
}

}  // namespace hinterland::shell
