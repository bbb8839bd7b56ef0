#include <gtest/gtest.h>
#include <unistd.h>

#include "base/file.h"
#include "base/sha256.h"
#include "base/text.h"

namespace planlezer {
namespace {

TEST(Sha256, KnownValues) {  // FIPS 180-4 examples
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Text, MalformedUtf8IsReplacedByteByByte) {
  EXPECT_EQ(to_valid_utf8("a\xC3(b"), "a\xEF\xBF\xBD(b");
  EXPECT_EQ(to_valid_utf8(std::string_view("a\0b", 3)), "ab");
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));  // a surrogate
  EXPECT_FALSE(is_utf8("\xC0\xAF"));      // overlong
  EXPECT_TRUE(is_utf8("€ één ĳ"));
}

TEST(Text, TrimSplitJoin) {
  EXPECT_EQ(trim(" \n a b\t"), "a b");
  EXPECT_EQ(split("a;;b", ';').size(), 3U);
  EXPECT_EQ(join({"a", "b"}, ", "), "a, b");
}

TEST(File, WrittenWholeOrNotAtAll) {
  const auto path = std::filesystem::temp_directory_path() / ("planlezer-" + std::to_string(::getpid()));
  ASSERT_TRUE(write_file(path, "een"));
  ASSERT_TRUE(write_file(path, "twee"));
  EXPECT_EQ(*read_file(path), "twee");
  std::filesystem::remove(path);
  EXPECT_EQ(read_file(path).error().code, ErrorCode::not_found);
  EXPECT_FALSE(write_file("/niet/bestaand/pad", "x"));
}

}  // namespace
}  // namespace planlezer
