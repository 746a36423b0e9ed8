#!/bin/bash
# Builds, signs and notarises AnchorDesk for macOS on Apple silicon. Runs on a Mac only; never run yet.
#
#   RUNTIME=…                  a relocatable Python 3.11 prefix (bin/python3.11, lib/python3.11)
#   APPLICATION_IDENTITY=…     "Developer ID Application: …" in the keychain
#   INSTALLER_IDENTITY=…       "Developer ID Installer: …"
#   NOTARY_PROFILE=…           as kept by: xcrun notarytool store-credentials
#   installer/macos/build.sh dist
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=$(mkdir -p "$1" && cd "$1" && pwd)
: "${RUNTIME:?}" "${APPLICATION_IDENTITY:?}" "${INSTALLER_IDENTITY:?}" "${NOTARY_PROFILE:?}"
work=$root/build/macos
tools=$root/build/installer-tools
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' "$root/anchordesk/__init__.py")
export SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH=$(git -C "$root" show -s --format=%ct HEAD)

rm -rf "$work"
app=$work/root/Applications/AnchorDesk.app
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
python3.11 -m venv "$tools"
"$tools/bin/pip" install --quiet --no-deps --require-hashes -r "$root/requirements/installers.txt"
cd "$root"
"$tools/bin/python" - "$work" "$app/Contents/Resources" "$RUNTIME" <<'PYTHON'
import sys
from pathlib import Path

from installer.locks import install_locked, write_locks
from installer.payload import START, install_anchordesk
from installer.runtime import copy_linux_runtime, known_runtime
from installer.slim import slim_packages
from installer.source_tree import take_source

work, resources, runtime = map(Path, sys.argv[1:])
tree = take_source(Path.cwd(), work / "source")
uv = Path(sys.prefix) / "bin" / "uv"
locks = write_locks(uv, tree.folder / "requirements" / "desktop.txt", work)
packages = resources / "app"
install_locked(uv, locks["macos"], "macos", packages)
install_anchordesk(uv, tree.folder, tree.epoch, work, packages)
(packages / "__main__.py").write_text(START)
slim_packages(packages)
copy_linux_runtime(runtime, resources / "runtime")
known_runtime(resources / "runtime", "", platform="macos", test_build=False)
PYTHON

cp "$here/launcher.sh" "$app/Contents/MacOS/AnchorDesk"
chmod 755 "$app/Contents/MacOS/AnchorDesk"
sed "s/@VERSION@/$version/g" "$here/Info.plist" > "$app/Contents/Info.plist"
cp -R NOTICE.md LICENCES installer/REPLACING-QT.md "$app/Contents/Resources/"

# Inside first, the bundle last: a signature covers what it encloses.
find "$app" -type f \( -name '*.so' -o -name '*.dylib' -o -path '*/runtime/bin/*' -o -path '*.framework/*/Qt*' \) \
    -print0 | while IFS= read -r -d '' file; do
    codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" \
        --sign "$APPLICATION_IDENTITY" "$file"
done
codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" \
    --sign "$APPLICATION_IDENTITY" "$app"
codesign --verify --deep --strict "$app"
"$app/Contents/MacOS/AnchorDesk" self-test

package=$out/AnchorDesk-$version-arm64.pkg
pkgbuild --root "$work/root" --identifier org.anchordesk.AnchorDesk --version "$version" \
    --install-location / --sign "$INSTALLER_IDENTITY" "$package"
xcrun notarytool submit "$package" --keychain-profile "$NOTARY_PROFILE" --wait
xcrun stapler staple "$package"
pkgutil --check-signature "$package"
spctl --assess --type install "$package"
