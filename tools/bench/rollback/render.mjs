import { CHANGED } from '../example/workspace.mjs';
import { table } from '../report/table.mjs';
import { judge, partsOf, ratioOf, secondsOf } from './figures.mjs';

const TITLES = Object.freeze({
  command: `rollback: \`nx run ${CHANGED}:rollback\``,
  plan: 'the same with `--plan`, which goes nowhere',
  fresh: 'rollback: the engine, nothing warm',
  warm: 'rollback: the engine, warm',
  stepFresh: 'the deployment step alone, nothing warm',
  stepWarm: 'the deployment step alone, warm',
  cdk: '`cdk deploy` of the same assembly',
  revertCold: `from the older source: \`nx run ${CHANGED}:deploy\`, nothing built`,
  revertWarm: 'the same, what it builds is in the cache of Nx',
});

const COMPARED = Object.freeze([
  ['command', 'revertCold'],
  ['command', 'revertWarm'],
  ['fresh', 'cdk'],
]);

/**
 * The figures as Markdown.
 * @param {import('./figures.mjs').Figures} figures
 */
export function renderFigures(figures) {
  const { runs, node, nx, cdk, ministack, machine, date, rounds, traced } = figures;
  return [
    `Medians of ${runs} (least to most), Node ${node}, Nx ${nx}, \`aws-cdk\` ${cdk}, MiniStack ${ministack}, ${machine}, ${date}:`,
    secondsTable(rounds),
    'Within each round, one divided by the other:',
    ratioTable(rounds),
    partsText(rounds),
    ...(traced === null ? [] : [tracedText(traced)]),
    'The goals:',
    goalList(figures),
  ].join('\n\n');
}

function secondsTable(rounds) {
  const rows = Object.entries(TITLES).map(([name, title]) => [
    title,
    spread(secondsOf(rounds, name)),
  ]);
  return table(['what brings the older release back', 's'], rows, [0]);
}

function ratioTable(rounds) {
  const rows = COMPARED.map(([name, other]) => [
    TITLES[name],
    TITLES[other],
    spread(ratioOf(rounds, name, other)),
  ]);
  return table(['', '÷', ''], rows, [0, 1]);
}

function partsText(rounds) {
  const { deliver, inspect, rest } = partsOf(rounds, 'warm');
  const update = secondsOf(rounds, 'warm', 'update').median;
  const times = Math.round((deliver + inspect + rest) / update);
  const known = secondsOf(rounds, 'known').median;
  return [
    `Of the warm rollback the deployment step takes ${ms(deliver)}, looking at the artifact and its provenance before anything is touched`,
    `${ms(inspect)}, lock and records ${ms(rest)}. The first and the last event that CloudFormation has of it are ${ms(update)} apart: the rollback takes`,
    `${times} times as long. The command also reads what releases there are, in ${ms(known)}, and starts Nx.`,
  ].join(' ');
}

function tracedText({ rollback, deploy }) {
  return [
    `As /proc has it, the command starts ${rollback.processes} processes, of which ${kinds(rollback)} (its service without source, its CDK app gone, no npm`,
    `in PATH); the deployment from source starts ${deploy.processes}, of which ${kinds(deploy)}.`,
  ].join(' ');
}

function kinds({ kinds: found }) {
  const words = { install: 'installs', build: 'builds', synth: 'synthesizes' };
  const does = found.map((kind) => words[kind]);
  if (does.length === 0) return 'none installs, builds or synthesizes';
  return `at least one each ${does.join(' and ')}`;
}

function goalList(figures) {
  return judge(figures)
    .map(({ goal, ratio, reached }) => `- ${reached ? '✔' : '✖'} ${goal}: ${spread(ratio)}`)
    .join('\n');
}

const spread = ({ median, least, most }) => `${short(median)} (${short(least)} to ${short(most)})`;

const short = (number) => number.toFixed(number < 10 ? 2 : 0);

const ms = (seconds) => `${Math.round(seconds * 1000)} ms`;
