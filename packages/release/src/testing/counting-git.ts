import { spawnGit, type GitRunner } from '../git/git-runner';

/** The real git, which notes the commands it was given. */
export function countingGit(root: string): GitRunner & { ran: string[] } {
  const git = spawnGit(root);
  const ran: string[] = [];
  const isCommand = (arg: string, index: number, args: readonly string[]): boolean =>
    !arg.startsWith('-') && args[index - 1] !== '-c';
  const note = (args: readonly string[]): void => void ran.push(args.find(isCommand) ?? '');
  return {
    ran,
    run: (args, options) => {
      note(args);
      return git.run(args, options);
    },
    stream: (args, options) => {
      note(args);
      return git.stream(args, options);
    },
  };
}
