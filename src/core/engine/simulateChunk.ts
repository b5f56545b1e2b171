import { EXP_INV, EXP_LN, GRID, LN_2, unitExponential } from '../numerics/random/exponential.ts';
import {
  PURPOSE,
  childKey0,
  childKey1,
  counterOf,
  draw,
  writeFounderKeys,
} from '../numerics/random/keyed.ts';
import type { ChunkResult } from './chunkResult.ts';
import { valuesRoom } from './chunkRoom.ts';
import { closeChunk } from './closeChunk.ts';
import { closeLedger, ledgerRows } from './ledger.ts';
import { enoughFor } from './enoughFor.ts';
import {
  CHUNK_FOUNDERS,
  FAMILY_BURST,
  PERSONS_PER_FOUNDER,
  WAITING_FRIENDS,
  WORLD_FOUNDERS,
  keepsWorlds,
} from './planRun.ts';
import type { EngineTables } from './tables.ts';

/** Longer than any horizon: an event that does not happen. */
const NEVER = 1_000_000;
/** Most lives of one customer: a counter has 8 bits for them (`counterOf`). Who would begin one more is cut. */
const LIVES = 250;

const EXIT = PURPOSE.exit << 28;
const MOVE = PURPOSE.move << 28;
const MOVE_TO = PURPOSE.moveTo << 28;
const FRIEND = PURPOSE.friend << 28;
const SPEND = PURPOSE.spend << 28;
const WIN_BACK = PURPOSE.winBack << 28;
const GIVE_UP = PURPOSE.giveUp << 28;
const THETA = counterOf(PURPOSE.theta, 0, 0);
const TYPE = counterOf(PURPOSE.theta, 0, 1);
const WALLET = counterOf(PURPOSE.wallet, 0, 0);
const SERVICE = counterOf(PURPOSE.serviceCost, 0, 0);

/**
 * Simulates one chunk of founders with their families. The rules, period by period, are those of MODEL.md; here each
 * event is found by its clock: a unit-exponential threshold that the accumulated hazard must exceed. While rates are
 * constant the search jumps to the next event, otherwise it steps; both give the same bits, because hazards and
 * thresholds lie on the 2^-32 grid and money is booked once per spell (a stretch with one stage and one product count).
 *
 * One long function on purpose, with the hot draws written out, and drawn before it is known whether they are needed:
 * NOTES.md says what each of that buys. Its slow twin, tests/helpers/slowTwin.ts, lives the same lives.
 *
 * @param chunk 0 … chunkCount(job) − 1
 * @returns everything about founders chunk · 4096 … ; bits depend on the job and the chunk only
 */
