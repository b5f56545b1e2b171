"""Golden values of exp, expm1, log, log1p and pow: arguments are doubles, results the nearest doubles plus the rest.

Run:  python3 tests/oracles/elementary.py > tests/oracles/elementary.json && npx prettier --write tests/oracles/elementary.json
Made with Python 3.11, decimal with 60 digits, seed 20250101. Each row is [argument(s) …, value, rest] with
true = value + rest to some 32 digits, so that errors far below one unit in the last place can be told.
"""

import json
import random
from decimal import Decimal, getcontext

getcontext().prec = 60
getcontext().Emax = 10**6
getcontext().Emin = -(10**6)
rng = random.Random(20250101)


def row(arguments, true):
    value = float(true)
    return [*arguments, value, float(true - Decimal(value))]


def exact(function, arguments):
    getcontext().prec = 60
    return row(arguments, function(*[Decimal(a) for a in arguments]))


def log1p(x):
    """Enough digits that 1 + x is exact: at most 1074 + 53 binary places, of which 400 decimal ones matter here."""
    getcontext().prec = 400
    true = (1 + x).ln() if abs(x) > Decimal("1e-30") else x - x * x / 2
    getcontext().prec = 60
    return +true


def expm1(x):
    getcontext().prec = 120
    true = x.exp() - 1
    getcontext().prec = 60
    return +true


def power(x, y):
    getcontext().prec = 90
    true = (y * x.ln()).exp()
    getcontext().prec = 60
    return +true


def spread(low, high):
    """A double whose logarithm is uniform between those of low and high."""
    return float((Decimal(low).ln() + Decimal(rng.random()) * (Decimal(high).ln() - Decimal(low).ln())).exp())


exp_arguments = [rng.uniform(-708, 709.7) for _ in range(300)]
exp_arguments += [rng.uniform(-1, 1) for _ in range(200)]
exp_arguments += [sign * spread(1e-18, 1) for _ in range(50) for sign in (-1, 1)]
exp_arguments += [0.34657359027997264, -0.34657359027997264, 1.0, -1.0, 709.782712893384, -708.3964185322641]

expm1_arguments = [rng.uniform(-2, 2) for _ in range(400)] + [rng.uniform(-45, 709.7) for _ in range(150)]
expm1_arguments += [sign * spread(1e-18, 1) for _ in range(50) for sign in (-1, 1)]

log_arguments = [spread("1e-307", "1.7e308") for _ in range(250)] + [rng.uniform(0.3, 3) for _ in range(350)]
log_arguments += [1 + sign * spread(1e-15, 0.5) for _ in range(50) for sign in (-1, 1)]
log_arguments += [5e-324, 1.5e-310, 2.2250738585072014e-308, 1.7976931348623157e308, 2.0, 0.5, 10.0]

log1p_arguments = [rng.uniform(-0.999, 3) for _ in range(400)] + [spread("1e-3", "1e300") for _ in range(100)]
log1p_arguments += [sign * spread(1e-18, 0.9) for _ in range(50) for sign in (-1, 1)]
log1p_arguments += [-1 + spread(1e-15, 0.1) for _ in range(50)]

pow_arguments = []
while len(pow_arguments) < 700:
    x = rng.choice([rng.uniform(0.5, 2), spread("1e-300", "1e300"), 1 + rng.choice([-1, 1]) * spread(1e-9, 0.4)])
    target = rng.choice([-1, 1]) * rng.choice([rng.uniform(0, 700), rng.uniform(0, 5)])
    y = float(Decimal(target) / Decimal(x).ln())
    if abs(y) < 1e15:
        pow_arguments.append((x, y))
pow_arguments += [(0.99, float(n)) for n in range(1, 121, 7)] + [(1.1, 1 / 12), (0.8, 1 / 12), (2.0, 0.5), (2.0, 1023.0)]

print(
    json.dumps(
        {
            "exp": [exact(lambda x: x.exp(), [x]) for x in exp_arguments],
            "expm1": [exact(expm1, [x]) for x in expm1_arguments],
            "log": [exact(lambda x: x.ln(), [x]) for x in log_arguments],
            "log1p": [exact(log1p, [x]) for x in log1p_arguments],
            "pow": [exact(power, [x, y]) for x, y in pow_arguments],
        },
        separators=(",", ":"),
    )
    .replace("],[", "],\n[")
)
