/** In a file of its own, since it is loaded only where there is something to judge: most of what it loads has nothing to do with releases. */
export { contractsCheck, judgeComposition, type JudgedComposition } from '@org/delivery';
