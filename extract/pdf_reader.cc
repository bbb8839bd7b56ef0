#include "extract/pdf_reader.h"

#include <Error.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>

#include "base/text.h"
#include "extract/layout.h"
#include "extract/ocr_decision.h"
#include "extract/pdf_attachments.h"
#include "extract/pdf_text_device.h"

namespace planlezer {

namespace {

constexpr double largest_page = 14'400;  // points: 200 inch, the largest the format allows without UserUnit

void ignore_message(ErrorCategory /*category*/, Goffset /*position*/, const char* /*message*/) {}

// "D:20240328101500+01'00'" → "2024-03-28"; empty when it is no date.
std::string date_of(const GooString* string) {
  const std::string text = pdf_text_of(string);
  const std::string_view digits = std::string_view(text).substr(text.starts_with("D:") ? 2 : 0);
  if (digits.size() < 8 ||
      !std::all_of(digits.begin(), digits.begin() + 8, [](char c) { return c >= '0' && c <= '9'; }))
    return {};
  const int month = (digits[4] - '0') * 10 + digits[5] - '0';
  const int day = (digits[6] - '0') * 10 + digits[7] - '0';
  if (month < 1 || month > 12 || day < 1 || day > 31) return {};
  std::string date(digits.substr(0, 4));
  return date.append("-").append(digits.substr(4, 2)).append("-").append(digits.substr(6, 2));
}

// The forms in which a typed password may have been stored: as it is, in Latin-1 (older encryption), and in
// the compatibility form that the newest encryption prescribes.
std::vector<std::string> password_forms(const std::string& password) {
  std::vector<std::string> forms{password};
  std::string latin1;
  std::u16string wide;
  bool is_latin1 = true;
  std::size_t offset = 0;
  while (offset < password.size()) {
    const char32_t c = next_code_point(password, offset);
    is_latin1 = is_latin1 && c < 0x100;
    if (is_latin1) latin1 += static_cast<char>(c);
    if (c == 0xAD || c >= 0x10000) continue;
    wide += c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ? u' ' : static_cast<char16_t>(c);
  }
  if (is_latin1 && latin1 != password) forms.push_back(latin1);
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfkc = unorm2_getNFKCInstance(&status);
  std::u16string composed(wide.size() * 18 + 8, u'\0');
  const int length = nfkc == nullptr
                         ? 0
                         : unorm2_normalize(nfkc, wide.data(), static_cast<int>(wide.size()), composed.data(),
                                            static_cast<int>(composed.size()), &status);
  if (U_SUCCESS(status) != 0) {
    std::string prepared;
    for (int i = 0; i < length; ++i) append_utf8(prepared, composed[static_cast<std::size_t>(i)]);
    if (prepared != password) forms.push_back(prepared);
  }
  return forms;
}

Error open_error(int code, bool passwords_given) {
  if (code == errEncrypted)
    return {ErrorCode::needs_password,
            passwords_given ? "Dit bestand is met een wachtwoord beveiligd en geen van de opgegeven "
                              "wachtwoorden past. Zet het juiste "
                              "wachtwoord in het wachtwoordbestand en lees het document opnieuw in."
                            : "Dit bestand is met een wachtwoord beveiligd. Zet het wachtwoord in een "
                              "tekstbestand, geef dat op met "
                              "--password-file en lees het document opnieuw in."};
  return {ErrorCode::unreadable,
          "Dit bestand is geen leesbare pdf: het is beschadigd of onvolledig. Vraag de afzender om een "
          "nieuwe kopie, of "
          "open het in een pdf-lezer en sla het opnieuw op."};
}

// An output intent makes Poppler build a colour transform for every page.
void drop_output_intent(PDFDoc& document) {
  XRef* xref = document.getXRef();
  Object catalog = xref->getCatalog();
  if (!catalog.isDict() || catalog.dictLookupNF("OutputIntents").isNull()) return;
  catalog.dictRemove("OutputIntents");
  xref->setModifiedObject(&catalog, {xref->getRootNum(), xref->getRootGen()});
}

// The resolution asked for, or what makes a page of `width` by `height` points not more than `max_pixels`.
double fitting_dpi(double width, double height, double dpi, std::int64_t max_pixels) {
  const auto pixels = [&] { return std::ceil(width / 72 * dpi) * std::ceil(height / 72 * dpi); };
  if (pixels() > static_cast<double>(max_pixels))
    dpi *= std::sqrt(static_cast<double>(max_pixels) / pixels());
  while (pixels() > static_cast<double>(max_pixels) && dpi > 0.01) dpi *= 0.99;  // for the rounding up
  return dpi;
}

std::string pixels_of(SplashBitmap& bitmap, int bytes_per_pixel) {
  const auto row = static_cast<std::size_t>(bitmap.getWidth() * bytes_per_pixel);
  std::string pixels(row * static_cast<std::size_t>(bitmap.getHeight()), '\0');
  for (int y = 0; y < bitmap.getHeight(); ++y)
    std::memcpy(pixels.data() + row * static_cast<std::size_t>(y),
                bitmap.getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap.getRowSize(), row);
  return pixels;
}

class PopplerReader final : public PdfReader {
 public:
  PopplerReader(std::unique_ptr<PDFDoc> document, std::shared_ptr<bool> rebuilt)
      : document_(std::move(document)), rebuilt_(std::move(rebuilt)), page_count_(document_->getNumPages()) {
    drop_output_intent(*document_);
  }

