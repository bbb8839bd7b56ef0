#include "ingest/originals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <atomic>
#include <csignal>
#include <map>
#include <thread>

#include "base/sha256.h"
#include "tests/ingest/files.h"

namespace planlezer {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::SizeIs;

std::string some_bytes(std::size_t size, unsigned seed) {
  std::string bytes(size, '\0');
  for (char& byte : bytes) {
    seed = seed * 1'103'515'245 + 12'345;
    byte = static_cast<char>(seed >> 16);
  }
  return bytes;
}

class OriginalsTest : public testing::Test {
 protected:
  FileFolder folder;
  fs::path index = folder.at("index/planlezer.db");
  Originals originals{index};

  fs::path store_folder() const { return folder.at("index/planlezer.db.originals"); }
  // Every file there, hidden ones too.
  std::vector<fs::path> kept() const {
    std::vector<fs::path> files;
    if (!fs::exists(store_folder())) return files;
    for (const auto& entry : fs::recursive_directory_iterator(store_folder()))
      if (!entry.is_directory()) files.push_back(entry.path());
    return files;
  }
  // What is there is named after its bytes.
  void expect_all_intact() const {
    for (const fs::path& file : kept()) {
      if (file.filename().string().starts_with(".half-")) continue;
      EXPECT_EQ(sha256_hex(value_of(read_file(file))), file.filename());
    }
  }
};

TEST_F(OriginalsTest, AreNamedAfterTheirContent) {
  const std::string bytes = "%PDF-1.4\nEen plan.\n";
  const auto file = folder.put("plan.docx", bytes);
  const auto stored = value_of(originals.keep(file));
  EXPECT_EQ(stored.sha256, sha256_hex(bytes));
  EXPECT_EQ(stored.size_bytes, static_cast<std::int64_t>(bytes.size()));
  EXPECT_EQ(stored.media_type, "application/pdf");  // by its bytes
  EXPECT_EQ(stored.path, store_folder() / stored.sha256.substr(0, 2) / stored.sha256);
  EXPECT_EQ(originals.path_of(stored.sha256), stored.path);
  EXPECT_EQ(value_of(read_file(stored.path)), bytes);
  EXPECT_TRUE(value_of(originals.intact(stored.sha256)));
}

TEST_F(OriginalsTest, OfAnySizeAreWhole) {
  for (const std::size_t size : {0UL, 1UL, 65'535UL, 65'536UL, 65'537UL, 262'144UL, 262'145UL, 5'000'000UL}) {
    const std::string bytes = some_bytes(size, static_cast<unsigned>(size) + 1);
    const auto stored = value_of(originals.keep(folder.put("plan", bytes)));
    EXPECT_EQ(stored.sha256, sha256_hex(bytes)) << size;
    EXPECT_EQ(stored.size_bytes, static_cast<std::int64_t>(size));
    EXPECT_TRUE(value_of(read_file(stored.path)) == bytes) << size;
  }
  EXPECT_EQ(value_of(originals.keep(folder.put("leeg", ""))).media_type, "application/x-empty");
}

TEST_F(OriginalsTest, MayNotBeChanged) {
  const auto stored = value_of(originals.keep(folder.put("plan.pdf", "een plan")));
  struct stat state {};
  ASSERT_EQ(::stat(stored.path.c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0222, 0U);
  EXPECT_EQ(state.st_mode & 0400, 0400U);
}

TEST_F(OriginalsTest, LeaveTheFileAsItWas) {
  const auto file = folder.put("plan.pdf", "een plan");
  ::chmod(file.c_str(), 0640);
  struct stat before {};
  ASSERT_EQ(::stat(file.c_str(), &before), 0);
  value_of(originals.keep(file));
  struct stat after {};
  ASSERT_EQ(::stat(file.c_str(), &after), 0);
  EXPECT_EQ(after.st_ino, before.st_ino);
  EXPECT_EQ(after.st_nlink, before.st_nlink);  // a copy, not a second name
  EXPECT_EQ(after.st_mode, before.st_mode);
  EXPECT_EQ(after.st_mtim.tv_nsec, before.st_mtim.tv_nsec);
  EXPECT_EQ(value_of(read_file(file)), "een plan");
}

TEST_F(OriginalsTest, OutliveTheFile) {
  const auto file = folder.put("plan.pdf", "een plan");
  const auto stored = value_of(originals.keep(file));
  std::ofstream(file) << "iets anders";
  EXPECT_EQ(value_of(read_file(stored.path)), "een plan");
  fs::remove(file);
  EXPECT_TRUE(value_of(originals.intact(stored.sha256)));
}

TEST_F(OriginalsTest, OfEqualContentAreOne) {
  const auto first = value_of(originals.keep(folder.put("a.pdf", "een plan")));
  const auto second = value_of(originals.keep(folder.put("b/c.txt", "een plan")));
  const auto again = value_of(originals.keep(folder.at("a.pdf")));
  EXPECT_EQ(first.sha256, second.sha256);
  EXPECT_EQ(first.path, again.path);
  EXPECT_THAT(kept(), SizeIs(1));
  const auto other = value_of(originals.keep(folder.put("d.pdf", "een ander plan")));
  EXPECT_NE(other.sha256, first.sha256);
  EXPECT_THAT(kept(), SizeIs(2));
}

TEST_F(OriginalsTest, OfALinkAreTheFileItself) {
  folder.put("ver/plan.pdf", "een plan");
  folder.link("link.pdf", "ver/plan.pdf");
  const auto stored = value_of(originals.keep(folder.at("link.pdf")));
  EXPECT_FALSE(fs::is_symlink(stored.path));
  EXPECT_EQ(value_of(read_file(stored.path)), "een plan");
}

TEST_F(OriginalsTest, ShowDamage) {
  const auto stored = value_of(originals.keep(folder.put("plan.pdf", "een plan")));
  ::chmod(stored.path.c_str(), 0644);
  for (const char* bytes : {"een plaN", "een pla", "een plan ", ""}) {
    std::ofstream(stored.path, std::ios::binary | std::ios::trunc) << bytes;
    EXPECT_FALSE(value_of(originals.intact(stored.sha256))) << bytes;
  }
  std::ofstream(stored.path, std::ios::binary | std::ios::trunc) << "een plan";
  EXPECT_TRUE(value_of(originals.intact(stored.sha256)));
}

TEST_F(OriginalsTest, ThatAreNotThereAreNotFound) {
  EXPECT_EQ(originals.intact(sha256_hex("nooit gezien")).error().code, ErrorCode::not_found);
  const auto stored = value_of(originals.keep(folder.put("plan.pdf", "een plan")));
  fs::remove(stored.path);
  EXPECT_EQ(originals.intact(stored.sha256).error().code, ErrorCode::not_found);
}

TEST_F(OriginalsTest, AreAskedForByAHashOnly) {
  folder.put("index/geheim", "geheim");
  value_of(originals.keep(folder.put("plan.pdf", "een plan")));
  for (const char* name : {"", "a", "../geheim", "../../geheim", "/etc/passwd", "..", "ABCDEF"})
    EXPECT_FALSE(originals.intact(name)) << name;
  std::string capitals = sha256_hex("een plan");
  for (char& c : capitals) c = c >= 'a' ? static_cast<char>(c - 32) : c;
  EXPECT_FALSE(originals.intact(capitals));
}

// --- what cannot be kept

TEST_F(OriginalsTest, AFileThatVanishedIsNotFound) {
  const auto result = originals.keep(folder.at("weg.pdf"));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::not_found);
  EXPECT_THAT(result.error().message, HasSubstr("weg.pdf"));
}

TEST_F(OriginalsTest, WhatIsNoFileIsUnreadable) {
  ASSERT_EQ(::mkfifo(folder.at("pijp.pdf").c_str(), 0644), 0);
  folder.make("map.pdf");
  folder.link("nul.pdf", "/dev/zero");
  for (const char* name : {"pijp.pdf", "map.pdf", "nul.pdf"}) {
    const auto result = originals.keep(folder.at(name));
    ASSERT_FALSE(result) << name;
    EXPECT_EQ(result.error().code, ErrorCode::unreadable) << name;
    EXPECT_THAT(result.error().message, HasSubstr(name));
  }
  EXPECT_THAT(kept(), SizeIs(0));
}

TEST_F(OriginalsTest, AFileThatMayNotBeReadIsUnreadable) {
  const auto file = folder.put("dicht.pdf");
  ::chmod(file.c_str(), 0);
  folder.make("index");
  ::chmod(folder.at("index").c_str(), 0777);
  const AsNobody nobody;
  const auto result = originals.keep(file);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::unreadable);
  EXPECT_THAT(result.error().message, HasSubstr("dicht.pdf"));
}

TEST_F(OriginalsTest, WithoutAPlaceToWriteGoingOnMakesNoSense) {
  const auto file = folder.put("plan.pdf");
  folder.make("index");
  ::chmod(folder.at("index").c_str(), 0555);
  {
    const AsNobody nobody;
    const auto result = originals.keep(file);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::storage);
    EXPECT_THAT(result.error().message, HasSubstr("planlezer.db.originals"));
  }
  ::chmod(folder.at("index").c_str(), 0755);
  folder.put("index/planlezer.db.originals", "een bestand op de plaats van de map");
  const auto result = originals.keep(file);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::storage);
}

