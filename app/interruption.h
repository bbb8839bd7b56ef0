// Ctrl-C (SIGINT) and SIGTERM: the first asks the running command to stop at the next safe point, the second
// ends the program at once. Process-wide, because signals are.
#pragma once

namespace planlezer {

void catch_interruption();
bool interrupted();

}  // namespace planlezer
