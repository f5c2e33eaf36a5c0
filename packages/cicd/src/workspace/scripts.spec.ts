import { emptyTree, json } from '../generators/testing/tree';
import { addScripts } from './scripts';

const SCRIPTS = { 'deploy:localstack': 'nx run shop:deploy', release: 'nx run shop:release' };

test.each<[Record<string, string> | undefined, object]>([
  [undefined, SCRIPTS],
  [
    { release: 'mine', test: 'jest' },
    { ...SCRIPTS, release: 'mine', test: 'jest' },
  ],
  [SCRIPTS, SCRIPTS],
])('beside %j only what is missing is added', (scripts, expected) => {
  const tree = emptyTree({ 'package.json': { name: 'x', scripts } });
  addScripts(tree, SCRIPTS);
  expect(json(tree, 'package.json')).toEqual({ name: 'x', scripts: expected });
});
