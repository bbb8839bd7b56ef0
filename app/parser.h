// The command line: which commands and options there are, and their help in Dutch.
#pragma once

namespace planlezer {

// Parses, runs the command and gives the exit code of the program.
int run_command_line(int count, char** arguments);

}  // namespace planlezer