export function simulateChunk(tables: EngineTables, chunk: number): ChunkResult {
  const { job, layout, discount, annuity, tenureAnnuity, tenureFactor, exitRate, spend, stageCost } = tables;
  const { moveRate, moveThreshold, referralRate, giveUpRate, winBackCumulated, steadyWinBack } = tables;
  const { causeThreshold, causeFinal, lapsesTo, winBackTo, isLapsed, typeThreshold, typeTheta } = tables;
  const { typeSpend, theta, wallet, serviceCost, purchase, extraExitRate, room } = tables;
  const { steps, booksEveryPeriod, noisy } = tables;
  const { params } = job;
  const { periods: T, contributionRate, referralReward, winBackAtOnce, acquisitionCost } = params;
  const { stageCount: stages, causeCount: causes } = layout;
  const enough = enoughFor(acquisitionCost);
  const products = params.crossSell.productsMax;
  const crossSellRate = products > 1 ? params.crossSell.rate + GRID - GRID : 0;
  const meanServiceCost = params.serviceCost;
  const typeCount = typeTheta.length;
  const purses = params.walletSigma > 0;
  const serviceCosts = params.serviceCostSigma > 0;

  const founders = Math.min(CHUNK_FOUNDERS, job.founders - chunk * CHUNK_FOUNDERS);
  const worldSize = keepsWorlds(chunk) ? WORLD_FOUNDERS : CHUNK_FOUNDERS;
  const worlds = new Float64Array(Math.ceil(founders / worldSize) * layout.count * T);
  const rows = ledgerRows(layout);
  const { row, causes: causeRow, firstExits: firstExitsRow, writtenOff: writtenOffRow } = rows;
  const { regained: regainedRow, referrals: referralsRow } = rows;
  const { keys } = room;
  const ledger = room.ledger(rows.size);
  const { ownValues, familyValues } = valuesRoom(room, chunk, founders);
  const familySizes = new Float64Array(64);
  const { key0: waitingKey0, key1: waitingKey1, birth: waitingBirth } = room.waiting;
  writeFounderKeys(keys, job.seed, chunk * CHUNK_FOUNDERS, founders);
  let persons = 0;
  let cutFamilies = 0;
  let paidBack = 0;

  for (let founder = 0; founder < founders; founder++) {
    waitingKey0[0] = keys.k0[founder];
    waitingKey1[0] = keys.k1[founder];
    waitingBirth[0] = 0;
    const budget = (founder + 1) * PERSONS_PER_FOUNDER + FAMILY_BURST;
    let waiting = 1;
    let familySize = 0;
    let cut = 0;
    let ownValue = 0;
    let familyValue = 0;

    while (waiting > 0) {
      waiting--;
      const k0 = waitingKey0[waiting];
      const k1 = waitingKey1[waiting];
      let t = waitingBirth[waiting];
      const referred = familySize > 0 ? 1 : 0;
      familySize++;

      // Who this is: θ, wallet, cost to serve.
      let w = (k0 + THETA) | 0;
      w = Math.imul(w ^ (w >>> 17), 0xed5ad4bb) ^ k1;
      w = Math.imul(w ^ (w >>> 11), 0xac4c1b51) ^ k0;
      w = Math.imul(w ^ (w >>> 15), 0x31848bab);
      w = w ^ (w >>> 14);
      const cell = w >>> 20;
      const quantile = theta[cell] + (theta[cell + 1] - theta[cell]) * ((w & 0xfffff) / 0x100000);
      let type = 0;
      if (typeCount > 1) {
        const u = draw(k0, k1, TYPE);
        while (u >= typeThreshold[type]) type++;
      }
      const hazard = quantile * typeTheta[type];
      let purse = typeSpend[type];
      if (purses) {
        w = (k0 + WALLET) | 0;
        w = Math.imul(w ^ (w >>> 17), 0xed5ad4bb) ^ k1;
        w = Math.imul(w ^ (w >>> 11), 0xac4c1b51) ^ k0;
        w = Math.imul(w ^ (w >>> 15), 0x31848bab);
        purse *= wallet[(w ^ (w >>> 14)) >>> 20];
      }
      const ownServiceCost = serviceCosts
        ? meanServiceCost * serviceCost[draw(k0, k1, SERVICE) >>> 20]
        : meanServiceCost;

      let stage = 0;
      let life = 0;
      let value = 0;
      let friends = 0;
      let friendUsed = 0;
      w = (k0 + FRIEND) | 0;
      w = Math.imul(w ^ (w >>> 17), 0xed5ad4bb) ^ k1;
      w = Math.imul(w ^ (w >>> 11), 0xac4c1b51) ^ k0;
      w = Math.imul(w ^ (w >>> 15), 0x31848bab);
      w = (w ^ (w >>> 14)) | 1;
      let z = Math.clz32(w);
      w <<= z;
      let c = (w >>> 23) & 255;
      let x = ((w & 0x7fffff) - 0x400000) * EXP_INV[c];
      let friendAt = z * LN_2 + EXP_LN[c] - x * (1 - 0.5 * x) + GRID - GRID;
      const revenue = rows.revenueChange + referred * row;
      const revenueAt = rows.revenueAt + referred * row;
      const cost = rows.costChange + referred * row;
      const factorAt = referred * T;
      const firstFactor = tenureFactor[factorAt];
      const sumAt = referred * row;

      for (;;) {
        // One life: endurance is drawn once, moves once per visit to a stage, cross-sell once per product.
        const lifeKey = life << 20;
        const ratesAt = (referred * 2 + (life > 0 ? 1 : 0)) * stages * products;
        w = (k0 + (EXIT | lifeKey)) | 0;
        w = Math.imul(w ^ (w >>> 17), 0xed5ad4bb) ^ k1;
        w = Math.imul(w ^ (w >>> 11), 0xac4c1b51) ^ k0;
        w = Math.imul(w ^ (w >>> 15), 0x31848bab);
        w = (w ^ (w >>> 14)) | 1;
        z = Math.clz32(w);
        w <<= z;
        c = (w >>> 23) & 255;
        x = ((w & 0x7fffff) - 0x400000) * EXP_INV[c];
        const endurance = z * LN_2 + EXP_LN[c] - x * (1 - 0.5 * x) + GRID - GRID;
        w = (k0 + (MOVE | lifeKey)) | 0;
        w = Math.imul(w ^ (w >>> 17), 0xed5ad4bb) ^ k1;
        w = Math.imul(w ^ (w >>> 11), 0xac4c1b51) ^ k0;
        w = Math.imul(w ^ (w >>> 15), 0x31848bab);
        w = (w ^ (w >>> 14)) | 1;
        z = Math.clz32(w);
        w <<= z;
        c = (w >>> 23) & 255;
        x = ((w & 0x7fffff) - 0x400000) * EXP_INV[c];
        let moveAt = z * LN_2 + EXP_LN[c] - x * (1 - 0.5 * x) + GRID - GRID;
        let used = 0;
        let moveUsed = 0;
        let visit = 0;
        let age = 0;
        let product = 0;
        let crossSellAt =
          crossSellRate > 0 ? unitExponential(draw(k0, k1, counterOf(PURPOSE.crossSell, life, 0))) : 0;
        let crossSellUsed = 0;
        let exited = false;

        while (t < T) {
          // Find the end of this spell: exit, move, one more product, or the horizon.
          const rate0 = hazard * exitRate[ratesAt + stage * products + product];
          const rate = (rate0 < 64 ? rate0 : 64) + GRID - GRID;
          const stageMoveRate = moveRate[stage];
          const sells = crossSellRate > 0 && product < products - 1;
          w = (k0 + (MOVE | lifeKey | (visit + 1))) | 0;
          w = Math.imul(w ^ (w >>> 17), 0xed5ad4bb) ^ k1;
          w = Math.imul(w ^ (w >>> 11), 0xac4c1b51) ^ k0;
          w = Math.imul(w ^ (w >>> 15), 0x31848bab);
          w = (w ^ (w >>> 14)) | 1;
          z = Math.clz32(w);
          w <<= z;
          c = (w >>> 23) & 255;
          x = ((w & 0x7fffff) - 0x400000) * EXP_INV[c];
          const nextMoveAt = z * LN_2 + EXP_LN[c] - x * (1 - 0.5 * x) + GRID - GRID;
          let length = 0;
          if (steps) {
            do {
              used += rate + extraExitRate[age + length];
              length++;
              exited = used > endurance;
              if (exited || t + length >= T) break;
              moveUsed += stageMoveRate;
              if (sells) crossSellUsed += crossSellRate;
            } while (!(moveUsed > moveAt) && !(sells && crossSellUsed > crossSellAt));
          } else {
            // A rate of 0 makes an infinite quotient, or NaN: never. The least is taken without branches.
            const exitIn = (endurance - used) / rate;
            const moveIn = (moveAt - moveUsed) / stageMoveRate;
            const toExit = exitIn < NEVER ? (exitIn | 0) + 1 : NEVER;
            const toMove = moveIn < NEVER ? (moveIn | 0) + 1 : NEVER;
            length = T - t;
            let less = toMove - length;
            length += less & (less >> 31);
            if (sells) {
              const saleIn = (crossSellAt - crossSellUsed) / crossSellRate;
              const toSale = saleIn < NEVER ? (saleIn | 0) + 1 : NEVER;
              length = toSale < length ? toSale : length;
            }
            less = toExit - length;
            length += less & (less >> 31);
            used += length * rate;
            exited = length === toExit;
            moveUsed += length * stageMoveRate;
            if (sells) crossSellUsed += length * crossSellRate;
          }

          // Book the spell [t, end).
          const end = t + length;
          ledger[stage * row + t] += 1;
          ledger[stage * row + end] -= 1;
          const spendNow = spend[stage * products + product] * purse;
          if (noisy) {
            let noisySpend = 0;
            for (let i = 0; i < length; i++) {
              w = (k0 + (SPEND | lifeKey | (age + i))) | 0;
              w = Math.imul(w ^ (w >>> 17), 0xed5ad4bb) ^ k1;
              w = Math.imul(w ^ (w >>> 11), 0xac4c1b51) ^ k0;
              w = Math.imul(w ^ (w >>> 15), 0x31848bab);
              const amount = spendNow * tenureFactor[factorAt + age + i] * purchase[(w ^ (w >>> 14)) >>> 20];
              ledger[revenueAt + t + i] += amount;
              noisySpend += amount * discount[t + i];
            }
            value += contributionRate * noisySpend;
          } else {
            const perPeriod = tenureAnnuity[sumAt + age + length] - tenureAnnuity[sumAt + age];
            value += contributionRate * spendNow * discount[t - age] * perPeriod;
            if (booksEveryPeriod) {
              for (let i = 0; i < length; i++) {
                ledger[revenueAt + t + i] += spendNow * tenureFactor[factorAt + age + i];
              }
            } else {
              ledger[revenue + t] += spendNow * firstFactor;
              ledger[revenue + end] -= spendNow * firstFactor;
            }
          }
          const costNow = stageCost[stage] + ownServiceCost;
          if (costNow !== 0) {
            value -= costNow * (annuity[end] - annuity[t]);
            ledger[cost + t] += costNow;
            ledger[cost + end] -= costNow;
          }

          // Friends of this spell: the k-th comes when the referral clock passes its k-th ring.
          const stageReferralRate = referralRate[stage];
          const friendEnd = friendUsed + length * stageReferralRate;
          while (friendAt < friendEnd) {
            const met = t + (((friendAt - friendUsed) / stageReferralRate) | 0);
            ledger[referralsRow + met] += 1;
            familyValue -= referralReward * discount[met];
            if (met + 1 < T) {
              if (waiting < WAITING_FRIENDS && persons + familySize + waiting < budget) {
                waitingKey0[waiting] = childKey0(k0, k1, friends);
                waitingKey1[waiting] = childKey1(k0, k1, friends);
                waitingBirth[waiting] = met + 1;
                waiting++;
              } else {
                cut = 1;
                friendAt = Infinity; // a person whose friends no longer find room brings no more
                break;
              }
            }
            friends++;
            w = (k0 + (FRIEND | friends)) | 0;
            w = Math.imul(w ^ (w >>> 17), 0xed5ad4bb) ^ k1;
            w = Math.imul(w ^ (w >>> 11), 0xac4c1b51) ^ k0;
            w = Math.imul(w ^ (w >>> 15), 0x31848bab);
            w = (w ^ (w >>> 14)) | 1;
            z = Math.clz32(w);
            w <<= z;
            c = (w >>> 23) & 255;
            x = ((w & 0x7fffff) - 0x400000) * EXP_INV[c];
            friendAt += z * LN_2 + EXP_LN[c] - x * (1 - 0.5 * x) + GRID - GRID;
          }
          friendUsed = friendEnd;

          t = end;
          if (exited || t >= T) break;
          age += length;
          if (sells && crossSellUsed > crossSellAt) {
            product++;
            crossSellAt = unitExponential(draw(k0, k1, counterOf(PURPOSE.crossSell, life, product)));
            crossSellUsed = 0;
          }
          if (moveUsed > moveAt) {
            const u = draw(k0, k1, MOVE_TO | lifeKey | visit);
            const from = stage * stages;
            stage = 0;
            while (u >= moveThreshold[from + stage]) stage++;
            visit++;
            moveAt = nextMoveAt;
            moveUsed = 0;
          }
        }

        if (!exited) break;
        const exitPeriod = t - 1;
        let cause = 0;
        if (causes > 1) {
          const u = draw(k0, k1, counterOf(PURPOSE.cause, life, 0));
          while (u >= causeThreshold[cause]) cause++;
        }
        ledger[causeRow + cause * row + exitPeriod] += 1;
        if (life === 0 && referred === 0) ledger[firstExitsRow + exitPeriod] += 1;
        stage = lapsesTo[stage];
        if (causeFinal[cause] !== 0 || isLapsed[stage] === 0 || t >= T) break;

        // Away: the win-back clock and the give-up clock run from trial to trial; of a tie, win-back.
        w = (k0 + (GIVE_UP | lifeKey)) | 0;
        w = Math.imul(w ^ (w >>> 17), 0xed5ad4bb) ^ k1;
        w = Math.imul(w ^ (w >>> 11), 0xac4c1b51) ^ k0;
        w = Math.imul(w ^ (w >>> 15), 0x31848bab);
        w = (w ^ (w >>> 14)) | 1;
        z = Math.clz32(w);
        w <<= z;
        c = (w >>> 23) & 255;
        x = ((w & 0x7fffff) - 0x400000) * EXP_INV[c];
        const writeOffIn = (z * LN_2 + EXP_LN[c] - x * (1 - 0.5 * x) + GRID - GRID) / giveUpRate[stage];
        const givesUp = writeOffIn < NEVER ? writeOffIn | 0 : NEVER;
        w = (k0 + (WIN_BACK | lifeKey)) | 0;
        w = Math.imul(w ^ (w >>> 17), 0xed5ad4bb) ^ k1;
        w = Math.imul(w ^ (w >>> 11), 0xac4c1b51) ^ k0;
        w = Math.imul(w ^ (w >>> 15), 0x31848bab);
        w = (w ^ (w >>> 14)) | 1;
        z = Math.clz32(w);
        w <<= z;
        c = (w >>> 23) & 255;
        x = ((w & 0x7fffff) - 0x400000) * EXP_INV[c];
        const winBackAt = z * LN_2 + EXP_LN[c] - x * (1 - 0.5 * x) + GRID - GRID;
        let wins = 0;
        if (steadyWinBack[stage] >= 0) {
          const winIn = winBackAt / steadyWinBack[stage];
          wins = winIn < NEVER ? winIn | 0 : NEVER;
        } else {
          const trials = givesUp < T - t ? givesUp + 1 : T - t;
          while (wins < trials && !(winBackCumulated[stage * T + wins] > winBackAt)) wins++;
        }
        const regained = wins <= givesUp;
        const lastTrial = t + (regained ? wins : givesUp);
        const awayUntil = lastTrial < T ? lastTrial + 1 : T;
        ledger[stage * row + t] += 1;
        ledger[stage * row + awayUntil] -= 1;
        value -= stageCost[stage] * (annuity[awayUntil] - annuity[t]);
        ledger[cost + t] += stageCost[stage];
        ledger[cost + awayUntil] -= stageCost[stage];
        if (!regained && lastTrial < T) ledger[writtenOffRow + lastTrial] += 1;
        t = winBackAtOnce ? lastTrial : lastTrial + 1;
        if (regained && t < T && life + 1 >= LIVES) cut = 1;
        if (!regained || t >= T || life + 1 >= LIVES) break;
        ledger[regainedRow + t] += 1;
        stage = winBackTo[stage];
        life++;
      }

      if (referred === 0) ownValue = value;
      familyValue += value;
    }

    persons += familySize;
    cutFamilies += cut;
    familySizes[familySize < 64 ? familySize - 1 : 63] += 1;
    ownValues[founder] = ownValue;
    familyValues[founder] = familyValue;
    if (familyValue >= enough) paidBack++;
    if ((founder + 1) % worldSize === 0 || founder + 1 === founders) {
      closeLedger(ledger, params, layout, worlds, Math.floor(founder / worldSize));
    }
  }

  const values = { ownValues, familyValues, familySizes, worlds };
  return closeChunk(tables, { chunk, persons, cutFamilies, paidBack, ...values });
}
