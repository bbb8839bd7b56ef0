#include "extract/protocol.h"

#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/text.h"
#include "extract/codec.h"

namespace planlezer {

namespace {

constexpr std::size_t max_control_bytes = 4096;
constexpr std::size_t header_bytes = 5;         // length of kind and body, kind
constexpr std::size_t max_string_bytes = 4096;  // of everything but pages
constexpr std::size_t max_passwords = 4096;
constexpr std::size_t read_bytes = 256 * 1024;

Error broken(std::string_view what) {
  return {ErrorCode::internal, "malformed " + std::string(what) + " between program and worker"};
}

bool send_packet(int control, std::string_view bytes, const std::array<int, 2>* fds) {
  iovec data{const_cast<char*>(bytes.data()), bytes.size()};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  alignas(cmsghdr) std::array<char, CMSG_SPACE(2 * sizeof(int))> ancillary{};
  if (fds != nullptr) {
    message.msg_control = ancillary.data();
    message.msg_controllen = ancillary.size();
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(2 * sizeof(int));
    std::memcpy(CMSG_DATA(header), fds->data(), 2 * sizeof(int));
  }
  ssize_t sent = -1;
  do sent = sendmsg(control, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(bytes.size());
}

// Size of the packet; 0: the other side is gone; -1: nothing yet. Descriptors that were not asked for are
// closed.
ssize_t receive_packet(int control, std::array<char, max_control_bytes>& bytes, int flags,
                       std::array<UniqueFd, 2>& fds) {
  iovec data{bytes.data(), bytes.size()};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  alignas(cmsghdr) std::array<char, CMSG_SPACE(2 * sizeof(int))> ancillary{};
  message.msg_control = ancillary.data();
  message.msg_controllen = ancillary.size();
  ssize_t got = -1;
  do got = recvmsg(control, &message, flags | MSG_CMSG_CLOEXEC);
  while (got < 0 && errno == EINTR);
  if (got < 0) return errno == EAGAIN || errno == EWOULDBLOCK ? -1 : 0;
  for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr; header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    const std::size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t i = 0; i < count && i < fds.size(); ++i) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(header) + i * sizeof(int), sizeof fd);
      fds[i].reset(fd);
    }
  }
  return (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0 ? 0 : got;
}

// A string for people or programs: short, valid UTF-8 without control characters.
std::string get_text(ByteReader& in) {
  const std::string_view text = in.get_string();
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (text.size() > max_string_bytes || !is_utf8(text) || std::any_of(text.begin(), text.end(), is_control)) {
    in.refuse();
    return {};
  }
  return std::string(text);
}

std::string get_code(ByteReader& in) {
  std::string code = get_text(in);
  const auto is_code = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  if (code.size() > 64 || !std::all_of(code.begin(), code.end(), is_code)) in.refuse();
  return code;
}

// What a person may read: cut to a length that every decode takes.
std::string_view short_text(std::string_view text) {
  if (text.size() <= 1000) return text;
  std::size_t end = 1000;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

std::string printable_text(std::string_view text) {
  std::string clean = to_valid_utf8(short_text(text));
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; },
      ' ');
  return clean;
}

void put_address(ByteWriter& out, const Address& address) {
  out.put_string(printable_text(address.name));
  out.put_string(printable_text(address.address));
}

Address get_address(ByteReader& in) {
  Address address;
  address.name = get_text(in);
  address.address = get_text(in);
  return address;
}

constexpr std::size_t max_listed = 500;  // addresses of a mail, messages that it answers

void put_mail(ByteWriter& out, const Mail& mail) {
  const auto listed = [](std::size_t size) { return static_cast<std::uint32_t>(std::min(size, max_listed)); };
  for (const std::string* text : {&mail.message_id, &mail.subject, &mail.date, &mail.automatic})
    out.put_string(printable_text(*text));
  put_address(out, mail.from);
  for (const auto* list : {&mail.to, &mail.cc}) {
    out.put(listed(list->size()));
    for (std::size_t i = 0; i < listed(list->size()); ++i) put_address(out, (*list)[i]);
  }
  // Of a long conversation the first message and the latest ones tell most.
  const std::size_t dropped = mail.references.size() - listed(mail.references.size());
  out.put(listed(mail.references.size()));
  for (std::size_t i = 0; i < mail.references.size(); ++i)
    if (i == 0 || i > dropped) out.put_string(printable_text(mail.references[i]));
}

