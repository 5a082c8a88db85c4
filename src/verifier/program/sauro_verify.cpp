// The program `sauro-verify`.
#include "verifier/command.h"

int main(int argc, char** argv) {
  return sauro::verifier::RunCommand(argc, argv);
}
