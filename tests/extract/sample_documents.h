// Small documents made on the spot, for tests of reading and recognition: PDFs with text in Helvetica (not
// embedded, so that a font of the system is needed), PDFs that hold pictures only, and TIFFs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "extract/pdf_reader.h"

namespace planlezer {

// Objects numbered from 1; the first is the catalog.
inline std::string pdf_file(const std::vector<std::string>& objects) {
  std::string file = "%PDF-1.4\n";
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    places.push_back(file.size());
    file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t table = file.size();
  file += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t place : places) {
    std::string digits = std::to_string(place);
    file += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return file + "trailer<</Size " + std::to_string(objects.size() + 1) + "/Root 1 0 R>>\nstartxref\n" +
         std::to_string(table) + "\n%%EOF\n";
}

inline std::string pdf_stream(std::string_view entries, std::string_view bytes) {
  return "<<" + std::string(entries) + "/Length " + std::to_string(bytes.size()) + ">>stream\n" +
         std::string(bytes) + "\nendstream";
}

// One A4 page for each content stream; /F is Helvetica, /B its bold.
inline std::string pdf_of_contents(const std::vector<std::string>& contents) {
  std::vector<std::string> objects{
      "<</Type/Catalog/Pages 2 0 R>>", "",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>"};
  std::string kids;
  for (const std::string& content : contents) {
    kids += std::to_string(objects.size() + 1) + " 0 R ";
    objects.push_back(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R/B 4 0 R>>>>/Contents " +
        std::to_string(objects.size() + 2) + " 0 R>>");
    objects.push_back(pdf_stream("", content));
  }
  objects[1] = "<</Type/Pages/Count " + std::to_string(contents.size()) + "/Kids[" + kids + "]>>";
  return pdf_file(objects);
}

// Lines of text from the top of a page.
inline std::string text_content(const std::vector<std::string>& lines, int size = 11) {
  std::string content =
      "BT /F " + std::to_string(size) + " Tf 70 760 Td " + std::to_string(2 * size) + " TL ";
  for (const std::string& line : lines) content += "(" + line + ") Tj T* ";
  return content + "ET";
}

inline std::string pdf_of_pages(int pages) {
  std::vector<std::string> contents;
  for (int i = 1; i <= pages; ++i)
    contents.push_back(text_content(
        {"Bladzijde " + std::to_string(i) + " van dit document", "De omgevingsdienst leest mee."}));
  return pdf_of_contents(contents);
}

inline const std::vector<std::string>& some_dutch() {
  static const std::vector<std::string> lines{
      "De omgevingsdienst versterkt in 2025 de uitvoering van het toezicht.",
      "Het bestuur stelt daarvoor een bedrag van 125.000 euro beschikbaar.",
      "De directeur rapporteert elk kwartaal over de voortgang van het plan.",
      "Samen met de provincie wordt een gezamenlijke agenda opgesteld.",
      "De gemeenten ontvangen voor 1 juli een voorstel met de gevolgen.",
      "Medewerkers volgen een opleiding om aan de eisen te voldoen.",
      "Een fusie met een andere dienst is op dit moment niet aan de orde.",
      "Wij vragen het ministerie om ondersteuning bij de uitvoering."};
  return lines;
}

// The first page of a PDF as a picture.
inline Raster picture_of(const std::string& pdf, double dpi = 300) {
  PdfReader::warm_up();
  auto reader = PdfReader::open(pdf, {});
  return *(*reader)->render(1, dpi, 40'000'000);
}

// A scan: pages that show a picture each and nothing else, with `over` drawn on top of the first.
inline std::string pdf_of_pictures(const std::vector<Raster>& pictures, const std::string& over = "") {
  std::vector<std::string> objects{
      "<</Type/Catalog/Pages 2 0 R>>", "",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"};
  std::string kids;
  for (const Raster& picture : pictures) {
    const std::size_t next = objects.size() + 1;
    const auto points = [&](int pixels) { return std::to_string(pixels / picture.dpi * 72); };
    kids += std::to_string(next) + " 0 R ";
    objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + points(picture.width) + " " +
                      points(picture.height) + "]/Resources<</Font<</F 3 0 R>>/XObject<</I " +
                      std::to_string(next + 2) + " 0 R>>>>/Contents " + std::to_string(next + 1) + " 0 R>>");
    objects.push_back(pdf_stream("", "q " + points(picture.width) + " 0 0 " + points(picture.height) +
                                         " 0 0 cm /I Do Q " + (next == 4 ? over : "")));
    objects.push_back(
        pdf_stream("/Type/XObject/Subtype/Image/BitsPerComponent 8/ColorSpace/DeviceGray/Width " +
                       std::to_string(picture.width) + "/Height " + std::to_string(picture.height),
                   picture.pixels));
  }
  objects[1] = "<</Type/Pages/Count " + std::to_string(pictures.size()) + "/Kids[" + kids + "]>>";
  return pdf_file(objects);
}

// An uncompressed grey TIFF with one picture after the other.
inline std::string tiff_of(const std::vector<Raster>& pictures) {
  std::string file = "II*";
  file += '\0';
  std::size_t link = file.size();  // where the place of the next directory is to be written
  file.append(4, '\0');
  const auto write_at = [&](std::size_t place, std::uint32_t value) {
    for (std::size_t i = 0; i < 4; ++i) file[place + i] = static_cast<char>(value >> (8 * i));
  };
  for (const Raster& picture : pictures) {
    const auto pixels = static_cast<std::uint32_t>(file.size());
    file += picture.pixels;
    if (file.size() % 2 != 0) file += '\0';
    const auto resolution = static_cast<std::uint32_t>(file.size());
    ByteWriter out;
    out.put(static_cast<std::uint32_t>(picture.dpi));
    out.put(std::uint32_t{1});
    const auto directory = static_cast<std::uint32_t>(file.size() + out.bytes().size());
    const auto entry = [&](std::uint16_t tag, std::uint16_t type, std::uint32_t value) {
      out.put(tag);
      out.put(type);
      out.put(std::uint32_t{1});
      out.put(value);
    };
    out.put(std::uint16_t{11});
    entry(256, 4, static_cast<std::uint32_t>(picture.width));
    entry(257, 4, static_cast<std::uint32_t>(picture.height));
    entry(258, 3, 8);  // bits
    entry(259, 3, 1);  // not compressed
    entry(262, 3, 1);  // black is 0
    entry(273, 4, pixels);
    entry(277, 3, 1);  // samples
    entry(278, 4, static_cast<std::uint32_t>(picture.height));
    entry(279, 4, static_cast<std::uint32_t>(picture.pixels.size()));
    entry(282, 5, resolution);
    entry(283, 5, resolution);
    file += out.bytes();
    write_at(link, directory);
    link = file.size();
    file.append(4, '\0');
  }
  return file;
}

// A folder that is gone after the test.
class TestFolder {
 public:
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "planlezer-test-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TestFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::string put(const std::string& name, std::string_view bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }

 private:
  std::filesystem::path path_;
};

}  // namespace planlezer