TEST_F(OriginalsTest, WithoutRoomNothingHalfIsKept) {
  const auto file = folder.put("groot.pdf", some_bytes(3'000'000, 5));
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  rlimit less = before;
  less.rlim_cur = 1'000'000;
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  ::setrlimit(RLIMIT_FSIZE, &less);
  const auto result = originals.keep(file);
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::storage);
  EXPECT_THAT(kept(), SizeIs(0));
  EXPECT_TRUE(originals.keep(file));
}

// --- several at the same time

TEST_F(OriginalsTest, ManyThreadsKeepTheSameFilesAtOnce) {
  std::vector<fs::path> files;
  for (unsigned i = 0; i < 12; ++i)
    files.push_back(folder.put(std::to_string(i), some_bytes(200'000, i % 6)));
  std::atomic<int> failures{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 6; ++t)
    threads.emplace_back([&, t] {
      const Originals own(index);
      for (std::size_t i = 0; i < files.size(); ++i) {
        const auto& file = files[(i + static_cast<std::size_t>(t)) % files.size()];
        const auto stored = own.keep(file);
        const auto intact = stored ? own.intact(stored->sha256) : Result<bool>(false);
        if (!intact || !*intact) ++failures;
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(failures, 0);
  EXPECT_THAT(kept(), SizeIs(6));  // and no half copies
  expect_all_intact();
}

TEST_F(OriginalsTest, ProgramsThatAreKilledLeaveNothingHalfUnderAName) {
  std::vector<fs::path> files;
  for (unsigned i = 0; i < 4; ++i)
    files.push_back(folder.put(std::to_string(i), some_bytes(3'000'000, i + 50)));
  for (useconds_t round = 0; round < 20; ++round) {
    const pid_t keeper = ::fork();
    if (keeper == 0) {
      for (const auto& file : files) (void)originals.keep(file);
      ::_exit(0);
    }
    ::usleep(round * 900);
    ::kill(keeper, SIGKILL);
    ::waitpid(keeper, nullptr, 0);
    expect_all_intact();
  }
  for (const auto& file : files)
    EXPECT_TRUE(value_of(originals.intact(value_of(originals.keep(file)).sha256)));
}

// What is kept is what was hashed, even if the file changes meanwhile.
TEST_F(OriginalsTest, AFileThatChangesIsKeptAsItWasOrRefused) {
  const std::string bytes = some_bytes(4'000'000, 3);
  const auto file = folder.put("plan.pdf", bytes);
  std::atomic<bool> done{false};
  std::thread editor([&] {
    const int writer = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
    unsigned round = 0;
    while (!done) {
      const std::string change = some_bytes(1000, ++round);
      const auto at = static_cast<off_t>(round % 4000) * 1000;
      if (::pwrite(writer, change.data(), change.size(), at) < 0) break;
      if (round % 200 == 0 && ::ftruncate(writer, 3'000'000 + static_cast<off_t>(round % 1000) * 1000) != 0)
        break;
    }
    ::close(writer);
  });
  for (int i = 0; i < 15; ++i) {
    const auto stored = originals.keep(file);
    if (stored) {
      EXPECT_TRUE(value_of(originals.intact(stored->sha256)));
      EXPECT_EQ(static_cast<std::int64_t>(fs::file_size(stored->path)), stored->size_bytes);
    } else {
      EXPECT_EQ(stored.error().code, ErrorCode::unreadable);
      EXPECT_THAT(stored.error().message, HasSubstr("plan.pdf"));
    }
  }
  done = true;
  editor.join();
  expect_all_intact();
  const auto calm = value_of(originals.keep(file));
  EXPECT_EQ(calm.sha256, sha256_hex(value_of(read_file(file))));
}

TEST_F(OriginalsTest, AFileThatKeepsChangingIsRefused) {
  const auto file = folder.put("plan.pdf", some_bytes(20'000'000, 8));
  std::atomic<bool> done{false};
  std::thread editor([&] {
    const int writer = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
    for (off_t size = 20'000'000; !done; size = size < 21'000'000 ? size + 1 : 20'000'000)
      if (::ftruncate(writer, size) != 0) break;
    ::close(writer);
  });
  int refused = 0;
  for (int attempt = 0; attempt < 20 && refused == 0; ++attempt) {
    const auto stored = originals.keep(file);
    if (stored) continue;
    ++refused;
    EXPECT_EQ(stored.error().code, ErrorCode::unreadable);
    EXPECT_THAT(stored.error().message, HasSubstr("plan.pdf"));
  }
  done = true;
  editor.join();
  EXPECT_EQ(refused, 1);
}

TEST_F(OriginalsTest, AHalfOriginalIsReplacedByTheWholeOne) {
  const auto file = folder.put("plan.pdf", "een plan");
  const auto stored = value_of(originals.keep(file));
  ::chmod(stored.path.c_str(), 0644);
  std::ofstream(stored.path, std::ios::binary | std::ios::trunc) << "een";
  EXPECT_TRUE(originals.keep(file));
  EXPECT_TRUE(value_of(originals.intact(stored.sha256)));
}

}  // namespace
}  // namespace planlezer