Mail get_mail(ByteReader& in) {
  Mail mail;
  for (std::string* text : {&mail.message_id, &mail.subject, &mail.date, &mail.automatic})
    *text = get_text(in);
  mail.from = get_address(in);
  for (auto* list : {&mail.to, &mail.cc}) {
    const std::uint32_t count = in.get_count(8);
    if (count > max_listed) in.refuse();
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) list->push_back(get_address(in));
  }
  const std::uint32_t count = in.get_count(4);
  if (count > max_listed) in.refuse();
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) mail.references.push_back(get_text(in));
  return mail;
}

template <typename Enum>
Enum get_enum(ByteReader& in, Enum last) {
  const auto value = in.get<std::underlying_type_t<Enum>>();
  if (value > static_cast<std::underlying_type_t<Enum>>(last)) in.refuse();
  return static_cast<Enum>(value);
}

}  // namespace

void UniqueFd::reset(int fd) {
  if (fd_ >= 0) close(fd_);
  fd_ = fd;
}

Result<std::pair<UniqueFd, UniqueFd>> make_sockets(int type) {
  std::array<int, 2> fds{};
  if (socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, fds.data()) != 0)
    return fail(ErrorCode::sandbox,
                std::string("Er kan geen verbinding met een leesproces worden gemaakt (") +
                    std::strerror(errno) + "). Sluit andere programma's en probeer het opnieuw.");
  return std::pair(UniqueFd(fds[0]), UniqueFd(fds[1]));
}

bool send_start(int control, StartOrder order, int document, int channel) {
  ByteWriter out;
  out.put(Order::start);
  out.put(static_cast<std::uint8_t>(order.needs_ocr));
  const std::array<int, 2> fds{document, channel};
  return send_packet(control, out.bytes(), &fds);
}

bool send_stop(int control) {
  ByteWriter out;
  out.put(Order::stop_child);
  return send_packet(control, out.bytes(), nullptr);
}

bool send_report(int control, const Report& report) {
  ByteWriter out;
  out.put(report.kind);
  out.put_string(printable_text(report.isolation));
  out.put_string(printable_text(report.error));
  out.put(report.wait_status);
  return send_packet(control, out.bytes(), nullptr);
}

std::optional<ReceivedOrder> receive_order(int control) {
  std::array<char, max_control_bytes> bytes{};
  std::array<UniqueFd, 2> fds;
  const ssize_t size = receive_packet(control, bytes, 0, fds);
  if (size <= 0) return std::nullopt;
  ByteReader in(std::string_view(bytes.data(), static_cast<std::size_t>(size)));
  ReceivedOrder received;
  received.order = get_enum(in, Order::stop_child);
  if (received.order == Order::start) {
    received.start.needs_ocr = in.get<std::uint8_t>() != 0;
    received.document = std::move(fds[0]);
    received.channel = std::move(fds[1]);
    if (!received.document || !received.channel) return std::nullopt;
  }
  if (!in.ok()) return std::nullopt;
  return received;
}

ReceiveState receive_report(int control, Report& report) {
  std::array<char, max_control_bytes> bytes{};
  std::array<UniqueFd, 2> fds;
  const ssize_t size = receive_packet(control, bytes, MSG_DONTWAIT, fds);
  if (size < 0) return ReceiveState::nothing_yet;
  ByteReader in(std::string_view(bytes.data(), static_cast<std::size_t>(size)));
  report.kind = get_enum(in, ReportKind::child_ended);
  report.isolation = get_text(in);
  report.error = get_text(in);
  report.wait_status = in.get<std::int32_t>();
  return in.ok() ? ReceiveState::got : ReceiveState::gone;
}

std::string encode_job(const Job& job) {
  ByteWriter out;
  out.put(job.kind);
  out.put_string(job.media_type);
  out.put_string(job.name);
  out.put(static_cast<std::uint8_t>(job.ocr));
  out.put(job.first_page);
  out.put(job.last_page);
  out.put(job.page_time_ms);
  out.put(job.cpu_seconds);
  out.put(job.memory_bytes);
  out.put(job.max_pixels);
  out.put(job.width);
  out.put(job.max_part_bytes);
  out.put(job.max_parts);
  out.put(static_cast<std::uint8_t>(job.reads_messages));
  out.put(static_cast<std::uint32_t>(job.passwords.size()));
  for (const std::string& password : job.passwords) out.put_string(password);
  return out.take();
}

