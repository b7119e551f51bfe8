/*
 * A crowd of readers in one process, cheap enough never to be what is waited for: it reads frames, answers pings,
 * and knows of each reader which place of the feed it has. Told on standard input, says on standard output:
 *
 *   crowd <io|ws|bare> <port> <readers> <at once> <path> <hello> <epoch as JSON>
 *   < until N          > at N <readers> <nanoseconds>     when every reader has place N
 *                      > up <readers> <nanoseconds>       whenever all of them are inside
 *   < stay             whoever is cut off comes back within a second and asks for what it lacks
 *   < count            > inside <readers> cut <times> asked <for what was missing> reached <readers>
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum phase { AWAY, CONNECTING, UPGRADING, OPENING, JOINING, INSIDE };
enum { FRONT = 200 };
/* As a page does: what is not open by then is given up and tried anew. */
#define OPEN_WITHIN 6000000000LL

struct reader {
  int fd;
  enum phase phase;
  long place;          /* -1: none yet */
  int64_t again;       /* when it comes back, or gives up coming in, in nanoseconds */
  uint64_t skip;       /* payload of the frame under way that is still to come */
  int head, text;      /* bytes held of the frame's head, and of its payload's front */
  char held[14], front[FRONT + 1];
};

static struct reader *readers;
static int count, inside, at_once, connecting, epoll, staying, complete, cuts, asked;
static long target = -1;
static int reached, said;
static const char *mode, *path, *hello, *epoch;
static struct sockaddr_in server;
static char block[1 << 18];

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void say_reached(void) {
  if (target >= 0 && !said && reached == count) {
    printf("at %ld %d %lld\n", target, reached, (long long)now());
    fflush(stdout);
    said = 1;
  }
}

static void set_place(struct reader *r, long place) {
  if (r->place < target && place >= target) reached++;
  if (place > r->place) r->place = place;
  say_reached();
}

static void text_to(struct reader *r, const char *text) {
  char frame[700];
  size_t n = strlen(text), at = 2;
  frame[0] = (char)0x81;
  if (n < 126) frame[1] = (char)(0x80 | n);
  else frame[1] = (char)(0x80 | 126), frame[2] = (char)(n >> 8), frame[3] = (char)n, at = 4;
  memset(frame + at, 0, 4);
  memcpy(frame + at + 4, text, n);
  if (write(r->fd, frame, at + 4 + n) < 0 && errno != EAGAIN) return;
}

static void leave(struct reader *r) {
  close(r->fd);
  if (r->phase == INSIDE) inside--, cuts++;
  else connecting--;
  r->phase = AWAY;
  r->head = r->text = 0;
  r->skip = 0;
  r->again = now() + (100 + rand() % 900) * 1000000LL;
}

static void enter(struct reader *r) {
  r->phase = INSIDE;
  inside++;
  connecting--;
  if (staying) {
    char ask[400];
    if (r->place < 0) snprintf(ask, sizeof ask, "42/live,1[\"since\",{\"cursor\":null}]");
    else snprintf(ask, sizeof ask, "42/live,1[\"since\",{\"cursor\":{\"epoch\":%s,\"n\":%ld}}]", epoch, r->place);
    text_to(r, ask);
  }
  if (inside == count) {
    complete = 1;
    printf("up %d %lld\n", inside, (long long)now());
    fflush(stdout);
  }
}

