#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Apostil authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# make-stand-in-runtime.sh - make a stand-in for org.gnome.Platform and
# org.gnome.Sdk out of Debian packages, and install both for this user.
#
# Why: where the real runtimes cannot be downloaded, this lets the REAL app
# manifest (runtime: org.gnome.Platform) be built, installed and run with the
# real flatpak and flatpak-builder, in the real sandbox.  It is a test double:
# the libraries are Debian's (their versions are printed at the end), so it
# shows that the manifest, the install layout, the sandbox permissions and the
# portals work.  It does not show that the app compiles against the library
# versions of the real runtime.
#
# Usage:   make-stand-in-runtime.sh [BRANCH]          (BRANCH defaults to 50)
#          make-stand-in-runtime.sh --force [BRANCH]  make it again
#          make-stand-in-runtime.sh --remove [BRANCH] take it all away again
#
# It needs: apt-get (with package lists, i.e. after `apt-get update`),
# dpkg-deb, flatpak, bubblewrap, ostree.  It does not need root, a chroot or
# debootstrap: packages are only unpacked, and the few cache-making tools are
# run inside bubblewrap.  Nothing is installed on the host by apt.
#
# Environment:
#   STANDIN_DIR       work directory       (default: /tmp/stand-in-runtime)
#   STANDIN_SUITE     another Debian suite than the host's, to come closer to the
#                     real runtime's library versions (forky was tested)
#   FLATPAK_USER_DIR  flatpak's own variable: where --user installations live
#   STANDIN_KEEP=1    keep the downloaded packages and the unpacked trees
#
# Idempotent: it does nothing when both runtimes are installed already from a
# repository made by this same version of the script (see STAMP).
# shellcheck disable=SC2016,SC2086 # for other shells and tools; words on purpose
set -euo pipefail

# ----------------------------------------------------------------- settings --
FORCE=0 REMOVE=0
while [ $# -gt 0 ]; do
  case $1 in
    --force)  FORCE=1 ;;
    --remove) REMOVE=1 ;;
    -h|--help) sed -n '5,33p' "$0" | sed 's/^# \{0,1\}//'; exit 0 ;;
    -*) echo "unknown option $1" >&2; exit 2 ;;
    *) break ;;
  esac
  shift
done
BRANCH=${1:-50}
DIR=${STANDIN_DIR:-/tmp/stand-in-runtime}
REPO=$DIR/repo
REMOTE=stand-in
ARCH=$(flatpak --default-arch)                  # x86_64, aarch64
MULTIARCH=$(gcc -print-multiarch 2>/dev/null || echo "$ARCH-linux-gnu")
PLATFORM=org.gnome.Platform
SDK=org.gnome.Sdk
STAMP="$REPO/stand-in-$BRANCH.stamp"
# A changed script, or another suite, makes anew.
VERSION=$(sha256sum "$0" | cut -c1-16)${STANDIN_SUITE:+-$STANDIN_SUITE}

# What the app finds at run time.  No GL driver: GTK 3 draws with cairo, and in
# the real world GL comes from a runtime extension, not from the runtime.
PLATFORM_PACKAGES=(
  libc-bin bash coreutils grep sed gawk findutils tar gzip xz-utils tzdata
  libgtk-3-0 libgtk-3-bin libgtk-3-common gtk-update-icon-cache
  adwaita-icon-theme hicolor-icon-theme librsvg2-common
  libxml2-utils libglib2.0-bin gsettings-desktop-schemas
  dconf-gsettings-backend fontconfig fonts-dejavu-core fonts-cantarell
  shared-mime-info xkb-data at-spi2-core dbus-bin iso-codes locales
  libjson-glib-1.0-0
)
# What flatpak-builder finds at build time, on top of the above.
SDK_PACKAGES=(
  gcc libc6-dev make meson ninja-build pkg-config patch diffutils
  libgtk-3-dev libxml2-dev libjson-glib-dev gettext itstool desktop-file-utils
  appstream python3 gdb-minimal strace
)
# Locales to make in both; the real runtimes have the others in an extension.
LOCALES="en_US fr_FR fa_IR"
# Packages that dependencies pull in but a runtime has no use for: init,
# accounts, the package manager and its helpers.
SKIP='^(systemd|systemd-.*|libsystemd-shared|libpam.*|dmsetup|libdevmapper.*|'
SKIP+='libcryptsetup.*|libfdisk1|usrmerge|init-system-helpers|debconf|adduser|'
SKIP+='passwd|procps|mount|sysvinit-utils|lsb-base|x11-common|libsemanage.*|'
SKIP+='libargon2-1|libip4tc2|dbus-user-session|dpkg|dpkg-dev|libdpkg-perl|'
SKIP+='perl|perl-modules-.*|libperl.*|lib.*-perl|dbus|base-files|'
SKIP+='dbus-system-bus-common|dpkg-.*|media-types|install-info|bzip2)$'