Result<Job> decode_job(std::string_view bytes) {
  ByteReader in(bytes);
  Job job;
  job.kind = get_enum(in, JobKind::draw_page);
  job.media_type = in.get_string();
  job.name = in.get_string();
  job.ocr = static_cast<OcrMode>(std::min<int>(in.get<std::uint8_t>(), static_cast<int>(OcrMode::always)));
  job.first_page = in.get<std::int32_t>();
  job.last_page = in.get<std::int32_t>();
  job.page_time_ms = in.get<std::int32_t>();
  job.cpu_seconds = in.get<std::int32_t>();
  job.memory_bytes = in.get<std::int64_t>();
  job.max_pixels = in.get<std::int64_t>();
  job.width = in.get<std::int32_t>();
  job.max_part_bytes = in.get<std::int64_t>();
  job.max_parts = in.get<std::int32_t>();
  job.reads_messages = in.get<std::uint8_t>() != 0;
  const std::uint32_t passwords = in.get_count(4);
  if (passwords > max_passwords) in.refuse();
  for (std::uint32_t i = 0; i < passwords && in.ok(); ++i) job.passwords.emplace_back(in.get_string());
  if (!in.ok() || !in.at_end()) return tl::unexpected(broken("job"));
  return job;
}

std::string encode_opened(const Opened& opened) {
  ByteWriter out;
  out.put(opened.page_count);
  const Metadata& about = opened.metadata;
  for (const std::string* text :
       {&about.title, &about.author, &about.producer, &about.created, &about.modified})
    out.put_string(printable_text(*text));
  out.put(static_cast<std::uint8_t>(opened.mail.has_value()));
  if (opened.mail) put_mail(out, *opened.mail);
  return out.take();
}

Result<Opened> decode_opened(std::string_view untrusted_bytes) {
  ByteReader in(untrusted_bytes);
  Opened opened;
  opened.page_count = in.get<std::int32_t>();
  Metadata& about = opened.metadata;
  for (std::string* text : {&about.title, &about.author, &about.producer, &about.created, &about.modified})
    *text = get_text(in);
  if (in.get<std::uint8_t>() != 0) opened.mail = get_mail(in);
  if (opened.page_count < 0 || about.created.size() > 10 || about.modified.size() > 10) in.refuse();
  if (!in.ok() || !in.at_end()) return tl::unexpected(broken("answer"));
  return opened;
}

std::string encode_part(const Part& part) {
  ByteWriter out;
  out.put_string(printable_text(part.name));
  out.put_string(printable_text(part.media_type));
  out.put(static_cast<std::uint8_t>(part.is_inline));
  return out.take();
}

Result<Part> decode_part(std::string_view untrusted_bytes) {
  ByteReader in(untrusted_bytes);
  Part part;
  part.name = get_text(in);
  part.media_type = get_text(in);
  part.is_inline = in.get<std::uint8_t>() != 0;
  if (!in.ok() || !in.at_end()) return tl::unexpected(broken("part"));
  return part;
}

std::string encode_part_reading(const Opened& opened, const Page& page) {
  ByteWriter out;
  out.put_string(encode_opened(opened));
  out.put_string(encode_page(page));
  return out.take();
}

Result<Extracted> decode_part_reading(std::string_view untrusted_bytes) {
  ByteReader in(untrusted_bytes);
  auto opened = decode_opened(in.get_string());
  auto page = decode_page(in.get_string());
  const bool right = opened && page && in.ok() && in.at_end() && opened->page_count == 1 && opened->mail &&
                     page->number == 1 && (page->state == PageState::read || page->state == PageState::blank);
  if (!right) return tl::unexpected(broken("part"));
  Extracted document;
  document.page_count = 1;
  document.metadata = std::move(opened->metadata);
  document.mail = std::move(opened->mail);
  document.pages.push_back(std::move(*page));
  document.pages.front().number = 0;
  return document;
}

std::string encode_part_end(const PartEnd& end) {
  ByteWriter out;
  out.put_string(end.reason);
  out.put_string(printable_text(end.message));
  return out.take();
}

Result<PartEnd> decode_part_end(std::string_view untrusted_bytes) {
  ByteReader in(untrusted_bytes);
  PartEnd end;
  end.reason = get_code(in);
  end.message = get_text(in);
  if (!in.ok() || !in.at_end()) return tl::unexpected(broken("part"));
  return end;
}

std::string encode_note(const Note& note) {
  ByteWriter out;
  out.put(note.page);
  out.put_string(note.code);
  out.put_string(printable_text(note.message));
  return out.take();
}

Result<Note> decode_note(std::string_view untrusted_bytes) {
  ByteReader in(untrusted_bytes);
  Note note;
  note.page = in.get<std::int32_t>();
  note.code = get_code(in);
  note.message = get_text(in);
  if (!in.ok() || !in.at_end()) return tl::unexpected(broken("note"));
  return note;
}

