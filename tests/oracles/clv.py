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
    """A text may be half a unit of its last digit off; a number is exact."""
    half = 0.5 * 10 ** -len(printed.partition(".")[2]) if isinstance(printed, str) else 0.0
    if abs(value - float(printed)) > half + 1e-9 * abs(float(printed)):
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
    check("repays", r, o["repays"]["share"])
    check("nobody stays", m, o["retentionOfNobody"])
    certain = o["retentionOfAll"]
    check("all stay", m * (1 + certain["discount"]) / certain["discount"], certain["immediate"])
    check("all stay", m / certain["discount"], certain["deferred"])
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
            for state in range(5):
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


def log_likelihood(active, leaves):
    """Of counts of customers active in year 0, 1 ..., given the probability to leave in year 1, 2 ..."""
    left = 1.0 - sum(leaves)
    exits = [before - after for before, after in zip(active, active[1:])]
    return sum(n * math.log(p) for n, p in zip(exits, leaves)) + active[-1] * math.log(left)


def leaves(alpha, beta, years):
    p = [alpha / (alpha + beta)]
    for t in range(2, years + 1):
        p.append(p[-1] * (beta + t - 2) / (alpha + beta + t - 1))
    return p


def most_likely(active, alpha, beta):
    """Shapes of the Beta law of churn that make the counts most likely, by Newton's method from nearby."""
    years = len(active) - 1
    terms = [(active[t - 1] - active[t], 1, t - 1, t) for t in range(1, years + 1)] + [(active[-1], 0, years, years)]
    for _ in range(20):
        ga = gb = haa = hab = hbb = 0.0
        for n, churned, kept, all_of in terms:
            ga += n * churned / alpha
            haa -= n * churned / alpha**2
            for k in range(kept):
                gb += n / (beta + k)
                hbb -= n / (beta + k) ** 2
            for k in range(all_of):
                first, second = n / (alpha + beta + k), n / (alpha + beta + k) ** 2
                ga, gb, haa, hab, hbb = ga - first, gb - first, haa + second, hab + second, hbb + second
        det = haa * hbb - hab * hab
        alpha, beta = alpha - (hbb * ga - hab * gb) / det, beta - (haa * gb - hab * ga) / det
    return alpha, beta


def check_fit(active, fit):
    alpha, beta = most_likely(active, float(fit["printed"]["alpha"]), float(fit["printed"]["beta"]))
    years = len(active) - 1
    check("alpha", alpha, fit["printed"]["alpha"])
    check("beta", beta, fit["printed"]["beta"])
    check("log-likelihood", log_likelihood(active, leaves(alpha, beta, years)), fit["logLikelihood"])
    churn = (active[0] - active[-1]) / sum(active[:-1])
    check("one churn", churn, fit["oneChurn"]["churn"])
    geometric = [churn * (1 - churn) ** t for t in range(years)]
    check("one churn", log_likelihood(active, geometric), fit["oneChurn"]["logLikelihood"])
    return alpha, beta


def beta_geometric(o):
    v = 1 / (1 + o["discount"])
    for s in o["segments"]:
        rounded, active = s["rounded"], s["active"]
        check("ten payments", lifetime(rounded["alpha"], rounded["beta"], v, 10), rounded["tenPayments"])
        alpha, beta = check_fit(active, s)
        check("alpha", alpha, s["alpha"])
        check("beta", beta, s["beta"])
        if "fourRenewals" in s:
            check_fit(active[:5], s["fourRenewals"])
        if "uniformLogLikelihood" in s:
            check("uniform", log_likelihood(active, leaves(1.0, 1.0, 7)), s["uniformLogLikelihood"])
        check("life", lifetime(alpha, beta, v), s["life"])
        for n, printed in enumerate(s["residualLife"]):
            check("residual life", (beta + n) / (alpha + beta + n) * lifetime(alpha, beta + n + 1, v), printed)
        share = 1.0
        for t, printed in enumerate(s["survivalPercent"]):
            share *= (beta + t) / (alpha + beta + t)
            check("survival", 100 * share, printed)
    s = o["sorting"]
    mean = s["beta"] / (s["alpha"] + s["beta"])
    naive = 1 / (1 - mean * v)
    check("naive multiple", naive, s["naiveMultiple"])
    check("understatement", 100 * (1 - naive / lifetime(s["alpha"], s["beta"], v)), s["understatementPercent"])


