"""Recomputes the values of clv.json that are marked computed, by linear algebra and series of its own.

Run:  python3 tests/oracles/clv.py
Python 3.11, standard library only, nothing random. Prints every value that does not round to what clv.json says;
exit code 0 means that all do.
"""

import json
import math
import pathlib
import sys

oracles = json.loads((pathlib.Path(__file__).parent / "clv.json").read_text())
wrong = []


def check(what, value, printed):
    decimals = len(printed.partition(".")[2])
    if abs(value - float(printed)) > 0.5 * 10**-decimals + 1e-9 * abs(float(printed)):
        wrong.append(f"{what}: {value!r} is not {printed}")


def solve(matrix, right):
    """x with matrix x = right, by elimination with row exchange."""
    n = len(right)
    rows = [list(matrix[i]) + [right[i]] for i in range(n)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(n):
            if r != i:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
    return [rows[i][n] / rows[i][i] for i in range(n)]


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector)) for row in matrix]


def resolvent(matrix, v, right):
    """(I - v P)^-1 right."""
    n = len(right)
    return solve([[(i == j) - v * matrix[i][j] for j in range(n)] for i in range(n)], right)


def variance(matrix, v, value, friends=None, reward=0.0):
    """Variance of a Markov reward chain with compound Poisson friends, who start in state 0."""
    n = len(value)
    friends = friends or [0.0] * n
    squares = times(matrix, [x * x for x in value])
    means = times(matrix, value)
    right = [
        v * v * (squares[i] - means[i] ** 2) + friends[i] * (v * value[0] - reward) ** 2 for i in range(n)
    ]
    grown = [[matrix[i][j] + (friends[i] if j == 0 else 0.0) for j in range(n)] for i in range(n)]
    return resolvent(grown, v * v, right)


def finite(matrix, v, rewards, periods):
    value = [0.0] * len(rewards)
    for _ in range(periods):
        value = [r + v * x for r, x in zip(rewards, times(matrix, value))]
    return value


def conventions(o):
    m, r, d = o["margin"], o["retention"], o["discount"]
    v = 1 / (1 + d)
    value = m / (1 - r * v)
    check("immediate", value, o["immediate"])
    check("deferred", value - m, o["deferred"])
    check("certain end", v * value, o["certainEnd"])
    check("mid-period", math.sqrt(v) * value, o["midPeriod"])
    check("five", m * (1 - (r * v) ** 5) / (1 - r * v), o["fivePayments"])
    check("ten", m * (1 - (r * v) ** 10) / (1 - r * v), o["tenPayments"])
    check("five deferred", m * r * v * (1 - (r * v) ** 5) / (1 - r * v), o["fiveDeferredPayments"])
    check("growth", m * (1 + d) / (1 + d - 1.05 * r), o["growthOfFivePercent"])

    def power(w):
        return w * (1 - r) / (1 - w * r)

    check("deviation", m / (1 - v) * math.sqrt(power(v * v) - power(v) ** 2), o["standardDeviation"])
    for row in o["elasticity"]:
        gap = 1 + row["discount"] - row["retention"]
        check("elasticity", row["retention"] / gap, row["immediate"])
        check("elasticity", (1 + row["discount"]) / gap, row["deferred"])
    for row in o["marginMultiple"]["rows"]:
        for i, multiple in zip(o["marginMultiple"]["discounts"], row["multiples"]):
            check("multiple", row["retention"] / (1 + i - row["retention"]), multiple)


def recency(o):
    p = o["purchase"] + [0.0]
    matrix = [[0.0] * 5 for _ in range(5)]
    for i in range(4):
        matrix[i][0] = p[i]
        matrix[i][i + 1] += 1 - p[i]
    matrix[4][4] = 1.0
    cost = o["remarketing"]
    rewards = [o["contribution"] - cost, -cost, -cost, -cost, 0.0]
    v = 1 / (1 + o["discount"])
    value = resolvent(matrix, v, rewards)
    spread = variance(matrix, v, value)
    five = finite(matrix, v, rewards, 5)
    for i in range(4):
        check("five rewards", five[i], o["fiveRewards"][i])
        check("for ever", value[i], o["forEver"][i])
        check("deviation", math.sqrt(spread[i]), o["standardDeviation"][i])
    here = [1.0, 0.0, 0.0, 0.0, 0.0]
    for t in range(8):
        check("buyers", 1000 * here[0], o["buyers"][t])
        here = [sum(here[i] * matrix[i][j] for i in range(5)) for j in range(5)]
        if t < len(o["occupancy"]):
            for state in range(4):
                check("occupancy", here[state], o["occupancy"][t][state])
    alive = [row[:4] for row in matrix[:4]]
    check("periods", resolvent(alive, 1.0, [1.0] * 4)[0], o["periodsBeforeLoss"])


