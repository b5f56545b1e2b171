import { mount } from 'svelte';
import App from './app/App.svelte';
import { FIRST_DOCUMENT, readAddress } from './app/state/linkState.svelte.ts';
import { loadAhead } from './app/loadAhead.ts';
import { Lab } from './app/state/lab.svelte.ts';
import { wantedLocale } from './app/state/preferences.svelte.ts';
import './app/styles/tokens.css';
import './app/styles/base.css';
import { CHARTS } from './app/charts/registry.ts';
import { loadWords } from './i18n/loadWords.ts';
import { createRunner, poolSize } from './runner/createRunner.ts';
import { spawnWorker } from './runner/spawnWorker.ts';

// Start-up only: language, link and threads at the same time, then the page.
const chosen = createRunner({ spawn: spawnWorker, size: poolSize(navigator.hardwareConcurrency) });
void CHARTS.responseCurve.load().catch(() => undefined); // the first chart is in sight at once
const [words, address] = await Promise.all([
  loadWords(wantedLocale(location.hash)),
  readAddress(location.hash),
]);
const received = address !== null && 'document' in address ? address : null;

const lab = new Lab(
  words,
  received?.document ?? FIRST_DOCUMENT,
  chosen.then(({ runner }) => runner),
);
if (address !== null) lab.arrive(address);
lab.start();
const target = document.getElementById('app');
if (target !== null) mount(App, { target, props: { lab } });
void lab.link.offerDraft();
loadAhead(words);
void chosen.then(({ kind }) => {
  if (kind === 'inline') lab.notices.add({ about: 'threads', tone: 'info', key: 'run.inline' });
});
