"""From where somebody asks: as readers' corrections are counted, so that both see behind the same proxy."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.http import HttpRequest

from articles.corrections.senders import address_of, host_of

CUSTOMER = 64
"""Bits of an address of the sixth version that one customer has: whoever changes the others is the same one."""


def client_address(request: HttpRequest) -> str | None:
    """The network address that asks, without port and zone; None where it is none, as behind a socket."""
    try:
        found = ip_address(host_of(address_of(request)))
    except ValueError:
        return None
    return str(found.ipv4_mapped or found) if isinstance(found, IPv6Address) else str(found)


def counted_address(request: HttpRequest) -> str | None:
    """By what failures are counted: the address, or of the sixth version the first one of the customer's network."""
    address = client_address(request)
    if address is None or ":" not in address:
        return address
    return str(ip_network((address, CUSTOMER), strict=False).network_address)
