#!/bin/sh
# What a replica needs once before start_replica: the catalogue, the source in it, the initial copy.
# Safe to run again: what is done is not done twice.
set -eu

camelion() {
    java -jar /camelion/camelion.jar --home /camelion "$@"
}

if ! sources=$(camelion show_sources); then
    camelion create_schema
    sources=$(camelion show_sources)
fi
case $sources in
    *"not registered"*) camelion add_source ;;
esac
case $(camelion show_sources) in
    *" ready "* | *" initialising "*) camelion init_replica ;;
esac
