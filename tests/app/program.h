// Runs the built program as people and scripts do: arguments, environment and standard input go in; exit
// code, standard output and standard error come out. A program that takes too long is ended and fails the
// test.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/json.h"

namespace planlezer {

struct Outcome {
  int exit_code = -1;    // -1 when a signal ended it
  int signal = 0;        // what ended it
  std::string out, err;  // on a terminal everything is in `out`
};

struct Call {
  std::vector<std::string> arguments = {};
  std::map<std::string, std::string> environment = {};
  std::string input = {};                                             // standard input
  std::filesystem::path folder = "/";                                 // the working folder
  std::filesystem::path program = PLANLEZER_BINARY_DIR "/planlezer";  // looked up in PATH without a slash
  bool terminal = false;                                              // standard output and error are one
  std::chrono::seconds most{120};
};

class Running {
 public:
  explicit Running(Call call) : call_(std::move(call)) { start(); }
  ~Running() {
    if (pid_ > 0) {
      kill(-pid_, SIGKILL);
      waitpid(pid_, nullptr, 0);
    }
    for (int& fd : ours_) shut(fd);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  pid_t pid() const { return pid_; }
  // A key press reaches the program and all that it started; a signal to one process only the program.
  void press(int signal) const { kill(-pid_, signal); }
  void send(int signal) const { kill(pid_, signal); }
  // Moves what there is between the program and us; false once it has closed its output.
  bool pump(int timeout_ms);
  bool ended();
  Outcome wait();
  const std::string& said() const { return outcome_.out; }  // so far, see pump()

 private:
  enum Side { input, output, error };

  void start();
  [[noreturn]] void become_program(const std::array<int, 3>& theirs);
  void feed();
  void drain(Side side);
  static void shut(int& fd) {
    if (fd >= 0) close(fd);
    fd = -1;
  }

  Call call_;
  pid_t pid_ = -1;
  std::array<int, 3> ours_{-1, -1, -1};
  std::size_t fed_ = 0;
  bool reaped_ = false;
  Outcome outcome_;
};

inline void Running::start() {
  signal(SIGPIPE, SIG_IGN);
  std::array<int, 3> theirs{-1, -1, -1};
  const auto make_pipe = [&](Side side, int our_end) {
    int ends[2];
    ASSERT_EQ(pipe2(ends, O_CLOEXEC), 0);
    ours_[side] = ends[our_end];
    theirs[side] = ends[1 - our_end];
    fcntl(ours_[side], F_SETFL, O_NONBLOCK);
  };
  make_pipe(input, 1);
  if (call_.terminal) {
    winsize size{24, 200, 0, 0};
    ASSERT_EQ(openpty(&ours_[output], &theirs[output], nullptr, nullptr, &size), 0);
    fcntl(ours_[output], F_SETFL, O_NONBLOCK);
    fcntl(ours_[output], F_SETFD, FD_CLOEXEC);
    theirs[error] = fcntl(theirs[output], F_DUPFD_CLOEXEC, 0);
  } else {
    make_pipe(output, 0);
    make_pipe(error, 0);
  }
  pid_ = fork();
  if (pid_ == 0) become_program(theirs);
  setpgid(pid_, pid_);
  for (int& fd : theirs) shut(fd);
}

inline void Running::become_program(const std::array<int, 3>& theirs) {
  setpgid(0, 0);
  for (int side = 0; side < 3; ++side) dup2(theirs[static_cast<std::size_t>(side)], side);
  for (const char* name : {"PLANLEZER_INDEX", "PLANLEZER_RULES", "NO_COLOR", "TERM"}) unsetenv(name);
  // A build folder outside of the checkout has no data folders above it.
  std::error_code none;
  if (!std::filesystem::exists(PLANLEZER_BINARY_DIR "/../../analyze/rules", none))
    setenv("PLANLEZER_RULES", PLANLEZER_SOURCE_DIR "/analyze", 1);
  for (const auto& [name, value] : call_.environment) setenv(name.c_str(), value.c_str(), 1);
  if (chdir(call_.folder.c_str()) != 0) _exit(126);
  std::vector<std::string> words{call_.program.string()};
  words.insert(words.end(), call_.arguments.begin(), call_.arguments.end());
  std::vector<char*> raw;
  for (std::string& word : words) raw.push_back(word.data());
  raw.push_back(nullptr);
  execvp(raw[0], raw.data());
  _exit(127);
}

inline void Running::feed() {
  const ssize_t count = write(ours_[input], call_.input.data() + fed_, call_.input.size() - fed_);
  if (count > 0) fed_ += static_cast<std::size_t>(count);
  const bool gone = count < 0 && errno != EAGAIN && errno != EINTR;
  if (gone || fed_ == call_.input.size()) shut(ours_[input]);
}

inline void Running::drain(Side side) {
  char buffer[65536];
  const ssize_t count = read(ours_[side], buffer, sizeof buffer);
  if (count > 0)
    (side == output ? outcome_.out : outcome_.err).append(buffer, static_cast<std::size_t>(count));
  else if (count == 0 || (errno != EAGAIN && errno != EINTR))  // a terminal that was left answers EIO
    shut(ours_[side]);
}

inline bool Running::pump(int timeout_ms) {
  std::vector<pollfd> waiting;
  for (const Side side : {input, output, error})
    if (ours_[side] >= 0)
      waiting.push_back({ours_[side], static_cast<short>(side == input ? POLLOUT : POLLIN), 0});
  // Without anything open it is about to end.
  poll(waiting.data(), waiting.size(), waiting.empty() ? 1 : timeout_ms);
  for (const pollfd& ready : waiting) {
    if (ready.revents == 0) continue;
    if (ready.fd == ours_[input]) {
      feed();
    } else {
      drain(ready.fd == ours_[output] ? output : error);
    }
  }
  return ours_[output] >= 0 || ours_[error] >= 0;
}

inline bool Running::ended() {
  int status = 0;
  if (reaped_ || waitpid(pid_, &status, WNOHANG) != pid_) return reaped_;
  reaped_ = true;
  if (WIFEXITED(status)) outcome_.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) outcome_.signal = WTERMSIG(status);
  return true;
}

inline Outcome Running::wait() {
  const auto until = std::chrono::steady_clock::now() + call_.most;
  bool late = false;
  while (!ended()) {
    pump(20);
    if (late || std::chrono::steady_clock::now() < until) continue;
    late = true;
    ADD_FAILURE() << "took longer than " << call_.most.count() << " s: " << call_.arguments.front();
    kill(-pid_, SIGKILL);
  }
  // What it started may hold the output open for a moment longer.
  for (int turns = 0; turns < 100 && pump(20); ++turns) continue;
  pid_ = -1;
  return outcome_;
}

inline Outcome run(Call call) {
  return Running(std::move(call)).wait();
}

// --- what comes out

// Every line as JSON; a line that is none fails the test.
inline std::vector<Json> json_lines(const std::string& text) {
  std::vector<Json> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    Json line = Json::parse(text.begin() + static_cast<std::ptrdiff_t>(begin),
                            text.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false);
    EXPECT_FALSE(line.is_discarded()) << text.substr(begin, end - begin);
    if (!line.is_discarded()) lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

inline Json json_of(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  EXPECT_FALSE(json.is_discarded()) << text.substr(0, 400);
  return json;
}

template <typename T = std::string>
std::vector<T> each(const std::vector<Json>& lines, const char* field) {
  std::vector<T> values;
  for (const Json& line : lines) values.push_back(line.at(field).get<T>());
  return values;
}

}  // namespace planlezer
