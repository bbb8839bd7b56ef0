#include "base/bytes.h"

#include <gtest/gtest.h>

namespace planlezer {
namespace {

TEST(Bytes, ReadBackWhatWasWritten) {
  ByteWriter writer;
  writer.put<std::uint16_t>(7);
  writer.put_string("één");
  writer.put(1.5F);
  ByteReader reader(writer.bytes());
  EXPECT_EQ(reader.get<std::uint16_t>(), 7);
  EXPECT_EQ(reader.get_string(), "één");
  EXPECT_EQ(reader.get<float>(), 1.5F);
  EXPECT_TRUE(reader.ok());
  EXPECT_TRUE(reader.at_end());
}

TEST(Bytes, ShortInputFailsForGood) {
  ByteReader reader(std::string_view("\x01\x00", 2));
  EXPECT_EQ(reader.get<std::uint32_t>(), 0U);
  EXPECT_FALSE(reader.ok());
  EXPECT_EQ(reader.get<std::uint8_t>(), 0);
  EXPECT_FALSE(reader.ok());
}

TEST(Bytes, CountThatCannotBeTrueIsRefused) {
  ByteWriter writer;
  writer.put<std::uint32_t>(4'000'000'000U);
  writer.put<std::uint64_t>(0);
  ByteReader reader(writer.bytes());
  EXPECT_EQ(reader.get_count(8), 0U);
  EXPECT_FALSE(reader.ok());
}

TEST(Bytes, StringLongerThanTheRestIsRefused) {
  ByteWriter writer;
  writer.put<std::uint32_t>(100);
  ByteReader reader(writer.bytes());
  EXPECT_EQ(reader.get_string(), "");
  EXPECT_FALSE(reader.ok());
}

}  // namespace
}  // namespace planlezer
