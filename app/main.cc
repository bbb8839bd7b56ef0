#include "app/parser.h"

int main(int count, char** arguments) {
  return planlezer::run_command_line(count, arguments);
}
