// The compiled lexicon, put into the program as it is.
#include "storage/dutch/lexicon.h"

__asm__(
    ".section .rodata\n"
    ".balign 8\n"
    "planlezer_lexicon_begin:\n"
    ".incbin \"" LEXICON_FILE
    "\"\n"
    "planlezer_lexicon_end:\n"
    ".byte 0\n"
    ".previous\n");

extern "C" const char planlezer_lexicon_begin[];
extern "C" const char planlezer_lexicon_end[];

namespace planlezer {

const DutchLexicon& DutchLexicon::get() {
  static const DutchLexicon lexicon(
      {planlezer_lexicon_begin, static_cast<std::size_t>(planlezer_lexicon_end - planlezer_lexicon_begin)});
  return lexicon;
}

}  // namespace planlezer
