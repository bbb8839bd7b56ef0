// Archives whose files, or whose lists of files, are encrypted: each says so, and nothing of them is taken
// for text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/formats/archive.h"
#include "extract/formats/rar_heads.h"
#include "tests/extract/kept_parts.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string from_hex(std::string_view hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
  return bytes;
}

// "geheim.txt" with the password "sesam", by 7z.
const std::string seven_zip = from_hex(
    "377abcaf271c0004c89684832000000000000000720000000000000097472dbaa46133d90cd7279af5104d87cece2f99"
    "9f8478379f1a2a79669b60472ea88dfd0104060001092000070b0100022406f1070112530faf54f9bc51850a2ab302a4"
    "df5d22d01b2121010001000c171300080a01e58809bf00000501190100111700670065006800650069006d002e007400"
    "780074000000190400000000140a0100b59acdb71e80dd01150601002080a4810000");
// With the names too.
const std::string seven_zip_with_names = from_hex(
    "377abcaf271c0004cb99f352a0000000000000002f000000000000007679e6bf51b255bd5f28c3f0841985d8b0b7fb87"
    "a6d7a86d78a2528585b4276bc02924b9d4ebd33bb27979d8698e23b7203e71aecb1ba1b54de67321c239ca98ce8ed329"
    "a60eb879b5a283b66fe1de3eb19ea3a6e8e0e5832cbfb75a9276a501bb9143942c57aeac63ea472c0e128e127d93e200"
    "5777258d087d2609b898c429def5b25ff9231d65fd052fa81cb28993659a072df0c3ba79f0b8467a4ec39f2b36045d73"
    "1706200109808000070b0100012406f1070112530f17d46406e9ccf9195b1e7450f759c1930c720a01b9094da60000");
// The heads of RAR 4 and 5 with the marks of encryption, around bytes that stand for it.
const std::string rar = from_hex(
    "526172211a0700cf907300000d00000000000000e0387404843200200000001300000002883dce000070c3581d330a00"
    "2000000067656865696d2e74787473616c7473616c747878787878787878787878787878787878787878787878787878"
    "787878787878c43d7b00400700");
const std::string rar_with_names = from_hex(
    "526172211a0700ce997380000d0000000000000073616c7473616c745555555555555555555555555555555555555555"
    "5555555555555555555555555555555555555555555555555555555555555555555555555555555555555555");
const std::string rar5 = from_hex(
    "526172211a070100c51a3332030100007347ccce4902033120041320883dce0000010a67656865696d2e747874300100"
    "010f73737373737373737373737373737373696969696969696969696969696969696363636363636363636363637878"
    "78787878787878787878787878787878787878787878787878787878787819b23a3503050000");
const std::string rar5_with_names = from_hex(
    "526172211a07010047ec340421040000010f737373737373737373737373737373736363636363636363636363635555"
    "555555555555555555555555555555555555555555555555555555555555555555555555555555555555555555555555"
    "555555555555555555555555555555555555555555555555555555555555");

TEST(EncryptedArchives, FilesAreListedAndNotUnpacked) {
  for (const auto& [bytes, media_type] :
       {std::pair(seven_zip, "application/x-7z-compressed"), std::pair(rar, "application/vnd.rar"),
        std::pair(rar5, "application/vnd.rar")}) {
    SCOPED_TRACE(media_type);
    KeptParts parts;
    const auto document = read_archive(bytes, {media_type, {"sesam"}, 1'000'000}, parts);
    EXPECT_TRUE(document) << document.error().message;
    ASSERT_THAT(parts.names(), ElementsAre("geheim.txt"));
    EXPECT_EQ(parts.parts[0].reason, "encrypted");
    EXPECT_THAT(parts.parts[0].message, HasSubstr("versleuteld"));
    EXPECT_THAT(parts.parts[0].bytes, IsEmpty());
  }
}

TEST(EncryptedArchives, WithTheirNamesTheySaySoThemselves) {
  for (const auto& [bytes, media_type] : {std::pair(seven_zip_with_names, "application/x-7z-compressed"),
                                          std::pair(rar_with_names, "application/vnd.rar"),
                                          std::pair(rar5_with_names, "application/vnd.rar")}) {
    SCOPED_TRACE(media_type);
    KeptParts parts;
    const auto document = read_archive(bytes, {media_type, {}, 1'000'000}, parts);
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().code, ErrorCode::needs_password);
    EXPECT_THAT(document.error().message, HasSubstr("versleuteld"));
    EXPECT_THAT(parts.parts, IsEmpty());
  }
}

TEST(EncryptedArchives, AnyBytesAreSurvived) {
  EXPECT_THAT(encrypted_in_rar(rar5), ElementsAre(0));
  EXPECT_THAT(encrypted_in_rar(rar), IsEmpty());
  for (std::size_t i = 0; i < rar5.size(); ++i) {
    std::string changed = rar5;
    changed[i] = '\xFF';
    EXPECT_LE(encrypted_in_rar(changed).size(), 1U);
    EXPECT_LE(encrypted_in_rar(std::string_view(rar5).substr(0, i)).size(), 1U);
  }
}

}  // namespace
}  // namespace planlezer