def lifetime(alpha, beta, v, periods=200_000):
    """Sum of v^t S(t), S by its recursion; the weights are below 1e-300 long before the end."""
    total, share, weight = 0.0, 1.0, 1.0
    for t in range(periods):
        total += weight * share
        share *= (beta + t) / (alpha + beta + t)
        weight *= v
        if weight < 1e-300:
            break
    return total


def beta_geometric(o):
    v = 1 / (1 + o["discount"])
    for s in o["segments"]:
        rounded = s["rounded"]
        check("ten payments", lifetime(rounded["alpha"], rounded["beta"], v, 10), rounded["tenPayments"])
        # Shapes are printed to five digits: everything else may be off by a few units in the last place.
        for what, value, printed, allowed in [
            ("life", lifetime(s["alpha"], s["beta"], v), s["life"], 2e-5),
            *[
                (
                    "residual life",
                    (s["beta"] + n) / (s["alpha"] + s["beta"] + n) * lifetime(s["alpha"], s["beta"] + n + 1, v),
                    printed,
                    2e-5,
                )
                for n, printed in enumerate(s["residualLife"])
            ],
        ]:
            if abs(value - float(printed)) > allowed:
                wrong.append(f"{what}: {value} is not {printed}")
        share = 1.0
        for t, printed in enumerate(s["survivalPercent"]):
            share *= (s["beta"] + t) / (s["alpha"] + s["beta"] + t)
            if abs(100 * share - float(printed)) > 0.002:
                wrong.append(f"survival: {100 * share} is not {printed}")
    s = o["sorting"]
    mean = s["beta"] / (s["alpha"] + s["beta"])
    naive = 1 / (1 - mean * v)
    check("naive multiple", naive, s["naiveMultiple"])
    check("understatement", 100 * (1 - naive / lifetime(s["alpha"], s["beta"], v)), s["understatementPercent"])


def referral(o):
    m, r, d, friends = o["margin"], o["retention"], o["discount"], o["friendsPerPeriod"]
    v = 1 / (1 + d)
    matrix = [[r, 1 - r], [0.0, 1.0]]
    for reward, family, deviation in [
        (0.0, o["family"], o["standardDeviation"]),
        (o["withReward"]["reward"], o["withReward"]["family"], o["withReward"]["standardDeviation"]),
    ]:
        value = [(m - reward * friends) / (1 - v * r - v * friends), 0.0]
        check("family", value[0], family)
        check("deviation", math.sqrt(variance(matrix, v, value, [friends, 0.0], reward)[0]), deviation)
    for row in o["horizons"]:
        grown = [[r + friends]]
        check("horizon", finite(grown, v, [m], row["periods"])[0], row["family"])


