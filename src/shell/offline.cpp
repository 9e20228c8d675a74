// SPDX-License-Identifier: Apache-2.0
#include "shell/offline.hpp"

#include <hinterland/error.hpp>

#include <seccomp.h>

#include <cerrno>
#include <memory>

namespace hinterland::shell {

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
