"""Which addresses may be asked at all: no scheme, host, port or network address that leads into somebody's network.

`target` judges what is written, `public` what the name resolves to. The connection is made to an address that `public`
let through, never by name (articles.fetching.connecting), so that a second answer of the resolver changes nothing.
"""

import re
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import quote, urlsplit

import idna

from articles.fetching.problems import Failed, Refused

PORTS = {"http": 80, "https": 443}
LONGEST = 2000
"""Bytes of an address: indexes of the database take no longer ones."""
Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], Iterable[str]]
"""From a host and a port to network addresses as text. Raises OSError where there are none."""

SAFE_PATH = "/%:@!$&'()*+,;=~-._"
LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
"""A last part like this makes a browser or a resolver read the whole host as a number."""
PRIVATE_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home.arpa", "onion", "invalid")

# IANA's registries of special-purpose addresses, whatever the Python at hand knows of them, and 6to4's relay.
FORBIDDEN = """
    0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
    192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
    2001::/23 2001:db8::/32 2002::/16 3fff::/20
"""
PROVIDERS = "168.63.129.16/32"
"""What the machines of one large provider ask for their own settings; within the public range."""
NETWORKS = [ip_network(network) for network in f"{FORBIDDEN} {PROVIDERS}".split()]
GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All else of IPv6 is local, reserved, or an IPv4 address in disguise (mapped, compatible, 64:ff9b::/96)."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be asked for, in the one form in which it is: ASCII, no fragment, no default port."""

    address: str
    scheme: str
    host: str
    port: int


def target(address: str) -> Target:
    """What an address asks for. Raises Refused with the reason where its form alone forbids it."""
    address = address.strip()
    if len(address.encode("utf-8", "replace")) > LONGEST:
        raise Refused(f"The address has more than {LONGEST:,} bytes.")
    if any(ord(char) < 32 or ord(char) == 127 for char in address):
        raise Refused("The address holds control characters. Write it on one line.")
    if not re.match(r"https?://", address, re.IGNORECASE):
        raise Refused("Only addresses that begin with http:// or https:// are fetched.")
    try:
        parts = urlsplit(address)
    except ValueError as problem:
        raise Refused(f"This is no web address: {problem}.") from None
    host, port = _authority(parts.netloc)
    default = PORTS[parts.scheme]
    number = int(port) if port else default
    if number not in PORTS.values():
        raise Refused(f"Port {port} is not asked: only 80 and 443 are.")
    path = quote(parts.path or "/", safe=SAFE_PATH)
    query = f"?{quote(parts.query, safe=SAFE_PATH + '?')}" if parts.query else ""
    shown = host if number == default else f"{host}:{number}"
    return Target(f"{parts.scheme}://{shown}{path}{query}", parts.scheme, host.strip("[]"), number)


def _authority(netloc: str) -> tuple[str, str]:
    """Host (IPv6 in brackets) and port as written. Raises Refused."""
    if "@" in netloc:
        raise Refused("The address holds a user name (the part before @). Leave it out.")
    if "%" in netloc or "\\" in netloc or " " in netloc:
        raise Refused("The host holds a character that no host name has.")
    found = re.fullmatch(r"(\[[^\[\]]*\]|[^\[\]:]*)(?::([0-9]{0,5}))?", netloc, re.ASCII)
    if not found or not found[1]:
        raise Refused("The address names no host, or its port is no number.")
    host, port = found[1], found[2] or ""
    return (_literal(host) if host.startswith("[") else _name(host)), port


def _literal(host: str) -> str:
    try:
        number = IPv6Address(host[1:-1])
    except ValueError:
        raise Refused(f"{host} is no IPv6 address.") from None
    _refuse_private(number)
    return f"[{number.compressed}]"


def _name(written: str) -> str:
    """A host name in ASCII, or an IPv4 address in its one plain form."""
    host = written.lower()
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode()
        except UnicodeError:
            raise Refused(f"{written} is no host name.") from None
    host = host.removesuffix(".")
    labels = host.split(".")
    if NUMBER.fullmatch(labels[-1]):
        return _plain_number(host, written)
    if len(host) > 253 or not all(LABEL.fullmatch(label) for label in labels):
        raise Refused(f"{written} is no host name.")
    if any(host == name or host.endswith(f".{name}") for name in PRIVATE_NAMES) or len(labels) < 2:
        raise Refused(f"{written} is no name of the public internet.")
    return host


def _plain_number(host: str, written: str) -> str:
    """An IPv4 address as four decimal numbers: octal, hexadecimal, short and disguised forms are refused."""
    try:
        number = IPv4Address(host)
    except ValueError:
        number = None
    if number is None or str(number) != written:
        raise Refused(f"{written} is a number in an unusual form. Write the host's name.")
    _refuse_private(number)
    return host


def _refuse_private(number: Address) -> None:
    if forbidden(number):
        raise Refused(f"{number} is not an address of the public internet.")


def forbidden(number: Address) -> bool:
    """Whether an address is loopback, private, link-local, shared, reserved, multicast, or carries another one."""
    if isinstance(number, IPv6Address) and number not in GLOBAL_UNICAST:
        return True
    return not number.is_global or any(number.version == part.version and number in part for part in NETWORKS)


def public(host: str, port: int, resolve: Resolver) -> list[str]:
    """The network addresses of a host, asked for once. All must be public, lest one of them lead elsewhere.

    Raises Refused, or Failed where the name has no address.
    """
    try:
        found = list(dict.fromkeys(resolve(host, port)))
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise Failed(f"The name {host} was not found ({reason}). Is it spelt right?", again=True) from None
    for text in found:
        try:
            number = ip_address(text)
        except ValueError:
            raise Refused(f"{host} leads to {text}, which is no public address.") from None
        if forbidden(number):
            raise Refused(f"{host} leads to {number}, which is not an address of the public internet.")
    if not found:
        raise Failed(f"The name {host} has no address.", again=True)
    return found


def system_resolver(host: str, port: int) -> list[str]:
    """What the system's own resolver says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return [str(entry[4][0]) for entry in found]
