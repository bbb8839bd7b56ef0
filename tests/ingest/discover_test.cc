#include "ingest/discover.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "tests/ingest/files.h"

namespace planlezer {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;

std::vector<FoundFile> find_in(const std::vector<fs::path>& paths,
                               const fs::path& index = "/nergens/index.db") {
  return value_of(discover(paths, index));
}

std::vector<std::string> paths_of(const std::vector<FoundFile>& files) {
  std::vector<std::string> paths;
  for (const FoundFile& file : files) paths.push_back(file.path);
  return paths;
}

FoundFile file_named(const std::vector<FoundFile>& files, const std::string& path) {
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const FoundFile& file) { return file.path == path; });
  EXPECT_NE(found, files.end()) << path;
  return found == files.end() ? FoundFile() : *found;
}

// It cannot be read, for this reason, and people are told so.
void expect_refused(const std::vector<FoundFile>& files, const std::string& path, const std::string& reason) {
  const FoundFile file = file_named(files, path);
  EXPECT_EQ(file.reason, reason) << path;
  EXPECT_NE(file.error, "") << path;
}

TEST(Discover, WalksFoldersAllTheWayDown) {
  const FileFolder folder;
  folder.put("b.pdf", "12345");
  folder.put("a/b/c/d.eml");
  folder.put("a/.verborgen.pdf");
  folder.put(".map/e.txt");
  folder.make("leeg");
  const auto files = find_in({folder.path()});
  EXPECT_THAT(paths_of(files),
              UnorderedElementsAre("b.pdf", "a/b/c/d.eml", "a/.verborgen.pdf", ".map/e.txt"));
  const FoundFile file = file_named(files, "b.pdf");
  EXPECT_EQ(file.file, folder.at("b.pdf"));
  EXPECT_EQ(file.root, folder.path().string());
  EXPECT_EQ(file.size_bytes, 5);
  struct stat state {};
  ASSERT_EQ(::stat(folder.at("b.pdf").c_str(), &state), 0);
  EXPECT_EQ(file.modified_ns, state.st_mtim.tv_sec * 1'000'000'000 + state.st_mtim.tv_nsec);
  EXPECT_EQ(file.reason, "");
  EXPECT_EQ(file.error, "");
}

TEST(Discover, AFileByNameHasItsOwnFolderAsRoot) {
  const FileFolder folder;
  folder.put("a/plan.pdf");
  folder.put("a/ander.pdf");
  const auto files = find_in({folder.at("a/plan.pdf")});
  ASSERT_THAT(paths_of(files), ElementsAre("plan.pdf"));
  EXPECT_EQ(files[0].root, folder.at("a").string());
  EXPECT_EQ(files[0].file, folder.at("a/plan.pdf"));
}

TEST(Discover, ComesInOneOrder) {
  const FileFolder folder;
  for (const char* name :
       {"x/2.pdf", "x/1.pdf", "x/10.pdf", "y/é.pdf", "y/z.pdf", "x/A.pdf", "x/a/b.pdf", "x/a.pdf"})
    folder.put(name);
  const auto one = find_in({folder.at("y"), folder.at("x")});
  const auto other = find_in({folder.at("x"), folder.at("y")});
  EXPECT_EQ(paths_of(one), paths_of(other));
  const auto in_order = [](const FoundFile& a, const FoundFile& b) {
    return std::tie(a.root, a.path) < std::tie(b.root, b.path);
  };
  EXPECT_TRUE(std::is_sorted(one.begin(), one.end(), in_order));
  EXPECT_THAT(one, SizeIs(8));
}

TEST(Discover, WhatDoesNotExistIsWrongUse) {
  const FileFolder folder;
  folder.put("plan.pdf");
  for (const auto& wrong : {folder.at("geen.pdf"), folder.at("plan.pdf/x"), fs::path("")}) {
    const auto result = discover({folder.path(), wrong}, "/nergens/index.db");
    ASSERT_FALSE(result) << wrong;
    EXPECT_EQ(result.error().code, ErrorCode::usage);
    EXPECT_THAT(result.error().message, testing::HasSubstr(wrong.string()));
  }
  EXPECT_THAT(find_in({}), IsEmpty());
}

TEST(Discover, PathsMayBeWrittenInManyWays) {
  const FileFolder folder;
  folder.put("a/plan.pdf");
  folder.make("b");
  const std::string base = folder.path().string();
  for (const std::string& given :
       {base + "/a/", base + "//a", base + "/a/.", base + "/b/../a", base + "/./a/../a"}) {
    const auto files = find_in({given});
    ASSERT_THAT(paths_of(files), ElementsAre("plan.pdf")) << given;
    EXPECT_EQ(files[0].root, base + "/a") << given;
    EXPECT_EQ(files[0].file, fs::path(base + "/a/plan.pdf")) << given;
  }
}

// --- the same file by several paths

TEST(Discover, AFileIsGivenOnceUnderTheOutermostFolder) {
  const FileFolder folder;
  folder.put("a/b/plan.pdf");
  folder.put("a/c.pdf");
  const std::vector<fs::path> all{folder.at("a/b/plan.pdf"), folder.at("a/b"), folder.at("a"), folder.at("a"),
                                  folder.path()};
  auto given = all;
  std::sort(given.begin(), given.end());
  do {
    const auto files = find_in(given);
    EXPECT_THAT(paths_of(files), ElementsAre("a/b/plan.pdf", "a/c.pdf"));
    for (const FoundFile& file : files) EXPECT_EQ(file.root, folder.path().string());
  } while (std::next_permutation(given.begin(), given.end()));
}

TEST(Discover, AFolderThatIsGivenByItsLinkIsTheFolder) {
  const FileFolder folder;
  folder.put("a/plan.pdf");
  folder.link("link", "a");
  EXPECT_THAT(paths_of(find_in({folder.at("link")})), ElementsAre("plan.pdf"));
  EXPECT_THAT(paths_of(find_in({folder.at("link"), folder.at("a")})), ElementsAre("plan.pdf"));
  EXPECT_THAT(paths_of(find_in({folder.at("link/plan.pdf"), folder.at("a/plan.pdf")})),
              ElementsAre("plan.pdf"));
}

// --- links

TEST(Discover, LinksToFilesAreFollowedAndToFoldersNot) {
  const FileFolder folder;
  const FileFolder elsewhere;
  elsewhere.put("map/ver.pdf", "123456789");
  folder.link("dichtbij.pdf", elsewhere.at("map/ver.pdf"));
  folder.link("map", elsewhere.at("map"));
  const auto files = find_in({folder.path()});
  EXPECT_THAT(paths_of(files), ElementsAre("dichtbij.pdf", "map"));
  EXPECT_EQ(files[0].size_bytes, 9);
  EXPECT_EQ(files[0].reason, "");
  expect_refused(files, "map", "folder_link");
}

TEST(Discover, LinksInARingEndNowhere) {
  const FileFolder folder;
  folder.put("a/plan.pdf");
  folder.link("a/omhoog", folder.path());
  folder.link("a/zelf", folder.at("a"));
  folder.link("kring1", "kring2");
  folder.link("kring2", "kring1");
  folder.link("eigen", "eigen");
  const auto files = find_in({folder.path()});
  EXPECT_THAT(paths_of(files),
              UnorderedElementsAre("a/plan.pdf", "a/omhoog", "a/zelf", "kring1", "kring2", "eigen"));
  expect_refused(files, "a/omhoog", "folder_link");
  expect_refused(files, "a/zelf", "folder_link");
  for (const char* ring : {"kring1", "kring2", "eigen"}) expect_refused(files, ring, "link_loop");
}

TEST(Discover, ALinkToNothingIsInTheList) {
  const FileFolder folder;
  folder.link("stuk.pdf", "nergens.pdf");
  expect_refused(find_in({folder.path()}), "stuk.pdf", "not_found");
  expect_refused(find_in({folder.at("stuk.pdf")}), "stuk.pdf", "not_found");
}

// --- what must not or cannot be opened

TEST(Discover, PipesSocketsAndDevicesAreNotOpened) {
  const FileFolder folder;
  ASSERT_EQ(::mkfifo(folder.at("pijp.pdf").c_str(), 0644), 0);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  folder.at("socket.pdf").string().copy(address.sun_path, sizeof address.sun_path - 1);
  ASSERT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  folder.link("nul.pdf", "/dev/null");
  folder.link("pijplink.pdf", "pijp.pdf");
  const auto files = find_in({folder.path()});
  for (const char* name : {"pijp.pdf", "socket.pdf", "nul.pdf", "pijplink.pdf"})
    expect_refused(files, name, "not_a_file");
  expect_refused(find_in({folder.at("pijp.pdf")}), "pijp.pdf", "not_a_file");
  ::close(socket);
}

TEST(Discover, WhatMayNotBeReadIsInTheList) {
  const FileFolder folder;
  folder.put("open.pdf");
  folder.put("dicht.pdf");
  folder.put("map/binnen.pdf");
  folder.link("link.pdf", "map/binnen.pdf");
  ::chmod(folder.at("dicht.pdf").c_str(), 0);
  ::chmod(folder.at("map").c_str(), 0);
  {
    const AsNobody nobody;
    const auto files = find_in({folder.path()});
    EXPECT_THAT(paths_of(files), UnorderedElementsAre("open.pdf", "dicht.pdf", "map", "link.pdf"));
    EXPECT_EQ(file_named(files, "open.pdf").reason, "");
    expect_refused(files, "dicht.pdf", "no_permission");
    expect_refused(files, "map", "folder_unreadable");
    expect_refused(files, "link.pdf", "no_permission");
    const auto given = find_in({folder.at("map")});
    ASSERT_THAT(given, SizeIs(1));
    EXPECT_EQ(given[0].reason, "folder_unreadable");
    EXPECT_NE(given[0].path, "");
  }
  ::chmod(folder.at("map").c_str(), 0755);
}

TEST(Discover, AFolderThatShowsNamesButNoFilesListsThem) {
  const FileFolder folder;
  folder.put("map/plan.pdf");
  ::chmod(folder.at("map").c_str(), 0744);
  {
    const AsNobody nobody;
    expect_refused(find_in({folder.path()}), "map/plan.pdf", "no_permission");
  }
  ::chmod(folder.at("map").c_str(), 0755);
}

// Deeper than a path can be long: said, not passed over, and not the end of the run.
TEST(Discover, APathThatIsTooLongIsInTheList) {
  const FileFolder folder;
  folder.put("plan.pdf");
  const std::string name(200, 'm');
  int at = ::open(folder.path().c_str(), O_PATH | O_CLOEXEC);
  for (int depth = 0; depth < 25; ++depth) {
    ASSERT_EQ(::mkdirat(at, name.c_str(), 0755), 0);
    const int next = ::openat(at, name.c_str(), O_PATH | O_CLOEXEC);
    ::close(at);
    at = next;
  }
  ::close(::openat(at, "diep.pdf", O_WRONLY | O_CREAT | O_CLOEXEC, 0644));
  ::close(at);
  const auto files = find_in({folder.path()});
  EXPECT_THAT(paths_of(files), Contains("plan.pdf"));
  ASSERT_THAT(files, SizeIs(2));
  const FoundFile& refused = files[0].path == "plan.pdf" ? files[1] : files[0];
  EXPECT_THAT(refused.reason, testing::AnyOf("folder_unreadable", "name_too_long"));
  EXPECT_NE(refused.error, "");
}

// --- names

TEST(Discover, NamesAreGivenAsFound) {
  const FileFolder folder;
  const std::vector<std::string> names{"één ’plan’.pdf", "e\xCC\x81.pdf", " spatie ", "regel\neinde",
                                       "a\\b",           "-rf",           "ĳ🙂"};
  for (const auto& name : names) folder.put(name);
  EXPECT_THAT(paths_of(find_in({folder.path()})), testing::UnorderedElementsAreArray(names));
}

TEST(Discover, ABadByteInANameIsShownAndTheFileIsFound) {
  const FileFolder folder;
  folder.put("caf\xE9.pdf", "een");
  folder.put("caf\xE8.pdf", "vier");
  folder.put("map\xFF/é\xC3.pdf");
  const auto files = find_in({folder.path()});
  EXPECT_THAT(paths_of(files), UnorderedElementsAre("caf\\xE9.pdf", "caf\\xE8.pdf", "map\\xFF/é\\xC3.pdf"));
  for (const FoundFile& file : files) {
    EXPECT_TRUE(is_utf8(file.path));
    EXPECT_TRUE(is_utf8(file.root));
    EXPECT_TRUE(fs::exists(file.file));  // the bytes of the name as they are
  }
  EXPECT_EQ(file_named(files, "caf\\xE8.pdf").size_bytes, 4);
  const auto inside = find_in({folder.at("map\xFF")});
  ASSERT_THAT(inside, SizeIs(1));
  EXPECT_TRUE(is_utf8(inside[0].root));
}

// --- what is no document

TEST(Discover, TheIndexAndWhatBelongsToItAreLeftOut) {
  const FileFolder folder;
  folder.put("plan.pdf");
  const auto index = folder.put("planlezer.db");
  for (const char* name :
       {"planlezer.db-wal", "planlezer.db-shm", "planlezer.db-journal", "planlezer.db.lock",
        "planlezer.db.originals/ab/abcdef", "planlezer.db.originals/.half-1-0"})
    folder.put(name);
  folder.put("map/planlezer.db");  // another index is a file like any other
  folder.put("planlezer.db.pdf");
  EXPECT_THAT(paths_of(find_in({folder.path()}, index)),
              UnorderedElementsAre("plan.pdf", "map/planlezer.db", "planlezer.db.pdf"));
}

TEST(Discover, TheIndexIsKnownByWhateverPathItHas) {
  const FileFolder folder;
  folder.put("map/plan.pdf");
  folder.put("map/planlezer.db");
  folder.link("link", "map");
  for (const char* index : {"link/planlezer.db", "map/../map/planlezer.db", "map//./planlezer.db"})
    EXPECT_THAT(paths_of(find_in({folder.at("map")}, folder.at(index))), ElementsAre("plan.pdf")) << index;
  folder.put("map/nieuw.db.originals/ab/x");  // the originals of an index that is still to be made
  EXPECT_THAT(paths_of(find_in({folder.at("map")}, folder.at("link/nieuw.db"))),
              Not(Contains("nieuw.db.originals/ab/x")));
}

TEST(Discover, FoldersOfVersionControlAreLeftOut) {
  const FileFolder folder;
  folder.put("plan.pdf");
  for (const char* name : {".git/config", "map/.svn/entries", ".hg/x"}) folder.put(name);
  folder.put("map/.gitignore");
  folder.put("map/git/plan.pdf");
  EXPECT_THAT(paths_of(find_in({folder.path()})),
              UnorderedElementsAre("plan.pdf", "map/.gitignore", "map/git/plan.pdf"));
}

TEST(Discover, ManyFilesAndDeepFolders) {
  const FileFolder folder;
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "m/";
  folder.put(deep + "plan.pdf");
  for (int i = 0; i < 2000; ++i) folder.put("veel/" + std::to_string(i), "");
  EXPECT_THAT(find_in({folder.path()}), SizeIs(2001));
}

}  // namespace
}  // namespace planlezer
