"""Golden values of the standard normal distribution function, by its power series in 120-digit decimals.

Run:  python3 tests/oracles/normal.py > tests/oracles/normal.json && npx prettier --write tests/oracles/normal.json
Python 3.11, decimal, seed 20250102. cdf: [z, P(Z <= z)], nearest doubles. quantile: [p, z] with P(Z <= z) = p exactly:
found by Newton's method on the same series.
"""

import json
import random
from decimal import Decimal, getcontext

getcontext().prec = 420
rng = random.Random(20250102)


def pi():
    """Machin: 16 atan(1/5) - 4 atan(1/239)."""

    def atan_inverse(n):
        power, total, k, sign = Decimal(1) / n, Decimal(0), 1, 1
        while power > Decimal(10) ** -430:
            total += sign * power / k
            power /= n * n
            k += 2
            sign = -sign
        return total

    return 16 * atan_inverse(5) - 4 * atan_inverse(239)


ROOT = (2 * pi()).sqrt()


def density(z):
    return (-z * z / 2).exp() / ROOT


def cdf(z):
    term = total = z
    n = 3
    while abs(term) > Decimal(10) ** -415:
        term *= z * z / n
        total += term
        n += 2
    return Decimal(1) / 2 + density(z) * total


def quantile(p):
    z = Decimal(float_quantile(float(p)))
    for _ in range(5):
        z -= (cdf(z) - p) / density(z)
    return z


def float_quantile(p):
    from statistics import NormalDist

    return NormalDist().inv_cdf(p)


zs = [rng.uniform(-8, 8) for _ in range(80)] + [rng.uniform(-37, -8) for _ in range(30)] + [rng.gauss(0, 1) for _ in range(40)]
zs += [sign * 10.0**-k for k in range(1, 17, 3) for sign in (-1, 1)] + [0.0, 2.0, -2.0, 1.0, -1.0, 1.959963984540054]
ps = [rng.random() for _ in range(60)] + [10 ** rng.uniform(-40, -1) for _ in range(40)]
ps += [k / 4096 for k in (1, 2, 3, 100, 2047, 2049, 4000, 4095)] + [0.5 + 1e-9, 0.5 - 1e-13, 0.975, 1 - 2.0**-53, 1e-250]
print(
    json.dumps(
        {"cdf": [[z, float(cdf(Decimal(z)))] for z in zs], "quantile": [[p, float(quantile(Decimal(p)))] for p in ps]},
        separators=(",", ":"),
    )
)
