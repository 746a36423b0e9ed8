"""Says which files of Qt, Python and the packages are left out, and takes them away."""

from __future__ import annotations

import shutil
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from installer.commands import run_tool

QT_MODULES = ("QtCore", "QtDBus", "QtGui", "QtWidgets")
"""What AnchorDesk's window imports; a test compares it with the source."""

# Svg is what the frame of a window on Wayland is drawn with.
_QT_LIBRARIES_BY_PLUGINS = ("XcbQpa", "WaylandClient", "WlShellIntegration", "Svg")
_PLUGINS = (
    *("platforms/libqxcb.so", "platforms/libqwayland.so", "platforms/libqoffscreen.so"),
    *("platforms/qwindows.dll", "platforms/qoffscreen.dll"),
    *("platforms/libqcocoa.dylib", "platforms/libqoffscreen.dylib"),
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "platformthemes/libqxdgdesktopportal.so",
    "wayland-decoration-client/*",
    "wayland-shell-integration/*",
    "styles/*",
)
_QT_FILES = (
    *("__init__.py", "_config.py", "_git_pyside_version.py"),
    *(f"{module}.*" for module in QT_MODULES),
    *("libpyside6.abi3.*", "pyside6.abi3.dll", "msvcp140*.dll", "vcruntime140*.dll"),
    *("concrt140.dll", "icu*.dll"),
    *(f"Qt6{module.removeprefix('Qt')}.dll" for module in QT_MODULES),
    *(f"Qt/lib/libQt6{module.removeprefix('Qt')}.so.6" for module in QT_MODULES),
    *(f"Qt/lib/libQt6{name}.so.6" for name in _QT_LIBRARIES_BY_PLUGINS),
    "Qt/lib/libicu*.so.*",
    *(f"Qt/lib/{module}.framework/*" for module in QT_MODULES),
    *(f"Qt/plugins/{name}" for name in _PLUGINS),
    *(f"plugins/{name}" for name in _PLUGINS),
)
_NOT_IN_PACKAGES = (
    *("*.pyi", "*.pxd", "*.pyx", "*.h", "*.c", "*.a", "*.lib", "*.cmake", "py.typed"),
    *("*/tests/*", "*/testing/plugin/*", "numpy/f2py/*", "numpy/_core/include/*", "bin/*"),
    *("numpy/distutils/*", "*/__pycache__/*", "PIL/_avif*", "pillow.libs/libavif*"),
    *("numpy/random/*", "numpy/polynomial/*", "numpy/testing/*", "sqlalchemy/testing/*"),
    *("PIL/_imagingft*", "pillow.libs/libharfbuzz*", "pillow.libs/libfreetype*"),
    *("PIL/_webp*", "pillow.libs/libwebp*", "pillow.libs/libsharpyuv*", "reportlab/fonts/*"),
    *("PIL/_imagingcms*", "pillow.libs/liblcms2*", "PIL/_imagingtk*"),
    *("pillow.libs/libbrotli*", "pillow.libs/libpng16*"),
    *("numpy/_core/_*_tests.*", "numpy/_core/_simd.*"),
    "*.dist-info/RECORD",
    *("*.dist-info/direct_url.json", "*.dist-info/INSTALLER", "*.dist-info/REQUESTED"),
    *("*.dist-info/uv_cache.json", "highspy/include/*", "highspy/lib/cmake/*", "share/man/*"),
    # The hub is installed from its wheel; the demo needs one.
    *("anchordesk/hub/*", "anchordesk/demo/*"),
)
_WITH_SYMBOLS = (
    *("sqlcipher3/*.so", "sqlalchemy/**/*.so"),
    *("cryptography/hazmat/bindings/*.so", "PIL/*.so"),
)
"""Libraries that came with what only a debugger needs, 25 MB of it."""

_NOT_IN_PYTHON = (
    *("test/*", "idlelib/*", "tkinter/*", "turtledemo/*", "turtle.py", "lib2to3/*"),
    *("ensurepip/*", "venv/*", "pydoc_data/*", "distutils/*", "config-*/*", "curses/*"),
    *("sqlite3/*", "dist-packages/*", "site-packages/*", "sitecustomize.py"),
    *("__pycache__/*", "*/__pycache__/*"),
    *("dbm/*", "pydoc.py", "antigravity.py", "this.py", "EXTERNALLY-MANAGED", "LICENSE.txt.gz"),
    *("lib-dynload/_test*", "lib-dynload/_tkinter*", "lib-dynload/_sqlite3*", "*/test/*"),
    *("lib-dynload/_curses*", "lib-dynload/readline*", "lib-dynload/_dbm*", "lib-dynload/_gdbm*"),
    *("lib-dynload/nis*", "lib-dynload/_crypt*", "lib-dynload/ossaudiodev*", "lib-dynload/xx*"),
    *("lib-dynload/_ctypes_test*", "lib-dynload/audioop*", "lib-dynload/spwd*"),
)


def slim_packages(packages: Path) -> None:
    """Take away what AnchorDesk never loads from a folder of installed packages."""
    for path in _files(packages):
        name = path.relative_to(packages).as_posix()
        parts = PurePosixPath(name).parts
        if parts[0] == "PySide6":
            # A module is told by its name with anything after it, but nobody reads its types here.
            keep = _matches("/".join(parts[1:]), _QT_FILES) and not name.endswith(".pyi")
        else:
            keep = not _matches(name, _NOT_IN_PACKAGES)
        if not keep:
            path.unlink()
    remove_empty_folders(packages)


def strip_symbols(packages: Path) -> None:
    """Take symbols for debuggers out of Linux libraries that kept them.

    Raises:
        BuildRefusedError: if binutils is not installed.
    """
    run_tool(["strip", "--strip-unneeded", *_globbed(packages, _WITH_SYMBOLS)])


def is_wanted_of_python(name: str) -> bool:
    """Tell whether a file of the standard library, named from its folder, is shipped."""
    return not _matches(name, _NOT_IN_PYTHON)


def remove_empty_folders(folder: Path) -> None:
    """Take away folders that hold nothing, the deepest first."""
    for path in sorted((p for p in folder.rglob("*") if p.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()


def remove_folder(folder: Path) -> None:
    """Take a folder away; there need not be one."""
    if folder.exists():
        shutil.rmtree(folder)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink())


def _globbed(folder: Path, patterns: tuple[str, ...]) -> list[Path]:
    return sorted(path for pattern in patterns for path in folder.glob(pattern))


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)
