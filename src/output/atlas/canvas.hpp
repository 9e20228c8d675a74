// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/atlas/label_placement.hpp"
#include "output/palette.hpp"

#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// A position on a page, in millimetres from its upper left corner.
struct PagePoint {
  double x = 0.0;
  double y = 0.0;
};

struct PageSize {
  double width = 0.0;  ///< mm
  double height = 0.0;
};
inline constexpr PageSize a3_landscape{420.0, 297.0};

struct Pen {
  Colour colour;
  double width = 0.2;             ///< mm
  std::vector<double> dash = {};  ///< lengths of dashes and spaces in mm; empty: solid
  double opacity = 1.0;
};

enum class TextAlign { left, centre, right };

struct TextStyle {
  double size = 9.0;  ///< points
  Colour colour = {};
  bool bold = false;
  TextAlign align = TextAlign::left;
  double wrap = 0.0;  ///< mm, the width of the lines; 0: one line
  int max_lines = 0;  ///< further text becomes an ellipsis; 0: no limit
  double halo = 0.0;  ///< mm, an outline in the colour of the paper
  double opacity = 1.0;
};

/// Pages of a PDF to draw on: lines, areas and texts.
///
/// Fonts are those of the system, a sans-serif with Chinese characters first; all characters drawn
/// are embedded. The same calls give the same bytes, with the same fonts and libraries. Text that
/// is not valid UTF-8 and control characters are replaced as by `for_terminal`. An object is used
/// by one thread.
class Canvas {
 public:
  explicit Canvas(PageSize page);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  void set_title(const std::string& title);  ///< of the file
  void next_page();                          ///< the first page is there at the beginning

  void line(std::span<const PagePoint> vertices, const Pen& pen);
  /// Rings, filled by the even-odd rule.
  void area(std::span<const std::vector<PagePoint>> rings, Colour fill, double opacity = 1.0);
  /// The outlines of rings.
  void outline(std::span<const std::vector<PagePoint>> rings, const Pen& pen);
  /// The same rings, filled with diagonal lines.
  void hatched_area(std::span<const std::vector<PagePoint>> rings, Colour colour);
  void frame(const PageBox& box, const Pen& pen);
  void rectangle(const PageBox& box, Colour fill, double opacity = 1.0);
  void circle(PagePoint centre, double radius, Colour fill, double opacity = 1.0);
  void ring(PagePoint centre, double radius, const Pen& pen);

  /// Drawing outside of the box has no effect until `unclip`.
  void clip(const PageBox& box);
  void unclip();

  /// Width and height of a text in mm.
  PageSize measure(std::string_view text, const TextStyle& style);
  /// The box of the text begins at `at`; with TextAlign::centre or right and without `wrap`, `at`
  /// is its centre or its right end.
  void text(PagePoint at, std::string_view text, const TextStyle& style);

  /// Whether the system has any font; without one, nothing may be measured or drawn as text.
  bool has_fonts() const;
  /// Characters (UTF-8) measured or drawn so far that no font has.
  const std::set<std::string>& missing() const;

  /// The bytes of the PDF. Throws Error if it cannot be made.
  std::string finish();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace hinterland
