// Documents that mean harm, or were made by programs that should know better: small on disk, or made on the
// spot. None of them may take more than its share of time and memory.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/extract/sample_documents.h"

namespace planlezer {

inline std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

// A page of 595 × 842 with `content`; `extra` goes into its resources, `more` are objects from 6 on.
inline std::string pdf_with(std::string_view content, const std::string& extra = "",
                            const std::vector<std::string>& more = {},
                            const std::string& media_box = "0 0 595 842") {
  std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[4 0 R]>>",
                                   "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
                                   "<</Type/Page/Parent 2 0 R/MediaBox[" + media_box +
                                       "]/Resources<</Font<</F 3 0 R>>" + extra + ">>/Contents 5 0 R>>",
                                   pdf_stream("", content)};
  objects.insert(objects.end(), more.begin(), more.end());
  return pdf_file(objects);
}

inline std::string hello() {
  return "BT /F 12 Tf 70 760 Td (Gewone tekst van de pagina) Tj ET ";
}

// Each pair of bytes becomes 128, once for each of the `levels`: 16 kB becomes 64 GB in four.
inline std::string bomb(std::string_view entries, std::size_t bytes, int levels) {
  return pdf_stream(std::string(entries) + "/Filter[" +
                        repeated("/RunLengthDecode", static_cast<std::size_t>(levels)) + "]",
                    repeated("\x81", bytes));
}

// Lines of `words` words of ten letters in all, as small as it takes to get them on a page.
inline std::string many_glyphs(std::size_t words) {
  std::string content = "BT /F 1 Tf 1 840 Td 1 TL ";
  for (std::size_t i = 0; i < words; ++i) {
    content += "(maatregel ) Tj ";
    if (i % 120 == 119) content += i / 120 % 838 == 837 ? "0 837 Td T* " : "T* ";
  }
  return content + "ET";
}

inline std::string page_tree_of(const std::string& root, const std::vector<std::string>& nodes) {
  std::vector<std::string> objects{"<</Type/Catalog/Pages " + root + " 0 R>>"};
  objects.insert(objects.end(), nodes.begin(), nodes.end());
  return pdf_file(objects);
}

inline std::string tiny_images(std::size_t count) {
  std::string content = hello();
  for (std::size_t i = 0; i < count; ++i)
    content += "q 5 0 0 5 " + std::to_string(i % 100 * 5) + " " + std::to_string(i / 100 * 7) +
               " cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q\n";
  return content;
}

// Type 0x4D49 TIFF directories that follow each other in a circle.
inline std::string tiff_in_a_circle() {
  std::string file("II*\0\x08\0\0\0", 8);
  file += std::string("\x01\0\0\x01\x04\0\x01\0\0\0\x01\0\0\0", 14);
  return file + std::string("\x08\0\0\0", 4);
}

// A picture of 100,000 × 100,000 pixels, says its head.
inline std::string png_that_boasts() {
  return std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01\x86\xa0\0\x01\x86\xa0\x08\0\0\0\0", 29) +
         std::string("\xd9\xcb\x52\x56", 4);
}

struct HostileDocument {
  std::string name;
  std::function<std::string()> bytes;
  std::string media_type = "application/pdf";
  bool has_words = false;  // which must not be lost
};

