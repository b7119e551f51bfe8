/*
 * The least that telling many can cost: one loop of `write`, one call for each reader, and nothing else.
 *   floor <readers>       > port P
 *   < N <bytes>\n<bytes>  writes them to everybody, framed as a WebSocket text
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void whole(int fd, const char *bytes, size_t n) {
  while (n > 0) {
    ssize_t part = write(fd, bytes, n);
    if (part > 0) bytes += part, n -= (size_t)part;
    else if (part < 0 && errno == EAGAIN) {
      struct pollfd wait = {.fd = fd, .events = POLLOUT};
      poll(&wait, 1, -1);
    } else return;
  }
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  int count = atoi(argv[1]), one = 1, *readers = calloc((size_t)count, sizeof *readers);
  int door = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in here = {.sin_family = AF_INET};
  socklen_t size = sizeof here;
  inet_pton(AF_INET, "127.0.0.1", &here.sin_addr);
  if (bind(door, (struct sockaddr *)&here, size) || listen(door, 4096)) return 1;
  getsockname(door, (struct sockaddr *)&here, &size);
  printf("port %d\n", ntohs(here.sin_port));
  fflush(stdout);
  for (int i = 0; i < count; i++) {
    readers[i] = accept4(door, NULL, NULL, SOCK_NONBLOCK);
    if (readers[i] < 0) return 1;
    setsockopt(readers[i], IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  }
  char line[64];
  while (fgets(line, sizeof line, stdin)) {
    size_t n = strtoul(line, NULL, 10), at = n < 126 ? 2 : n < 65536 ? 4 : 10;
    unsigned char *frame = malloc(n + at);
    frame[0] = 0x81;
    frame[1] = (unsigned char)(n < 126 ? n : n < 65536 ? 126 : 127);
    for (size_t i = 2; i < at; i++) frame[i] = (unsigned char)((uint64_t)n >> (8 * (at - 1 - i)));
    if (fread(frame + at, 1, n, stdin) != n) return 0;
    for (int i = 0; i < count; i++) whole(readers[i], (char *)frame, n + at);
    free(frame);
  }
  return 0;
}