  int page_count() const override { return page_count_; }
  const PageMarks& marks() const override { return marks_; }

  Metadata metadata() const override {
    Metadata metadata;
    const Object info = document_->getDocInfo();
    if (!info.isDict()) return metadata;
    const auto entry = [&](const char* key) { return info.dictLookup(key); };
    const auto text = [&](const char* key) {
      const Object value = entry(key);
      return value.isString() ? pdf_text_of(value.getString()) : std::string();
    };
    const auto date = [&](const char* key) {
      const Object value = entry(key);
      return value.isString() ? date_of(value.getString()) : std::string();
    };
    metadata.title = text("Title");
    metadata.author = text("Author");
    metadata.producer = text("Producer");
    metadata.created = date("CreationDate");
    metadata.modified = date("ModDate");
    return metadata;
  }

  std::vector<Note> notes() const override;

  void send_attachments(PartSink& parts) override { send_pdf_attachments(*document_, parts); }
  Result<Page> read_page(int number, OcrMode ocr) override;
  Result<Raster> render(int number, double dpi, std::int64_t max_pixels) override;
  Result<Picture> draw(int number, int width, std::int64_t max_pixels) override;

 private:
  struct PageSize {
    double width = 0, height = 0;  // points, as displayed
  };
  Result<::Page*> page(int number);
  Result<PageSize> size_of(int number);
  Result<SplashBitmap*> paint(SplashOutputDev& output, int number, double dpi);

