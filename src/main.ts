import { mount } from 'svelte';
import App from './app/App.svelte';
import { CHARTS } from './app/charts/registry.ts';
import { loadAhead } from './app/loadAhead.ts';
import { besideLink } from './app/state/historyPlace.ts';
import { Lab } from './app/state/lab.svelte.ts';
import { FIRST_DOCUMENT } from './app/state/linkState.svelte.ts';
import { wantedLocale } from './app/state/preferences.svelte.ts';
import { readAddress } from './app/state/received.ts';
import './app/styles/tokens.css';
import './app/styles/base.css';
import { CANNOT_START } from './i18n/cannotStart.ts';
import { loadWords } from './i18n/loadWords.ts';
import { createRunner, poolSize } from './runner/createRunner.ts';
import { spawnWorker } from './runner/spawnWorker.ts';

/** Language, link, threads and the first chart at the same time, then the page. */
async function start(target: HTMLElement): Promise<void> {
  const chosen = createRunner({ spawn: spawnWorker, size: poolSize(navigator.hardwareConcurrency) });
  void CHARTS.responseCurve.load().catch(() => undefined); // its place will say so
  const [words, asked] = await Promise.all([
    loadWords(wantedLocale(location.hash)),
    readAddress(location.hash, besideLink()),
  ]);
  const first = asked !== null && 'document' in asked ? asked.document : FIRST_DOCUMENT;
  const lab = new Lab(
    words,
    first,
    chosen.then(({ runner }) => runner),
  );
  if (asked !== null) lab.arrive(asked);
  lab.start();
  mount(App, { target, props: { lab } });
  void lab.link.offerDraft();
  loadAhead(words);
  void chosen.then(
    ({ kind }) => {
      if (kind === 'inline') lab.notices.add({ about: 'threads', tone: 'info', key: 'run.inline' });
    },
    () => undefined, // the run tells it
  );
}

const target = document.getElementById('app');
if (target !== null) {
  start(target).catch(() => {
    const lines = CANNOT_START.map(({ lang, text }) => {
      const line = document.createElement('p');
      line.lang = lang;
      line.textContent = text;
      return line;
    });
    target.replaceChildren(...lines);
  });
}