say() { printf '[%4ds] %s\n' "$SECONDS" "$*"; }

# ------------------------------------------------------------ remove / skip --
if [ "$REMOVE" = 1 ]; then
  for id in "$SDK" "$PLATFORM"; do
    flatpak --user uninstall -y --noninteractive "runtime/$id/$ARCH/$BRANCH" \
      || true
  done
  flatpak --user remote-delete --force "$REMOTE" || true
  rm -rf "$DIR"
  exit 0
fi
installed() { flatpak --user info "runtime/$1/$ARCH/$BRANCH" >/dev/null 2>&1; }
if [ "$FORCE" = 0 ] && [ "$(cat "$STAMP" 2>/dev/null)" = "$VERSION" ] &&
   installed "$PLATFORM" && installed "$SDK"; then
  echo "stand-in runtimes for branch $BRANCH are installed already"
  exit 0
fi
# Never put a stand-in over the real thing.
for id in "$PLATFORM" "$SDK"; do
  if installed "$id"; then
    origin=$(flatpak --user info --show-origin "runtime/$id/$ARCH/$BRANCH")
    if [ "$origin" != "$REMOTE" ]; then
      echo "$id//$BRANCH is installed from '$origin': leaving it alone" >&2
      exit 1
    fi
  fi
done
for tool in apt-get dpkg-deb flatpak bwrap ostree; do
  command -v "$tool" >/dev/null || { echo "needs $tool" >&2; exit 1; }
done

# ------------------------------------------------------ 1. get the packages --
# apt resolves dependencies against an EMPTY package database, so that it
# lists everything down to libc, and only downloads.
mkdir -p "$DIR/archives/partial" "$DIR/apt"
: > "$DIR/apt/status"
APT_OPTIONS=()
if [ -n "${STANDIN_SUITE:-}" ]; then
  # The host's own Debian mirror, with package lists of our own.
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' \
    'Origin: Debian' 'Label: Debian' | head -n 1)
  mkdir -p "$DIR/apt/lists/partial"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]" \
    "$mirror $STANDIN_SUITE main" > "$DIR/apt/sources.list"
  APT_OPTIONS=(-o Dir::Etc::sourcelist="$DIR/apt/sources.list"
    -o Dir::Etc::sourceparts=/dev/null -o Dir::State::lists="$DIR/apt/lists"
    -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=)
fi
apt() {
  apt-get -q "${APT_OPTIONS[@]}" -o Dir::State::status="$DIR/apt/status" \
    -o Dir::Cache::archives="$DIR/archives" -o Debug::NoLocking=1 \
    -o APT::Install-Recommends=false -o APT::Sandbox::User= \
    -o Dpkg::Use-Pty=0 "$@"
}
[ -z "${STANDIN_SUITE:-}" ] || apt update > "$DIR/update.log"
closure() {    # the packages' file names, dependencies included, SKIP left out
  local plan
  plan=$(apt -s install "$@") || { echo "$plan" >&2; return 1; }
  awk '/^Inst /{v=$3; gsub(/[(]/,"",v); print $2, v}' <<<"$plan" |
    grep -Ev "$(sed 's/\^(/^(/; s/)\$$/) /' <<<"$SKIP")" | sort -u
}
# gdk-pixbuf of newer suites (and of the real runtime from GNOME 49 on)
# loads images through glycin, in a sandbox of its own made by flatpak-spawn.
for p in glycin-loaders flatpak-xdg-utils util-linux; do
  if apt -s install "$p" >/dev/null 2>&1; then PLATFORM_PACKAGES+=("$p"); fi
done
# flatpak-builder up to 1.2 runs appstream-compose, later ones run `appstreamcli
# compose`; newer Debian has the latter only (see the shim below).
for p in appstream-util appstream-compose; do
  if apt -s install "$p" >/dev/null 2>&1; then SDK_PACKAGES+=("$p"); fi
done
closure "${PLATFORM_PACKAGES[@]}" > "$DIR/platform.list"
closure "${PLATFORM_PACKAGES[@]}" "${SDK_PACKAGES[@]}" > "$DIR/sdk.list"
say "packages: $(wc -l < "$DIR/platform.list") for the platform," \
    "$(wc -l < "$DIR/sdk.list") for the SDK"
