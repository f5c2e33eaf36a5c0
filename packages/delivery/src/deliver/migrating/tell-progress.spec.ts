import { tellProgress } from './tell-progress';

test('what is begun is told at once, and how far it is every five seconds', () => {
  const said: string[] = [];
  let now = 0;
  const tell = tellProgress(
    (line) => said.push(line),
    () => now,
  );
  tell({ message: 'a backup is made' }, '0002-drop');
  for (let done = 0; done < 100; done += 1) {
    now = done * 100;
    tell({ message: `${done} items`, done }, '0002-drop');
  }
  tell({ message: 'it is compared' });
  expect(said).toEqual([
    '0002-drop: a backup is made',
    '0002-drop: 0 items',
    '0002-drop: 50 items',
    'it is compared',
  ]);
});
