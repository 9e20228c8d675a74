// SPDX-License-Identifier: Apache-2.0
#include "output/atlas/atlas.hpp"

#include "base/text_fill.hpp"
#include "output/atlas/atlas_pages.hpp"

#include <fmt/format.h>
#include <sys/mman.h>

#include <cstddef>
#include <system_error>
#include <thread>
#include <utility>

namespace hinterland {

namespace {

const char* const font_advice_en = "Install a font with these characters, such as Noto Sans CJK";
const char* const font_advice_zh = "请安装含有这些字的字体，如思源黑体（Noto Sans CJK）";

/// Whether the drawing libraries have the memory and the thread that they need: without them they
/// end the program.
bool has_room_for_drawing() {
  constexpr std::size_t needed = 448UL << 20U;  // two fonts of 20 MB, their parts, threads
  void* room =
      ::mmap(nullptr, needed, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (room == MAP_FAILED) return false;
  ::munmap(room, needed);
  try {
    std::thread([] {}).join();
  } catch (const std::system_error&) {
    return false;
  }
  return true;
}

/// Whether the fonts of the system have the characters of the atlas itself; otherwise the reason.
Text check_fonts(Canvas& canvas, Language language) {
  if (canvas.has_fonts()) {
    canvas.measure(
        language == Language::zh ? "图例村庄人口重点缺口投资估算年度" : "Legend 0123456789", {});
    if (canvas.missing().empty()) return {};
  }
  return filled_text("the system has no font for it. {}", "系统中没有所需的字体。{}",
                     Text(font_advice_en, font_advice_zh));
}

/// A message on the characters of names that were drawn as missing; empty if all were there.
Text missing_text(const Canvas& canvas) {
  constexpr std::size_t most = 10;
  std::string shown;
  std::size_t count = 0;
  for (const std::string& character : canvas.missing()) {
    if (count++ < most) shown += character;
  }
  if (count == 0) return {};
  return filled_text(
      "atlas.pdf: no font of the system has {} of the characters in names ({}{}), which are "
      "drawn as boxes. {}.",
      "atlas.pdf：名称中有 {} 个字，系统中没有字体可用（{}{}），图上以方框代替。{}。", count, shown,
      count > most ? Text(" …", "等") : Text(), Text(font_advice_en, font_advice_zh));
}

Atlas declined(Text message) { return {"", std::move(message)}; }

}  // namespace

Atlas draw_atlas(const Results& results, const Progress& progress) {
  const Study& study = results.study;
  const Figures& figures = results.figures;
  if (!has_room_for_drawing()) {
    return declined(
        Text("atlas.pdf is not written: the system allows this program too little "
             "memory or no thread for it. Raise the limits: ulimit -v unlimited -u "
             "unlimited",
             "未写出 atlas.pdf：系统留给本程序的内存不足，或不许新建线程。请放宽限制："
             "ulimit -v unlimited -u unlimited"));
  }
  Canvas canvas(a3_landscape);
  if (const Text reason = check_fonts(canvas, study.language); !reason.empty()) {
    return declined(filled_text("atlas.pdf is not written: {}.", "未写出 atlas.pdf：{}。", reason));
  }
  const std::size_t towns = figures.by_town.size();
  if (towns > max_atlas_towns) {
    return declined(filled_text(
        "atlas.pdf is not written: the study has {} towns, and an atlas has at most {}. Run each "
        "county as a study of its own to get its atlas.",
        "未写出 atlas.pdf：共有 {} 个乡镇，图册最多 {} 个。请分县运行以得到各县图册。", towns,
        max_atlas_towns));
  }
  progress(0.0, "drawing atlas.pdf");
  const AtlasSource source = make_atlas_source(results);
  std::vector<AtlasPage> pages = county_pages(source, canvas);
  for (const TownFigures& town : figures.by_town) {
    for (AtlasPage& page : town_pages(source, town, canvas)) pages.push_back(std::move(page));
  }
  canvas.set_title(pages.front().heading);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    progress(static_cast<double>(i) / static_cast<double>(pages.size()), "drawing atlas.pdf");
    if (i > 0) canvas.next_page();
    draw_page(canvas, source, pages[i], i + 1, pages.size());
  }
  Text message = missing_text(canvas);
  return {canvas.finish(), std::move(message)};
}

}  // namespace hinterland
