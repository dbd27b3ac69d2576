# Shared by the development commands: finds or installs what they need. Sourced, not run.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"

say() { printf '%s\n' "$*" >&2; }

# need COMMAND_OR_FILE PACKAGE...: remembers the packages of what is missing
missing=()
need() {
  local what=$1
  shift
  if [[ $what == /* ]]; then [[ -e $what ]] && return; else command -v "$what" >/dev/null 2>&1 && return; fi
  missing+=("$@")
}

# Installs what `need` found missing, or names the exact line to type.
install_missing() {
  [[ ${#missing[@]} -eq 0 ]] && return
  local line="apt-get install -y --no-install-recommends ${missing[*]}"
  if [[ $(id -u) -eq 0 ]] && command -v apt-get >/dev/null; then
    say "installing: ${missing[*]}"
    apt-get update -qq || true
    DEBIAN_FRONTEND=noninteractive $line >/dev/null || { say "could not install; please type: $line"; exit 1; }
  else
    say "missing here; please type: sudo $line"
    exit 1
  fi
  missing=()
}

# JDK 25: JAVA25_HOME, JAVA_HOME, or the usual folders.
find_jdk() {
  local candidate
  for candidate in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/java-25-openjdk-* /usr/lib/jvm/*25*; do
    if [[ -n $candidate && -x $candidate/bin/javac ]] && "$candidate/bin/javac" -version 2>&1 | grep -q '^javac 25'; then
      export JAVA_HOME=$candidate
      return 0
    fi
  done
  return 1
}

need_jdk() {
  find_jdk && return
  missing+=(openjdk-25-jdk-headless)
  install_missing
  find_jdk || { say "JDK 25 is missing; please type: sudo apt-get install openjdk-25-jdk-headless (Debian 13), or set JAVA25_HOME"; exit 1; }
}

# Node that Vite takes: 20.19 or newer.
need_node() {
  local version
  need node nodejs
  need npm npm
  install_missing
  version=$(node -p 'process.versions.node.split(".").map(Number).slice(0,2).reduce((a,b)=>a*1000+b)')
  if (( version < 20019 )); then
    say "Node 20.19 or newer is needed, here is $(node -v); Debian 13 has it: sudo apt-get install nodejs npm"
    exit 1
  fi
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
}