def two_types(o):
    active, loyal, d = o["activeByAge"], o["loyalByAge"], o["discount"]
    for t, (count, friends) in enumerate(zip(active, loyal)):
        of = [1e4 * share * r**t for share, r in zip(o["shares"], o["retentions"])]
        check("active", sum(of), o["expectedActive"][t])
        check("loyal", of[0], o["expectedLoyal"][t])
        # The counts as published are rounded up, those of the loyal as usual.
        if math.ceil(sum(of) - 1e-6) != count or round(of[0]) != friends:
            wrong.append(f"two types: {of} at age {t}")

    def worth(customers, r):
        return customers * o["payment"] * r * (1 + d) / (1 + d - r)

    kept = sum(active[1:]) / sum(active[:-1])
    naive = worth(sum(active), kept)
    value = worth(sum(loyal), o["retentions"][0]) + worth(sum(active) - sum(loyal), o["retentions"][1])
    check("retention of all", kept, o["retentionOfAll"])
    check("naive value", naive, o["naiveValue"])
    check("value", value, o["value"])
    check("understatement", 1 - naive / value, o["understatement"])


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
    value = m / (1 - v * r)
    check("value", value, o["value"])
    check("referral", (m / (1 - v * r - v * friends)) - value, o["referral"])
    offspring = friends / (1 - r)
    check("offspring", offspring, o["offspring"])
    check("discounted", v * friends / (1 - v * r), o["discountedOffspring"])
    check("family size", 1 / (1 - offspring), o["familySize"])
    check("offspring variance", offspring + friends**2 * r / (1 - r) ** 2, o["offspringVariance"])
    check("growth", r + o["growth"]["friendsPerPeriod"], o["growth"]["factor"])
    lower = o["lowerChurn"]
    worth = m / (1 - v * (1 - lower["factor"] * (1 - r)))
    check("lower churn", worth, lower["value"])
    check("lower churn", 100 * (worth / value - 1), lower["liftPercent"])
    for row in o["oneLifePeriod"]:
        k = row["friends"]
        check("family", 1 / (1 - k), row["mean"])
        check("family", k / (1 - k) ** 3, row["variance"])


def head_counts(matrix, friends, heads):
    """Means and covariances of the number of customers per state, from 1000 in state 0."""
    n = len(matrix)
    step = [[matrix[i][j] + (friends[i] if j == 0 else 0.0) for j in range(n)] for i in range(n)]
    mean = [1000.0] + [0.0] * (n - 1)
    cov = [[0.0] * n for _ in range(n)]
    for t in range(1, 13):
        moved = [[sum(cov[i][k] * step[k][b] for k in range(n)) for b in range(n)] for i in range(n)]
        cov = [
            [
                sum(step[k][a] * moved[k][b] for k in range(n))
                + sum(
                    mean[k] * (matrix[k][a] * (a == b) - matrix[k][a] * matrix[k][b] + friends[k] * (a == b == 0))
                    for k in range(n)
                )
                for b in range(n)
            ]
            for a in range(n)
        ]
        mean = times([list(column) for column in zip(*step)], mean)
        for row in heads:
            if row["period"] == t:
                for state in range(n):
                    check("heads", mean[state], row["counts"][state])
                    check("deviation of heads", math.sqrt(cov[state][state]), row["deviations"][state])
                here = sum(cov[a][b] for a in range(n - 1) for b in range(n - 1))
                check("deviation of all heads", math.sqrt(here), row["deviationOfAll"])


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
        check("family deviation", math.sqrt(families[i]), o["familyDeviation"][i])
        for row in o["horizons"]:
            check("horizon", finite(matrix, v, rewards, row["periods"])[i], row["values"][i])
    alive = [row[:4] for row in matrix[:4]]
    check("offspring", resolvent(alive, 1.0, friends[:4])[0], o["offspring"])
    check("discounted offspring", v * brought[0], o["discountedOffspring"])
    without = [list(row) for row in matrix]
    stays = o["withoutWinBack"]["stays"]
    without[3] = [0.0, 0.0, 0.0, stays, 1 - stays]
    check("without win-back", resolvent(without, v, rewards)[0], o["withoutWinBack"]["new"])
    check("without win-back", resolvent(without, v, rewards)[3], o["withoutWinBack"]["lapsed"])
    head_counts(matrix, friends, o["heads"])


def theory(o):
    r, d, m = 0.8, 0.1, 100.0
    v = 1 / (1 + d)
    check("mean life", 1 / (1 - r), o["meanLife"])
    for n, printed in enumerate(o["lifeEnds"]):
        check("life ends", r**n * (1 - r), printed)
    margins = o["risingProfile"]["margins"]
    check("profile", sum(margins[min(t, 4)] * (r * v) ** t for t in range(3000)), o["risingProfile"]["value"])
    hazard = 1 / r - 1
    for t, printed in enumerate(o["frailty"]["survival"], 1):
        check("frailty survival", 1 / (1 + hazard * t), printed)
    check("frailty", m * sum(v**t / (1 + hazard * t) for t in range(3000)), o["frailty"]["value"])
    removed = o["neglectRemoved"]
    churn_left = 1 - (1 - removed["churn"]) ** (1 - removed["share"])
    check("neglect", churn_left, removed["churnLeft"])
    check("neglect", 1 / churn_left, removed["life"])
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
    check("acquisition ratio", 1 / o["acquisitionRatio"]["ratio"], o["acquisitionRatio"]["points"])
    for row in o["monthlyChurns"]:
        check("monthly churn", 1 - (1 - row["churn"]) ** (1 / 12), row["monthly"])


conventions(oracles["conventions"])
recency(oracles["recencyChain"])
beta_geometric(oracles["shiftedBetaGeometric"])
two_types(oracles["twoTypes"])
referral(oracles["referral"])
reference(oracles["reference"])
theory(oracles["theory"])
print("\n".join(wrong) or "all values of clv.json recomputed")
sys.exit(1 if wrong else 0)
