# Shared by the development commands: finds or installs what they need. Sourced, not run.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"

say() { printf '%s\n' "$*" >&2; }

# set_up GROUP...: looks for what each need_GROUP below (or in the command itself) names. Root gets it installed by
# apt; whoever may not, and whatever this Debian does not have, is told the exact lines to type.
# JAVA_HOME is the JDK 25 afterwards, if jdk was among the groups.
set_up() {
  look_for "$@"
  local install=(apt-get install -y --no-install-recommends)
  if [[ ${#missing[@]} -gt 0 && $(id -u) -eq 0 ]] && command -v apt-get >/dev/null; then
    say "installing, which takes a few minutes: ${missing[*]}"
    apt-get update -qq || true
    DEBIAN_FRONTEND=noninteractive "${install[@]}" "${missing[@]}" >/dev/null || true
    look_for "$@"
  fi
  if [[ ${#missing[@]} -gt 0 ]]; then
    elsewhere=("$(as_root "apt-get update && ${install[*]} ${missing[*]}")" "${elsewhere[@]}")
  fi
  [[ ${#elsewhere[@]} -eq 0 ]] && return
  say "missing here; please type:"
  printf '  %s\n' "${elsewhere[@]}" >&2
  exit 1
}

missing=()   # packages
elsewhere=() # lines that bring what is no package of this Debian
look_for() {
  local group
  missing=()
  elsewhere=()
  for group in "$@"; do "need_$group"; done
}

# need COMMAND_OR_FILE PACKAGE: remembers the package if there is no such command or file (which may be a pattern).
need() {
  if [[ $1 == /* ]]; then compgen -G "$1" >/dev/null && return; else command -v "$1" >/dev/null && return; fi
  [[ " ${missing[*]} " == *" $2 "* ]] || missing+=("$2")
}

# The line that does it as root, for whoever is asking.
as_root() {
  if [[ $(id -u) -eq 0 ]]; then
    printf '%s' "$1"
  elif command -v sudo >/dev/null; then
    printf "sudo sh -c '%s'" "$1"
  else
    printf "su - -c '%s'" "$1"
  fi
}

# Debian 12 and older have neither JDK 25 nor a Node that Vite takes.
old_debian() { ( source /etc/os-release && [[ ${ID:-} == debian && ${VERSION_ID:-13} -lt 13 ]] ) 2>/dev/null; }

need_maven() { need mvn maven; }

need_jdk() {
  local arch=x64 temurin=https://api.adoptium.net/v3/binary/latest/25/ga/linux
  find_jdk && return
  if old_debian; then
    [[ $(uname -m) == aarch64 ]] && arch=aarch64
    need curl curl
    elsewhere+=("mkdir -p ~/.jdks && curl -fsSL $temurin/$arch/jdk/hotspot/normal/eclipse | tar -xz -C ~/.jdks")
    elsewhere+=("    (or, where there is a JDK 25 already: export JAVA25_HOME=its-folder)")
  else
    missing+=(openjdk-25-jdk-headless)
  fi
}

# JDK 25: JAVA25_HOME, JAVA_HOME, or the usual folders.
find_jdk() {
  local candidate
  for candidate in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*25* ~/.jdks/*25*; do
    if [[ -x $candidate/bin/javac && $("$candidate/bin/javac" -version 2>&1) == *"javac 25"* ]]; then
      export JAVA_HOME=$candidate
      return 0
    fi
  done
  return 1
}

# Node that Vite takes: 20.19 or newer, of 22 the 22.12 or newer.
need_node() {
  need node nodejs
  need npm npm
  if old_debian && ! node_serves; then elsewhere+=("$(as_root 'npm install -g node@22')"); fi
}

node_serves() {
  command -v node >/dev/null || return
  node -e 'const [a, b] = process.versions.node.split(".").map(Number)
           process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)'
}

# What a hall with virtual devices runs on.
need_hall() {
  need /usr/sbin/mosquitto mosquitto
  need mosquitto_passwd mosquitto
  need socat socat
  need bwrap bubblewrap
  need prlimit util-linux
  need pdftocairo poppler-utils
  need /usr/share/poppler poppler-data
  need ippeveprinter cups-ipp-utils
  need ipptool cups-ipp-utils
  need dbus-daemon dbus-daemon
  need /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc fonts-noto-cjk
  # Debian's headless JDK only recommends what it draws text with, and the virtual printer draws its slips.
  need '/usr/lib/*/libfreetype.so.6' libfreetype6
  need '/usr/lib/*/libfontconfig.so.1' libfontconfig1
  need '/usr/lib/*/libharfbuzz.so.0' libharfbuzz0b
}
