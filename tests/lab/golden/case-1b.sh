#!/bin/sh
# Case 1B: the host does NAT
#
# The network of case 1. Host1 forwards packets and replaces VM1’s address by its own (masquerade)
# when they leave by eth0. Host2 has no route to 2.0.0.0/8: it only sees 1.0.0.1 and cannot start a
# connection to VM1. Ping Host2 from VM1 and read Host1’s conntrack: it holds the translation.
#
# How to use it, as root:
# sh FILE up: builds this network in network namespaces of this machine
# sh FILE down: removes it
# To leave this machine wholly alone, run both in a shell started by: unshare -nm
set -eu

machines='Host1 Host2 VM1'

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
    command -v iptables >/dev/null || fail 'The program iptables is missing: install it, then run this script again.'
    command -v sysctl >/dev/null || fail 'The program sysctl is missing: install it, then run this script again.'
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
    ip netns exec Host1 sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
    ip netns add Host2
    ip -n Host2 link set lo up
    ip netns exec Host2 sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
    ip netns add VM1
    ip -n VM1 link set lo up
    ip netns exec VM1 sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1

    # The cables: veth pairs, each end made in its machine.
    ip link add eth0 address 02:00:00:00:01:01 netns Host1 type veth peer name eth0 address 02:00:00:00:02:01 netns Host2
    ip link add tap0 address 02:00:00:00:01:02 netns Host1 type veth peer name eth0 address 02:00:00:00:03:01 netns VM1

    # The addresses.
    ip -n Host1 addr add 1.0.0.1/8 dev eth0
    ip -n Host1 addr add 2.0.0.2/8 dev tap0
    ip -n Host2 addr add 1.0.0.2/8 dev eth0
    ip -n VM1 addr add 2.0.0.1/8 dev eth0

    # The interfaces, brought up.
    ip -n Host1 link set eth0 up
    ip -n Host1 link set tap0 up
    ip -n Host2 link set eth0 up
    ip -n VM1 link set eth0 up

    # The routes.
    ip -n VM1 route add default via 2.0.0.2

    # The machines that forward packets, as routers do.
    ip netns exec Host1 sysctl -qw net.ipv4.ip_forward=1

    # The firewall and NAT rules.
    ip netns exec Host1 iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE
    ip netns exec Host1 sysctl -qw net.netfilter.nf_conntrack_acct=1

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
