#!/bin/sh
# Starts $ELECTRON and writes to $TRACE what it, and all that it starts, asks of the network.
exec strace -f --seccomp-bpf -qq -yy -e trace=connect,sendto,sendmsg,sendmmsg -o "$TRACE" "$ELECTRON" "$@"
