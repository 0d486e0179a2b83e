// SPDX-License-Identifier: GPL-2.0-or-later
// events COUNT: runs inside a machine of a lab, adds so many neighbours to eth0, some 30 ms apart, and prints
// "ADDRESS NANOSECONDS" (CLOCK_MONOTONIC, just before the kernel is asked) for each.
#include "tests/bench/netlink.h"

#include <arpa/inet.h>
#include <linux/neighbour.h>
#include <linux/rtnetlink.h>
#include <net/if.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <thread>

using namespace toile::bench;

namespace {

void addNeighbour(Netlink &socket, uint32_t index, uint32_t number)
{
    ndmsg neighbour{};
    neighbour.ndm_family = AF_INET;
    neighbour.ndm_ifindex = int(index);
    neighbour.ndm_state = NUD_REACHABLE;
    const uint32_t address = htonl(0x0a00fa00u + number);
    const unsigned char mac[6] = {2, 0, 0, 0, 0xfa, static_cast<unsigned char>(number)};
    Batch batch;
    batch.begin(RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_REPLACE, neighbour);
    batch.put(NDA_DST, address);
    batch.put(NDA_LLADDR, mac, sizeof mac);
    batch.end();
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    socket.commit(batch);
    std::printf("10.0.250.%u %lld\n", number, static_cast<long long>(std::chrono::nanoseconds(now).count()));
}

}  // namespace

int main(int argc, char **argv)
{
    const int count = argc > 1 ? std::atoi(argv[1]) : 1;
    const uint32_t index = ::if_nametoindex("eth0");
    try {
        Netlink socket;
        for (int i = 1; i <= count && i < 255; ++i) {
            addNeighbour(socket, index, uint32_t(i));
            // Uneven steps, so that no rhythm of the observer is met by chance.
            std::this_thread::sleep_for(std::chrono::milliseconds(15 + i * 7 % 31));
        }
    } catch (const std::exception &error) {
        std::fprintf(stderr, "events: %s\n", error.what());
        return 1;
    }
    return 0;
}
