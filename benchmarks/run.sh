#!/usr/bin/env bash
# Measures the library beside its peers and the machine's limit; docs/speed.md says how. Results go to benchmarks/results.
# With --quick: small sizes and few peers, in under five minutes. --help shows the other options.
set -euo pipefail
cd "$(dirname "$0")"

if [ "${1:-}" = "--help" ]; then
    sed -n 2,3p run.sh | cut -c3-
    sed -n '/USAGE =/,/""";/p' src/main/java/io/cielo24/benchmarks/Options.java | grep -- '--'
    echo "            --no-micro         only transfers and calls, without what JMH measures"
    exit 0
fi

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
command -v mvn > /dev/null || { echo "mvn is needed to build what is measured" >&2; exit 1; }
command -v "$java" > /dev/null || { echo "java is not found; set JAVA_HOME" >&2; exit 1; }

work=$(mktemp -d "${TMPDIR:-/tmp}/cielo24-bench.XXXXXX")
child=
clean() {
    status=$?
    trap - EXIT INT TERM HUP
    if [ -n "$child" ]; then
        kill -- "-$child" 2> /dev/null || true
        wait "$child" 2> /dev/null || true
    fi
    rm -rf "$work"
    exit "$status"
}
trap clean EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# In the background, so that a signal is heard at once and not when it has ended; and each a process group of its own, so
# that whatever it started ends with it.
set -m
run() {
    local status=0
    "$@" < /dev/null &
    child=$!
    wait "$child" || status=$?
    child=
    return "$status"
}

micro=yes
quick=
arguments=()
for argument in "$@"; do
    case "$argument" in
        --no-micro) micro= ;;
        --quick) quick=yes; arguments+=("$argument") ;;
        *) arguments+=("$argument") ;;
    esac
done

echo "building"
run mvn -q -ntp -f .. -pl benchmarks -am -Pclasspath -Dmaven.test.skip=true -Dspotless.check.skip=true -Denforcer.skip=true package
path="target/classes:$(cat target/classpath.txt)"

if [ -n "$micro" ]; then
    echo "JMH"
    effort=(-f 3 -wi 5 -i 5 -w 2 -r 2)
    [ -z "$quick" ] || effort=(-f 1 -wi 2 -i 2 -w 1 -r 1 -p elements=10000 -p media=1000)
    run "$java" -cp "$path" org.openjdk.jmh.Main "${effort[@]}" -prof gc -rf json -rff "$work/micro.json" \
        -jvmArgs -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -o "$work/micro.log" 'io\.cielo24\.benchmarks\.micro\..*' \
        || { tail -30 "$work/micro.log" >&2; echo "left out: what JMH measures, which failed" >&2; }
fi

echo "transfers and calls"
run "$java" -cp "$path" io.cielo24.benchmarks.Driver --directory "$work" --results results --micro "$work/micro.json" \
    "${arguments[@]}"