static void open_reader(struct reader *r) {
  int one = 1;
  struct linger hard = {1, 0};
  r->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (r->fd < 0) { perror("socket"); exit(1); }
  setsockopt(r->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  /* No port is held back after it: the next crowd needs as many. */
  setsockopt(r->fd, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
  connecting++;
  r->phase = CONNECTING;
  r->again = now() + OPEN_WITHIN;
  if (connect(r->fd, (struct sockaddr *)&server, sizeof server) < 0 && errno != EINPROGRESS) return leave(r);
  struct epoll_event e = {.events = EPOLLOUT | EPOLLIN, .data.ptr = r};
  epoll_ctl(epoll, EPOLL_CTL_ADD, r->fd, &e);
}

static void connected(struct reader *r) {
  int error = 0;
  socklen_t size = sizeof error;
  getsockopt(r->fd, SOL_SOCKET, SO_ERROR, &error, &size);
  if (error) return leave(r);
  struct epoll_event e = {.events = EPOLLIN, .data.ptr = r};
  epoll_ctl(epoll, EPOLL_CTL_MOD, r->fd, &e);
  if (!strcmp(mode, "bare")) return enter(r);
  char ask[600];
  int n = snprintf(ask, sizeof ask,
                   "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                   "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                   "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 "
                   "Safari/537.36\r\nAccept-Encoding: gzip, deflate, br\r\nAccept-Language: en-GB,en;q=0.9\r\n\r\n",
                   path, ntohs(server.sin_port));
  r->phase = UPGRADING;
  if (write(r->fd, ask, (size_t)n) != n) leave(r);
}

/* A whole frame came; `front` holds its beginning. */
static void hear(struct reader *r) {
  char *front = r->front;
  front[r->text] = 0;
  if (!strcmp(front, "2")) return text_to(r, "3");
  if (r->phase == OPENING && front[0] == '0') {
    r->phase = JOINING;
    return text_to(r, hello);
  }
  if (r->phase == JOINING) return strncmp(front, "40", 2) ? leave(r) : enter(r);
  char *to = strstr(front, "\"to\":"), *from = strstr(front, "\"from\":");
  if (!to || !from) return;
  long begins = atol(from + 7);
  int all = strstr(to, "\"reset\":true") != NULL;
  if (!all && begins > r->place && r->place >= 0) {
    char ask[400];
    snprintf(ask, sizeof ask, "42/live,2[\"since\",{\"cursor\":{\"epoch\":%s,\"n\":%ld}}]", epoch, r->place);
    asked++;
    return text_to(r, ask);
  }
  set_place(r, atol(to + 5));
}

static void take(struct reader *r, const char *bytes, size_t n) {
  while (n > 0 && r->phase > UPGRADING) {
    if (r->skip > 0) {
      size_t part = r->skip < n ? r->skip : n;
      int room = FRONT - r->text, keep = (int)part < room ? (int)part : room;
      memcpy(r->front + r->text, bytes, (size_t)keep);
      r->text += keep;
      bytes += part, n -= part, r->skip -= part;
      if (r->skip == 0) { r->head = 0; hear(r); }
      continue;
    }
    r->held[r->head++] = *bytes++;
    n--;
    if (r->head < 2) continue;
    int small = r->held[1] & 0x7f, need = small == 126 ? 4 : small == 127 ? 10 : 2;
    if (r->head < need) continue;
    uint64_t size = (uint64_t)small;
    if (need > 2) for (size = 0, small = 2; small < need; small++) size = size << 8 | (unsigned char)r->held[small];
    r->skip = size;
    r->text = 0;
    if (size == 0) r->head = 0;
  }
}

static void read_from(struct reader *r) {
  ssize_t n = read(r->fd, block, sizeof block - 1);
  if (n < 0 && errno == EAGAIN) return;
  if (n <= 0) return leave(r);
  const char *bytes = block;
  if (r->phase == UPGRADING) {
    block[n] = 0;
    char *end = strstr(block, "\r\n\r\n");
    if (!end || strncmp(block, "HTTP/1.1 101", 12)) return leave(r);
    n -= end + 4 - block;
    bytes = end + 4;
    if (!strcmp(mode, "ws")) enter(r);
    else r->phase = OPENING;
  }
  if (!strcmp(mode, "bare") || r->phase > UPGRADING) take(r, bytes, (size_t)n);
}

static void obey(char *line) {
  if (!strncmp(line, "until ", 6)) {
    target = atol(line + 6);
    said = reached = 0;
    for (int i = 0; i < count; i++) reached += readers[i].place >= target;
    say_reached();
  } else if (!strncmp(line, "stay", 4)) staying = 1;
  else if (!strncmp(line, "count", 5)) {
    printf("inside %d cut %d asked %d reached %d\n", inside, cuts, asked, reached);
    fflush(stdout);
  }
}

int main(int argc, char **argv) {
  if (argc < 8) return 2;
  mode = argv[1], path = argv[5], hello = argv[6], epoch = argv[7];
  count = atoi(argv[3]), at_once = atoi(argv[4]);
  server = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(argv[2]))};
  inet_pton(AF_INET, "127.0.0.1", &server.sin_addr);
  readers = calloc((size_t)count, sizeof *readers);
  for (int i = 0; i < count; i++) readers[i].place = -1;
  epoll = epoll_create1(0);
  struct epoll_event own = {.events = EPOLLIN, .data.ptr = NULL}, events[1024];
  fcntl(0, F_SETFL, O_NONBLOCK);
  epoll_ctl(epoll, EPOLL_CTL_ADD, 0, &own);
  char line[256];
  int held = 0, next = 0;
  int64_t looked = 0;
  for (;;) {
    while (next < count && connecting < at_once) open_reader(&readers[next++]);
    int n = epoll_wait(epoll, events, 1024, staying || !complete ? 20 : 1000);
    for (int i = 0; i < n; i++) {
      struct reader *r = events[i].data.ptr;
      if (r == NULL) {
        ssize_t got = read(0, line + held, sizeof line - 1 - (size_t)held);
        if (got == 0) return 0;
        if (got > 0) held += (int)got;
        for (char *end; (end = memchr(line, '\n', (size_t)held)) != NULL;) {
          *end = 0;
          obey(line);
          held -= (int)(end + 1 - line);
          memmove(line, end + 1, (size_t)held);
        }
      } else if (r->phase == CONNECTING) connected(r);
      else if (r->phase != AWAY) read_from(r);
    }
    /* Whoever was not let in at first tries again, too. */
    if (next < count || (complete && !staying) || now() - looked < 20000000) continue;
    looked = now();
    for (int i = 0; i < count; i++) {
      struct reader *r = &readers[i];
      if (r->phase == INSIDE || r->again > looked) continue;
      if (r->phase != AWAY) leave(r);
      else if (connecting < at_once) open_reader(r);
    }
  }
}