# `pkg=version` so that what was resolved is what is fetched; download-only
# from the resolved, filtered list, and only what is not there yet.
( cd "$DIR/archives"
  want=()
  while read -r p v; do
    compgen -G "${p}_${v//:/%3a}_*.deb" >/dev/null || want+=("$p=$v")
  done < "$DIR/sdk.list"
  [ ${#want[@]} -eq 0 ] || apt download "${want[@]}" > "$DIR/download.log" )
say "downloaded: $(du -sh "$DIR/archives" | cut -f1)"

# ------------------------------------------------------------- 2. unpack -----
unpack() {     # unpack LIST TREE: a usr-merged tree; no maintainer scripts run
  local tree=$2 p v
  rm -rf "$tree"
  mkdir -p "$tree"/usr/{bin,sbin,lib,lib64,share} "$tree"/{etc,var,tmp,proc,dev}
  ln -s usr/bin usr/sbin usr/lib usr/lib64 "$tree/"
  while read -r p v; do
    dpkg-deb --fsys-tarfile "$DIR/archives/${p}_${v//:/%3a}_"*.deb |
      tar -x -C "$tree" --no-same-owner --keep-directory-symlink \
        --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*' \
        --exclude='./usr/share/info/*' --exclude='./usr/share/lintian/*' \
        --exclude='./usr/share/gtk-doc/*' --exclude='./usr/share/locale/*' \
        --exclude='./usr/share/bug/*' --exclude='./usr/share/help/*' \
        --exclude='./usr/lib/systemd/*' \
        --exclude='./lib/systemd/*'
  done < "$1"
  # Static libraries; the small ones are needed (libc_nonshared.a, and the
  # empty libpthread.a, libdl.a ... that -lpthread, -ldl still look for).
  find "$tree/usr/lib/$MULTIARCH" -maxdepth 1 -name '*.a' -size +100k -delete
}

# ------------------------------------- 3. what maintainer scripts would do ---
configure() {  # configure TREE: links and caches, made with the tree's tools
  local tree=$1
  # Debian makes these with update-alternatives and diversions.
  ln -sf bash "$tree/usr/bin/sh"
  [ -e "$tree/usr/bin/gawk" ] && ln -sf gawk "$tree/usr/bin/awk"
  if [ -e "$tree/usr/bin/gcc" ]; then
    ln -sf gcc "$tree/usr/bin/cc"
    # libc.so and friends are linker scripts with absolute paths; they hold,
    # since the runtime is mounted at /usr and /lib is a link into it.
  fi
  # In a sandbox these are the xdg-open etc. to use; Debian keeps them aside.
  for f in "$tree"/usr/libexec/flatpak-xdg-utils/*; do
    [ ! -x "$f" ] || ln -sf "../libexec/flatpak-xdg-utils/${f##*/}" \
      "$tree/usr/bin/${f##*/}"
  done
  if [ -e "$tree/usr/bin/appstreamcli" ] &&
     [ ! -e "$tree/usr/bin/appstream-compose" ]; then
    cat > "$tree/usr/bin/appstream-compose" <<'SH'
#!/bin/sh
# called as: appstream-compose --prefix=/app --basename=ID --origin=flatpak ID
# and that flatpak-builder has renamed the metainfo file to its old name, which
# `appstreamcli compose` no longer knows.
for id; do :; done
new=/app/share/metainfo/$id.metainfo.xml old=/app/share/appdata/$id.appdata.xml
made=
if [ ! -e "$new" ] && [ -e "$old" ]; then
  mkdir -p "${new%/*}" && cp "$old" "$new" && made=$new
fi
appstreamcli compose --no-net --prefix=/ --origin="$id" --print-report=full \
  --result-root=/app --data-dir=/app/share/app-info/xmls \
  --icons-dir=/app/share/app-info/icons/flatpak --components="$id" /app
rc=$?
[ -z "$made" ] || rm "$made"
exit $rc
SH
    chmod 755 "$tree/usr/bin/appstream-compose"
  fi
  # Debian's multiarch directory: ld.so has it built in, ldconfig reads this.
  printf '/usr/lib/%s\n' "$MULTIARCH" > "$tree/etc/ld.so.conf"
  # Fonts of the app and of the host, as flatpak offers them in the sandbox.
  mkdir -p "$tree/etc/fonts/conf.d"
  cat > "$tree/etc/fonts/conf.d/05-flatpak.conf" <<'XML'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/app/share/fonts</dir>
  <dir>/run/host/fonts</dir>
  <dir>/run/host/user-fonts</dir>
</fontconfig>
XML
  cat > "$tree/usr/lib/os-release" <<XML
NAME="Stand-in for the GNOME runtime, from Debian packages"
ID=org.gnome.os
VERSION_ID=$BRANCH
XML
  ln -sf ../usr/lib/os-release "$tree/etc/os-release"
  bwrap --bind "$tree" / --dev /dev --proc /proc --tmpfs /tmp --unshare-all \
    --clearenv --setenv PATH /usr/bin:/usr/sbin --setenv HOME /tmp \
    --setenv LC_ALL C.UTF-8 /usr/bin/bash -eu -c '
      M=/usr/lib/'"$MULTIARCH"'
      ldconfig -X                              # -X: cache only, links are there
      glib-compile-schemas /usr/share/glib-2.0/schemas
      $M/gdk-pixbuf-2.0/gdk-pixbuf-query-loaders --update-cache
      for q in $M/libgtk-3-0*/gtk-query-immodules-3.0; do
        "$q" --update-cache
      done
      $M/glib-2.0/gio-querymodules $M/gio/modules
      update-mime-database /usr/share/mime 2>/dev/null
      for d in /usr/share/icons/*/index.theme; do
        gtk-update-icon-cache -qtf "${d%/index.theme}"
      done
      fc-cache -s
      # flatpak-builder builds under LC_ALL=en_US.utf8.
      for l in '"$LOCALES"'; do
        localedef --no-archive -i "$l" -f UTF-8 "/usr/lib/locale/$l.utf8"
      done
      rm -rf /usr/share/i18n
    '
}

# -------------------------------------------------------- 4. make a runtime --
export_runtime() {  # export_runtime ID TREE
  local id=$1 tree=$2 b=$DIR/build-$1
  rm -rf "$b"
  mkdir -p "$b/files" "$b/var"
  mv "$tree/usr" "$b/usr"              # what flatpak mounts at /usr ...
  mv "$tree/etc" "$b/usr/etc"          # ... and spreads over /etc
  # Flatpak makes these itself, per sandbox.
  ( cd "$b/usr/etc" && rm -rf passwd group shadow gshadow machine-id hosts \
      hostname resolv.conf mtab localtime timezone ld.so.conf ld.so.conf.d )
  rm -rf "$tree"
  cat > "$b/metadata" <<META
[Runtime]
name=$id
runtime=$PLATFORM/$ARCH/$BRANCH
sdk=$SDK/$ARCH/$BRANCH

[Environment]
GI_TYPELIB_PATH=/app/lib/girepository-1.0
XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share
META
  flatpak build-export --runtime --no-update-summary --disable-sandbox \
    --subject="Stand-in $id $BRANCH from Debian packages" \
    "$REPO" "$b" "$BRANCH" > "$DIR/export-$id.log" 2>&1 ||
    { cat "$DIR/export-$id.log" >&2; exit 1; }
  [ "${STANDIN_KEEP:-0}" = 1 ] || rm -rf "$b"
}

rm -f "$STAMP"
# The same kind of repository as flatpak's own --user one, so that installing
# makes hard links instead of a second copy.
[ -e "$REPO/config" ] || ostree --repo="$REPO" init --mode=bare-user-only
for pair in "$PLATFORM platform" "$SDK sdk"; do
  set -- $pair
  unpack "$DIR/$2.list" "$DIR/tree-$2"
  say "$1: unpacked $(du -sh "$DIR/tree-$2" | cut -f1)"
  [ "$2" != sdk ] || [ "${STANDIN_KEEP:-0}" = 1 ] || rm -rf "$DIR/archives"
  configure "$DIR/tree-$2"
  export_runtime "$1" "$DIR/tree-$2"
  say "$1: exported to the repository"
done
flatpak build-update-repo --no-update-appstream "$REPO" >/dev/null 2>&1 ||
  flatpak build-update-repo "$REPO" >/dev/null

# ------------------------------------------------------------- 5. install ----
flatpak --user remote-add --if-not-exists --no-gpg-verify "$REMOTE" "$REPO"
flatpak --user remote-modify --url="file://$REPO" "$REMOTE"
flatpak --user install -y --noninteractive --or-update --no-related \
  "$REMOTE" "runtime/$PLATFORM/$ARCH/$BRANCH" "runtime/$SDK/$ARCH/$BRANCH"
echo "$VERSION" > "$STAMP"

say "done"
grep -E '^(libgtk-3-0|libglib2.0-0|libxml2(-16)?|libc6|gcc|meson)(t64)? ' \
  "$DIR/sdk.list"
du -sh "$DIR" "${FLATPAK_USER_DIR:-$HOME/.local/share/flatpak}"