  std::unique_ptr<PDFDoc> document_;
  PageMarks marks_;
  std::shared_ptr<bool> rebuilt_;
  int page_count_;
  PdfTextDevice device_;
};

std::vector<Note> PopplerReader::notes() const {
  std::vector<Note> notes;
  if (*rebuilt_)
    notes.push_back(
        {0, "damaged_xref",
         "De inhoudstabel van dit bestand is beschadigd en is opnieuw opgebouwd; controleer of alle "
         "pagina's er zijn."});
  if (is_portfolio(*document_))
    notes.push_back({0, "portfolio",
                     "Dit is een pdf-portfolio: de pagina's zijn een voorblad, de documenten staan er als "
                     "onderdelen bij."});
  const Object catalog = document_->getXRef()->getCatalog();
  const Object needs_rendering = catalog.isDict() ? catalog.dictLookup("NeedsRendering") : Object(objNull);
  if (needs_rendering.isBool() && needs_rendering.getBool())
    notes.push_back(
        {0, "dynamic_form",
         "Dit is een formulier dat pas in Adobe Reader zijn inhoud krijgt. Druk het daar af naar een "
         "nieuwe pdf en lees die in."});
  return notes;
}

Result<::Page*> PopplerReader::page(int number) {
  ::Page* page = number >= 1 && number <= page_count_ ? document_->getPage(number) : nullptr;
  if (page == nullptr || !page->isOk())
    return fail(ErrorCode::unreadable,
                "Deze pagina is beschadigd en kan niet worden gelezen. Open het bestand in een pdf-lezer om "
                "te zien of de "
                "pagina daar wel verschijnt, of vraag de afzender om een nieuwe kopie.");
  return page;
}

// Colour profiles cost more than the text itself (a transform for every profile on every page) and change
// nothing in what we read: the page's profile-based colour spaces are replaced by the plain ones.
void drop_colour_profiles(::Page& page) {
  Dict* resources = page.getResourceDict();
  if (resources == nullptr) return;
  Object spaces = resources->lookup("ColorSpace");
  if (!spaces.isDict()) return;
  const Dict* named = spaces.getDict();
  Object plain(new Dict(resources->getXRef()));
  bool changed = false;
  for (int i = 0; i < named->getLength(); ++i) {
    const Object space = named->getVal(i);
    const char* device = nullptr;
    if (space.isArray() && space.arrayGetLength() >= 2 && space.arrayGet(0).isName("ICCBased")) {
      const Object profile = space.arrayGet(1);
      const Object components = profile.isStream() ? profile.streamGetDict()->lookup("N") : Object(0);
      const int n = components.isInt() ? components.getInt() : 0;
      device = n == 1 ? "DeviceGray" : n == 3 ? "DeviceRGB" : n == 4 ? "DeviceCMYK" : nullptr;
    }
    changed = changed || device != nullptr;
    plain.dictAdd(named->getKey(i), device != nullptr ? Object(objName, device) : named->getValNF(i).copy());
  }
  if (changed) resources->set("ColorSpace", std::move(plain));
}

Result<Page> PopplerReader::read_page(int number, OcrMode ocr) {
  auto found = page(number);
  if (!found) return tl::unexpected(found.error());
  drop_colour_profiles(**found);
  document_->displayPage(&device_, number, 72, 72, 0, false, true, false);
  PageDrawing drawing = device_.take();

  RawPage raw;
  raw.number = number;
  raw.width = drawing.width > 0 ? drawing.width : static_cast<float>((*found)->getCropWidth());
  raw.height = drawing.height > 0 ? drawing.height : static_cast<float>((*found)->getCropHeight());
  raw.rotation = (*found)->getRotate();
  std::erase_if(drawing.words, [&](const RawWord& word) {  // outside what is shown
    return word.text.empty() || word.box.x1 <= 0 || word.box.y1 <= 0 || word.box.x0 >= raw.width ||
           word.box.y0 >= raw.height;
  });
  for (RawWord& word : drawing.words) {  // that run far out of the page
    word.box.x0 = std::max(word.box.x0, -raw.width);
    word.box.y0 = std::max(word.box.y0, -raw.height);
    word.box.x1 = std::min(word.box.x1, 2 * raw.width);
    word.box.y1 = std::min(word.box.y1, 2 * raw.height);
  }

  const PageFacts facts{
      raw.width,     raw.height, drawing.glyphs.visible, drawing.glyphs.invisible, drawing.glyphs.unmapped,
      drawing.paints};
  OcrDecision decision = decide_on_ocr(facts, drawing.words, drawing.images, ocr);
  if (decision.keep_words) raw.words = std::move(drawing.words);
  marks_ = {};
  if (decision.state == PageState::pending)
    marks_ = {std::move(decision.regions), drawing.rulings, drawing.fills, drawing.images};
  raw.fonts = std::move(drawing.fonts);
  raw.rulings = std::move(drawing.rulings);
  raw.fills = std::move(drawing.fills);
  raw.images = std::move(drawing.images);
  Page read = lay_out(std::move(raw));
  read.state = decision.state;
  read.reason = decision.reason;
  if (drawing.cut_short && read.state == PageState::read) {
    read.state = PageState::partial;
    read.reason = "size_limit";
  }
  return read;
}

Result<PopplerReader::PageSize> PopplerReader::size_of(int number) {
  auto found = page(number);
  if (!found) return tl::unexpected(found.error());
  PageSize size{(*found)->getCropWidth(), (*found)->getCropHeight()};
  if ((*found)->getRotate() % 180 != 0) std::swap(size.width, size.height);
  if (!(size.width > 0) || !(size.height > 0) || size.width > largest_page * 10 ||
      size.height > largest_page * 10)
    return fail(ErrorCode::unreadable,
                "Deze pagina heeft een onmogelijk formaat en kan niet worden getekend. Sla het "
                "bestand opnieuw op in een pdf-lezer en lees het opnieuw in.");
  return size;
}

// The bitmap lives in `output`.
Result<SplashBitmap*> PopplerReader::paint(SplashOutputDev& output, int number, double dpi) {
  output.setFontAntialias(true);
  output.setVectorAntialias(true);
  output.startDoc(document_.get());
  document_->displayPage(&output, number, dpi, dpi, 0, false, true, false);
  SplashBitmap* bitmap = output.getBitmap();
  if (bitmap == nullptr || bitmap->getDataPtr() == nullptr)
    return fail(ErrorCode::limit,
                "Deze pagina is te groot om te tekenen. Sla het bestand op met een lagere resolutie en "
                "lees het opnieuw in.");
  return bitmap;
}

Result<Raster> PopplerReader::render(int number, double dpi, std::int64_t max_pixels) {
  const auto size = size_of(number);
  if (!size) return tl::unexpected(size.error());
  Raster raster;
  raster.dpi = fitting_dpi(size->width, size->height, dpi, max_pixels);
  SplashColor white = {255};
  SplashOutputDev output(splashModeMono8, 1, false, white, true);
  const auto bitmap = paint(output, number, raster.dpi);
  if (!bitmap) return tl::unexpected(bitmap.error());
  raster.width = (*bitmap)->getWidth();
  raster.height = (*bitmap)->getHeight();
  raster.pixels = pixels_of(**bitmap, 1);
  return raster;
}

Result<Picture> PopplerReader::draw(int number, int width, std::int64_t max_pixels) {
  const auto size = size_of(number);
  if (!size) return tl::unexpected(size.error());
  drop_colour_profiles(*document_->getPage(number));
  // A hair less, so that rounding up does not give a pixel more.
  const double dpi = (width - 0.01) / size->width * 72;
  SplashColor white = {255, 255, 255};
  SplashOutputDev output(splashModeRGB8, 1, false, white, true);
  const auto bitmap = paint(output, number, fitting_dpi(size->width, size->height, dpi, max_pixels));
  if (!bitmap) return tl::unexpected(bitmap.error());
  Picture picture;
  picture.width = (*bitmap)->getWidth();
  picture.height = (*bitmap)->getHeight();
  picture.channels = 3;
  picture.pixels = pixels_of(**bitmap, 3);
  return picture;
}

// A page with text in fonts that are not embedded: drawing it loads encodings, font substitution and the
// renderer.
constexpr std::string_view warm_up_document =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<<"
    "/A<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    "/B<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>/C<</Type/Font/Subtype/Type1/BaseFont/Courier>>"
    "/D<</Type/Font/Subtype/Type1/BaseFont/Symbol>>/E<</Type/Font/Subtype/TrueType/BaseFont/Arial>>"
    ">>>>>>endobj\n"
    "4 0 obj<</Length 112>>stream\nBT /A 9 Tf 10 80 Td (warm) Tj /B 9 Tf (warm) Tj /C 9 Tf (warm) Tj /D 9 Tf "
    "(a) Tj "
    "/E 9 Tf (warm) Tj 0 -9 Td ET\nendstream endobj\n"
    "trailer<</Root 1 0 R/Size 5>>\n%%EOF\n";

}  // namespace

void PdfReader::warm_up() {
  if (globalParams) return;
  setErrorCallback(ignore_message);
  globalParams = std::make_unique<GlobalParams>();
  globalParams->setErrQuiet(true);
  auto reader = open(warm_up_document, {});
  if (!reader) return;
  (void)(*reader)->read_page(1, OcrMode::never);
  (void)(*reader)->render(1, 72, 1'000'000);
}

Result<std::unique_ptr<PdfReader>> PdfReader::open(std::string_view untrusted_bytes,
                                                   const std::vector<std::string>& passwords) {
  std::vector<std::optional<std::string>> tries{std::nullopt};
  for (const std::string& password : passwords)
    for (std::string& form : password_forms(password)) tries.emplace_back(std::move(form));
  int code = errNone;
  for (const auto& password : tries) {
    std::optional<GooString> given;
    if (password) given.emplace(*password);
    const auto rebuilt = std::make_shared<bool>(false);
    auto stream = std::make_unique<MemStream>(untrusted_bytes.data(), 0,
                                              static_cast<Goffset>(untrusted_bytes.size()), Object(objNull));
    auto document =
        std::make_unique<PDFDoc>(stream.release(), given, given, nullptr, [rebuilt] { *rebuilt = true; });
    code = document->isOk() ? errNone : document->getErrorCode();
    if (code == errEncrypted) continue;
    if (code != errNone) break;
    if (document->getNumPages() <= 0)
      return fail(ErrorCode::unreadable,
                  "Dit bestand bevat geen enkele pagina. Vraag de afzender om een volledige kopie.");
    return std::make_unique<PopplerReader>(std::move(document), rebuilt);
  }
  const Error error = open_error(code, !passwords.empty());
  return fail(error.code, error.message);
}

}  // namespace planlezer