std::string encode_fault(const Fault& fault) {
  ByteWriter out;
  out.put(static_cast<std::uint8_t>(fault.code));
  out.put_string(fault.reason);
  out.put_string(printable_text(fault.message));
  return out.take();
}

Result<Fault> decode_fault(std::string_view untrusted_bytes) {
  ByteReader in(untrusted_bytes);
  Fault fault;
  const auto code = in.get<std::uint8_t>();
  if (code > static_cast<std::uint8_t>(ErrorCode::internal)) in.refuse();
  fault.code = static_cast<ErrorCode>(code);
  fault.reason = get_code(in);
  fault.message = get_text(in);
  if (!in.ok() || !in.at_end()) return tl::unexpected(broken("fault"));
  return fault;
}

bool send_frame(int channel, FrameKind kind, std::string_view body) {
  std::array<char, header_bytes> header{};
  const auto length = static_cast<std::uint32_t>(body.size() + 1);
  std::memcpy(header.data(), &length, sizeof length);
  header[4] = static_cast<char>(kind);
  std::array<iovec, 2> parts{{{header.data(), header.size()}, {const_cast<char*>(body.data()), body.size()}}};
  std::size_t part = 0;
  while (part < parts.size()) {
    msghdr message{};
    message.msg_iov = &parts[part];
    message.msg_iovlen = parts.size() - part;
    const ssize_t sent = sendmsg(channel, &message, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return false;
    auto left = static_cast<std::size_t>(sent);
    while (part < parts.size() && left >= parts[part].iov_len) left -= parts[part++].iov_len;
    if (part == parts.size()) break;
    parts[part].iov_base = static_cast<char*>(parts[part].iov_base) + left;
    parts[part].iov_len -= left;
  }
  return true;
}

FrameBuffer::Filled FrameBuffer::fill(int channel, std::size_t max_bytes) {
  if (begin_ > 0) bytes_.erase(0, std::exchange(begin_, 0));
  std::size_t taken = 0;
  while (taken < max_bytes) {
    const std::size_t held = bytes_.size();
    bytes_.resize(held + read_bytes);
    const ssize_t got = recv(channel, bytes_.data() + held, read_bytes, MSG_DONTWAIT);
    const int error = errno;
    bytes_.resize(held + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got > 0) {
      taken += static_cast<std::size_t>(got);
      continue;
    }
    if (got < 0 && error == EINTR) continue;
    if (taken > 0) return Filled::some;
    return got < 0 && (error == EAGAIN || error == EWOULDBLOCK) ? Filled::nothing_yet : Filled::ended;
  }
  return Filled::some;
}

Result<std::optional<Frame>> FrameBuffer::next() {
  const std::string_view rest = std::string_view(bytes_).substr(begin_);
  if (rest.size() < header_bytes) return std::optional<Frame>();
  std::uint32_t length = 0;
  std::memcpy(&length, rest.data(), sizeof length);
  const auto kind = static_cast<std::uint8_t>(rest[4]);
  if (length == 0 || length > max_frame_bytes_ || kind > static_cast<std::uint8_t>(FrameKind::done))
    return tl::unexpected(broken("frame"));
  if (rest.size() < 4 + std::size_t{length}) return std::optional<Frame>();
  begin_ += 4 + std::size_t{length};
  return std::optional(Frame{static_cast<FrameKind>(kind), rest.substr(header_bytes, length - 1)});
}

Result<std::string> receive_frame(int channel, FrameKind kind, std::size_t max_bytes) {
  std::string bytes;
  std::size_t wanted = header_bytes;
  while (bytes.size() < wanted) {
    const std::size_t held = bytes.size();
    bytes.resize(wanted);
    const ssize_t got = recv(channel, bytes.data() + held, wanted - held, 0);
    if (got < 0 && errno == EINTR) {
      bytes.resize(held);
      continue;
    }
    if (got <= 0) return tl::unexpected(broken("frame"));
    bytes.resize(held + static_cast<std::size_t>(got));
    if (held < header_bytes && bytes.size() >= header_bytes) {
      std::uint32_t length = 0;
      std::memcpy(&length, bytes.data(), sizeof length);
      if (length == 0 || length > max_bytes || bytes[4] != static_cast<char>(kind))
        return tl::unexpected(broken("frame"));
      wanted = 4 + std::size_t{length};
    }
  }
  return bytes.substr(header_bytes);
}

}  // namespace planlezer