inline std::vector<HostileDocument> hostile_documents() {
  const auto form = [](const std::string& resources, std::string_view content) {
    return pdf_stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<" + resources + ">>", content);
  };
  const std::string pdf = "application/pdf";
  return {
      {"form that draws itself",
       [=] {
         return pdf_with(hello() + "/X Do", "/XObject<</X 6 0 R>>",
                         {form("/XObject<</X 6 0 R>>", "/X Do /X Do")});
       },
       pdf, true},
      {"two forms that draw each other",
       [=] {
         return pdf_with(
             hello() + "/X Do", "/XObject<</X 6 0 R>>",
             {form("/XObject<</X 7 0 R>>", "/X Do /X Do"), form("/XObject<</X 6 0 R>>", "/X Do /X Do")});
       },
       pdf, true},
      {"forms that double, thirty deep",
       [=] {
         std::vector<std::string> forms;
         for (int i = 0; i < 30; ++i)
           forms.push_back(form("/XObject<</X " + std::to_string(7 + i) + " 0 R>>", "/X Do /X Do"));
         forms.push_back(form("", "0 0 m"));
         return pdf_with(hello() + "/X Do", "/XObject<</X 6 0 R>>", forms);
       }},
      {"glyph that draws itself",
       [] {
         return pdf_with("BT /T 12 Tf 70 700 Td (aa) Tj ET", "/Font<</T 6 0 R>>",
                         {"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/"
                          "LastChar 97/Widths[1]/Encoding<</Differences[97/a]>>/CharProcs<</a 7 0 R>>"
                          "/Resources<</Font<</T 6 0 R>>>>>>",
                          pdf_stream("", "1 0 d0 BT /T 1 Tf (aa) Tj ET")});
       }},
      {"a million saved states", [] { return pdf_with(repeated("q ", 1'000'000) + hello()); }},
      {"a million nested arrays", [] { return pdf_with(repeated("[", 1'000'000) + hello()); }},
      {"nested dictionaries",
       [] { return pdf_with(hello(), repeated("/A<<", 200'000) + repeated(">>", 200'000)); }},
      {"a million marks", [] { return pdf_with(repeated("/P BMC ", 1'000'000) + hello()); }},
      {"a hundred thousand glyphs", [] { return pdf_with(many_glyphs(10'000)); }, pdf, true},
      {"two million glyphs", [] { return pdf_with(many_glyphs(200'000)); }, pdf, true},
      {"one word of 25 MB",
       [] { return pdf_with("BT /F 1 Tf 70 700 Td (" + repeated("bestuur", 3'600'000) + ") Tj ET"); }, pdf,
       true},
      {"a line of 25 MB",
       [] { return pdf_with("BT /F 1 Tf 70 700 Td (" + repeated("bestuur ", 3'200'000) + ") Tj ET"); }, pdf,
       true},
      {"every glyph in its own place",
       [] {
         std::string content = "BT /F 9 Tf ";
         for (std::size_t i = 0; i < 100'000; ++i)
           content += "1 0 0 1 " + std::to_string(i * 7919 % 590) + " " + std::to_string(i * 104'729 % 840) +
                      " Tm (x) Tj ";
         return pdf_with(content + "ET");
       }},
      {"ten thousand tiny images", [] { return pdf_with(tiny_images(10'000)); }, pdf, true},
      {"a hundred thousand lines",
       [] {
         std::string content = hello();
         for (std::size_t i = 0; i < 100'000; ++i)
           content += std::to_string(i % 590) + " 0 m " + std::to_string(i * 31 % 590) + " 842 l S ";
         return pdf_with(content);
       },
       pdf, true},
      {"a grid of a million cells",
       [] {
         std::string content = hello() + "0.1 w ";
         for (int i = 0; i < 1'000; ++i) {
           const std::string at = std::to_string(i * 0.59);
           content += at + " 0 m " + at + " 842 l S 0 " + std::to_string(i * 0.84) + " m 595 " +
                      std::to_string(i * 0.84) + " l S ";
         }
         return pdf_with(content);
       },
       pdf, true},
      {"largest page",
       [] {
         return pdf_with(hello() + "q 14400 0 0 14400 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q", "", {},
                         "0 0 14400 14400");
       },
       pdf, true},
      {"page without extent", [] { return pdf_with(hello(), "", {}, "0 0 0 0"); }},
      {"page the wrong way round", [] { return pdf_with(hello(), "", {}, "595 842 0 0"); }, pdf, true},
      {"endless page", [] { return pdf_with(hello(), "", {}, "-1e30 -1e30 1e30 1e30"); }},
      {"page of no numbers", [] { return pdf_with(hello(), "", {}, "nan inf -inf null"); }},
      {"impossible places",
       [] {
         return pdf_with(
             hello() +
             "BT /F 9 Tf 1e38 -1e38 Td (a) Tj 99999999999999999999999 0 Td (b) Tj nan inf Td (c) Tj "
             "/F 1e30 Tf 1 1 Td (d) Tj /F -9 Tf 0 0 Td (e) Tj 0 0 0 0 0 0 Tm (f) Tj "
             "1e20 1e20 -1e20 1e20 1e20 1e20 Tm (g) Tj /F 0 Tf (h) Tj ET "
             "1e30 1e30 m -1e30 1e30 l 1e30 -1e30 l f 0 0 1e38 1e38 re S");
       },
       pdf, true},
      {"content that explodes",
       [] {
         std::string file = pdf_with(hello(), "", {bomb("", 16'384, 4)});
         return file.replace(file.find("/Contents 5 0 R"), 15, "/Contents 6 0 R");
       }},
      {"font that explodes",
       [] {
         return pdf_with("BT /T 12 Tf 70 700 Td (tekst) Tj ET", "/Font<</T 6 0 R>>",
                         {"<</Type/Font/Subtype/TrueType/BaseFont/Groot/FontDescriptor 7 0 R>>",
                          "<</Type/FontDescriptor/FontName/Groot/Flags 4/FontFile2 8 0 R>>",
                          bomb("/Length1 1000000000", 16'384, 4)});
       }},
      {"mapping that explodes",
       [] {
         return pdf_with(
             "BT /T 12 Tf 70 700 Td (tekst) Tj ET", "/Font<</T 6 0 R>>",
             {"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>", bomb("", 16'384, 4)});
       }},
      {"picture that explodes",
       [] {
         return pdf_with("q 595 0 0 842 0 0 cm /X Do Q", "/XObject<</X 6 0 R>>",
                         {bomb("/Type/XObject/Subtype/Image/Width 300000/Height 300000/BitsPerComponent 8/"
                               "ColorSpace/DeviceGray",
                               16'384, 4)});
       }},
      {"pattern of a million pieces",
       [] {
         return pdf_with(
             "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q /Pattern cs /P scn "
             "0 0 595 842 re f",
             "/Pattern<</P 6 0 R>>",
             {pdf_stream("/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]"
                         "/XStep 0.05/YStep 0.05/Resources<<>>",
                         "0 0 1 1 re f 0 0 m 1 1 l S")});
       }},
      {"dashes without end",
       [] {
         return pdf_with("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q [0.00001] 0 d " +
                         repeated("0 0 m 595 842 l S ", 100));
       }},
      {"page tree in a circle",
       [] {
         return page_tree_of("2", {"<</Type/Pages/Count 5/Kids[3 0 R 2 0 R]/Parent 3 0 R>>",
                                   "<</Type/Pages/Count 5/Kids[2 0 R 3 0 R]/Parent 2 0 R>>"});
       }},
      {"page tree a hundred thousand deep",
       [] {
         std::vector<std::string> nodes;
         for (int i = 2; i < 100'000; ++i)
           nodes.push_back("<</Type/Pages/Count 1/Kids[" + std::to_string(i + 1) + " 0 R]>>");
         nodes.emplace_back("<</Type/Page/MediaBox[0 0 595 842]>>");
         return page_tree_of("2", nodes);
       }},
      {"a billion pages, it says",
       [] {
         return page_tree_of("2", {"<</Type/Pages/Count 1000000000/Kids[3 0 R]>>",
                                   "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"});
       }},
      {"eight million objects, it says",
       [] {
         std::string file = pdf_with(hello());
         const std::size_t table = file.find("xref\n0 6");
         file.replace(table, 8, "xref\n0 8000000");
         return file;
       }},
      {"objects without number, it says",
       [] {
         return "%PDF-1.5\n1 0 obj<</Type/XRef/W[1 4 2]/Size 2147483647/Index[0 2147483647]/Root 2 0 R" +
                pdf_stream("", repeated("\x01", 70'000)).substr(2) + " endobj\nstartxref\n9\n%%EOF\n";
       }},
      {"object stream in itself",
       [] {
         return "%PDF-1.5\n1 0 obj" +
                pdf_stream("/Type/ObjStm/N 8000000/First 2000000000/Extends 1 0 R", "1 0 2 0 3 0 ") +
                " endobj\ntrailer<</Root 2 0 R/Size 3>>\n%%EOF\n";
       }},
      {"a thousand pages", [] { return pdf_of_pages(1'000); }, pdf, true},
      {"thirty thousand annotations",
       [] {
         std::string file = pdf_with(hello());
         const std::string annotations =
             repeated("<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(x)>>", 30'000);
         return file.replace(file.find("/Contents 5 0 R"), 0, "/Annots[" + annotations + "]");
       }},
      {"TIFF in a circle", tiff_in_a_circle, "image/tiff"},
      {"PNG that boasts", png_that_boasts, "image/png"},
  };
}

}  // namespace planlezer