def reference(o):
    lapsed = o["lapsed"]
    matrix = [row + [0.0] for row in o["moves"]]
    matrix += [[0.0, lapsed["back"], 0.0, lapsed["stays"], 1 - lapsed["back"] - lapsed["stays"]], [0, 0, 0, 0, 1.0]]
    rewards, friends = o["rewards"] + [0.0], o["friends"] + [0.0]
    v = 1 / (1 + o["discount"])
    value = resolvent(matrix, v, rewards)
    spread = variance(matrix, v, value)
    brought = resolvent(matrix, v, friends)
    first = value[0] / (1 - v * brought[0])
    family = [value[i] + v * brought[i] * first for i in range(5)]
    families = variance(matrix, v, family, friends)
    for i in range(4):
        check("for ever", value[i], o["forEver"][i])
        check("end of period", v * value[i], o["endOfPeriod"][i])
        check("deviation", math.sqrt(spread[i]), o["standardDeviation"][i])
        check("family", family[i], o["family"][i])
        check("referral", family[i] - value[i], o["referral"][i])
        for row in o["horizons"]:
            check("horizon", finite(matrix, v, rewards, row["periods"])[i], row["values"][i])
    check("family deviation", math.sqrt(families[0]), o["familyDeviation"])
    alive = [row[:4] for row in matrix[:4]]
    check("offspring", resolvent(alive, 1.0, friends[:4])[0], o["offspring"])
    without = [list(row) for row in matrix]
    without[3] = [0.0, 0.0, 0.0, 0.75, 0.25]
    check("without win-back", resolvent(without, v, rewards)[0], o["withoutWinBack"])
    here = [1000.0, 0.0, 0.0, 0.0, 0.0]
    for t in range(1, 13):
        born = sum(here[i] * friends[i] for i in range(5))
        here = [sum(here[i] * matrix[i][j] for i in range(5)) + (born if j == 0 else 0.0) for j in range(5)]
        for row in o["heads"]:
            if row["period"] == t:
                for i in range(4):
                    check("heads", here[i], row["counts"][i])


def theory(o):
    r, d, m = 0.8, 0.1, 100.0
    v = 1 / (1 + d)
    check("mean life", 1 / (1 - r), o["meanLife"])
    margins = o["risingProfile"]["margins"]
    check("profile", sum(margins[min(t, 4)] * (r * v) ** t for t in range(3000)), o["risingProfile"]["value"])
    hazard = 1 / r - 1
    check("frailty", m * sum(v**t / (1 + hazard * t) for t in range(3000)), o["frailty"]["value"])
    removed = o["neglectRemoved"]
    check("neglect", 1 / (1 - (1 - removed["churn"]) ** (1 - removed["share"])), removed["life"])
    for row in o["winBack"]:
        p = row["odds"]
        check("win-back", (m - v * (1 - r) * row["cost"]) / (1 - v * (r + (1 - r) * p)), row["value"])
    ladder = o["ladder"]
    for value, printed in zip(resolvent(ladder["moves"], v, ladder["margins"]), ladder["values"]):
        check("ladder", value, printed)
    for rung, printed in enumerate(ladder["years"]):
        check("years", resolvent(ladder["moves"], 1.0, [float(i == rung) for i in range(4)])[0], printed)
    check("break-even", 0.05 / (1 + d - r), o["retentionBreakEven"])
    plain = m / (1 - v * r)
    for key, add_on, sticks in [("revenueOnly", 0.4, 1.0), ("stickinessOnly", 0.0, 0.8), ("both", 0.4, 0.8)]:
        stay = [r ** (sticks**n) for n in range(3)]
        matrix = [
            [0.85 * stay[0], 0.15 * stay[0], 0.0],
            [0.0, 0.85 * stay[1], 0.15 * stay[1]],
            [0.0, 0.0, stay[2]],
        ]
        value = resolvent(matrix, v, [m * (1 + add_on * n) for n in range(3)])[0]
        check(key, 100 * (value / plain - 1), o["crossSell"][key])
    months = (1 - 0.98**48) / 0.02
    check("milk", months, o["milk"]["months"])
    check("milk", 8 * months, o["milk"]["bags"])
    share, bags, worth, whole = 1.0, 0.0, 0.0, 0.0
    for t in range(48):
        bags += 8 * share
        worth += 320 * share * v ** (t / 12)
        whole += 320 * v ** (t / 12)
        share *= 0.97 * (0.9 if t + 1 in (6, 12, 36) else 1.0)
    losses = o["milkWithLosses"]
    check("milk bags", bags, losses["bags"])
    check("milk value", worth, losses["value"])
    check("milk value", whole, losses["valueWithoutLosses"])
    check("milk finish", 100 * share, losses["finishPercent"])
    check("monthly churn", 1 - 0.8 ** (1 / 12), o["monthlyChurn"])


conventions(oracles["conventions"])
recency(oracles["recencyChain"])
beta_geometric(oracles["shiftedBetaGeometric"])
referral(oracles["referral"])
reference(oracles["reference"])
theory(oracles["theory"])
print("\n".join(wrong) or "all values of clv.json recomputed")
sys.exit(1 if wrong else 0)
