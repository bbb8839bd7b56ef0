#include "extract/formats/smime.h"

#include <openssl/asn1.h>
#include <openssl/cms.h>
#include <openssl/objects.h>

#include "base/handle.h"

namespace planlezer {

Smime read_smime(std::string_view untrusted_bytes) {
  Smime read;
  const auto* bytes = reinterpret_cast<const unsigned char*>(untrusted_bytes.data());
  const Handle<CMS_ContentInfo, CMS_ContentInfo_free> message(
      d2i_CMS_ContentInfo(nullptr, &bytes, static_cast<long>(untrusted_bytes.size())));
  if (!message) return read;
  read.readable = true;
  read.encrypted = OBJ_obj2nid(CMS_get0_type(message.get())) != NID_pkcs7_signed;
  ASN1_OCTET_STRING** content = read.encrypted ? nullptr : CMS_get0_content(message.get());
  if (content != nullptr && *content != nullptr)
    read.content.emplace(reinterpret_cast<const char*>(ASN1_STRING_get0_data(*content)),
                         static_cast<std::size_t>(ASN1_STRING_length(*content)));
  return read;
}

}  // namespace planlezer
