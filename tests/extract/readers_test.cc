#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <thread>

#include "extract/codec.h"
#include "extract/read.h"
#include "tests/extract/sample_documents.h"

namespace planlezer {
namespace {

using std::chrono::milliseconds;
using testing::AnyOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

const std::filesystem::path shared = std::filesystem::path(PLANLEZER_SOURCE_DIR) / ".." / "shared";

ReadersOptions real_worker(int jobs = 2) {
  ReadersOptions options;
  options.jobs = jobs;
  options.worker = PLANLEZER_BINARY_DIR "/planlezer-worker";
  return options;
}

ReadRequest request_for(const std::string& path, OcrMode ocr = OcrMode::automatic,
                        const std::string& media_type = "application/pdf") {
  return {1, path, media_type, ocr, {}};
}

// All documents, by ticket; gives up after `most`.
std::map<std::uint64_t, Extracted> read_all(Readers& readers, std::vector<ReadRequest> requests,
                                            milliseconds most = milliseconds(240'000)) {
  std::map<std::uint64_t, Extracted> read;
  std::uint64_t ticket = 0;
  for (ReadRequest& request : requests) {
    request.ticket = ++ticket;
    readers.submit(std::move(request));
  }
  const auto until = std::chrono::steady_clock::now() + most;
  while (readers.pending() > 0 && std::chrono::steady_clock::now() < until)
    for (ReadResult& result : readers.wait(milliseconds(200)))
      read[result.ticket] = std::move(result.document);
  EXPECT_EQ(readers.pending(), 0U);
  return read;
}

Extracted read_one(Readers& readers, ReadRequest request) {
  auto read = read_all(readers, {std::move(request)});
  EXPECT_THAT(read, SizeIs(1));
  return read.empty() ? Extracted() : std::move(read.begin()->second);
}

std::vector<std::string> as_bytes(const Extracted& document) {
  std::vector<std::string> bytes{std::to_string(static_cast<int>(document.state)) + document.reason};
  for (const Page& page : document.pages) bytes.push_back(encode_page(page));
  return bytes;
}

std::vector<PageState> states_of(const Extracted& document) {
  std::vector<PageState> states;
  for (const Page& page : document.pages) states.push_back(page.state);
  return states;
}

class FakeWorkers {
 public:
  explicit FakeWorkers(const std::string& mode, int jobs = 1) {
    std::filesystem::create_symlink(PLANLEZER_BINARY_DIR "/fake-worker", folder_.path() / mode);
    options_.worker = (folder_.path() / mode).string();
    options_.jobs = jobs;
    options_.limits.page_time_ms = 400;
    options_.limits.silence_ms = 600;
    options_.limits.document_time_ms = 20'000;
    options_.limits.max_page_bytes = 1'000'000;
    file_ = folder_.put("document", "wat dan ook");
  }
  ReadersOptions& options() { return options_; }
  Result<std::unique_ptr<Readers>> start() const { return Readers::start(options_); }
  Extracted read(OcrMode ocr = OcrMode::automatic) const {
    auto readers = start();
    EXPECT_TRUE(readers) << readers.error().message;
    return readers ? read_one(**readers, request_for(file_, ocr)) : Extracted();
  }
  const std::string& file() const { return file_; }

 private:
  TestFolder folder_;
  ReadersOptions options_;
  std::string file_;
};

constexpr auto ok = PageState::read;
constexpr auto lost = PageState::unreadable;

// --- the real worker ---

TEST(ReadersTest, ReadsADocumentBehindTheSandbox) {
  const TestFolder folder;
  auto readers = Readers::start(real_worker());
  ASSERT_TRUE(readers) << readers.error().message;
  EXPECT_THAT((*readers)->isolation(), HasSubstr("seccomp"));
  const Extracted document = read_one(**readers, request_for(folder.put("a.pdf", pdf_of_pages(3))));
  EXPECT_EQ(document.state, DocumentState::read);
  EXPECT_EQ(document.page_count, 3);
  ASSERT_THAT(document.pages, SizeIs(3));
  EXPECT_THAT(document.pages[1].text, HasSubstr("Bladzijde 2 van dit document"));
  EXPECT_EQ((*readers)->pages_read(), 3U);
}

TEST(ReadersTest, ALongDocumentIsSharedOutAndComesBackInOrder) {
  const TestFolder folder;
  auto readers = Readers::start(real_worker());
  ASSERT_TRUE(readers);
  const Extracted document = read_one(**readers, request_for(folder.put("a.pdf", pdf_of_pages(700))));
  EXPECT_EQ(document.state, DocumentState::read);
  ASSERT_THAT(document.pages, SizeIs(700));
  for (int i = 0; i < 700; ++i) {
    EXPECT_EQ(document.pages[static_cast<std::size_t>(i)].number, i + 1);
    EXPECT_THAT(document.pages[static_cast<std::size_t>(i)].text,
                HasSubstr("Bladzijde " + std::to_string(i + 1)));
  }
}

TEST(ReadersTest, ManyDocumentsEachComeBackOnce) {
  const TestFolder folder;
  const std::string file = folder.put("a.pdf", pdf_of_pages(2));
  auto readers = Readers::start(real_worker(3));
  ASSERT_TRUE(readers);
  const auto read = read_all(**readers, std::vector<ReadRequest>(40, request_for(file)));
  EXPECT_THAT(read, SizeIs(40));
  for (const auto& [ticket, document] : read) EXPECT_THAT(document.pages, SizeIs(2));
}

TEST(ReadersTest, PlainTextNeedsNoWorker) {
  const TestFolder folder;
  auto readers = Readers::start(real_worker());
  ASSERT_TRUE(readers);
  const auto document = read_one(**readers, request_for(folder.put("a.txt", "Een plan.\n\nMet tekst.\n"),
                                                        OcrMode::automatic, "text/plain"));
  EXPECT_EQ(document.state, DocumentState::read);
  ASSERT_FALSE(document.pages.empty());
  EXPECT_THAT(document.pages[0].text, HasSubstr("Met tekst."));
}

TEST(ReadersTest, WhatCannotBeReadSaysWhy) {
  const TestFolder folder;
  auto readers = Readers::start(real_worker());
  ASSERT_TRUE(readers);
  const auto read = read_all(
      **readers, {request_for(folder.put("leeg.pdf", "")), request_for(folder.put("rommel.pdf", "geen pdf")),
                  request_for((folder.path() / "weg.pdf").string()), request_for(folder.path().string()),
                  request_for(folder.put("a.epub", "PK"), OcrMode::automatic, "application/epub+zip"),
                  request_for(folder.put("a.png", "geen afbeelding"), OcrMode::automatic, "image/png")});
  ASSERT_THAT(read, SizeIs(6));
  for (const auto& [ticket, document] : read) {
    EXPECT_THAT(document.state, AnyOf(DocumentState::unreadable, DocumentState::unsupported)) << ticket;
    EXPECT_FALSE(document.reason.empty()) << ticket;
    EXPECT_FALSE(document.message.empty()) << ticket;
  }
  EXPECT_EQ(read.at(5).state, DocumentState::unsupported);
}

TEST(ReadersTest, NoWorkerNoReaders) {
  ReadersOptions options = real_worker();
  options.worker = "/nergens/planlezer-worker";
  const auto readers = Readers::start(options);
  ASSERT_FALSE(readers);
  EXPECT_EQ(readers.error().code, ErrorCode::sandbox);
}

TEST(ReadersTest, ReadingWithoutSandboxIsNotedInTheResult) {
  const TestFolder folder;
  ReadersOptions options = real_worker();
  options.unsandboxed = true;
  auto readers = Readers::start(options);
  ASSERT_TRUE(readers);
  EXPECT_THAT((*readers)->isolation(), Not(HasSubstr("seccomp")));
  const Extracted document = read_one(**readers, request_for(folder.put("a.pdf", pdf_of_pages(1))));
  ASSERT_FALSE(document.notes.empty());
  EXPECT_EQ(document.notes.back().code, "unsandboxed");
}

TEST(ReadersTest, PagesBeyondTheLimitAreNotRead) {
  const TestFolder folder;
  ReadersOptions options = real_worker();
  options.limits.max_pages = 5;
  auto readers = Readers::start(options);
  ASSERT_TRUE(readers);
  const Extracted document = read_one(**readers, request_for(folder.put("a.pdf", pdf_of_pages(9))));
  EXPECT_EQ(document.state, DocumentState::partial);
  EXPECT_EQ(document.reason, "page_limit");
  EXPECT_EQ(document.page_count, 9);
  EXPECT_THAT(document.pages, SizeIs(5));
}

TEST(ReadersTest, ADocumentThatGrowsTooLargeKeepsWhatWasRead) {
  const TestFolder folder;
  ReadersOptions options = real_worker();
  options.limits.max_document_bytes = 2'000;
  auto readers = Readers::start(options);
  ASSERT_TRUE(readers);
  const Extracted document = read_one(**readers, request_for(folder.put("a.pdf", pdf_of_pages(60))));
  EXPECT_EQ(document.state, DocumentState::partial);
  EXPECT_EQ(document.reason, "size_limit");
  ASSERT_THAT(document.pages, SizeIs(60));
  EXPECT_EQ(document.pages.front().state, ok);
  EXPECT_EQ(document.pages.back().state, lost);
}

// A program that comes and goes: nothing of it may stay behind.
TEST(ReadersTest, WorkersEndWithTheirOwner) {
  const TestFolder folder;
  const std::string file = folder.put("a.pdf", pdf_of_pages(400));
  auto started = Readers::start(real_worker(2));
  ASSERT_TRUE(started);
  (*started)->submit(request_for(file));
  (*started)->wait(milliseconds(5));
  started->reset();
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

TEST(ReadersTest, WorkersDieWhenTheProgramIsKilled) {
  int pipe_ends[2];
  ASSERT_EQ(pipe(pipe_ends),
            0);  // inherited by nobody but the program: its workers close what they do not know
  const pid_t program = fork();
  if (program == 0) {
    auto readers = Readers::start(real_worker(1));
    const bool started = readers.has_value();
    (void)!write(pipe_ends[1], &started, 1);
    pause();
    _exit(0);
  }
  bool started = false;
  ASSERT_EQ(read(pipe_ends[0], &started, 1), 1);
  ASSERT_TRUE(started);
  std::string children;
  {
    std::ifstream list("/proc/" + std::to_string(program) + "/task/" + std::to_string(program) + "/children");
    std::getline(list, children);
  }
  kill(program, SIGKILL);
  waitpid(program, nullptr, 0);
  close(pipe_ends[0]);
  close(pipe_ends[1]);
  if (children.empty()) GTEST_SKIP() << "this kernel does not list children";
  const pid_t worker = std::stoi(children);
  const auto is_running = [&] {
    std::ifstream status("/proc/" + std::to_string(worker) + "/stat");
    std::string line;
    return std::getline(status, line) && line.find(") Z ") == std::string::npos;
  };
  for (int i = 0; i < 100 && is_running(); ++i) usleep(20'000);
  EXPECT_FALSE(is_running());
}

TEST(ReadersTest, WaitingEndsInTimeAndSignalsDoNoHarm) {
  FakeWorkers fake("silent");
  fake.options().limits.silence_ms = 60'000;
  auto readers = fake.start();
  ASSERT_TRUE(readers);
  (*readers)->submit(request_for(fake.file()));
  struct sigaction action {};
  action.sa_handler = [](int) {};
  sigaction(SIGUSR1, &action, nullptr);
  const pthread_t self = pthread_self();
  std::thread noise([&] {
    for (int i = 0; i < 5; ++i) {
      usleep(20'000);
      pthread_kill(self, SIGUSR1);
    }
  });
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_THAT((*readers)->wait(milliseconds(300)), SizeIs(0));
  const auto took = std::chrono::steady_clock::now() - begun;
  noise.join();
  EXPECT_GE(took, milliseconds(290));
  EXPECT_LT(took, milliseconds(1500));
}

// --- sandboxed against unsandboxed ---

class SandboxEquality : public testing::TestWithParam<const char*> {};

TEST_P(SandboxEquality, TheSandboxChangesNothingInWhatIsRead) {
  const auto path = shared / GetParam();
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no corpus at " << path;
  ReadersOptions closed_options = real_worker();
  closed_options.limits.page_time_ms = 600'000;  // a busy machine changes nothing either
  ReadersOptions open_options = closed_options;
  open_options.unsandboxed = true;
  auto closed = Readers::start(closed_options);
  auto open = Readers::start(open_options);
  ASSERT_TRUE(closed);
  ASSERT_TRUE(open);
  const Extracted inside = read_one(**closed, request_for(path.string()));
  const Extracted outside = read_one(**open, request_for(path.string()));
  const auto bytes_inside = as_bytes(inside), bytes_outside = as_bytes(outside);
  ASSERT_EQ(bytes_inside.size(), bytes_outside.size());
  for (std::size_t i = 0; i < bytes_inside.size(); ++i)
    EXPECT_TRUE(bytes_inside[i] == bytes_outside[i]) << (i == 0 ? "state" : "page " + std::to_string(i));
  EXPECT_THAT(inside.pages, Not(SizeIs(0)));
}

INSTANTIATE_TEST_SUITE_P(Corpus, SandboxEquality,
                         testing::Values("gold/a1.pdf", "corpus/pdf-nl/heerlen-parkeerverordening-2025.pdf",
                                         "corpus/pdf-nl/coronamelder-advies-raad-van-state.pdf",
                                         "corpus/pdf-nl/uantwerpen-brief.pdf",
                                         "corpus/pdf-nl/refcard-nl-a4.pdf",
                                         "corpus/pdf-nl/sig-eindpresentatie-abacus.pdf",
                                         "corpus/pdf-nasty/nl-ontbrekende-ligaturen-co-melder.pdf",
                                         "corpus/pdf-nasty/ocrmypdf-type3_font_nomapping.pdf",
                                         "corpus/pdf-nasty/ocrmypdf-kcs.pdf",
                                         "corpus/pdf-nasty/scan-rotated-180.pdf",
                                         "corpus/pdf-nasty/pdfjs-hello_world_rotated.pdf"));

TEST(ReadersTest, TheSandboxChangesNothingInWhatIsDrawn) {
  const TestFolder folder;
  // Drawn from fonts of the system, by way of recognition.
  const std::string file = folder.put("a.pdf", pdf_of_contents({text_content(some_dutch())}));
  ReadersOptions open_options = real_worker(1);
  open_options.unsandboxed = true;
  std::vector<std::vector<std::string>> read;
  for (const ReadersOptions& options : {real_worker(1), open_options}) {
    auto readers = Readers::start(options);
    ASSERT_TRUE(readers);
    read.push_back(as_bytes(read_one(**readers, request_for(file, OcrMode::always))));
  }
  EXPECT_EQ(read[0], read[1]);
  // An identity-encoded CID font without an embedded file and a predefined CMap need files of their own.
  const std::string cjk = folder.put(
      "cjk.pdf",
      pdf_file(
          {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
           "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>",
           pdf_stream("", "BT /F 20 Tf 50 100 Td <0041004230423044> Tj ET"),
           "<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light/Encoding/UniJIS-UCS2-H/DescendantFonts[6 0 R]>>",
           "<</Type/Font/Subtype/CIDFontType0/BaseFont/Ryumin-Light/CIDSystemInfo<</Registry(Adobe)/"
           "Ordering(Japan1)/Supplement 2>>/FontDescriptor 7 0 R>>",
           "<</Type/FontDescriptor/FontName/Ryumin-Light/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle "
           "0/Ascent 800/"
           "Descent -200/CapHeight 700/StemV 80>>"}));
  read.clear();
  for (const ReadersOptions& options : {real_worker(1), open_options}) {
    auto readers = Readers::start(options);
    ASSERT_TRUE(readers);
    read.push_back(as_bytes(read_one(**readers, request_for(cjk))));
  }
  EXPECT_EQ(read[0], read[1]);
}

TEST(ReadersTest, NastyDocumentsEachGetAStateAndAReason) {
  const auto folder = shared / "corpus" / "pdf-nasty";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no corpus at " << folder;
  ReadersOptions options = real_worker();
  options.limits.page_time_ms = 6'000;
  options.limits.document_time_ms = 8'000;
  auto readers = Readers::start(options);
  ASSERT_TRUE(readers);
  std::vector<ReadRequest> requests;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    requests.push_back(request_for(entry.path().string(), OcrMode::never));
  const auto read = read_all(**readers, requests);
  EXPECT_THAT(read, SizeIs(requests.size()));
  for (const auto& [ticket, document] : read) {
    if (document.state == DocumentState::read) continue;
    EXPECT_FALSE(document.reason.empty()) << requests[ticket - 1].path;
    EXPECT_FALSE(document.message.empty()) << requests[ticket - 1].path;
  }
}

// Its pictures would take gigabytes; the words beside them are read without drawing those.
TEST(ReadersTest, ABombOfPicturesHidesNoWordsAndCostsOnlyItself) {
  const auto bomb = shared / "corpus" / "pdf-nasty" / "bomb_giant.pdf";
  if (!std::filesystem::exists(bomb)) GTEST_SKIP() << "no corpus at " << bomb;
  const TestFolder folder;
  auto readers = Readers::start(real_worker(1));
  ASSERT_TRUE(readers);
  const auto read =
      read_all(**readers, {request_for(bomb.string()), request_for(folder.put("a.pdf", pdf_of_pages(1)))});
  ASSERT_THAT(read, SizeIs(2));
  ASSERT_THAT(read.at(1).pages, SizeIs(1));
  EXPECT_THAT(read.at(1).pages[0].text, HasSubstr("GIANT"));
  EXPECT_EQ(read.at(2).state, DocumentState::read);
}

// --- workers gone wrong ---

TEST(ReadersTest, AWorkerThatDoesNotComeUpIsAnError) {
  for (const char* mode : {"dead", "no-sandbox"}) {
    const FakeWorkers fake(mode);
    const auto readers = fake.start();
    ASSERT_FALSE(readers) << mode;
    EXPECT_EQ(readers.error().code, ErrorCode::sandbox) << mode;
  }
}

struct Misdeed {
  const char* mode;
  const char* reason;
  std::vector<PageState> states;  // empty: the whole document is lost
};

class WorkersGoneWrong : public testing::TestWithParam<Misdeed> {};

TEST_P(WorkersGoneWrong, CostOnlyWhatTheyWereAt) {
  const Misdeed& misdeed = GetParam();
  const FakeWorkers fake(misdeed.mode);
  const Extracted document = fake.read();
  EXPECT_EQ(document.reason, misdeed.reason);
  EXPECT_EQ(states_of(document), misdeed.states);
  EXPECT_EQ(document.state, std::count(misdeed.states.begin(), misdeed.states.end(), ok) == 0
                                ? DocumentState::unreadable
                                : DocumentState::partial);
  EXPECT_FALSE(document.message.empty());
  for (const Page& page : document.pages) {
    const bool noted = std::any_of(document.notes.begin(), document.notes.end(),
                                   [&](const Note& note) { return note.page == page.number; });
    EXPECT_EQ(noted, page.state == lost) << page.number;
  }
}

std::string name_of(const testing::TestParamInfo<Misdeed>& info) {
  std::string name = info.param.mode;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(
    Modes, WorkersGoneWrong,
    testing::Values(Misdeed{"crash-at-once", "crash", {}}, Misdeed{"silent", "time_limit", {}},
                    // A crash loses its page only: the run goes on behind it.
                    Misdeed{"crash", "crash", {ok, ok, lost, ok, ok, ok}},
                    Misdeed{"hang", "time_limit", {ok, ok, lost, ok, ok, ok}},
                    Misdeed{"trickle", "time_limit", {ok, ok, lost, ok, ok, ok}},
                    Misdeed{"memory", "memory_limit", {ok, ok, lost, ok, ok, ok}},
                    Misdeed{"forbidden", "forbidden", {ok, ok, lost, ok, ok, ok}},
                    Misdeed{"just-ends", "crash", {ok, ok, lost, ok, ok, ok}},
                    Misdeed{"closes-and-stays", "crash", {ok, ok, lost, ok, ok, ok}},
                    Misdeed{"crash-everywhere", "crash", {lost, lost, lost, lost, lost, lost}},
                    // Who lies is not believed any further.
                    Misdeed{"wrong-number", "misbehaved", {ok, ok, lost, lost, lost, lost}},
                    Misdeed{"nonsense-page", "misbehaved", {ok, ok, lost, lost, lost, lost}},
                    Misdeed{"nonsense-frame", "misbehaved", {ok, ok, lost, lost, lost, lost}},
                    Misdeed{"huge-frame", "misbehaved", {ok, ok, lost, lost, lost, lost}},
                    Misdeed{"note-elsewhere", "misbehaved", {ok, ok, lost, lost, lost, lost}},
                    Misdeed{"ends-early", "misbehaved", {ok, ok, lost, lost, lost, lost}},
                    Misdeed{"flood", "misbehaved", {ok, ok, lost, lost, lost, lost}},
                    Misdeed{"page-before-opened", "misbehaved", {}}, Misdeed{"no-pages", "misbehaved", {}},
                    Misdeed{"opened-twice", "misbehaved", {lost, lost, lost, lost, lost, lost}},
                    Misdeed{"other-count-later", "crash", {ok, ok, lost, lost, lost, lost}},
                    // The worker itself goes: tried again a bounded number of times.
                    Misdeed{"worker-dies", "worker_lost", {ok, ok, lost, lost, lost, lost}},
                    Misdeed{"dies-on-start", "worker_lost", {}},
                    Misdeed{"ocr-crash", "crash", {lost, lost, lost, lost, lost, lost}},
                    Misdeed{"ocr-hang", "time_limit", {lost, lost, lost, lost, lost, lost}},
                    Misdeed{"ocr-pending-again", "misbehaved", {lost, lost, lost, lost, lost, lost}}),
    name_of);

TEST(ReadersTest, APageTooManyIsALieButWhatWasReadStays) {
  const Extracted document = FakeWorkers("too-many-pages").read();
  EXPECT_EQ(document.state, DocumentState::read);
  EXPECT_THAT(states_of(document), SizeIs(6));
}

TEST(ReadersTest, AClaimOfBillionsOfPagesTakesNoMemory) {
  FakeWorkers fake("endless-count");
  fake.options().limits.max_pages = 1000;
  const Extracted document = fake.read();
  EXPECT_EQ(document.page_count, 2'000'000'000);
  EXPECT_THAT(document.pages, SizeIs(1000));
  EXPECT_EQ(document.state, DocumentState::partial);
}

TEST(ReadersTest, AWorkerThatDoesNotObeyIsReplaced) {
  FakeWorkers fake("disobeys");
  auto readers = fake.start();
  ASSERT_TRUE(readers);
  EXPECT_EQ(read_one(**readers, request_for(fake.file())).state, DocumentState::read);
}

TEST(ReadersTest, RecognisedPagesOfTheFakeAreComplete) {
  const Extracted document = FakeWorkers("ocr-fine", 2).read();
  EXPECT_EQ(document.state, DocumentState::read);
  EXPECT_THAT(states_of(document), Each(ok));
}

// While the caller does something else nothing is read: the children wait, and are not blamed for it.
TEST(ReadersTest, TimeInWhichNobodyListensDoesNotCount) {
  const TestFolder folder;
  ReadersOptions options = real_worker(1);
  options.limits.page_time_ms = 1'500;
  options.limits.silence_ms = 1'500;
  options.limits.document_time_ms = 3'000;
  auto readers = Readers::start(options);
  ASSERT_TRUE(readers);
  (*readers)->submit(request_for(folder.put("a.pdf", pdf_of_pages(150))));
  (*readers)->wait(milliseconds(1));
  std::this_thread::sleep_for(milliseconds(3'500));
  const Extracted document = (*readers)->wait(milliseconds(20'000)).at(0).document;
  EXPECT_EQ(document.state, DocumentState::read) << document.message;
}

// --- recognition through the pool ---

TEST(ReadersTest, ScansAndPicturesAreRecognised) {
  const TestFolder folder;
  const Raster picture = picture_of(pdf_of_contents({text_content(some_dutch())}));
  const Raster second =
      picture_of(pdf_of_contents({text_content({"Een tweede bladzijde", "met andere woorden."})}), 150);
  auto readers = Readers::start(real_worker());
  ASSERT_TRUE(readers);
  const auto read = read_all(
      **readers,
      {request_for(folder.put("scan.pdf", pdf_of_pictures({picture, second}))),
       request_for(folder.put("scan.tif", tiff_of({picture, second})), OcrMode::automatic, "image/tiff"),
       request_for(folder.put("scan.pdf", pdf_of_pictures({picture, second}))),
       request_for(folder.put("never.tif", tiff_of({picture})), OcrMode::never, "image/tiff")});
  ASSERT_THAT(read, SizeIs(4));
  for (const std::uint64_t ticket : {1, 2}) {
    const Extracted& document = read.at(ticket);
    ASSERT_THAT(document.pages, SizeIs(2)) << ticket;
    EXPECT_EQ(document.state, DocumentState::read);
    EXPECT_THAT(document.pages[0].text, HasSubstr("De directeur rapporteert elk kwartaal"));
    EXPECT_THAT(document.pages[1].text, HasSubstr("Een tweede bladzijde"));
    EXPECT_EQ(document.pages[0].origin, Origin::ocr);
    EXPECT_GT(document.pages[0].confidence, 0.8);
    EXPECT_NEAR(document.pages[0].width, 595, 1);
    EXPECT_NEAR(document.pages[1].height, 842, 1);
  }
  EXPECT_EQ(as_bytes(read.at(1)), as_bytes(read.at(3)));  // whichever worker read which page first
  EXPECT_EQ(read.at(4).state, DocumentState::unreadable);
}

}  // namespace
}  // namespace planlezer
