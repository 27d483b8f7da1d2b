#!/bin/sh
# The page is tested in a real browser: find one, or install Debian's where that is allowed, or say what to run.
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "no browser found; installing Debian's chromium"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "the tests need a browser: run 'sudo apt-get install chromium' (or install Chrome) and try again" >&2
exit 1
