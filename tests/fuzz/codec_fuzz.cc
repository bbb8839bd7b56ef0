// What a worker sends is untrusted: decoding refuses it or gives a page that keeps its promises.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "extract/codec.h"
#include "extract/protocol.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto page = planlezer::decode_page(bytes))
    for (const planlezer::Word& word : page->words)
      if (word.text.end > page->text.size() || word.text.begin > word.text.end) std::abort();
  (void)planlezer::decode_job(bytes);
  (void)planlezer::decode_opened(bytes);
  (void)planlezer::decode_note(bytes);
  (void)planlezer::decode_fault(bytes);
  return 0;
}
