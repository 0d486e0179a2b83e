#!/bin/sh
# Case 2.3: the host’s interface is a port of the bridge
#
# Host1’s eth0 is a port of br0, and Host1’s address is on br0. VM1, VM2, VM3, Host1 and Host2 are all
# five on the same network, 1.0.0.0/8, without any routing. An address on eth0 would be of no use: a
# bridge port has none.
#
# How to use it, as root:
# sh FILE up: builds this network in network namespaces of this machine
# sh FILE down: removes it
# To leave this machine wholly alone, run both in a shell started by: unshare -nm
set -eu

machines='Host1 Host2 VM1 VM2 VM3'

fail() {
    echo "$1" >&2
    exit 1
}

exists() {
    [ -e "/var/run/netns/$1" ]
}

check() {
    [ "$(id -u)" -eq 0 ] || fail 'This script makes network namespaces: run it as root (sudo sh FILE up).'
    command -v ip >/dev/null || fail 'The program ip is missing: install it, then run this script again.'
    command -v brctl >/dev/null || fail 'The program brctl is missing: install it, then run this script again.'
}

up() {
    check
    for machine in $machines; do
        ! exists "$machine" || fail "$(printf 'A network namespace named %s exists already: remove it first (sh FILE down).' "$machine")"
    done

    # When a command fails, nothing is left.
    trap remove EXIT
    trap 'exit 130' INT TERM

    # The machines: each is a network namespace.
    ip netns add Host1
    ip -n Host1 link set lo up
    ip netns exec Host1 sh -c 'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6'
    ip netns exec Host1 sh -c 'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6'
    ip netns add Host2
    ip -n Host2 link set lo up
    ip netns exec Host2 sh -c 'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6'
    ip netns exec Host2 sh -c 'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6'
    ip netns add VM1
    ip -n VM1 link set lo up
    ip netns exec VM1 sh -c 'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6'
    ip netns exec VM1 sh -c 'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6'
    ip netns add VM2
    ip -n VM2 link set lo up
    ip netns exec VM2 sh -c 'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6'
    ip netns exec VM2 sh -c 'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6'
    ip netns add VM3
    ip -n VM3 link set lo up
    ip netns exec VM3 sh -c 'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6'
    ip netns exec VM3 sh -c 'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6'

    # The bridges, down for now.
    ip netns exec Host1 brctl addbr br0
    ip -n Host1 link set br0 address 02:00:00:00:01:02
    ip netns exec Host1 brctl setfd br0 0
    ip -n Host1 link set br0 type bridge mcast_snooping 0

    # The cables: veth pairs, each end made in its machine.
    ip link add eth0 address 02:00:00:00:01:01 netns Host1 type veth peer name eth0 address 02:00:00:00:02:01 netns Host2
    ip netns exec Host1 brctl addif br0 eth0
    ip -n Host1 link set eth0 up
    ip link add veth1 address 02:00:00:00:01:03 netns Host1 type veth peer name eth0 address 02:00:00:00:03:01 netns VM1
    ip netns exec Host1 brctl addif br0 veth1
    ip -n Host1 link set veth1 up
    ip link add veth2 address 02:00:00:00:01:04 netns Host1 type veth peer name eth0 address 02:00:00:00:04:01 netns VM2
    ip netns exec Host1 brctl addif br0 veth2
    ip -n Host1 link set veth2 up
    ip link add veth3 address 02:00:00:00:01:05 netns Host1 type veth peer name eth0 address 02:00:00:00:05:01 netns VM3
    ip netns exec Host1 brctl addif br0 veth3
    ip -n Host1 link set veth3 up

    # The addresses.
    ip -n Host1 addr add 1.0.0.1/8 dev br0
    ip -n Host2 addr add 1.0.0.2/8 dev eth0
    ip -n VM1 addr add 1.0.0.11/8 dev eth0
    ip -n VM2 addr add 1.0.0.12/8 dev eth0
    ip -n VM3 addr add 1.0.0.13/8 dev eth0

    # The interfaces, brought up.
    ip -n Host2 link set eth0 up
    ip -n VM1 link set eth0 up
    ip -n VM2 link set eth0 up
    ip -n VM3 link set eth0 up

    # The bridges, brought up when everything is in place.
    ip -n Host1 link set br0 up

    trap - EXIT INT TERM
}

remove() {
    for machine in $machines; do
        ! exists "$machine" || ip netns del "$machine"
    done
}

# A machine’s interfaces, routes and rules go with its namespace.
down() {
    check
    remove
}

case "${1:-}" in
up | down) "$1" ;;
*)
    echo 'Say what to do: sh FILE up, or sh FILE down.' >&2
    exit 2
    ;;
esac
