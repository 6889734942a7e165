"""Which numbers can be what they look like: ranges and check digits."""

from __future__ import annotations


def luhn(digits: str) -> bool:
    """ISO/IEC 7812: does the last digit check the others?"""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def routing(digits: str) -> bool:
    """ABA: is this a bank's number?"""
    if len(digits) != 9 or digits == "000000000":
        return False
    return sum(int(digit) * (3, 7, 1)[place % 3] for place, digit in enumerate(digits)) % 10 == 0


def social_security(digits: str) -> bool:
    """SSA: can this number have been given out?"""
    area, group, serial = digits[:3], digits[3:5], digits[5:]
    return area not in ("000", "666") and area < "900" and group != "00" and serial != "0000"


def itin(digits: str) -> bool:
    """IRS: is this in a range of individual taxpayer identification numbers?"""
    middle = int(digits[3:5])
    return digits[0] == "9" and (50 <= middle <= 65 or 70 <= middle <= 88 or 90 <= middle <= 92 or 94 <= middle <= 99)
